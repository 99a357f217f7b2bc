namespace WhatsApp.Generator.Build;

/// <summary>The whitespace of handwritten C#, which <c>dotnet format</c> checks and fixes.</summary>
public static class Formatting
{
    /// <summary>The verb <c>format</c>: fixes the files.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> FixAsync(string root, CancellationToken cancellationToken)
    {
        (int exitCode, string printed) = await RunAsync(root, cancellationToken);
        Console.WriteLine(exitCode == 0 ? "format: done" : printed);
        return exitCode;
    }

    /// <summary>Reports the files that <c>format</c> would change, in one line.</summary>
    /// <returns>The exit code: 0 where there is none.</returns>
    public static async Task<int> CheckAsync(string root, CancellationToken cancellationToken)
    {
        (int exitCode, string printed) = await RunAsync(root, cancellationToken, "--verify-no-changes");
        if (exitCode == 0)
        {
            Console.WriteLine("format: no problems");
            return 0;
        }

        // A problem is printed as 'path(line,column): error WHITESPACE: …'.
        string[] files =
        [
            .. printed.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))
                .Select(line => Path.GetRelativePath(root, line.Split('(')[0].Trim())).Distinct(),
        ];
        Console.Error.WriteLine(
            files.Length == 0 ? printed : $"format: run './build.sh format' to fix {string.Join(", ", files)}.");
        return 1;
    }

    private static Task<(int ExitCode, string Printed)> RunAsync(
        string root, CancellationToken cancellationToken, params string[] options) =>
        Shell.CaptureAsync(
            root,
            cancellationToken,
            ["dotnet", "format", "whitespace", ".", "--folder", "--exclude", "**/*.g.cs", "**/bin/**", "**/obj/**", .. options]);
}

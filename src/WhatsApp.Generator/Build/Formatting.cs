namespace WhatsApp.Generator.Build;

/// <summary>The whitespace of handwritten C#, which <c>dotnet format</c> checks and fixes.</summary>
public static class Formatting
{
    private static readonly string[] Command =
        ["dotnet", "format", "whitespace", ".", "--folder", "--exclude", "**/*.g.cs", "**/bin/**", "**/obj/**"];

    /// <summary>The verb <c>format</c>: fixes the files.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> FixAsync(string root, TextWriter output, CancellationToken cancellationToken)
    {
        (int exitCode, string printed) = await Shell.CaptureAsync(root, cancellationToken, Command);
        output.WriteLine(exitCode == 0 ? "format: done" : printed);
        return exitCode;
    }

    /// <summary>Reports the files that <see cref="FixAsync"/> would change, in one line.</summary>
    /// <returns>The exit code: 0 where there is none.</returns>
    public static async Task<int> CheckAsync(string root, TextWriter output, CancellationToken cancellationToken)
    {
        (int exitCode, string printed) =
            await Shell.CaptureAsync(root, cancellationToken, [.. Command, "--verify-no-changes"]);

        // A problem is printed as 'path(line,column): error WHITESPACE: …'.
        string[] files =
        [
            .. printed.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))
                .Select(line => Path.GetRelativePath(root, line.Split('(')[0].Trim())).Distinct(),
        ];
        output.WriteLine(
            exitCode == 0 ? "format: no problems"
            : files.Length == 0 ? printed
            : $"format: run '{BuildScript.Name} format' to fix {string.Join(", ", files)}.");
        return exitCode == 0 ? 0 : 1;
    }
}

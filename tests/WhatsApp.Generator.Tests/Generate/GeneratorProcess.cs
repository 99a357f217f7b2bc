using System.Diagnostics;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Tests.Generate;

/// <summary>The generator as <c>build.sh</c> starts it.</summary>
internal static partial class GeneratorProcess
{
    /// <summary>Runs one verb in a folder and returns what it printed, with its exit code.</summary>
    internal static Task<(int ExitCode, string Printed)> RunAsync(
        string folder, string verb, params (string Name, string Value)[] environment) =>
        RunAsync(folder, [verb], environment);

    /// <summary>Runs a verb with arguments in a folder and returns what it printed, with its exit code.</summary>
    internal static Task<(int ExitCode, string Printed)> RunAsync(
        string folder, string[] arguments, params (string Name, string Value)[] environment) =>
        RunProgramAsync(typeof(Generation).Assembly.Location, folder, arguments, environment);

    /// <summary>
    /// Runs a verb with a copy of the generator. Its progress is left out: it depends on what has been built already, and
    /// on the time that it takes.
    /// </summary>
    internal static async Task<(int ExitCode, string Printed)> RunProgramAsync(
        string program, string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        (int exitCode, string printed) = await RunCommandAsync(folder, "dotnet", [program, .. arguments], environment);
        return (exitCode, Progress().Replace(printed, string.Empty));
    }

    /// <summary>Runs any command in a folder and returns what it printed, with its exit code.</summary>
    internal static async Task<(int ExitCode, string Printed)> RunCommandAsync(
        string folder, string command, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    // "== Build Ropes", "   Build Ropes: 5 s, 2 built" and "== Build Ropes: 7.1 s".
    [GeneratedRegex(@"^(== |   [^:\n]+: \d+ s).*\r?\n", RegexOptions.Multiline)]
    private static partial Regex Progress();
}

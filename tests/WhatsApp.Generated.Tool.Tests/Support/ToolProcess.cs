using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace WhatsApp.Generated.Tool.Tests.Support;

/// <summary>The tool as a process of its own, as a shell starts it.</summary>
internal static class ToolProcess
{
    /// <summary>
    /// The program in its own folder: in that of the tests, it lacks the assemblies that ASP.NET Core brings along.
    /// </summary>
    public static string Assembly { get; } = Path.GetFullPath(Path.Combine(
        Folder(), "..", "..", "..", "src", "WhatsApp.Tool", "bin", Configuration, "net10.0", "WhatsApp.Tool.dll"));

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Starts it.</summary>
    /// <param name="variables">The environment; nothing that starts with WHATSAPP_ is inherited.</param>
    /// <param name="arguments">The arguments.</param>
    public static Process Start(IEnumerable<KeyValuePair<string, string>> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name =>
            name.StartsWith("WHATSAPP_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    /// <summary>Waits for its end.</summary>
    public static async Task<ToolRun> EndAsync(this Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ToolRun(
            process.ExitCode,
            (await output).ReplaceLineEndings("\n"),
            (await error).ReplaceLineEndings("\n"));
    }
}

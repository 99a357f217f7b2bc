using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WhatsApp.Generator.Generate;

/// <summary>Runs NSwag once over the bundle with our templates.</summary>
public static class NSwagRunner
{
    /// <summary>Name of the environment variable with which MSBuild passes its NSwagCommand.</summary>
    public const string CommandVariable = "NSWAG_COMMAND";

    /// <summary>The command, which NSwag.targets resolves; without MSBuild the pinned npm package.</summary>
    public static string Command(string root) =>
        Environment.GetEnvironmentVariable(CommandVariable) is { Length: > 0 } command
            ? command
            : $"dotnet \"{NpmBinary(root)}\"";

    /// <summary>Whether regenerating is possible on this machine.</summary>
    public static bool IsInstalled(string root) =>
        Environment.GetEnvironmentVariable(CommandVariable) is { Length: > 0 } || File.Exists(NpmBinary(root));

    /// <summary>Returns everything that the templates printed.</summary>
    public static async Task<string> RunAsync(string root, string workFolder, JsonObject bundle, CancellationToken cancellationToken)
    {
        if (!IsInstalled(root))
        {
            throw new GenerationException("NSwag is not installed. Run 'npm ci' in the repository (Node.js 20 or newer), then try again.");
        }

        string bundleFile = Path.Combine(workFolder, "bundle.json");
        string outputFile = Path.Combine(workFolder, "all.cs");
        string templates = Path.Combine(root, "generator-templates");
        await File.WriteAllTextAsync(bundleFile, bundle.ToJsonString(), cancellationToken);
        File.Delete(outputFile);

        JsonNode settings = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(templates, "csharp.nswag"), cancellationToken))!;
        settings["documentGenerator"]!["fromDocument"]!["url"] = bundleFile;
        JsonNode client = settings["codeGenerators"]!["openApiToCSharpClient"]!;
        client["templateDirectory"] = templates;
        client["output"] = outputFile;
        string settingsFile = Path.Combine(workFolder, "run.nswag");
        await File.WriteAllTextAsync(settingsFile, settings.ToJsonString(new JsonSerializerOptions { WriteIndented = true }), cancellationToken);

        (int exitCode, string printed) = await StartAsync(Command(root), settingsFile, cancellationToken);
        if (exitCode != 0 || !File.Exists(outputFile))
        {
            throw new GenerationException($"NSwag failed with exit code {exitCode}:{Environment.NewLine}{printed}");
        }

        return await File.ReadAllTextAsync(outputFile, cancellationToken);
    }

    private static string NpmBinary(string root) =>
        Path.Combine(root, "node_modules", "nswag", "bin", "binaries", "Net100", "dotnet-nswag.dll");

    private static string[] Words(string command) =>
        command.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();

    private static async Task<(int ExitCode, string Printed)> StartAsync(string command, string settingsFile, CancellationToken cancellationToken)
    {
        // The command is "dotnet "path"" or the path of a program, in both cases quoted where it has spaces.
        string[] words = Words(command);
        var start = new ProcessStartInfo(words[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in words[1..].Append("run").Append(settingsFile))
        {
            start.ArgumentList.Add(word);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, (await output + await error).Trim());
    }
}

/// <summary>The code could not be generated; the message says why and what to do.</summary>
public sealed class GenerationException(string message) : Exception(message);

using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Generate;

/// <summary>Runs NSwag once over the bundle with our templates.</summary>
public static class NSwagRunner
{
    /// <summary>The command as NSwag.targets resolved it when the generator was built.</summary>
    private static readonly string[] Command = Words(
        typeof(NSwagRunner)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(data => data.Key == "NSwagCommand")
            .Value!
    );

    /// <summary>Whether regenerating is possible on this machine.</summary>
    public static bool IsInstalled(string root) =>
        Command
            .Where(word => word.EndsWith(".dll", StringComparison.Ordinal))
            .All(word => File.Exists(Path.Combine(root, word)));

    /// <summary>Returns everything that the templates printed.</summary>
    public static async Task<string> RunAsync(
        string root,
        string workFolder,
        JsonObject bundle,
        CancellationToken cancellationToken
    )
    {
        if (!IsInstalled(root))
        {
            throw new GenerationException(
                "NSwag is not installed. Run 'npm ci' in the root of the repository (it needs Node.js 20 or newer), then again."
            );
        }

        string bundleFile = Path.Combine(workFolder, "bundle.json");
        string outputFile = Path.Combine(workFolder, "all.cs");
        string templates = Path.Combine(root, "generator-templates");
        await File.WriteAllTextAsync(bundleFile, bundle.ToJsonString(), cancellationToken);
        File.Delete(outputFile);

        JsonNode settings = await SettingsAsync(Path.Combine(templates, "csharp.nswag"), cancellationToken);
        settings["documentGenerator"]!["fromDocument"]!["url"] = bundleFile;
        JsonNode client = settings["codeGenerators"]!["openApiToCSharpClient"]!;
        client["templateDirectory"] = templates;
        client["output"] = outputFile;
        string settingsFile = Path.Combine(workFolder, "run.nswag");
        await File.WriteAllTextAsync(
            settingsFile,
            settings.ToJsonString(new JsonSerializerOptions { WriteIndented = true }),
            cancellationToken
        );

        (int exitCode, string printed) = await Shell.CaptureAsync(
            root,
            cancellationToken,
            [.. Command, "run", settingsFile]
        );
        if (exitCode != 0 || !File.Exists(outputFile))
        {
            if (TemplateError.Find(printed) is { } problem)
            {
                throw new ProblemsException([problem]);
            }

            throw new GenerationException($"NSwag failed with exit code {exitCode}:{Environment.NewLine}{printed}");
        }

        return await File.ReadAllTextAsync(outputFile, cancellationToken);
    }

    private static async Task<JsonNode> SettingsAsync(string file, CancellationToken cancellationToken)
    {
        const string Shown = "generator-templates/csharp.nswag";
        try
        {
            return JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken))!;
        }
        catch (FileNotFoundException)
        {
            throw new ProblemsException([new Problem(Shown, 1, "nswag", "Add the file: it is NSwag's configuration.")]);
        }
        catch (JsonException error)
        {
            throw new ProblemsException([
                new Problem(Shown, (error.LineNumber ?? 0) + 1, "nswag", $"Mend the JSON: {error.Message}"),
            ]);
        }
    }

    private static string[] Words(string command) =>
        command
            .Split('"')
            .SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
}

/// <summary>The code could not be generated; the message says why and what to do.</summary>
public sealed class GenerationException(string message) : Exception(message);

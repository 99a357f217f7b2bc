using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Generate;

/// <summary>Runs NSwag once over the bundle with our templates.</summary>
public static class NSwagRunner
{
    /// <summary>Where NSwag.targets copies NSwag to when the generator is built.</summary>
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "nswag", "dotnet-nswag.dll");

    /// <summary>The list of NSwag's assemblies with their versions, which differs from version to version.</summary>
    /// <exception cref="GenerationException">NSwag is missing.</exception>
    public static byte[] Versions()
    {
        RequireInstalled();
        return File.ReadAllBytes(Path.ChangeExtension(Program, ".deps.json"));
    }

    /// <summary>Returns everything that the templates printed.</summary>
    public static async Task<string> RunAsync(
        string root, string workFolder, JsonObject bundle, CancellationToken cancellationToken)
    {
        RequireInstalled();
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
            root, cancellationToken, "dotnet", Program, "run", settingsFile);
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

    private static void RequireInstalled()
    {
        if (!File.Exists(Program))
        {
            throw new GenerationException(
                "NSwag is missing: there is no nswag/dotnet-nswag.dll beside the generator. "
                    + "Run 'dotnet build src/WhatsApp.Generator', which copies it there, and run this again."
            );
        }
    }

    private static async Task<JsonNode> SettingsAsync(string file, CancellationToken cancellationToken)
    {
        const string Settings = "generator-templates/csharp.nswag";
        try
        {
            return JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken))!;
        }
        catch (FileNotFoundException)
        {
            throw new ProblemsException([
                new Problem(Settings, 1, "nswag", "Add the file: it is NSwag's configuration."),
            ]);
        }
        catch (JsonException error)
        {
            throw new ProblemsException([
                new Problem(Settings, (error.LineNumber ?? 0) + 1, "nswag", $"Fix the JSON: {error.Message}"),
            ]);
        }
    }
}

/// <summary>The code could not be generated; the message says why and what to do.</summary>
public sealed class GenerationException(string message) : Exception(message);

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Generate;

/// <summary>
/// The examples of all operations as one JSON file. The fake server returns them where it keeps no state, and the
/// wire tests send and expect them.
/// </summary>
public static class ExamplesFile
{
    /// <summary>Path from the root of the repository.</summary>
    public const string Path = "src/WhatsApp.Generated.Testing/Graph/examples.json";

    internal static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Writes the file.</summary>
    public static string Write(PageSet pages)
    {
        var operations = new JsonArray();
        foreach (Operation operation in new PathBundler(pages).Operations)
        {
            var examples = new JsonObject
            {
                ["operation"] = operation.Id,
                ["method"] = operation.HttpMethod.ToUpperInvariant(),
                ["path"] = operation.Path,
                ["requests"] = Examples(operation.RequestMedia),
                ["answers"] = Examples(operation.ResponseMedia),
            };
            if (operation.ResponseMedia is null)
            {
                // There is nothing to show but that nothing comes.
                examples["status"] = 204;
            }

            operations.Add(examples);
        }

        return operations.ToJsonString(Format) + "\n";
    }

    internal static JsonObject Examples(YamlMappingNode? media)
    {
        var examples = new JsonObject();
        foreach ((string name, YamlNode example) in media?.Map("examples")?.Members() ?? [])
        {
            examples[name] = ((YamlMappingNode)example).Get("value") is { } value ? YamlJson.ToJson(value) : null;
        }

        return examples;
    }
}

using System.Text.Json.Nodes;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Generate;

/// <summary>
/// The examples of all webhook pages as one JSON file. The testing package makes webhooks of them, and the tests read
/// the events from them.
/// </summary>
public static class WebhookExamplesFile
{
    /// <summary>Path from the root of the repository.</summary>
    public const string Path = "src/WhatsApp.Generated.Testing/Webhooks/webhook-examples.json";

    /// <summary>Writes the file.</summary>
    public static string Write(PageSet pages)
    {
        var webhooks = new JsonArray();
        foreach (PageFile page in pages.Files)
        {
            foreach ((_, YamlNode item) in page.Root.Map("webhooks")?.Members() ?? [])
            {
                YamlMappingNode? operation = ((YamlMappingNode)item).Map("post");
                webhooks.Add(new JsonObject
                {
                    ["operation"] = operation?.Text("operationId"),
                    ["examples"] = ExamplesFile.Examples(
                        operation?.Map("requestBody")?.Map("content")?.Map("application/json")),
                });
            }
        }

        return webhooks.ToJsonString(ExamplesFile.Format) + "\n";
    }
}

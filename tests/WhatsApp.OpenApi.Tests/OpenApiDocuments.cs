using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;
using WhatsApp.OpenApi;

namespace WhatsApp.OpenApi.Tests;

/// <summary>The documents of our pages, and JsonSchema.Net to validate with them: a validator that is not ours.</summary>
internal static class OpenApiDocuments
{
    private static readonly Dictionary<string, JsonSchema> Schemas = [];

    public static PageSet Pages { get; } = new Generation(Repository.Root()).Pages;

    public static IReadOnlyDictionary<string, JsonObject> All { get; } = Documents.Of(Pages);

    /// <summary>All media types with a schema and examples.</summary>
    public static IEnumerable<Media> MediaTypes() =>
        from document in All
        from path in Items(document.Value, "paths").Concat(Items(document.Value, "webhooks"))
        from operation in path.Value!.AsObject()
        from media in Of(document.Key, operation.Value!.AsObject())
        select media;

    /// <summary>Why a body is not valid. Empty if it is.</summary>
    public static IReadOnlyList<string> Errors(Media media, JsonNode? body)
    {
        EvaluationResults results = Schema(media).Evaluate(
            JsonSerializer.SerializeToElement(body), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid
            ? []
            : [.. (results.Details ?? []).Where(detail => detail.Errors is not null)
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))
                .DefaultIfEmpty("It is not valid.")];
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Items(JsonObject document, string name) =>
        document[name] as JsonObject ?? [];

    private static IEnumerable<Media> Of(string document, JsonObject operation)
    {
        string id = (string)operation["operationId"]!;
        foreach ((string type, JsonNode? media) in operation["requestBody"]?["content"] as JsonObject ?? [])
        {
            yield return new Media(document, id, "request", type, media!.AsObject());
        }

        foreach ((string status, JsonNode? response) in operation["responses"]!.AsObject())
        {
            foreach ((string type, JsonNode? media) in response!["content"] as JsonObject ?? [])
            {
                yield return new Media(document, id, $"response {status}", type, media!.AsObject());
            }
        }
    }

    private static JsonSchema Schema(Media media)
    {
        lock (Schemas)
        {
            if (!Schemas.TryGetValue(media.ToString(), out JsonSchema? schema))
            {
                // A schema by itself: the components are its definitions.
                var json = new JsonObject
                {
                    ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
                    ["$id"] = $"https://example.com/{Schemas.Count}",
                    ["$defs"] = All[media.Document]["components"]!["schemas"]!.DeepClone(),
                    ["allOf"] = new JsonArray(media.Json["schema"]!.DeepClone()),
                };
                string text = json.ToJsonString().Replace(
                    "#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
                schema = JsonSchema.FromText(text);
                Schemas.Add(media.ToString(), schema);
            }

            return schema;
        }
    }
}

/// <summary>A body or a response of an operation.</summary>
public sealed record Media(string Document, string OperationId, string Kind, string Type, JsonObject Json)
{
    public IEnumerable<KeyValuePair<string, JsonNode?>> Examples =>
        (Json["examples"] as JsonObject ?? [])
            .Select(example => KeyValuePair.Create(example.Key, example.Value!["value"]?.DeepClone()));

    public override string ToString() => $"{OperationId} {Kind} {Type}";
}

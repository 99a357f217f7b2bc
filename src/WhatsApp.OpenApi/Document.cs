using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;

namespace WhatsApp.OpenApi;

/// <summary>One document while it is filled.</summary>
internal sealed partial class Document(
    PageSet pages, string title, string description, string version, string? host)
{
    private readonly JsonObject _paths = [];
    private readonly Dictionary<string, string> _shapes = new(StringComparer.Ordinal);

    public SchemaWriter Schemas { get; } = new(pages);

    public JsonObject Webhooks { get; } = [];

    /// <summary>The item of a path, which several pages may fill.</summary>
    public JsonObject Path(string path)
    {
        // Other names of placeholders do not make another path.
        string shape = Placeholder.Replace(path, "{}");
        if (_shapes.TryGetValue(shape, out string? known) && known != path)
        {
            throw new GenerationException(
                $"openapi: {known} and {path} are the same path for OpenAPI. Give them to different kinds of node.");
        }

        _shapes[shape] = path;
        return (JsonObject)(_paths[path] ??= new JsonObject());
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = $"WhatsApp Business Platform: {title}",
                ["description"] = description,
                ["version"] = version,
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
        };
        if (host is not null)
        {
            json["servers"] = new JsonArray(new JsonObject { ["url"] = $"https://{host}" });
            json["security"] = new JsonArray(new JsonObject { ["accessToken"] = new JsonArray() });
            json["paths"] = _paths;
        }

        if (Webhooks.Count > 0)
        {
            json["webhooks"] = Webhooks;
        }

        var components = new JsonObject { ["schemas"] = Schemas.Components };
        if (host is not null)
        {
            components["securitySchemes"] = new JsonObject
            {
                ["accessToken"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
            };
        }

        json["components"] = components;
        return json;
    }

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Placeholder { get; }
}

using System.Text.Json.Nodes;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>
/// Makes one document of all pages, which NSwag can read: references become local, unions become base classes, and
/// what the templates print is worked out here and put beside each schema and operation as <c>x-csharp</c>.
/// </summary>
public static class Bundler
{
    public static JsonObject Bundle(PageSet pages)
    {
        var paths = new PathBundler(pages);
        var schemas = new SchemaBundler(pages, new Reach(pages), paths.FormBodies);

        var components = new JsonObject();
        foreach ((PageFile file, string name, YamlMappingNode node) in Reach.Schemas(pages))
        {
            components[name] = schemas.Bundle(file, name, node);
        }

        foreach (var query in paths.Queries)
        {
            components[query.Name] = schemas.Query(query.File, query.Name, query.Summary, query.Parameters);
        }

        foreach ((PageFile file, string name, YamlMappingNode node) in paths.Fields)
        {
            components.TryAdd(SchemaBundler.FieldClass(name), schemas.Fields(file, name, node));
        }

        foreach ((string name, JsonObject structure) in paths.Structures())
        {
            components[name] = structure;
        }

        components["NodeKindStructure"] = paths.Nodes();
        string version = Version(pages);
        components["GraphVersionStructure"] = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["x-csharp"] = new JsonObject
            {
                ["file"] = "nodes/graph-version",
                ["kind"] = "version",
                ["version"] = version,
            },
        };

        components["KnownTextsStructure"] = KnownTexts(components);
        JsonObject allPaths = paths.Paths();
        Number(components, first: allPaths.Sum(path => path.Value!.AsObject().Count));
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "WhatsApp Business Platform", ["version"] = version },
            ["paths"] = allPaths,
            ["components"] = new JsonObject { ["schemas"] = components },
        };
    }

    /// <summary>The newest Graph version that any page states.</summary>
    public static string Version(PageSet pages) =>
        pages
            .Files.Select(file => file.Root.Map("info")?.Text("version"))
            .OfType<string>()
            .MaxBy(version => System.Version.Parse(version.TrimStart('v')))!;

    // What a reader may find as a value. In the order of the alphabet, so that a new text is one new line.
    private static JsonObject KnownTexts(JsonObject components)
    {
        IEnumerable<string> texts = components
            .Select(schema => schema.Value!.AsObject())
            .SelectMany(TextsOf)
            .Where(text => text.Length > 0 && text.All(character => char.IsAscii(character) && character != '\\'))
            .Distinct()
            .Order(StringComparer.Ordinal);
        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["x-csharp"] = new JsonObject
            {
                ["file"] = "nodes/known-texts",
                ["kind"] = "texts",
                ["texts"] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]),
            },
        };
    }

    private static IEnumerable<string> TextsOf(JsonObject schema)
    {
        JsonNode hints = schema["x-csharp"]!;
        IEnumerable<JsonNode?> values = schema["enum"]?.AsArray() ?? [];
        IEnumerable<JsonNode?> kinds =
            hints["union"]?["by"]?.GetValue<string>() == "value"
                ? hints["union"]!["cases"]!.AsArray().Select(item => item!["value"])
                : [];
        JsonNode? members = schema["properties"] ?? schema["allOf"]?[1]?["properties"];
        IEnumerable<JsonNode?> constants =
            members?.AsObject().Select(member => member.Value!["x-csharp"]!["constant"]) ?? [];
        return values
            .Concat(kinds)
            .Concat(constants)
            .Append(hints["discriminator"])
            .Select(value => value?.GetValue<string>())
            .OfType<string>();
    }

    // NSwag puts base classes first; the numbers let the splitter restore the order of the pages. Operations have theirs.
    private static void Number(JsonObject components, int first)
    {
        int order = first;
        foreach ((_, JsonNode? schema) in components)
        {
            schema!["x-csharp"]!["order"] = order++;
        }
    }
}

using System.Text.Json.Nodes;
using WhatsApp.Generator.Bundle.Contract;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>
/// Makes one document of all pages, which NSwag can read. What the templates print is decided here and put beside each
/// schema and operation, as a record of <see cref="Contract"/> under the key <see cref="BundledType.Key"/>.
/// </summary>
public static class Bundler
{
    /// <summary>The document.</summary>
    public static JsonObject Bundle(PageSet pages)
    {
        var paths = new PathBundler(pages);
        List<BundledType> types = [.. Types(pages, paths)];
        types.Add(new BundledType("KnownTextsStructure", new TextsData("nodes/known-texts", KnownTexts(types))));

        // NSwag puts some types first. By the numbers the splitter restores the order of the pages, operations first.
        foreach ((int index, BundledType type) in types.Index())
        {
            type.Data.Order = paths.Operations.Count + index;
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "WhatsApp Business Platform", ["version"] = Version(pages) },
            ["paths"] = paths.Paths(),
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(
                    types.Select(type => KeyValuePair.Create<string, JsonNode?>(type.Name, type.ToJson()))),
            },
        };
    }

    /// <summary>The newest Graph version that any page states.</summary>
    public static string Version(PageSet pages) =>
        pages
            .Files.Select(file => file.Root.Map("info")?.Text("version"))
            .OfType<string>()
            .MaxBy(version => System.Version.Parse(version.TrimStart('v')))!;

    private static IEnumerable<BundledType> Types(PageSet pages, PathBundler paths)
    {
        var schemas = new SchemaBundler(pages, Reach.OfReceived(pages), paths.FormBodies);
        foreach ((PageFile file, string name, YamlMappingNode node) in Schemas.Of(pages))
        {
            yield return schemas.Bundle(file, name, node);
        }

        foreach (Operation operation in paths.Operations.Where(operation => operation.Query.Count > 0))
        {
            yield return schemas.Query(operation.File, operation.QueryClass, operation.QuerySummary, operation.Query);
        }

        foreach ((PageFile file, string name, YamlMappingNode node) in paths.Fields.DistinctBy(model => model.Name))
        {
            yield return schemas.Fields(file, name, node);
        }

        foreach (BundledType type in paths.Types())
        {
            yield return type;
        }

        yield return new BundledType("GraphVersionStructure", new VersionData("nodes/graph-version", Version(pages)));
    }

    // What a reader may find as a value. In the order of the alphabet, so that a new text is one new line.
    private static IReadOnlyList<string> KnownTexts(IEnumerable<BundledType> types) =>
    [
        .. types.SelectMany(type => type.Members.Select(member => member.Constant).Concat(type.Data.KnownTexts))
            .OfType<string>()
            .Where(text => text.Length > 0 && text.All(character => char.IsAscii(character) && character != '\\'))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}

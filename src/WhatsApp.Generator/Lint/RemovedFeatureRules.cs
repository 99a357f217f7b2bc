using System.Text.RegularExpressions;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>
/// Six features of the Graph API that new apps cannot use since 2026-11-04, and no app from v28.0 on. They are
/// parameters of any request, in its query or at the top of its body.
/// </summary>
internal sealed partial class RemovedFeatureRules(LintContext lint)
{
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["ids"] = "requests for several ids: read each node by its own id",
        ["date_format"] = "the format of times: they are in ISO 8601",
        ["method"] = "the override of the HTTP method: write the operation with the method that Meta carries out",
        ["callback"] = "JSONP: the response is JSON",
        ["asyncbatch"] = "asynchronous batches: send each request by itself",
    };

    public void Check(PageFile file, YamlMappingNode path, YamlMappingNode operation, List<UsedParameter> used)
    {
        // Other hosts have their own parameters.
        if (path.Has("x-host"))
        {
            return;
        }

        foreach (UsedParameter parameter in used.Where(parameter => parameter.In == "query"))
        {
            Parameter(file, parameter.At, parameter.Name);
            if (parameter.Name == "fields")
            {
                Aliases(file, parameter.Node);
            }
        }

        foreach ((_, YamlMappingNode media) in operation.Map("requestBody")?.Map("content").MapEntries() ?? [])
        {
            YamlMappingNode? properties = lint.Schemas.Find(file, media.Map("schema")?.Get("$ref"))?.Properties;
            foreach ((YamlScalarNode name, _) in properties?.Entries() ?? [])
            {
                Parameter(file, media.KeyOf("schema"), name.Name());
            }
        }
    }

    private void Parameter(PageFile file, YamlNode at, string name)
    {
        if (Parameters.TryGetValue(name, out string? advice))
        {
            lint.Findings.Add(
                file, at, "removed-feature", $"Remove '{name}'. Meta has ended {advice}.");
        }
    }

    private void Aliases(PageFile file, YamlNode node)
    {
        foreach (YamlScalarNode text in node.AllNodes.OfType<YamlScalarNode>())
        {
            if (text.Value is { } value && Alias.Match(value) is { Success: true } alias)
            {
                lint.Findings.Add(
                    file, text, "removed-feature",
                    $"Remove '{alias.Value}'. Meta has ended aliases of fields: a field keeps its name.");
            }
        }
    }

    [GeneratedRegex(@"\.as\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Alias { get; }
}

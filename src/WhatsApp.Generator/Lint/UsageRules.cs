using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Schemas that neither an operation nor a webhook leads to.</summary>
internal sealed class UsageRules
{
    // What breaks the way from an operation to a schema. What lies behind it is not unused, and must not be removed.
    private static readonly HashSet<string> Breaks =
    [
        "reference-form",
        "reference-kind",
        "reference-unresolved",
        "unknown-key",
        "misplaced-key",
        "missing-key",
        "value-kind",
        "inline-schema",
        "union-mapping",
        "page-parts",
        "success-answer",
        "type",
    ];

    private readonly LintContext _lint;
    private readonly HashSet<YamlNode> _seen = new(ReferenceEqualityComparer.Instance);

    private UsageRules(LintContext lint)
    {
        _lint = lint;
        foreach (PageFile file in lint.Files)
        {
            Visit(file, file.Root.Get("paths"));
            Visit(file, file.Root.Get("webhooks"));
        }
    }

    public static void Check(LintContext lint)
    {
        if (lint.Findings.HasAny(Breaks))
        {
            return;
        }

        var usage = new UsageRules(lint);
        foreach (
            NamedSchema schema in lint.Schemas.All.Where(schema =>
                !usage._seen.Contains(schema.Node) && !schema.Node.Has("x-error-codes")
            )
        )
        {
            lint.Findings.Add(
                schema.File,
                schema.Key,
                "unused-schema",
                $"Use '{schema.Name}' or remove it: no operation and no webhook leads to it."
            );
        }

        foreach (PageFile file in lint.Files)
        {
            foreach ((YamlScalarNode name, YamlMappingNode parameter) in Parameters(file))
            {
                if (!usage._seen.Contains(parameter))
                {
                    lint.Findings.Add(
                        file, name, "unused-parameter",
                        $"Use '{name.Value}' or remove it: no path and no operation has it.");
                }
            }
        }
    }

    private static IEnumerable<MapEntry> Parameters(PageFile file) =>
        file.Root.Map("components")?.Map("parameters").MapEntries() ?? [];

    private void Visit(PageFile file, YamlNode? node)
    {
        if (node is YamlSequenceNode list)
        {
            foreach (YamlNode item in list)
            {
                Visit(file, item);
            }
        }
        else if (node is YamlMappingNode map && _seen.Add(map))
        {
            foreach ((YamlScalarNode key, YamlNode value) in map.Entries())
            {
                Follow(file, key.Name(), value);
            }
        }
    }

    private void Follow(PageFile file, string key, YamlNode value)
    {
        switch (key, value)
        {
            case ("$ref", YamlScalarNode reference):
                Jump(file, reference);
                break;
            case ("mapping" or "x-shape", YamlMappingNode targets):
                foreach (YamlScalarNode reference in targets.Children.Values.OfType<YamlScalarNode>())
                {
                    Jump(file, reference);
                }

                break;
            case ("properties", YamlMappingNode properties):
                foreach (YamlNode property in properties.Children.Values)
                {
                    Visit(file, property);
                }

                break;
            case ("examples", _):
                break;
            default:
                Visit(file, value);
                break;
        }
    }

    private void Jump(PageFile from, YamlScalarNode reference)
    {
        if (_lint.Pages.Resolve(from, reference.Name()) is { } target)
        {
            Visit(target.File, target.Node);
        }
    }
}

using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>What is deprecated names its replacement, which is the text of the compiler's warning.</summary>
internal sealed class DeprecationRules
{
    private const string Rule = "deprecated";
    private const string Deprecated = "deprecated";

    private readonly LintContext _lint;
    private readonly HashSet<string> _operations;

    private DeprecationRules(LintContext lint)
    {
        _lint = lint;
        _operations =
        [
            .. lint.Files.SelectMany(Operations).Select(operation => operation.Text("operationId")).OfType<string>(),
        ];
    }

    public static void Check(LintContext lint)
    {
        var rules = new DeprecationRules(lint);
        foreach (PageFile file in lint.Files)
        {
            foreach (YamlMappingNode operation in Operations(file))
            {
                rules.Check(file, operation, "an operationId", rules._operations.Contains);
                rules.Parameters(file, operation);
            }

            foreach ((_, YamlMappingNode parameter) in Shared(file))
            {
                rules.Check(file, parameter, "a parameter", _ => false);
            }
        }

        foreach (NamedSchema schema in lint.Schemas.All)
        {
            rules.Check(schema.File, schema.Node, "a schema", name => rules.Finds(null, name));
            foreach ((_, YamlMappingNode property) in schema.Properties.MapEntries())
            {
                rules.Check(
                    schema.File,
                    property,
                    "a property beside it, 'Schema.property' or a schema",
                    name => rules.Finds(schema.Properties, name)
                );
            }
        }
    }

    private static IEnumerable<YamlMappingNode> Operations(PageFile file) =>
        file.Root.Map("paths").MapEntries().SelectMany(path => path.Value.MapEntries()).Select(entry => entry.Value);

    private static IEnumerable<MapEntry> Shared(PageFile file) =>
        file.Root.Map("components")?.Map("parameters").MapEntries() ?? [];

    private bool Finds(YamlMappingNode? beside, string name) => Replacement.Find(_lint.Pages, beside, name) is not null;

    private void Parameters(PageFile file, YamlMappingNode operation)
    {
        List<YamlMappingNode> own = [.. operation.List("parameters").Maps()];
        List<YamlMappingNode> all =
        [
            .. own.Select(parameter =>
                parameter.Text("$ref") is { } reference && _lint.Pages.Resolve(file, reference) is { } target
                    ? target.Node
                    : parameter
            ),
        ];
        foreach (YamlMappingNode parameter in own)
        {
            Check(
                file,
                parameter,
                "a parameter of the operation",
                name => Replacement.FindParameter(all, name) is not null
            );
        }
    }

    private void Check(PageFile file, YamlMappingNode node, string kind, Func<string, bool> exists)
    {
        string? by = node.Text(Replacement.Key);
        if (by is null)
        {
            if (node.Flag(Deprecated))
            {
                Report(
                    Deprecated,
                    $"Add '{Replacement.Key}' with what replaces it, {kind}, or with a sentence such as "
                        + "'Nothing replaces it.': it is the text of the compiler's warning."
                );
            }
        }
        else if (!node.Flag(Deprecated))
        {
            Report(Replacement.Key, $"Add 'deprecated: true', or remove '{Replacement.Key}'.");
        }
        else if (!Replacement.IsSentence(by))
        {
            if (!exists(by))
            {
                Report(Replacement.Key, $"Name {kind}, or write a sentence: there is no '{by}'.");
            }
        }
        else if (!by.EndsWith('.') || by.Length > Replacement.LongestSentence)
        {
            Report(
                Replacement.Key,
                $"Write a sentence of at most {Replacement.LongestSentence} characters that ends with a full stop."
            );
        }

        void Report(string key, string advice) => _lint.Findings.Add(file, node.KeyOf(key), Rule, advice);
    }
}

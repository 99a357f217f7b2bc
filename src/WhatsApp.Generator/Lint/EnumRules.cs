using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Enums: text values, each of them described, and names for values that are there.</summary>
internal sealed class EnumRules(LintContext lint)
{
    public void Check(NamedSchema schema)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        YamlMappingNode? docs = schema.Node.Map("x-enum-docs");
        foreach (YamlNode item in schema.Node.List("enum")?.Children ?? [])
        {
            if (item is not YamlScalarNode { Value: { Length: > 0 } value })
            {
                Report(schema, item, "enum", "Write a text: an enum has text values. Null needs no mark.");
            }
            else if (!values.Add(value))
            {
                Report(schema, item, "enum", $"Remove '{value}': the enum has it already.");
            }
            else if (docs is not null && string.IsNullOrWhiteSpace(docs.Text(value)))
            {
                Report(
                    schema, item, "enum-docs",
                    $"Describe '{value}' under 'x-enum-docs': what it means, in a sentence of our own words.");
            }
        }

        if (schema.Node.List("enum") is { Children.Count: 0 })
        {
            Report(schema, schema.Node.KeyOf("enum"), "enum", "Add values: an enum has at least one.");
        }

        foreach ((YamlScalarNode value, YamlNode text) in docs.Entries())
        {
            if (text is YamlScalarNode { Value.Length: > 0 })
            {
                lint.Keys.Words(schema.File, value, text);
            }
        }

        Surplus(schema, docs, values, "enum-docs", "x-enum-docs");
        Surplus(schema, schema.Node.Map("x-enum-names"), values, "enum-name", "x-enum-names");
        Surplus(schema, schema.Node.Map("x-enum-since"), values, "since", "x-enum-since");
    }

    private void Surplus(NamedSchema schema, YamlMappingNode? map, HashSet<string> values, string rule, string key)
    {
        foreach ((YamlScalarNode name, _) in map.Entries())
        {
            if (!values.Contains(name.Name()))
            {
                Report(
                    schema, name, rule,
                    $"Remove '{name.Value}' from '{key}', or add it to the values: the enum does not have it.");
            }
        }
    }

    private void Report(NamedSchema schema, YamlNode at, string rule, string advice) =>
        lint.Findings.Add(schema.File, at, rule, advice);
}

using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Which members of an object exclude or need each other: they exist, and are not required anyway.</summary>
internal sealed class RelationRules(Findings findings)
{
    private const string Rule = "relation";

    public void Check(NamedSchema schema)
    {
        foreach (string key in new[] { "oneOf", "anyOf" })
        {
            if (schema.Own.List(key) is { } list)
            {
                Alternatives(schema, key, list);
            }
        }

        foreach ((YamlScalarNode member, YamlNode needed) in schema.Own.Map("dependentRequired").Entries())
        {
            Members(schema, "dependentRequired", [member, .. (needed as YamlSequenceNode)?.Children ?? []]);
        }

        if (schema.Own.Map("not")?.List("required") is { } excluded)
        {
            if (excluded.Children.Count < 2)
            {
                findings.Add(schema.File, schema.Own.KeyOf("not"), Rule, "Name two members in 'not' that exclude each other.");
            }

            Members(schema, "not", excluded.Children);
        }
    }

    private void Alternatives(NamedSchema schema, string key, YamlSequenceNode list)
    {
        List<YamlNode> members = [];
        foreach (YamlMappingNode part in list.OfType<YamlMappingNode>())
        {
            IList<YamlNode> names = part.List("required")?.Children ?? [];
            if (names.Count != 1)
            {
                findings.Add(
                    schema.File, part, Rule,
                    $"Name one member in each part of '{key}'; 'dependentRequired' says what else it needs.");
            }

            members.AddRange(names);
        }

        if (list.Children.Count < 2)
        {
            findings.Add(schema.File, schema.Own.KeyOf(key), Rule, $"Write at least two parts of '{key}', or 'required'.");
        }

        Members(schema, key, members);
    }

    private void Members(NamedSchema schema, string key, IEnumerable<YamlNode> members)
    {
        var seen = new HashSet<string?>();
        bool mayBeRequired = key == "dependentRequired";
        foreach (YamlNode member in members)
        {
            string? name = (member as YamlScalarNode)?.Value;
            if (!seen.Add(name))
            {
                findings.Add(schema.File, member, Rule, $"Remove '{name}' from '{key}': it is listed twice.");
            }
            else if (name is null || schema.Properties?.Has(name) != true)
            {
                findings.Add(
                    schema.File, member, Rule,
                    $"Remove '{name}' from '{key}', or add it to the properties beside it.");
            }
            else if (!mayBeRequired && schema.Own.Texts("required").Contains(name))
            {
                findings.Add(
                    schema.File, member, Rule,
                    $"Remove '{name}' from '{key}' or from 'required': it is always set.");
            }
        }
    }
}

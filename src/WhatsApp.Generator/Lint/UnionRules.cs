using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Unions: base and members name each other, and a value or a member distinguishes them.</summary>
internal sealed class UnionRules(LintContext lint)
{
    private const string Otherwise = "otherwise";
    private const string Rule = "union-discriminator";

    private static readonly string?[] KindKeys = ["type", "description"];

    public void Check(NamedSchema schema)
    {
        if (schema.BaseReference is { } reference)
        {
            lint.References.Follow(schema.File, reference, ReferenceRules.Schemas);
            CheckBase(schema, reference);
        }

        CheckDiscriminators(schema);
        if (schema.Discriminator is not null && schema.Shape is not null)
        {
            Report(
                schema, schema.Node.KeyOf("x-shape"), "union-kind",
                "Keep 'discriminator' or 'x-shape': either a value or a member distinguishes the members of a union.");
            return;
        }

        HashSet<NamedSchema>? targets = schema switch
        {
            { Discriminator: { } discriminator } => ByValue(schema, discriminator),
            { Shape: { } shape } => ByShape(schema, shape),
            _ => null,
        };
        if (targets is not null)
        {
            CheckMembers(schema, targets);
        }
    }

    private void CheckBase(NamedSchema schema, YamlScalarNode reference)
    {
        if (schema.Base is not { } target)
        {
            return;
        }

        if (target == schema || target.Ancestors().Contains(schema))
        {
            Report(schema, reference, "union-base", $"Let '{schema.Name}' extend another schema: it extends itself.");
        }
        else if (!target.IsUnion)
        {
            Report(
                schema, reference, "union-base",
                $"Copy the properties of '{target.Name}', or make it the base of a union: 'allOf' extends "
                    + "nothing else.");
        }
    }

    private void CheckDiscriminators(NamedSchema schema)
    {
        foreach (NamedSchema union in schema.Ancestors())
        {
            if (union.Discriminator?.Text("propertyName") is { } property && schema.Properties?.Has(property) == true)
            {
                Report(
                    schema, schema.Properties.KeyOf(property), Rule,
                    $"Remove '{property}': '{union.Name}' declares it, and it is written by itself.");
            }
        }

        if (schema.Discriminator?.Text("propertyName") is { } own)
        {
            CheckDeclared(schema, own);
        }
    }

    // OpenAPI requires the base to declare and require its discriminator. The C# member follows from the union, so
    // whatever else the declaration said would be lost.
    private void CheckDeclared(NamedSchema schema, string property)
    {
        YamlNode at = schema.Discriminator!.KeyOf("propertyName");
        if (schema.Properties?.Map(property) is not { } declared)
        {
            Report(
                schema, at, Rule,
                $"Declare '{property}' as the first of the properties of '{schema.Name}', with 'type: string' and a "
                    + "description: OpenAPI requires it of a discriminator.");
            return;
        }

        if (!schema.Own.Texts("required").Contains(property))
        {
            Report(
                schema, at, Rule,
                $"Add '{property}' to 'required' of '{schema.Name}': OpenAPI requires it of a discriminator.");
        }

        if (schema.Properties.Entries().First().Key.Value != property)
        {
            Report(
                schema, schema.Properties.KeyOf(property), Rule,
                $"Move '{property}' before the other properties: it is written first.");
        }

        if (declared.Text("type") != "string" || declared.Entries().Any(entry => !KindKeys.Contains(entry.Key.Value)))
        {
            Report(
                schema, schema.Properties.KeyOf(property), Rule,
                $"Write '{property}' with 'type: string' and a description only: its values are those of the "
                    + "'mapping'.");
        }
    }

    private HashSet<NamedSchema> ByValue(NamedSchema schema, YamlMappingNode discriminator)
    {
        var targets = new HashSet<NamedSchema>();
        var values = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach ((YamlScalarNode value, YamlNode target) in discriminator.Map("mapping").Entries())
        {
            if (!values.Add(value.Name()))
            {
                Report(
                    schema, value, "union-mapping",
                    $"Remove '{value.Value}': the mapping has it already, as case does not matter.");
            }

            AddTarget(schema, value, target, targets);
        }

        return targets;
    }

    private HashSet<NamedSchema> ByShape(NamedSchema schema, YamlMappingNode shape)
    {
        var targets = new HashSet<NamedSchema>();
        foreach ((YamlScalarNode member, YamlNode reference) in shape.Entries())
        {
            // A member that is a union itself may have the property in its own members.
            if (AddTarget(schema, member, reference, targets) is { IsUnion: false } target
                && member.Value != Otherwise && target.Properties?.Has(member.Name()) != true)
            {
                Report(
                    schema, member, "union-mapping",
                    $"Name a property of '{target.Name}': it has no '{member.Value}' of its own.");
            }
        }

        return targets;
    }

    private NamedSchema? AddTarget(
        NamedSchema schema, YamlScalarNode key, YamlNode reference, HashSet<NamedSchema> targets)
    {
        if (reference is not YamlScalarNode)
        {
            Report(schema, key, "value-kind", "Write the reference itself, as text: '#/components/schemas/Name'.");
            return null;
        }

        lint.References.Follow(schema.File, reference, ReferenceRules.Schemas);
        NamedSchema? target = lint.Schemas.Find(schema.File, reference);
        if (target is null)
        {
            return null;
        }

        targets.Add(target);
        if (target.Base != schema)
        {
            Report(
                schema, key, "union-mapping",
                $"Let '{target.Name}' extend '{schema.Name}' with 'allOf', or remove it.");
            return null;
        }

        return target;
    }

    private void CheckMembers(NamedSchema schema, HashSet<NamedSchema> targets)
    {
        string key = schema.Discriminator is null ? "'x-shape'" : "the 'mapping'";
        foreach (NamedSchema member in schema.Members.Where(member => !targets.Contains(member)))
        {
            Report(
                member, member.Key, "union-mapping",
                $"Add '{member.Name}' to {key} of '{schema.Name}' at {schema.File.Path}:{schema.Key.Start.Line}, "
                    + "which it extends.");
        }

        if ((schema.Discriminator?.Map("mapping") ?? schema.Shape) is { Children.Count: 0 })
        {
            Report(schema, schema.Key, "union-mapping", $"Add members to {key}: a union has at least one.");
        }
    }

    private void Report(NamedSchema schema, YamlNode at, string rule, string advice) =>
        lint.Findings.Add(schema.File, at, rule, advice);
}

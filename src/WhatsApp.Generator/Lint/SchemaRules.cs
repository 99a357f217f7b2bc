using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Schemas, named ones and those that stand where they are used.</summary>
internal sealed class SchemaRules(LintContext lint)
{
    private readonly TypeRules _types = new(lint);
    private readonly EnumRules _enums = new(lint);

    public void CheckNamed(NamedSchema schema)
    {
        (PageFile file, YamlMappingNode node) = (schema.File, schema.Node);
        if (IsForeignUnion(file, node))
        {
            return;
        }

        if (schema.IsEnum)
        {
            _enums.Check(schema);
        }
        else if (node.Has("x-error-codes"))
        {
            ErrorCodeRules.Check(lint, schema);
        }
        else if (node.Has("allOf"))
        {
            lint.Keys.Check(file, schema.Key, node, KeyTable.Extension);
            Extension(schema);
        }
        else if (node.Text("type") is not (null or "object") || node.Has("additionalProperties") || node.Has("$ref"))
        {
            lint.Findings.Add(
                file, schema.Key, "named-schema",
                "Write this type where it is used: only objects with properties and enums are named schemas.");
        }
        else
        {
            lint.Keys.Check(file, schema.Key, node, KeyTable.Model);
            if (!node.Has("properties") && !schema.IsUnion)
            {
                lint.Findings.Add(
                    file, schema.Key, "named-schema",
                    "Add 'properties'. Where any JSON may come, write 'type: object', 'additionalProperties: "
                        + "true' where it is used.");
            }

            Properties(schema);
        }
    }

    /// <summary>Checks a schema where it is used.</summary>
    /// <param name="file">The page.</param>
    /// <param name="subject">The key that names it.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="table">Its keys.</param>
    /// <param name="reference">Its keys if it is a reference.</param>
    public void Use(PageFile file, YamlNode subject, YamlMappingNode schema, KeyTable table, KeyTable reference)
    {
        int before = lint.Findings.Count;
        Walk(file, subject, schema, table, reference);
        if (lint.Findings.Count == before)
        {
            _types.CheckSupported(file, schema);
        }
    }

    private void Walk(PageFile file, YamlNode subject, YamlMappingNode schema, KeyTable table, KeyTable reference)
    {
        if (IsForeignUnion(file, schema) || IsInline(file, subject, schema))
        {
            return;
        }

        if (schema.Has("$ref"))
        {
            lint.Keys.Check(file, subject, schema, reference);
            lint.References.Follow(file, schema.Get("$ref"), ReferenceRules.Schemas);
            return;
        }

        lint.Keys.Check(file, subject, schema, table);
        _types.Check(file, subject, schema);
        foreach ((YamlScalarNode key, YamlMappingNode item) in schema.MapEntries())
        {
            if (key.Value is "items" or "additionalProperties")
            {
                Walk(file, key, item, KeyTable.Item, KeyTable.Reference);
            }
        }
    }

    /// <summary>Unions of JSON Schema. What else is wrong with them says nothing.</summary>
    private bool IsForeignUnion(PageFile file, YamlMappingNode schema)
    {
        bool found = false;
        foreach ((YamlScalarNode key, _) in schema.Entries())
        {
            if (key.Value is "oneOf" or "anyOf")
            {
                lint.Findings.Add(file, key, "unknown-key", KeyAdvice.Instead(key.Value)!);
                found = true;
            }
        }

        return found;
    }

    private bool IsInline(PageFile file, YamlNode subject, YamlMappingNode schema)
    {
        string? what = null;
        foreach ((YamlScalarNode key, _) in schema.Entries())
        {
            what = key.Value switch
            {
                "enum" => "enum",
                "properties" or "allOf" or "discriminator" or "x-shape" => "object",
                _ => what,
            };
        }

        if (what is not null)
        {
            lint.Findings.Add(
                file, subject, "inline-schema",
                $"Make this {what} a schema of its own under 'components', 'schemas' and refer to it.");
        }

        return what is not null;
    }

    private void Extension(NamedSchema schema)
    {
        YamlNode at = schema.Node.KeyOf("allOf");
        List<YamlNode> parts = [.. schema.Node.List("allOf")?.Children ?? []];
        if (parts.OfType<YamlMappingNode>().Count(part => part.Has("$ref")) > 1)
        {
            lint.Findings.Add(
                schema.File, at, "all-of",
                "Keep one base: a schema extends exactly one. Copy the properties of the others.");
        }
        else if (parts is not [YamlMappingNode first, YamlMappingNode second]
            || !first.Has("$ref") || second.Has("$ref"))
        {
            lint.Findings.Add(
                schema.File, at, "all-of",
                "Write 'allOf' as two parts: the '$ref' of the base, then 'type: object' with the properties of "
                    + "its own.");
        }
        else if (!IsForeignUnion(schema.File, second))
        {
            lint.Keys.Check(schema.File, first, first, KeyTable.Reference);
            lint.Keys.Check(schema.File, second, second, KeyTable.OwnPart);
            if (second.Text("type") is not (null or "object"))
            {
                lint.Findings.Add(
                    schema.File, second.KeyOf("type"), "all-of",
                    "Write 'type: object': a member of a union is an object.");
            }

            Properties(schema);
        }
    }

    private void Properties(NamedSchema schema)
    {
        foreach ((YamlScalarNode key, YamlNode value) in schema.Properties.Entries())
        {
            if (value is not YamlMappingNode property)
            {
                lint.Findings.Add(schema.File, key, "value-kind", $"Write a map after '{key.Value}:'.");
                continue;
            }

            Use(schema.File, key, property, KeyTable.Property, KeyTable.PropertyReference);
            if (property.Text("format") == "binary" && property.Text("type") == "string"
                && !lint.Schemas.IsMultipartBody(schema))
            {
                lint.Findings.Add(
                    schema.File, property.KeyOf("format"), "binary-place",
                    $"Move the file to a body of {MediaTypes.Multipart}, or say what kind of text it is.");
            }

            if (property.Text("format") == "json" && property.Text("type") == "array")
            {
                lint.Findings.Add(
                    schema.File, property.KeyOf("format"), "json-place",
                    "Remove 'format: json': only of a query parameter it says how the list is written.");
            }
        }

        Required(schema);
    }

    private void Required(NamedSchema schema)
    {
        var seen = new HashSet<string?>();
        foreach (YamlNode item in schema.Own.List("required")?.Children ?? [])
        {
            string? name = (item as YamlScalarNode)?.Value;
            if (!seen.Add(name))
            {
                lint.Findings.Add(
                    schema.File, item, "required",
                    $"Remove '{name}' from 'required': it stands there already.");
            }
            else if (name is null || schema.Properties?.Has(name) != true)
            {
                lint.Findings.Add(
                    schema.File, item, "required",
                    $"Remove '{name}' from 'required', or add it to the properties beside it.");
            }
        }
    }
}

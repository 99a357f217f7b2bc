using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Schemas, named ones and those that are written where they are used.</summary>
internal sealed class SchemaRules(LintContext lint)
{
    private readonly TypeRules _types = new(lint);
    private readonly EnumRules _enums = new(lint);
    private readonly RelationRules _relations = new(lint.Findings);

    public void CheckNamed(NamedSchema schema)
    {
        (PageFile file, YamlMappingNode node) = (schema.File, schema.Node);
        if (lint.Keys.IsForeign(node))
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
            Extension(schema);
        }
        else
        {
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
    public void Use(PageFile file, YamlNode subject, YamlMappingNode schema)
    {
        int before = lint.Findings.Count;
        Walk(file, subject, schema);
        if (lint.Findings.Count == before && !lint.Keys.IsBroken(schema))
        {
            _types.CheckSupported(file, schema);
        }
    }

    private void Walk(PageFile file, YamlNode subject, YamlMappingNode schema)
    {
        if (lint.Keys.IsForeign(schema))
        {
            return;
        }

        if (schema.Has("$ref"))
        {
            lint.References.Follow(file, schema.Get("$ref"), ReferenceRules.Schemas);
            return;
        }

        _types.Check(file, subject, schema);
        foreach ((YamlScalarNode key, YamlMappingNode item) in schema.MapEntries())
        {
            if (key.Value is "items" or "additionalProperties")
            {
                Walk(file, key, item);
            }
        }
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
        else if (!lint.Keys.IsForeign(second))
        {
            Properties(schema);
        }
    }

    private void Properties(NamedSchema schema)
    {
        foreach ((YamlScalarNode key, YamlMappingNode property) in schema.Properties.MapEntries())
        {
            Use(schema.File, key, property);
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
        _relations.Check(schema);
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
                    schema.File, item, "required", $"Remove '{name}' from 'required': it is listed twice.");
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

using System.Globalization;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Types and formats: those of the table in openapi/README.md.</summary>
internal sealed class TypeRules(LintContext lint)
{
    private readonly BoundRules _bounds = new(lint.Findings);

    private static readonly Dictionary<string, string[]> Formats = new(StringComparer.Ordinal)
    {
        ["string"] = ["date", "time", "date-time", "unixtime", "password", "binary", "uri", "email"],
        ["integer"] = ["int32", "unixtime"],
        ["number"] = ["decimal"],
        ["boolean"] = [],
        ["array"] = ["json"],
        ["object"] = [],
    };

    /// <summary>Which types a bound says something about.</summary>
    private static readonly Dictionary<string, string[]> Homes = new(StringComparer.Ordinal)
    {
        ["minimum"] = ["integer", "number"],
        ["maximum"] = ["integer", "number"],
        ["minLength"] = ["string"],
        ["maxLength"] = ["string"],
        ["pattern"] = ["string"],
        ["minItems"] = ["array"],
        ["maxItems"] = ["array"],
        ["maxProperties"] = ["object"],
        ["items"] = ["array"],
        ["additionalProperties"] = ["object"],
    };

    /// <summary>Whether there is such a type.</summary>
    public static bool IsType(string type) => Formats.ContainsKey(type);

    /// <summary>Checks the keys of one schema against its type.</summary>
    public void Check(PageFile file, YamlNode subject, YamlMappingNode schema)
    {
        if (schema.Text("type") is not { Length: > 0 } type)
        {
            return;
        }

        if (!Formats.TryGetValue(type, out string[]? formats))
        {
            return;
        }

        if (schema.Text("format") is { Length: > 0 } format && !formats.Contains(format))
        {
            string advice = type == "string" && Spelling.Find(format, formats) is { } meant
                ? $"Write '{meant}' instead of '{format}'"
                : $"Remove 'format: {format}'";
            Report(file, schema.KeyOf("format"), "type-format", $"{advice}: {type} has {Allowed(formats)}.");
        }

        foreach ((YamlScalarNode key, _) in schema.Entries())
        {
            if (Homes.TryGetValue(key.Name(), out string[]? types) && !types.Contains(type))
            {
                Report(
                    file, key, "type-key",
                    $"Remove '{key.Value}': it does not apply to {type}, only to {string.Join(" or ", types)}.");
            }
        }

        switch (type)
        {
            case "array":
                List(file, subject, schema);
                break;
            case "object":
                Map(file, subject, schema);
                break;
        }

        Value(file, schema, type, "default");
        Constant(file, schema, type);
        _bounds.Check(file, schema);
    }

    /// <summary>Asks the bundler, which knows what the runtime can read. Only for what is right otherwise.</summary>
    public void CheckSupported(PageFile file, YamlMappingNode schema)
    {
        try
        {
            MemberType.Of(lint.Pages, file, schema);
        }
        catch (ProblemsException error)
        {
            foreach (Problem problem in error.Problems)
            {
                lint.Findings.Add(problem);
            }
        }
    }

    private void List(PageFile file, YamlNode subject, YamlMappingNode schema)
    {
        if (schema.Map("items") is not { } items)
        {
            Report(file, subject, "type", "Add 'items': a schema or a '$ref' for the items of the list.");
        }
        else if (items.Text("type") == "array" && (items.Map("items")?.Text("type") != "string"))
        {
            Report(
                file, schema.KeyOf("items"), "list-of-lists",
                "Make the inner list a property of a schema of its own: only lists of strings may be in a "
                    + "list.");
        }
    }

    private void Map(PageFile file, YamlNode subject, YamlMappingNode schema)
    {
        if (schema.Get("additionalProperties") is not { } value)
        {
            Report(
                file, subject, "type",
                "Refer to a named schema. For a map write 'additionalProperties' with a schema, for any JSON "
                    + "'additionalProperties: true'.");
        }
        else if (value is not YamlMappingNode and not YamlScalarNode { Value: "true" })
        {
            Report(
                file, schema.KeyOf("additionalProperties"), "type",
                "Write 'additionalProperties' with a schema for a map, or 'additionalProperties: true' for any "
                    + "JSON.");
        }
    }

    private void Constant(PageFile file, YamlMappingNode schema, string type)
    {
        if (!schema.Has("const"))
        {
            return;
        }

        if (type is not ("string" or "integer" or "boolean")
            || schema.Text("format") is "date" or "time" or "date-time" or "unixtime" or "binary")
        {
            Report(
                file, schema.KeyOf("const"), "const",
                "Remove 'const': only a text, an integer and a boolean can be one.");
            return;
        }

        Value(file, schema, type, "const");
    }

    private void Value(PageFile file, YamlMappingNode schema, string type, string key)
    {
        if (schema.Get(key) is not YamlScalarNode { Value: { } text } scalar)
        {
            return;
        }

        bool isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number);
        bool fits = type switch
        {
            "boolean" => !scalar.IsQuoted() && text is "true" or "false",
            "integer" => !scalar.IsQuoted() && isNumber && decimal.IsInteger(number),
            "number" => !scalar.IsQuoted() && isNumber,
            "string" => scalar.IsQuoted() || (!isNumber && text is not ("true" or "false" or "null")),
            _ => false,
        };
        if (!fits)
        {
            Report(file, schema.KeyOf(key), key, type == "string"
                ? $"Quote '{text}': the type is string."
                : $"Write a value of type {type} instead of '{text}', or fix the type.");
        }
    }

    private void Report(PageFile file, YamlNode at, string rule, string advice) =>
        lint.Findings.Add(file, at, rule, advice);

    private static string Allowed(string[] formats) =>
        formats.Length == 0
            ? "no format"
            : "no format but " + string.Join(", ", [.. formats.SkipLast(2), string.Join(" and ", formats.TakeLast(2))]);
}

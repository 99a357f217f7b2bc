using System.Globalization;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>
/// The examples of bodies and responses fit their schemas: every member is declared, every value has the type of its
/// member, and a body has what is required.
/// </summary>
internal sealed class ExampleRules(LintContext lint)
{
    private const string Rule = "example";
    private const int MostKinds = 5;

    /// <summary>Checks the examples of one media type.</summary>
    /// <param name="file">The page.</param>
    /// <param name="media">Schema and examples.</param>
    /// <param name="isBody">Whether it is sent, so that required members must be there.</param>
    public void Check(PageFile file, YamlMappingNode media, bool isBody)
    {
        // What is neither a named schema nor a list of one nor a file, shown by its name, is refused elsewhere.
        if (media.Map("schema") is not { } schema
            || !(schema.Has("$ref") || schema.Has("items") || schema.Text("format") == "binary"))
        {
            return;
        }

        foreach ((_, YamlMappingNode example) in media.Map("examples").MapEntries())
        {
            if (example.Get("value") is { } value)
            {
                Value(new Place(file, isBody), value, file, schema);
            }
        }
    }

    private void Value(Place place, YamlNode value, PageFile schemaFile, YamlMappingNode schema)
    {
        // Null may come anywhere in an answer.
        bool isNull = !place.IsBody && value is YamlScalarNode && YamlJson.ToJson(value) is null;
        if (isNull)
        {
            return;
        }

        if (schema.Get("$ref") is { } reference)
        {
            if (lint.Schemas.Find(schemaFile, reference) is { } named)
            {
                Named(place, value, named);
            }

            return;
        }

        switch (schema.Text("type"))
        {
            case "array" when value is YamlSequenceNode list && schema.Map("items") is { } items:
                foreach (YamlNode item in list)
                {
                    Value(place, item, schemaFile, items);
                }

                break;
            case "object" when value is YamlMappingNode map && schema.Map("additionalProperties") is { } values:
                foreach ((_, YamlNode inner) in map.Entries())
                {
                    Value(place, inner, schemaFile, values);
                }

                break;
            case "object" when schema.Flag("additionalProperties"):
                break;
            case { } type when !TypeRules.IsType(type):
                break;
            case { } type when value is not YamlScalarNode scalar || !IsScalar(scalar, type, schema.Text("format")):
                Add(place, value, $"The member is '{type}'{Format(schema)}. Write a value of it, text in quotes.");
                return;
        }

        // A response may break a bound that Meta enforces in requests.
        if (place.IsBody && BoundRules.Broken(schema, value) is { } broken)
        {
            Add(place, value, $"Write a value within the bounds: {broken}.");
        }
    }

    private void Named(Place place, YamlNode value, NamedSchema schema)
    {
        if (schema.IsEnum)
        {
            bool known = value is YamlScalarNode scalar && schema.Node.Texts("enum").Contains(scalar.Value);
            if (!known)
            {
                Add(
                    place,
                    value,
                    $"{schema.Name} has no value '{value}'. Use one of its values, or add it there."
                );
            }
        }
        else if (value is YamlMappingNode map)
        {
            NamedSchema member = MemberOf(map, schema);
            if (!LacksKind(place, map, member))
            {
                Model(place, map, member);
            }
        }
        else
        {
            Add(place, value, $"The member is the object {schema.Name}. Write a map.");
        }
    }

    private void Model(Place place, YamlMappingNode value, NamedSchema schema)
    {
        NamedSchema[] line = [schema, .. schema.Ancestors()];
        HashSet<string?> kinds = [.. line.Select(part => part.Discriminator?.Text("propertyName"))];
        foreach (
            (YamlScalarNode key, YamlNode member) in value.Entries().Where(entry => !kinds.Contains(entry.Key.Value)))
        {
            NamedSchema? owner = Array.Find(line, part => part.Properties?.Map(key.Name()) is not null);
            if (owner is null)
            {
                Add(
                    place,
                    key,
                    $"{schema.Name} has no member '{key.Value}'. Fix the name, or add the member to the schema."
                );
            }
            else
            {
                Value(place, member, owner.File, owner.Properties!.Map(key.Name())!);
            }
        }

        foreach (string required in place.IsBody ? line.SelectMany(part => part.Own.Texts("required")) : [])
        {
            if (!value.Has(required))
            {
                Add(place, value, $"{schema.Name} requires '{required}'. Add it.");
            }
        }
    }

    // Without its kind a value is read as the union's fallback, and all of its members would be reported.
    private bool LacksKind(Place place, YamlMappingNode value, NamedSchema schema)
    {
        foreach (NamedSchema union in schema.Ancestors().Prepend(schema))
        {
            if (union.Discriminator?.Text("propertyName") is not { } property
                || union.Discriminator.Map("mapping") is not { } mapping)
            {
                continue;
            }

            string? kind = value.Text(property);
            string[] kinds =
            [
                .. mapping.Entries()
                    .Where(entry => union == schema || Leads(union, entry.Value, schema))
                    .Select(entry => entry.Key.Name()),
            ];
            if (kinds.Length > 0 && !kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
            {
                string list =
                    string.Join(", ", kinds.Take(MostKinds)) + (kinds.Length > MostKinds ? ", …" : string.Empty);
                Add(
                    place,
                    kind is null ? value : value.KeyOf(property),
                    $"Write '{property}' of {union.Name} as one of its kinds, {list}, or add "
                        + (kind is null ? "it." : $"'{kind}' to its 'mapping'."));
                return true;
            }
        }

        return false;
    }

    private bool Leads(NamedSchema union, YamlNode reference, NamedSchema schema) =>
        lint.Schemas.Find(union.File, reference) is { } target
        && (target == schema || schema.Ancestors().Contains(target));

    // The member of a union that a value is; the union itself where the value is of no known kind.
    private NamedSchema MemberOf(YamlMappingNode value, NamedSchema schema)
    {
        YamlNode? target = null;
        if (schema.Discriminator is { } discriminator)
        {
            string? kind = value.Text(discriminator.Text("propertyName") ?? string.Empty);
            target = discriminator
                .Map("mapping")
                .Entries()
                .FirstOrDefault(entry => string.Equals(entry.Key.Value, kind, StringComparison.OrdinalIgnoreCase))
                ?.Value;
        }
        else if (schema.Shape is { } shape)
        {
            target =
                shape.Entries().FirstOrDefault(entry => value.Has(entry.Key.Name()))?.Value ?? shape.Get("otherwise");
        }

        return target is not null && lint.Schemas.Find(schema.File, target) is { } member
            ? MemberOf(value, member)
            : schema;
    }

    private static bool IsScalar(YamlScalarNode value, string type, string? format) =>
        type switch
        {
            "string" => IsText(value)
                && format switch
                {
                    "date" => DateOnly.TryParseExact(
                        value.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                    "time" => TimeOnly.TryParse(value.Value, CultureInfo.InvariantCulture, out _),
                    "date-time" => DateTimeOffset.TryParse(value.Value, CultureInfo.InvariantCulture, out _),
                    "unixtime" => long.TryParse(
                        value.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
                    _ => true,
                },
            "integer" => !value.IsQuoted()
                && long.TryParse(value.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => !value.IsQuoted()
                && decimal.TryParse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            "boolean" => !value.IsQuoted() && value.Value is "true" or "false",
            _ => false,
        };

    // What is not quoted and looks like something else is no text in JSON.
    private static bool IsText(YamlScalarNode value) =>
        YamlJson.ToJson(value)?.GetValueKind() == System.Text.Json.JsonValueKind.String;

    private static string Format(YamlMappingNode schema) =>
        schema.Text("format") is { } format ? $" of the format '{format}'" : string.Empty;

    private void Add(Place place, YamlNode at, string advice) => lint.Findings.Add(place.File, at, Rule, advice);

    private sealed record Place(PageFile File, bool IsBody);
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Compares a page with <see cref="Dialect"/>: which keys it has, their values and their order.</summary>
internal sealed class DialectRules(Findings findings)
{
    private readonly HashSet<YamlNode> _broken = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YamlNode> _foreign = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether something in a map, or in what is inside it, was reported.</summary>
    public bool IsBroken(YamlNode? node) => node is not null && _broken.Contains(node);

    /// <summary>
    /// Whether a map is a schema of a form that pages do not have. What else is wrong with it is not reported.
    /// </summary>
    public bool IsForeign(YamlNode? node) => node is not null && _foreign.Contains(node);

    /// <summary>Checks a whole page.</summary>
    public void Check(PageFile file) => Walk(file, file.Root, string.Empty, file.Root, Dialect.Page);

    /// <summary>Checks that a text for people is one, and whole.</summary>
    public bool Words(PageFile file, YamlNode key, YamlNode value)
    {
        if (value is not YamlScalarNode { Value: { } text } || !text.Any(char.IsLetter))
        {
            return Report(file, key, "words", "Write words: people read them in C# and in docs/operations.md.");
        }

        return value is not YamlScalarNode { Style: ScalarStyle.Plain } plain || !HasCommentAfter(file, plain)
            || Report(
                file, key, "words",
                "Quote the text, or move the comment to a line of its own: what follows ' #' is no part of the text.");
    }

    private static bool HasCommentAfter(PageFile file, YamlScalarNode text) =>
        text.Start.Line == text.End.Line
        && text.End.Line <= file.Lines.Count
        && file.Lines[(int)text.End.Line - 1].AsSpan((int)text.End.Column - 1).TrimStart().StartsWith("#");

    /// <param name="file">The page.</param>
    /// <param name="subject">The key of the value, or an item of a list; what is missing is reported there.</param>
    /// <param name="key">Name of the key.</param>
    /// <param name="value">The value.</param>
    /// <param name="schema">What it must be.</param>
    /// <returns>Whether nothing was reported.</returns>
    private bool Walk(PageFile file, YamlNode subject, string key, YamlNode value, JsonElement schema)
    {
        bool isFine = schema.Keyword("$ref")?.GetString() switch
        {
            "#/$defs/prose" when value is YamlScalarNode { Value.Length: > 0 } => Words(file, subject, value),
            "#/$defs/since" => Since.IsValid((value as YamlScalarNode)?.Value)
                || Report(file, subject, "since", Since.Advice(key)),
            "#/$defs/model" when value is YamlMappingNode map && !IsModel(map) => NotNamed(file, subject, map),
            { } reference => Walk(file, subject, key, value, Dialect.Definition(reference)),
            null when schema.Keyword("if") is { } condition => Walk(
                file, subject, key, value, schema.Keyword(Meets(value, condition) ? "then" : "else")!.Value),
            null when Expected(key, value, schema) is { } advice => Report(file, subject, "value-kind", advice),
            null => Inside(file, subject, value, schema),
        };
        if (!isFine)
        {
            _broken.Add(value);
        }

        return isFine;
    }

    private static bool IsModel(YamlMappingNode map) =>
        map.Text("type") is null or "object" && !map.Has("additionalProperties") && !map.Has("$ref");

    private bool NotNamed(PageFile file, YamlNode subject, YamlMappingNode map)
    {
        _foreign.Add(map);
        return HasForeignUnion(file, map, properties: default) || Report(
            file, subject, "named-schema",
            "Write this type where it is used: only objects with properties and enums are named schemas.");
    }

    // As in JSON Schema, what is no map lacks nothing.
    private static bool Meets(YamlNode value, JsonElement condition) =>
        value is YamlMappingNode map
            ? condition.Texts("required").All(map.Has)
            : condition.Keyword("type")?.GetString() is not "object";

    private bool Inside(PageFile file, YamlNode subject, YamlNode value, JsonElement schema)
    {
        bool isFine = true;
        if (value is YamlSequenceNode list && schema.Keyword("items") is { } items)
        {
            foreach (YamlNode item in list)
            {
                isFine &= Walk(file, item, "-", item, items);
            }
        }

        bool isMap = schema.Keyword("type") is not null;
        return isFine && (value is not YamlMappingNode map || !isMap || Map(file, subject, map, schema));
    }

    private bool Map(PageFile file, YamlNode subject, YamlMappingNode map, JsonElement schema)
    {
        if (schema.Keyword("properties") is not { } properties)
        {
            bool areFine = true;
            JsonElement? each = schema.Keyword("additionalProperties");
            foreach ((YamlScalarNode key, YamlNode value) in map.Entries())
            {
                areFine &= each is null || Walk(file, key, key.Name(), value, each.Value);
            }

            return areFine;
        }

        if (HasForeignUnion(file, map, properties) || IsInline(file, subject, map, properties))
        {
            _foreign.Add(map);
            return false;
        }

        return Keys(file, subject, map, schema, [.. properties.EnumerateObject()]);
    }

    private bool Keys(PageFile file, YamlNode subject, YamlMappingNode map, JsonElement schema, JsonProperty[] known)
    {
        string owner = schema.Keyword("title")!.Value.GetString()!;
        string[] names =
            [.. known.Where(each => each.Value.ValueKind != JsonValueKind.False).Select(each => each.Name)];
        var meant = new HashSet<string>(StringComparer.Ordinal);
        (string Name, int Place)? last = null;
        bool isFine = true;
        foreach ((YamlScalarNode key, YamlNode value) in map.Entries())
        {
            int place = Array.IndexOf(names, key.Name());
            if (place < 0)
            {
                isFine &= Unknown(file, key, map, owner, names, meant);
                continue;
            }

            isFine &= Walk(file, key, key.Name(), value, known.First(each => each.Name == key.Name()).Value);
            place = PlaceOfGroup(schema, names, key.Name()) ?? place;
            if (last is var (before, highest) && place < highest)
            {
                isFine &= Report(
                    file, key, "key-order",
                    $"Put '{key.Value}' before '{before}'; the order of keys is in openapi/README.md.");
            }
            else
            {
                last = (key.Name(), place);
            }
        }

        foreach (string name in schema.Texts("required").Where(name => !map.Has(name) && !meant.Contains(name)))
        {
            isFine &= Missing(file, subject, name, owner);
        }

        return isFine;
    }

    // Keys that may be in any order share the place of the first of them.
    private static int? PlaceOfGroup(JsonElement schema, string[] names, string name) =>
        schema.Keyword("x-any-order")?.EnumerateArray()
            .Select(group => group.EnumerateArray().Select(item => item.GetString()!).ToList())
            .Where(group => group.Contains(name))
            .Select(group => (int?)Array.IndexOf(names, group[0]))
            .FirstOrDefault();

    private bool Missing(PageFile file, YamlNode subject, string key, string owner)
    {
        string name = subject is YamlScalarNode { Value: { } text } ? $" '{text}'" : string.Empty;
        return key is "description" or "summary"
            ? Report(
                file, subject, $"missing-{key}",
                $"Add a {key} to {owner}{name}: what it means, in a sentence or two of our own words.")
            : Report(file, subject, "missing-key", $"Add '{key}' to {owner}{name}.");
    }

    /// <param name="file">The page.</param>
    /// <param name="key">The key that is not known.</param>
    /// <param name="map">The object with it.</param>
    /// <param name="owner">What the object is, for messages.</param>
    /// <param name="names">The keys that are known.</param>
    /// <param name="meant">Receives the key that was misspelt, which then is not missing.</param>
    private bool Unknown(
        PageFile file, YamlScalarNode key, YamlMappingNode map, string owner, string[] names, HashSet<string> meant)
    {
        string name = key.Name();
        if (KeyAdvice.Home(name) is { } home)
        {
            return Report(file, key, "misplaced-key", $"Move '{name}' away: it belongs to {home}, not to {owner}.");
        }

        if (KeyAdvice.Instead(name) is { } instead)
        {
            return Report(file, key, "unknown-key", instead);
        }

        if (Spelling.Find(name, names.Where(known => !map.Has(known))) is { } right)
        {
            meant.Add(right);
            return Report(file, key, "unknown-key", $"Write '{right}' instead of '{name}'.");
        }

        return Report(
            file, key, "unknown-key",
            name.StartsWith("x-", StringComparison.Ordinal)
                ? $"Remove '{name}', or use one of the keys of our own in openapi/README.md."
                : $"Remove '{name}': the generator does not read it in {owner}.");
    }

    /// <summary>Unions of JSON Schema. A list of members of which one is required is none.</summary>
    private bool HasForeignUnion(PageFile file, YamlMappingNode map, JsonElement properties)
    {
        bool isForeign = false;
        foreach ((YamlScalarNode key, YamlNode value) in map.Entries()
            .Where(entry => entry.Key.Value is "oneOf" or "anyOf"))
        {
            bool isRelation = properties.Keyword(key.Name()) is not null
                && value is YamlSequenceNode list && list.All(part => part is YamlMappingNode item && item.Has("required"));
            isForeign |= !isRelation && !Report(file, key, "unknown-key", KeyAdvice.Instead(key.Name())!);
        }

        return isForeign;
    }

    /// <summary>A named schema that is written where it is used.</summary>
    private bool IsInline(PageFile file, YamlNode subject, YamlMappingNode map, JsonElement properties)
    {
        string? key = map.Entries().Select(entry => entry.Key.Name())
            .LastOrDefault(name => properties.Keyword(name)?.ValueKind == JsonValueKind.False);
        return key is not null && !Report(
            file, subject, "inline-schema",
            $"Make this {(key == "enum" ? "enum" : "object")} a schema of its own under 'components', 'schemas' and "
                + "refer to it.");
    }

    // What to write instead of the value of a key; null if it is right as far as its kind goes.
    private static string? Expected(string key, YamlNode value, JsonElement schema)
    {
        if (schema.Keyword("const") is { } only)
        {
            string literal = only.ToString().ToLowerInvariant();
            bool isText = only.ValueKind == JsonValueKind.String;
            bool fits = value is YamlScalarNode { Value: { } written } scalar
                && written == literal && (isText || !scalar.IsQuoted());
            return fits ? null : $"Write '{key}: {literal}'{(isText ? string.Empty : $", or leave '{key}' out")}.";
        }

        string? text = (value as YamlScalarNode)?.Value;
        if (schema.Texts("enum").ToList() is { Count: > 0 } allowed)
        {
            return text is null && key == "type"
                ? "Write one type, such as 'type: string'. Null needs no mark: any member may be null."
                : allowed.Contains(text!) ? null
                : Spelling.Find(text ?? string.Empty, allowed) is { } right ? $"Write '{right}' instead of '{text}'."
                : $"Write one of these after '{key}:' instead of '{text}': {string.Join(", ", allowed)}.";
        }

        string kind = schema.Keyword("type") is { ValueKind: JsonValueKind.String } type ? type.GetString()! : "any";
        bool isSet = text is { Length: > 0 };
        return kind switch
        {
            "object" when value is not YamlMappingNode => $"Write a map after '{key}:'.",
            "array" when value is not YamlSequenceNode => $"Write a list after '{key}:'.",
            "number" when value is not YamlScalarNode number || number.IsQuoted()
                || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
                $"Write a number after '{key}:'.",
            "string" when !isSet && key == "$ref" =>
                "Write the reference in quotes after '$ref:', since '#' starts a comment.",
            "string" when !isSet => $"Write text after '{key}:'.",
            "string" when schema.Keyword("pattern")?.GetString() is { } pattern && !Regex.IsMatch(text!, pattern) =>
                $"Write {schema.Keyword("title")} after '{key}:' instead of '{text}'.",
            "any" when schema.Keyword("type") is not null && !isSet => $"Write text after '{key}:'.",
            _ => null,
        };
    }

    private bool Report(PageFile file, YamlNode at, string rule, string advice)
    {
        findings.Add(file, at, rule, advice);
        return false;
    }
}

using System.Text.Json;

namespace WhatsApp.Generator.Lint;

/// <summary>The keys of the pages, from <c>openapi/dialect.schema.json</c>, which editors read too.</summary>
public static class Dialect
{
    /// <summary>The keywords that lint implements. A schema with another would promise what nothing checks.</summary>
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "$schema", "$comment", "$defs", "$ref", "title", "description", "type", "properties", "required",
        "additionalProperties", "items", "enum", "examples", "const", "pattern", "if", "then", "else", "x-any-order",
    };

    /// <summary>The schema of a page.</summary>
    public static JsonElement Page { get; } = Load();

    /// <summary>Reads a schema and refuses what lint does not implement.</summary>
    /// <exception cref="InvalidOperationException">The schema has an unknown keyword; the message names it.</exception>
    public static JsonElement Parse(string json)
    {
        JsonElement schema = JsonDocument.Parse(json).RootElement;
        RequireKnown(schema, "the schema");
        return schema;
    }

    /// <summary>A definition, by the value of <c>$ref</c>.</summary>
    public static JsonElement Definition(string reference) =>
        Page.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);

    /// <summary>A keyword of a schema; null if the schema does not have it.</summary>
    public static JsonElement? Keyword(this JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out JsonElement value) ? value : null;

    /// <summary>The texts of a keyword that is a list.</summary>
    public static IEnumerable<string> Texts(this JsonElement schema, string name) =>
        schema.Keyword(name)?.EnumerateArray().Select(item => item.GetString()!) ?? [];

    private static JsonElement Load()
    {
        using Stream file = typeof(Dialect).Assembly.GetManifestResourceStream("dialect.schema.json")!;
        using var text = new StreamReader(file);
        return Parse(text.ReadToEnd());
    }

    private static void RequireKnown(JsonElement schema, string place)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return;
        }

        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            if (!Keywords.Contains(keyword.Name))
            {
                throw new InvalidOperationException(
                    $"openapi/dialect.schema.json has the keyword '{keyword.Name}' in {place}, which lint does not "
                        + "implement. Add it to DialectRules, or remove it.");
            }

            switch (keyword.Name)
            {
                case "$defs" or "properties":
                    foreach (JsonProperty inner in keyword.Value.EnumerateObject())
                    {
                        RequireKnown(inner.Value, $"'{inner.Name}'");
                    }

                    break;
                case "additionalProperties" or "items" or "then" or "else":
                    RequireKnown(keyword.Value, place);
                    break;
                case "if" when keyword.Value.EnumerateObject().Any(part => part.Name is not ("required" or "type")):
                    throw new InvalidOperationException(
                        $"openapi/dialect.schema.json has an 'if' in {place} with more than 'required' and 'type', "
                            + "which lint does not implement.");
            }
        }
    }
}

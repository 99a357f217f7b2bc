namespace WhatsApp.Generator.Lint;

/// <summary>What to write instead of a key that a page does not have.</summary>
internal static class KeyAdvice
{
    private static readonly Dictionary<string, string> Homes = new(StringComparer.Ordinal)
    {
        ["x-node"] = "a path parameter in openapi/shared/nodes.yaml",
        ["x-name"] = "a property, a parameter or a path",
        ["x-fields"] = "the query parameter 'fields'",
        ["x-paged"] = "an operation",
        ["x-replaced-by"] = "an operation, parameter, property or named schema that is deprecated",
        ["x-shape"] = "a schema that is the base of a union",
        ["x-event"] = "the change of a webhook, a message of one, or a list whose items are events",
        ["x-host"] = "a path",
        ["x-since"] = "an operation, a parameter, a property or a named schema",
        ["x-enum-docs"] = "an enum",
        ["x-enum-names"] = "an enum",
        ["x-enum-since"] = "an enum",
    };

    private static readonly Dictionary<string, string> Replacements = new(StringComparer.Ordinal)
    {
        ["oneOf"] = Union("oneOf"),
        ["anyOf"] = Union("anyOf"),
        ["allOf"] = "Only a named schema extends another: move 'allOf' to a schema of its own and refer to it.",
        ["not"] = "Move 'not' beside the 'properties' that it names, or say in the description what is refused.",
        ["dependentRequired"] = "Move 'dependentRequired' beside the 'properties' that it names.",
        ["nullable"] = "Remove 'nullable': null may come anywhere.",
        ["prefixItems"] = "Replace 'prefixItems' by 'items', and say in the description what the positions mean.",
        ["patternProperties"] = "Replace 'patternProperties' by 'additionalProperties', and describe the names.",
        ["properties"] = "Move 'properties' to a named schema, or into the second part of 'allOf'.",
        ["required"] = "Move 'required' beside the 'properties' that it names.",
        ["enum"] = "Make the enum a schema of its own and refer to it.",
        ["discriminator"] = "Move 'discriminator' to the named schema that is the base of the union.",
        ["title"] = "Remove 'title': the name of the schema is what appears in C#.",
        ["example"] = "Move 'example' beside the schema of the body or response, under 'examples'.",
        ["examples"] = "Move 'examples' beside the schema of the body or response.",
        ["exclusiveMinimum"] = "Replace 'exclusiveMinimum' by 'minimum', or say it in the description.",
        ["exclusiveMaximum"] = "Replace 'exclusiveMaximum' by 'maximum', or say it in the description.",
        ["multipleOf"] = "Remove 'multipleOf'; say it in the description.",
        ["uniqueItems"] = "Remove 'uniqueItems'; say it in the description.",
        ["minProperties"] = "Remove 'minProperties'; say it in the description.",
        ["maxProperties"] = "Move 'maxProperties' to the property that is a map.",
        ["readOnly"] = "Remove 'readOnly'; give requests and responses separate schemas if they differ.",
        ["writeOnly"] = "Remove 'writeOnly'; give requests and responses separate schemas if they differ.",
        ["$defs"] = "Move what is under '$defs' to 'components', 'schemas'.",
        ["definitions"] = "Move what is under 'definitions' to 'components', 'schemas'.",
        ["unevaluatedProperties"] = "Remove 'unevaluatedProperties': unknown members are always kept.",
        ["encoding"] = "Remove 'encoding': the type of the file says how it is sent.",
        ["contentMediaType"] = "Replace 'contentMediaType' by 'format: binary', or say it in the description.",
        ["contentEncoding"] = "Replace 'contentEncoding' by 'format: binary', or say it in the description.",
        ["tags"] = "Remove 'tags': the path says where the operation is found.",
        ["security"] =
            "Remove 'security': the client authenticates every request. Only an operation without a token has it.",
        ["servers"] = "Remove 'servers': the client knows its address.",
        ["headers"] = "Remove 'headers': the client shows the headers of every answer.",
        ["deprecated"] = "Move 'deprecated' to the operation, parameter, property or named schema that it is about.",
        ["head"] = Method("head"),
        ["options"] = Method("options"),
        ["trace"] = Method("trace"),
        ["<<"] = "Write out what '<<' merges.",
    };

    /// <summary>Where one of our own keys belongs; null for other keys.</summary>
    public static string? Home(string key) => Homes.GetValueOrDefault(key);

    public static string? Instead(string key) => Replacements.GetValueOrDefault(key);

    private static string Union(string key) =>
        $"Replace '{key}' by a union: a base schema with 'discriminator' or 'x-shape', and members that extend it with "
            + "'allOf: [{$ref: base}, {type: object, …}]'.";

    private static string Method(string key) => $"Remove '{key}': a path has get, post, put, patch and delete only.";
}

using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Diff;

/// <summary>What a page or a contract says about one member, parameter or schema.</summary>
public sealed record Facts
{
    /// <summary>The keys of bounds.</summary>
    public static readonly IReadOnlyList<string> BoundKeys =
        ["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "maxProperties", "pattern"];

    /// <summary>The type: that of C# in the pages, else the one on the wire. Null where it is not stated.</summary>
    public string? Type { get; init; }

    /// <summary>Type and format on the wire; null where they are not stated.</summary>
    public string? Format { get; init; }

    /// <summary>Whether the API requires it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the compiler requires it.</summary>
    public bool IsDemanded { get; init; }

    /// <summary>Bounds by key: <c>maxLength</c>, and <c>items.maxLength</c> for those of the items.</summary>
    public IReadOnlyDictionary<string, string> Bounds { get; init; } = new Dictionary<string, string>();

    /// <summary>The value that is always sent.</summary>
    public string? Constant { get; init; }

    /// <summary>What Meta assumes where it is missing.</summary>
    public string? Default { get; init; }

    /// <summary>Whether it is deprecated.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>What is to be used instead where it is.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>The version or date since which it exists; null where it is not stated.</summary>
    public string? Since { get; init; }

    /// <summary>The description; null where there is none, which differs from no description.</summary>
    public string? Words { get; init; }

    /// <summary>Reads what a schema itself states. Names, types and requirements come from around it.</summary>
    public static Facts Of(YamlMappingNode schema) =>
        new()
        {
            Format = Wire(schema),
            Bounds = ReadBounds(schema, string.Empty).ToDictionary(),
            Constant = schema.Text("const"),
            Default = Value(schema.Get("default")),
            IsDeprecated = schema.Flag("deprecated"),
            ReplacedBy = schema.Text(Replacement.Key),
            Since = schema.Text(Generator.Bundle.Since.Key),
            Words = schema.Text("description"),
        };

    /// <summary>Type and format of a schema, and of its items.</summary>
    public static string? Wire(YamlMappingNode schema)
    {
        string? format = schema.Text("format") is { } text ? $" ({text})" : string.Empty;
        string? type = schema.Text("type") is { } name ? name + format : null;
        return (schema.Map("items") ?? schema.Map("additionalProperties")) is { } inner && Wire(inner) is { } of
            ? $"{type} of {of}"
            : type;
    }

    private static string? Value(YamlNode? node) =>
        node is null ? null : YamlJson.ToJson(node)?.ToJsonString() ?? "null";

    private static IEnumerable<KeyValuePair<string, string>> ReadBounds(YamlMappingNode schema, string prefix)
    {
        foreach (string key in BoundKeys)
        {
            if (schema.Text(key) is { } value)
            {
                yield return new(prefix + key, value);
            }
        }

        foreach (string inner in new[] { "items", "additionalProperties" })
        {
            if (schema.Map(inner) is { } items)
            {
                foreach (KeyValuePair<string, string> bound in ReadBounds(items, $"{prefix}{inner}."))
                {
                    yield return bound;
                }
            }
        }
    }
}

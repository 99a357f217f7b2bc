using System.Text.RegularExpressions;

namespace WhatsApp.Upstream.Drift;

/// <summary>Kinds of type that a page of the reference writes behind a name.</summary>
public enum CapturedKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An object of its own.</summary>
    Map,

    /// <summary>A list.</summary>
    Array,

    /// <summary>One of some texts, or one text.</summary>
    Values,

    /// <summary>One of some named schemas.</summary>
    Union,

    /// <summary>A named schema; whether it is an object or a list of values, the page does not say here.</summary>
    Named,
}

/// <summary>A type as a page writes it: <c>string (date-time)</c>, <c>array of Phone</c>, <c>One of "A"</c>.</summary>
public sealed partial record CapturedType(CapturedKind Kind)
{
    /// <summary>Name of a named schema.</summary>
    public string? Name { get; init; }

    /// <summary>What is in brackets after the type, such as <c>date-time</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The texts, or the names of the schemas of a union.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Type of the items of a list.</summary>
    public CapturedType? Item { get; init; }

    /// <summary>Smallest number.</summary>
    public string? Minimum { get; init; }

    /// <summary>Largest number.</summary>
    public string? Maximum { get; init; }

    /// <summary>The type in JSON Schema; null where there is only the name of a schema.</summary>
    public string? Schema =>
        Kind switch
        {
            CapturedKind.Named => null,
            CapturedKind.Values => "string",
            CapturedKind.Union => "object",
            _ => Kinds.First(kind => kind.Value == Kind).Key,
        };

    /// <summary>Whether it can have members.</summary>
    public bool MayHaveMembers => Kind is CapturedKind.Map or CapturedKind.Union or CapturedKind.Named;

    /// <summary>Reads a whole type; null where it is none that is known.</summary>
    public static CapturedType? Read(string text)
    {
        const string array = "array of ";
        const string union = "Must be one of: ";
        if (text.StartsWith(array, StringComparison.Ordinal))
        {
            return Read(text[array.Length..]) is { } item ? new(CapturedKind.Array) { Item = item } : null;
        }

        if (text.StartsWith(union, StringComparison.Ordinal))
        {
            string[] names = text[union.Length..].Split(", ");
            return Array.TrueForAll(names, name => TypeName().IsMatch(name))
                ? new(CapturedKind.Union) { Values = names }
                : null;
        }

        if (Literals().Match(text) is { Success: true } literals)
        {
            return new(CapturedKind.Values)
            {
                Values = literals.Groups["value"].Captures.Select(value => value.Value).ToList(),
            };
        }

        if (Keyword().Match(text) is { Success: true } keyword)
        {
            return new(Kinds[keyword.Groups["type"].Value])
            {
                Format = Text(keyword.Groups["format"]),
                Minimum = Text(keyword.Groups["min"]),
                Maximum = Text(keyword.Groups["max"]),
            };
        }

        return TypeName().IsMatch(text) ? new(CapturedKind.Named) { Name = text } : null;
    }

    public override string ToString() =>
        Kind switch
        {
            CapturedKind.Array when Item is not null => $"array of {Item}",
            CapturedKind.Named => Name!,
            CapturedKind.Values => string.Join(", ", Values),
            _ => Schema!,
        };

    private static readonly Dictionary<string, CapturedKind> Kinds = new(StringComparer.Ordinal)
    {
        ["string"] = CapturedKind.Text,
        ["integer"] = CapturedKind.Whole,
        ["number"] = CapturedKind.Number,
        ["boolean"] = CapturedKind.Boolean,
        ["object"] = CapturedKind.Map,
        ["array"] = CapturedKind.Array,
    };

    private static string? Text(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex("^[A-Z][A-Za-z0-9_]*$")]
    private static partial Regex TypeName();

    [GeneratedRegex("""^(?:One of )?"(?<value>[^"]*)"(?:, "(?<value>[^"]*)")*$""")]
    private static partial Regex Literals();

    [GeneratedRegex(
        @"^(?<type>string|integer|number|boolean|object|array)(?: \((?<format>[^)]+)\))?"
            + @"(?: \[(?:min: (?<min>-?[0-9.]+))?(?:, )?(?:max: (?<max>-?[0-9.]+))?\])?$"
    )]
    private static partial Regex Keyword();
}

namespace WhatsApp.Generator.Bundle.Contract;

/// <summary>One type that the templates print: <c>x</c> in <c>Class.liquid</c> and in what it includes.</summary>
/// <param name="Kind">Chooses the template in <c>Class.liquid</c>.</param>
/// <param name="File">The generated file, without its ending: <c>media/media-api</c>.</param>
public abstract record TypeData(string Kind, string File)
{
    /// <summary>Position among all types and operations, by which the splitter sorts.</summary>
    public int Order { get; set; }

    /// <summary>Values that a reader may find in JSON, for the table of known texts.</summary>
    internal virtual IEnumerable<string?> KnownTexts => [];
}

/// <summary>A model, a form or the base of a union: <c>x</c> in <c>Model.liquid</c>.</summary>
public sealed record ModelData(string Kind, string File) : TypeData(Kind, File)
{
    /// <summary>Lines of the XML documentation, as in every <c>Doc</c> here.</summary>
    public required IReadOnlyList<string> Doc { get; init; }

    /// <summary>Text of <see cref="ObsoleteAttribute"/>, as in every <c>Obsolete</c> here; null for most.</summary>
    public string? Obsolete { get; init; }

    /// <summary>Whether it reads or writes anything of its own.</summary>
    public bool HasMembers { get; init; }

    /// <summary>The union that it is a member of; null for most.</summary>
    public string? Base { get; init; }

    /// <summary>The value of the union's discriminator that means this model; null if a shape does.</summary>
    public string? Discriminator { get; init; }

    /// <summary>Initializers of an instance that is about to be read: no constants, nothing required.</summary>
    public required IReadOnlyList<string> Reset { get; init; }

    /// <summary>The items of a page of a list; null for other models.</summary>
    public string? PageOf { get; init; }

    /// <summary>Set for the base of a union.</summary>
    public UnionData? Union { get; init; }

    /// <summary>The events that the model of a webhook becomes; null for most.</summary>
    public EventData? Event { get; init; }

    /// <summary>Events of the items of its lists, declared beside it; null for most.</summary>
    public IReadOnlyList<EventItemData>? ItemEvents { get; init; }

    /// <summary>The checks of its own members before it is sent; empty for what is only received.</summary>
    public IReadOnlyList<CheckData> Checks { get; init; } = [];

    internal override IEnumerable<string?> KnownTexts =>
        Union is { By: UnionData.ByValue }
            ? Union.Cases.Select(item => item.Value).Prepend(Discriminator)
            : [Discriminator];
}

/// <summary>A check of a model before it is sent.</summary>
/// <param name="Method">The method of <c>ModelValidator</c>.</param>
/// <param name="Members">What is checked: one member, or several that exclude or need each other.</param>
public sealed record CheckData(string Method, IReadOnlyList<CheckedMember> Members)
{
    /// <summary>The first of them, for most the only one.</summary>
    public CheckedMember Member => Members[0];

    /// <summary>The bounds as C# arguments; null if the check has none.</summary>
    public string? Bounds { get; init; }

    /// <summary>A regular expression in the syntax of .NET; null for most.</summary>
    public string? Pattern { get; init; }
}

/// <summary>A member that is checked.</summary>
/// <param name="WireName">Name in JSON.</param>
/// <param name="Name">Name in C#.</param>
public sealed record CheckedMember(string WireName, string Name);

/// <summary>How the members of a union differ: <c>x.union</c>.</summary>
/// <param name="By"><see cref="ByValue"/> or <see cref="ByShape"/>.</param>
/// <param name="Cases">The members of the union.</param>
public sealed record UnionData(string By, IReadOnlyList<UnionCaseData> Cases)
{
    /// <summary>A discriminator has another value for each.</summary>
    public const string ByValue = "value";

    /// <summary>Each has a member that the others lack.</summary>
    public const string ByShape = "shape";

    /// <summary>The discriminator in JSON; null for a shape, as the next three.</summary>
    public string? WireName { get; init; }

    /// <summary>Length of <see cref="WireName"/> in bytes.</summary>
    public int? WireSize { get; init; }

    /// <summary>The discriminator in C#.</summary>
    public string? Name { get; init; }

    /// <summary>Documentation of the discriminator.</summary>
    public IReadOnlyList<string>? Doc { get; init; }

    /// <summary>Names of the members that decide, as C# arguments; null if a value decides.</summary>
    public string? Members { get; init; }

    /// <summary>The class of an object that has none of those members.</summary>
    public string? Otherwise { get; init; }

    /// <summary>The class that keeps what the pages do not list; null if <see cref="Otherwise"/> is a schema.</summary>
    public string? Unknown { get; init; }
}

/// <summary>A member of a union.</summary>
/// <param name="Value">Value of the discriminator in lower case, or the name of the member that decides.</param>
/// <param name="Model">Its class.</param>
public sealed record UnionCaseData(string Value, string Model);

/// <summary>A property of a model or a parameter of a query: <c>p</c>.</summary>
/// <param name="Name">Name in C#.</param>
/// <param name="WireName">Name in JSON, a form or a query.</param>
public sealed record MemberData(string Name, string WireName)
{
    /// <summary>Length of <see cref="WireName"/> in bytes.</summary>
    public required int WireSize { get; init; }

    /// <summary>Type in C#, with its question mark.</summary>
    public required string Cs { get; init; }

    /// <summary>End of the name of the method that writes it: <c>String</c> for <c>WriteString</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The same for a form or a query, where a secret has a method of its own.</summary>
    public required string FormMethod { get; init; }

    /// <summary>End of the name of the method that reads it, with its type argument.</summary>
    public required string ReadMethod { get; init; }

    /// <summary>Whether C# requires it of a caller.</summary>
    public bool Required { get; init; }

    /// <summary>Whether its type is a struct.</summary>
    public bool ValueType { get; init; }

    /// <summary>The C# of the value that is sent unless a caller sets another; null for most.</summary>
    public string? Initial { get; init; }

    public string? Obsolete { get; init; }

    public required IReadOnlyList<string> Doc { get; init; }

    /// <summary>Model of the items, if it is a list of models.</summary>
    internal string? Item { get; init; }

    /// <summary>The constant of the pages, for the table of known texts.</summary>
    internal string? Constant { get; init; }
}

/// <summary>An open enum: <c>x</c> in <c>Enum.liquid</c>.</summary>
public sealed record EnumData(string File, string Name) : TypeData("enum", File)
{
    public required IReadOnlyList<string> Doc { get; init; }

    public string? Obsolete { get; init; }

    public required IReadOnlyList<EnumValueData> Values { get; init; }

    internal override IEnumerable<string?> KnownTexts => Values.Select(value => value.Value);
}

/// <summary>A value of an open enum.</summary>
/// <param name="Name">Name in C#.</param>
/// <param name="Value">The text on the wire, escaped for a C# literal.</param>
/// <param name="Doc">Its documentation.</param>
public sealed record EnumValueData(string Name, string Value, IReadOnlyList<string> Doc);

/// <summary>The parameters of a query: <c>x</c> in <c>Query.liquid</c>.</summary>
public sealed record QueryData(string File, IReadOnlyList<string> Doc) : TypeData("query", File);

/// <summary>The catalogue of error codes: <c>x</c> in <c>ErrorCodes.liquid</c>.</summary>
/// <param name="File">The generated file.</param>
/// <param name="Doc">Documentation of the class.</param>
/// <param name="Link">Address of Meta's page of the codes.</param>
/// <param name="Codes">The codes in ascending order.</param>
public sealed record ErrorCodesData(
    string File, IReadOnlyList<string> Doc, string? Link, IReadOnlyList<ErrorCodeData> Codes)
    : TypeData("errors", File);

/// <summary>A code of the catalogue, or the first of a range.</summary>
/// <param name="Name">Name in C#.</param>
/// <param name="Code">The number.</param>
/// <param name="Pattern">C# pattern of the number or of its range.</param>
/// <param name="Group">Member of <c>GraphErrorGroup</c>.</param>
/// <param name="Advice">Member of <c>SuggestedAction</c>.</param>
/// <param name="Refused">Whether the code proves that the request had no effect.</param>
/// <param name="Doc">Its documentation.</param>
public sealed record ErrorCodeData(
    string? Name, string Code, string Pattern, string? Group, string? Advice, bool Refused, IReadOnlyList<string> Doc);

/// <summary>The table of known texts: <c>x</c> in <c>KnownTexts.liquid</c>.</summary>
public sealed record TextsData(string File, IReadOnlyList<string> Texts) : TypeData("texts", File);

/// <summary>The pinned version: <c>x</c> in <c>Version.liquid</c>.</summary>
public sealed record VersionData(string File, string Version) : TypeData("version", File);

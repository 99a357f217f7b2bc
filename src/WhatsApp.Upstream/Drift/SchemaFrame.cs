using WhatsApp.Upstream.Coverage;

namespace WhatsApp.Upstream.Drift;

/// <summary>A schema that is open while the lines of a page are walked.</summary>
/// <param name="name">The member that has it; empty for the body or the response itself.</param>
/// <param name="place">Its place, for messages.</param>
/// <param name="line">Line of the capture.</param>
/// <param name="whole">Our schema; null where we have none, so that anything may be below it.</param>
internal sealed class SchemaFrame(string name, string place, int line, ContractShape? whole)
{
    private SortedDictionary<string, ContractShape>? _members;

    public string Name => name;

    public int Line => line;

    public ContractShape? Whole { get; } = whole;

    /// <summary>File and line of our schema; where we have none, of that around it.</summary>
    public string OurLine { get; init; } = whole?.Line() ?? string.Empty;

    /// <summary>Our schema; within one alternative of a union, that alternative.</summary>
    public ContractShape? Ours { get; private set; } = whole;

    /// <summary>Its members on our side.</summary>
    public SortedDictionary<string, ContractShape> Members => _members ??= Ours?.Members() ?? [];

    public bool IsList => Members.ContainsKey("[]");

    /// <summary>Members that the page has; within one alternative of a union, those of it.</summary>
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Members that the page has in any alternative.</summary>
    public HashSet<string> SeenInAny { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of alternatives that the page announces; empty where it announces none.</summary>
    public IReadOnlyList<string> Announced { get; init; } = [];

    /// <summary>Whether headings of alternatives are in it.</summary>
    public bool IsUnion { get; private set; }

    /// <summary>Our alternatives that the page has.</summary>
    public List<ContractAlternative> Chosen { get; } = [];

    /// <summary>Whether anything was below it.</summary>
    public bool HasContent { get; set; }

    /// <summary>Whether the page calls it an object. The name of a schema may be that of a list of values.</summary>
    public bool IsObject { get; init; }

    /// <summary>Whether what is not below it is nowhere.</summary>
    public bool ShowsMembers => HasContent || IsObject;

    /// <summary>Our alternatives, those of the outermost union.</summary>
    public IReadOnlyList<ContractAlternative> Alternatives =>
        Whole?.Alternatives.GroupBy(alternative => alternative.Union).FirstOrDefault()?.ToList() ?? [];

    /// <summary>The place of a member.</summary>
    public string PlaceOf(string member) =>
        member == "[]" ? place + "[]"
        : name.Length == 0 ? $"{place} {member}"
        : $"{place}.{member}";

    /// <summary>Whether it is inside an alternative that we have.</summary>
    public bool IsNarrowed { get; private set; }

    /// <summary>Continues with some of our alternatives; where none is known, with any of them.</summary>
    /// <param name="chosen">The alternatives.</param>
    /// <param name="isUnion">Whether the page shows a union, so that another alternative begins here.</param>
    public void Narrow(IReadOnlyList<ContractAlternative> chosen, bool isUnion)
    {
        if (isUnion)
        {
            IsUnion = true;
            SeenInAny.UnionWith(Seen);
            Seen.Clear();
        }

        Chosen.AddRange(chosen);
        IsNarrowed = chosen.Count > 0;
        Ours = IsNarrowed ? ContractShape.Of(chosen) : Whole;
        _members = null;
    }
}

using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Diff;

/// <summary>What a change is about: a member, an operation, a type or a page.</summary>
/// <param name="Page">The file that reports list it under, or method and path in a contract.</param>
/// <param name="File">The file that it is in.</param>
/// <param name="At">Where in the file.</param>
/// <param name="Use">In which direction it travels.</param>
/// <param name="Name">Its name where there is no C# for it.</param>
/// <param name="CSharp">Its C# member; null where there is none.</param>
public sealed record Subject(string Page, PageFile File, YamlNode At, Use Use, string Name, string? CSharp = null)
{
    /// <summary>Whether the head lacks it, so that the place is one of the base.</summary>
    public bool IsAtBase { get; init; }
}

/// <summary>Collects changes.</summary>
public sealed class ChangeList
{
    private readonly List<Change> _changes = [];
    private readonly HashSet<Change> _known = [];

    /// <summary>What was found, in the order in which it was found.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>Adds a change. The same change found twice is one.</summary>
    /// <param name="rule">The rule that found it.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="what">What has changed, in words.</param>
    /// <param name="old">The old value, for what is to be done.</param>
    /// <param name="new">The new value, for what is to be done.</param>
    public void Add(DiffRule rule, Subject subject, string what, string old = "", string @new = "")
    {
        ChangeClass @class = rule.ClassFor(subject.Use);
        string name = subject.CSharp ?? subject.Name;
        string toDo = rule
            .ToDo.Replace("{name}", name, StringComparison.Ordinal)
            .Replace("{old}", old, StringComparison.Ordinal)
            .Replace("{new}", @new, StringComparison.Ordinal);
        var change = new Change(
            rule,
            @class,
            new ChangePlace(subject.Page, subject.File.Path, subject.At.Start.Line, subject.IsAtBase),
            name,
            what,
            @class == ChangeClass.Breaking ? toDo : string.Empty
        )
        {
            CSharp = subject.CSharp,
        };
        if (_known.Add(change))
        {
            _changes.Add(change);
        }
    }

    /// <summary>Adds that something has another name in C#, where the names differ.</summary>
    public void Rename(string old, string @new, Subject subject)
    {
        if (old != @new)
        {
            Add(DiffRules.CSharpRenamed, subject, $"renamed from `{old}` in C#", old, @new);
        }
    }

    /// <summary>Adds every difference between two sets of facts.</summary>
    public void Add(Subject subject, IEnumerable<FactChange> facts)
    {
        foreach (FactChange fact in facts)
        {
            Add(fact.Rule, subject, fact.What, fact.Old, fact.New);
        }
    }
}

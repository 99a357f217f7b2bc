using System.Text.RegularExpressions;
using WhatsApp.Diff.Model;

namespace WhatsApp.Diff;

/// <summary>
/// Types that are gone and what replaces them: the type that is used wherever they were used, else a
/// new type with the same members. What names the old type is not reported for that alone.
/// </summary>
public sealed partial class Renames
{
    /// <summary>How much of what either type has both must have, and how much that is at least.</summary>
    private const double Alike = 0.75;
    private const int LeastAlike = 3;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);
    private readonly PageModel _old;
    private readonly PageModel _new;

    /// <summary>Finds the types of the base that the head has under another name.</summary>
    public Renames(PageModel old, PageModel @new)
    {
        _old = old;
        _new = @new;
        HashSet<string> before = [.. old.Types.Select(type => type.Name)];
        HashSet<string> after = [.. @new.Types.Select(type => type.Name)];
        List<TypeModel> added = [.. @new.Types.Where(type => !before.Contains(type.Name))];
        List<TypeModel> gone = [.. old.Types.Where(type => !after.Contains(type.Name))];

        // The types inside a type are known only when the type is.
        int found;
        do
        {
            ILookup<string, string> substitutes = Substitutes();
            found = gone.RemoveAll(type =>
                substitutes[type.Name].Distinct().ToList() is [var only] && Add(type.Name, only, added)
            );
        }
        while (found > 0);

        foreach (TypeModel type in gone)
        {
            if (added.Where(other => IsAlike(type, other)).MaxBy(other => Likeness(type, other)) is { } same)
            {
                Add(type.Name, same.Name, added);
            }
        }
    }

    /// <summary>What a type is called now, or its own name.</summary>
    public string Of(string name) => _names.GetValueOrDefault(name, name);

    /// <summary>What a new type was called before, or its own name. Of several old types, it is one.</summary>
    public string OriginOf(string name) => _origins.GetValueOrDefault(name, name);

    /// <summary>A C# type with new names in it: <c>IReadOnlyList&lt;Rope&gt;?</c>.</summary>
    public string? In(string? type) =>
        type is null || _names.Count == 0 ? type : Word().Replace(type, word => Of(word.Value));

    private bool Add(string old, string @new, List<TypeModel> added)
    {
        _names.Add(old, @new);
        if (added.RemoveAll(type => type.Name == @new) > 0)
        {
            _origins.Add(@new, old);
        }

        return true;
    }

    private bool IsAlike(TypeModel old, TypeModel @new) =>
        old.Kind == @new.Kind
        && Likeness(old, @new) >= Alike
        && Parts(old, In).Intersect(Parts(@new, type => type)).Count() >= LeastAlike;

    private double Likeness(TypeModel old, TypeModel @new)
    {
        HashSet<string> ours = Parts(old, In);
        HashSet<string> theirs = Parts(@new, type => type);
        return ours.Count == 0 ? 0 : (double)ours.Intersect(theirs).Count() / ours.Union(theirs).Count();
    }

    private static HashSet<string> Parts(TypeModel type, Func<string?, string?> named) =>
    [
        .. type.Members.Select(member => $"member {member.WireName} {named(member.Facts.Type)}"),
        .. type.Values.Select(value => $"value {value.Wire}"),
        .. type.Alternatives.Select(alternative => $"alternative {alternative.Wire}"),
    ];

    // What is used now where a type was used: at members, as body or response of operations, and in unions.
    private ILookup<string, string> Substitutes()
    {
        Dictionary<string, TypeModel> types = _new.Types.ToDictionary(type => type.Name);
        Dictionary<string, OperationModel> operations = _new.Operations.ToDictionary(operation => operation.Key);
        IEnumerable<(string? Before, string? After)> members =
            from type in _old.Types
            let now = types.GetValueOrDefault(Of(type.Name))
            where now is not null
            from member in type.Members
            from other in now.Members.Where(other => other.WireName == member.WireName)
            select (member.Facts.Type, other.Facts.Type);
        IEnumerable<(string? Before, string? After)> bodies =
            from operation in _old.Operations
            let now = operations.GetValueOrDefault(operation.Key)
            where now is not null
            from pair in new (string?, string?)[]
            {
                (operation.Operation.Body?.Model, now.Operation.Body?.Model),
                (operation.Response, now.Response),
            }
            select pair;
        IEnumerable<(string? Before, string? After)> alternatives =
            from type in _old.Types
            let now = types.GetValueOrDefault(Of(type.Name))
            where now is not null
            from alternative in type.Alternatives
            from other in now.Alternatives.Where(other => other.Wire == alternative.Wire)
            select ((string?)alternative.CSharp, (string?)other.CSharp);
        return (
            from pair in members.Concat(bodies).Concat(alternatives)
            where pair.Before is not null && pair.After is not null
            from name in Words(pair.Before).Except(Words(pair.After))
            let substitute = Words(pair.After).Except(Words(pair.Before)).FirstOrDefault()
            where types.ContainsKey(substitute ?? string.Empty)
            where pair.Before.Replace(name, substitute, StringComparison.Ordinal) == pair.After
            select (name, substitute)
        ).ToLookup(pair => pair.name, pair => pair.substitute);
    }

    private static IEnumerable<string> Words(string type) => Word().Matches(type).Select(word => word.Value);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}

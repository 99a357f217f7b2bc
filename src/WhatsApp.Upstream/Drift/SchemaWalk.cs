using WhatsApp.Upstream.Coverage;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Upstream.Drift;

/// <summary>
/// Walks through the members of a body or a response. The text does not show where an object ends: a member belongs to
/// the innermost open object that has it on our side and did not have it yet, and closes those within.
/// </summary>
/// <param name="drift">Receives what is found.</param>
/// <param name="use">What it is used for.</param>
internal sealed class SchemaWalk(PageDrift drift, SchemaUse use)
{
    private readonly Stack<SchemaFrame> _open = new();
    private IReadOnlyList<CapturedNode> _rest = [];

    /// <summary>Compares a body or a response.</summary>
    public void Walk(CapturedContent content, ContractShape ours, string place)
    {
        CapturedType type = content.Schema!;
        if (content.Nodes.Count == 0)
        {
            drift.NotShown += ours.Members().Count > 0 ? 1 : 0;
            return;
        }

        _rest = content.Nodes;
        Open(string.Empty, place, content.Line, ours, type);
        for (int at = 0; at < content.Nodes.Count; at++)
        {
            _rest = content.Nodes.Skip(at + 1).ToList();
            if (content.Nodes[at] is CapturedMember member)
            {
                Member(member);
            }
            else
            {
                Alternative((CapturedAlternative)content.Nodes[at]);
            }
        }

        CloseUntil(null);
    }

    private void Member(CapturedMember member)
    {
        bool isItem = member.Name.EndsWith("[]", StringComparison.Ordinal);
        string key = isItem ? "[]" : member.Name;
        SchemaFrame? owner = isItem
            ? _open.FirstOrDefault(frame => frame.Name == member.Name[..^2] && !frame.Seen.Contains(key))
            : _open.FirstOrDefault(frame => !frame.Seen.Contains(key) && frame.Members.ContainsKey(key));
        if (owner is null)
        {
            Unknown(member);
            return;
        }

        CloseUntil(owner);
        owner.HasContent = true;
        owner.Seen.Add(key);
        string place = owner.PlaceOf(key);
        if (owner.Members.TryGetValue(key, out ContractShape? ours))
        {
            Compare(member, owner, ours, place);
        }

        // An edge may be one of which the page shows the list alone.
        bool isList = member.Type.Kind == CapturedKind.Array;
        ours = isList && ours?.Members().GetValueOrDefault("data") is { } data && data.IsList() ? data : ours;

        // What is text or a list of values on our side has no members, also where the page folds something below it.
        if (member.IsOpen && (isList || (member.Type.MayHaveMembers && (ours is null || ours.Members().Count > 0))))
        {
            Open(member.Name, place, member.Line, ours, member.Type);
        }
        else if (ours is not null && NotShown(member.Type, ours))
        {
            drift.NotShown++;
        }
    }

    private void Compare(CapturedMember member, SchemaFrame owner, ContractShape ours, string place)
    {
        string key = member.Name.EndsWith("[]", StringComparison.Ordinal) ? "[]" : member.Name;
        string line = owner.Ours!.LineOf(key);
        bool isRequired = owner.Ours!.Requires(key);
        if (use == SchemaUse.Sent && key != "[]" && !ours.IsConstant() && member.IsRequired != isRequired)
        {
            drift.Differ(member.Line, line, place, "required", YesNo(member.IsRequired), YesNo(isRequired));
        }

        MemberComparison.Compare(member, ours, (line, place), drift);
    }

    /// <summary>A member that no open object of ours has: it is reported for the innermost.</summary>
    private void Unknown(CapturedMember member)
    {
        SchemaFrame? inner = _open.FirstOrDefault(frame => !frame.IsList);
        bool isItem = member.Name.EndsWith("[]", StringComparison.Ordinal);
        if (inner is null || isItem || inner.Members.ContainsKey(member.Name))
        {
            drift.NotUnderstood(
                new CapturedLine(member.Line, member.Name), "no open object or list has it that does not have it yet");
            return;
        }

        CloseUntil(inner);
        inner.HasContent = true;
        string place = inner.PlaceOf(member.Name);
        drift.Differ(member.Line, inner.OurLine, place, "member", "yes", "no");
        inner.Seen.Add(member.Name);
        if (member.IsOpen && (member.Type.Kind == CapturedKind.Array || member.Type.MayHaveMembers))
        {
            Open(member.Name, place, member.Line, null, member.Type);
        }
    }

    private void Alternative(CapturedAlternative alternative)
    {
        SchemaFrame? union = _open.FirstOrDefault(frame => frame.Announced.Contains(alternative.Name))
            ?? _open.FirstOrDefault(frame => frame.IsUnion && frame.Announced.Count == 0)
            ?? (_open.Peek() is { HasContent: false } or { Whole: null } ? _open.Peek() : null);
        if (union is null)
        {
            drift.NotUnderstood(
                new CapturedLine(alternative.Line, alternative.Name), "a heading where no union is open");
            return;
        }

        CloseUntil(union);
        Missing(union, closes: false);
        union.HasContent = true;
        List<CapturedMember> members = _rest.TakeWhile(node => node is CapturedMember).Cast<CapturedMember>().ToList();
        union.Narrow(Choose(union, members, byValue: false), isUnion: true);
        if (!alternative.IsOpen)
        {
            drift.NotUnderstood(
                new CapturedLine(alternative.Line, alternative.Name), "a heading of a union with nothing below it");
        }
    }

    private void Open(string name, string place, int line, ContractShape? ours, CapturedType type)
    {
        var frame = new SchemaFrame(name, place, line, ours)
        {
            Announced = type.Kind == CapturedKind.Union ? type.Values : [],
            IsObject = type.Kind == CapturedKind.Map,
            OurLine = ours?.Line() ?? _open.Peek().OurLine,
        };
        _open.Push(frame);

        // A union of ours that the page shows as one object, whose values show which of ours it is.
        bool isUnion = type.Kind == CapturedKind.Union || _rest is [CapturedAlternative, ..];
        if (!isUnion && Choose(frame, _rest.OfType<CapturedMember>().ToList(), byValue: true) is { Count: > 0 } chosen)
        {
            frame.Narrow(chosen, isUnion: false);
        }
    }

    private static List<ContractAlternative> Choose(SchemaFrame union, List<CapturedMember> members, bool byValue)
    {
        ILookup<bool, ContractAlternative> alternatives = union.Alternatives.ToLookup(one => one.Property is not null);
        CapturedMember? kind = members.FirstOrDefault(member =>
            alternatives[true].Any(one => one.Property == member.Name && member.Type.Values.Contains(one.Name)));
        return kind is not null ? alternatives[true].Where(one => kind.Type.Values.Contains(one.Name)).ToList()
            : byValue ? []
            : alternatives[false].Where(one => members.Exists(member => member.Name == one.Name)).ToList();
    }

    private void CloseUntil(SchemaFrame? frame)
    {
        while (_open.Count > 0 && _open.Peek() != frame)
        {
            SchemaFrame closed = _open.Pop();
            Missing(closed, closes: true);
            drift.NotShown += closed.ShowsMembers || closed.Members.Count == 0 ? 0 : 1;

            foreach (ContractAlternative alternative in closed.Alternatives.Where(_ => closed.Chosen.Count > 0))
            {
                string place = closed.PlaceOf(alternative.Property ?? alternative.Name);
                string what = alternative.Property is null ? "alternative" : $"value {alternative.Name}";
                if (closed.Chosen.Exists(chosen => chosen.Name == alternative.Name))
                {
                    drift.Know(Line(alternative), place, what);
                }
                else
                {
                    drift.OnlyOurs(
                        closed.Line, Line(alternative), place, what, alternative.Schema.Text(OurShape.Since));
                }
            }
        }
    }

    /// <summary>Reports the members that only we have, at the end of an alternative or of a whole schema.</summary>
    private void Missing(SchemaFrame frame, bool closes)
    {
        bool ends = use != SchemaUse.Error && (frame.IsNarrowed || (closes && frame.Chosen.Count == 0));
        if (!ends || !frame.ShowsMembers || frame.Ours is null || frame.IsList)
        {
            return;
        }

        foreach (string name in frame.Members.Keys.Where(name => !frame.Seen.Contains(name)))
        {
            if (frame.IsNarrowed || !frame.SeenInAny.Contains(name))
            {
                drift.OnlyOurs(
                    frame.Line, frame.Ours.LineOf(name), frame.PlaceOf(name), "member", frame.Ours.SinceOf(name));
            }
        }
    }

    private static bool NotShown(CapturedType type, ContractShape ours) =>
        type.Kind switch
        {
            CapturedKind.Named => ours.Members().Count > 0 || ours.Values.Count > 0,
            CapturedKind.Map or CapturedKind.Union => ours.Members().Count > 0,
            CapturedKind.Array => type.Item is not null && NotShown(type.Item, ours.ItemOrSelf()),
            _ => false,
        };

    private static string Line(ContractAlternative alternative) =>
        $"{alternative.Source.File.Path}:{alternative.Schema.Start.Line}";

    private static string YesNo(bool value) => value ? "yes" : "no";
}

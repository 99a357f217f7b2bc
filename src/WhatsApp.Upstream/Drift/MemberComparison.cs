using WhatsApp.Upstream.Coverage;

namespace WhatsApp.Upstream.Drift;

/// <summary>Compares what a page says about one member or parameter with its schema of ours.</summary>
internal sealed class MemberComparison
{
    // What a page says by the width of a number, we say by the type alone.
    private static readonly string[] Widths = ["int64", "int32", "float", "double"];
    private static readonly string[] Times = ["date", "date-time", "time"];

    private readonly int _line;
    private readonly (string Ours, string Place) _at;
    private readonly PageDrift _drift;

    private MemberComparison(int line, (string Ours, string Place) at, PageDrift drift)
    {
        _line = line;
        _at = at;
        _drift = drift;
    }

    /// <summary>Compares type, format, values and bounds.</summary>
    /// <param name="member">What the page says.</param>
    /// <param name="ours">Our schema.</param>
    /// <param name="at">File and line of ours, and the place.</param>
    /// <param name="drift">Receives the differences.</param>
    /// <param name="inQuery">Whether it is in a query, where a list is one text.</param>
    public static void Compare(
        CapturedMember member,
        ContractShape ours,
        (string Ours, string Place) at,
        PageDrift drift,
        bool inQuery = false
    )
    {
        bool isText = member.Type.Kind is CapturedKind.Text or CapturedKind.Values;
        if (inQuery && isText && ours.IsList())
        {
            // A list of objects is written as JSON there.
            ours = ours.ItemOrSelf();
            isText = !ours.Texts("type").Contains("object");
        }

        var comparison = new MemberComparison(member.Line, at, drift);
        if (isText || member.Type.Kind is not (CapturedKind.Text or CapturedKind.Values))
        {
            comparison.Types(member.Type, ours, string.Empty);
            comparison.StatedInWords(member, ours);
        }
    }

    private void Types(CapturedType page, ContractShape ours, string of)
    {
        IReadOnlyList<string> types = ours.Texts("type");
        if (page.Schema is { } expected && types.Count > 0 && !types.Contains(expected))
        {
            Differ("type" + of, expected, Or(types));
            return;
        }

        switch (page.Kind)
        {
            case CapturedKind.Array when page.Item is not null && ours.IsList():
                Types(page.Item, ours.ItemOrSelf(), of + " of items");
                break;
            case CapturedKind.Whole or CapturedKind.Number:
                Bound("minimum", page.Minimum, ours, of);
                Bound("maximum", page.Maximum, ours, of);
                break;
            case CapturedKind.Text:
                Format(page.Format, ours, of);
                Values([], ours, of);
                break;
            case CapturedKind.Values:
                Values(page.Values, ours, of);
                break;
        }
    }

    private void StatedInWords(CapturedMember member, ContractShape ours)
    {
        foreach ((string key, string value) in StatedBounds.Of(member))
        {
            IReadOnlyList<string> our = key == "default" ? ours.Texts(key) : ours.Bounds[key].ToList();
            if (!our.Contains(value))
            {
                Differ(key, value, Or(our));
            }
        }
    }

    private void Bound(string key, string? page, ContractShape ours, string of)
    {
        List<string> our = ours.Bounds[key].ToList();
        if (page is null ? our.Count > 0 : !our.Contains(page))
        {
            Differ(key + of, page ?? "none", Or(our));
        }
    }

    private void Format(string? page, ContractShape ours, string of)
    {
        IReadOnlyList<string> our = ours.Texts("format");
        if (page is null ? our.Any(Times.Contains) : !Widths.Contains(page) && !our.Contains(page))
        {
            Differ("format" + of, page ?? "none", Or(our));
        }
    }

    // Where one side lists values and the other accepts any text, that is one difference and not one for each value.
    private void Values(IReadOnlyList<string> page, ContractShape ours, string of)
    {
        SortedSet<string> our = ours.Values;
        if ((page.Count == 0) != (our.Count == 0))
        {
            Differ("values" + of, Or(page, "any"), Or(our, "any"));
            return;
        }

        foreach (string value in page.Except(our))
        {
            Differ($"value {value}{of}", "yes", "no");
        }

        foreach (string value in our.Except(page))
        {
            _drift.OnlyOurs(_line, _at.Ours, _at.Place, $"value {value}{of}", ours.SinceOfValue(value));
        }
    }

    private void Differ(string what, string page, string our) =>
        _drift.Differ(_line, _at.Ours, _at.Place, what, page, our);

    private static string Or(IEnumerable<string> texts, string none = "none")
    {
        string list = string.Join(", ", texts);
        return list.Length == 0 ? none : list;
    }
}

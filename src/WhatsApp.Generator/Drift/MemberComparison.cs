using WhatsApp.Generator.Coverage;

namespace WhatsApp.Generator.Drift;

/// <summary>Compares what a page says about one member or parameter with its schema of ours.</summary>
internal static class MemberComparison
{
    // What a page says by the width of a number, we say by the type alone.
    private static readonly string[] Widths = ["int64", "int32", "float", "double"];
    private static readonly string[] Times = ["date", "date-time", "time"];

    /// <summary>The differences: what differs, what the page says, what ours says.</summary>
    /// <param name="member">What the page says.</param>
    /// <param name="ours">Our schema.</param>
    /// <param name="inQuery">Whether it stands in a query, where a list is one text.</param>
    public static IEnumerable<(string What, string Page, string Our)> Compare(
        CapturedMember member, ContractShape ours, bool inQuery = false)
    {
        CapturedType type = member.Type;
        if (inQuery && ours.IsList() && type.Kind is CapturedKind.Text or CapturedKind.Values)
        {
            ours = ours.ItemOrSelf();
            if (ours.Texts("type").Contains("object"))
            {
                return [];
            }
        }

        IEnumerable<(string, string, string)> differences = CompareTypes(type, ours);
        foreach ((string key, string value) in StatedBounds.Of(member))
        {
            IReadOnlyList<string> our = key == "default" ? ours.Texts("default") : ours.Bounds[key].ToList();
            differences = our.Contains(value) ? differences : differences.Append((key, value, Or(our)));
        }

        return differences;
    }

    private static IEnumerable<(string What, string Page, string Our)> CompareTypes(CapturedType page, ContractShape ours)
    {
        IReadOnlyList<string> types = ours.Texts("type");
        if (page.Schema is { } expected && types.Count > 0 && !types.Contains(expected))
        {
            return [("type", expected, Or(types))];
        }

        return page.Kind switch
        {
            CapturedKind.Array when page.Item is not null && ours.Members().TryGetValue("[]", out ContractShape? item) =>
                CompareTypes(page.Item, item).Select(one => ($"{one.What} of items", one.Page, one.Our)),
            CapturedKind.Whole or CapturedKind.Number => CompareBound("minimum", page.Minimum, ours)
                .Concat(CompareBound("maximum", page.Maximum, ours)),
            CapturedKind.Text => CompareFormat(page.Format, ours).Concat(CompareValues([], ours)),
            CapturedKind.Values => CompareValues(page.Values, ours),
            _ => [],
        };
    }

    private static IEnumerable<(string, string, string)> CompareBound(string key, string? page, ContractShape ours)
    {
        List<string> our = ours.Bounds[key].ToList();
        return (page is null && our.Count == 0) || (page is not null && our.Contains(page))
            ? []
            : [(key, page ?? "none", Or(our))];
    }

    private static IEnumerable<(string, string, string)> CompareFormat(string? page, ContractShape ours)
    {
        IReadOnlyList<string> our = ours.Texts("format");
        bool isSame = page is null ? !our.Any(Times.Contains) : Widths.Contains(page) || our.Contains(page);
        return isSame ? [] : [("format", page ?? "none", Or(our))];
    }

    // Where one side lists values and the other takes any text, that is one difference and not one for each value.
    private static IEnumerable<(string, string, string)> CompareValues(IReadOnlyList<string> page, ContractShape ours)
    {
        SortedSet<string> our = ours.Values;
        return (page.Count == 0) != (our.Count == 0)
            ? [("values", Or(page, "any"), Or(our, "any"))]
            : page.Except(our)
                .Select(value => ($"value {value}", "yes", "no"))
                .Concat(our.Except(page).Select(value => ($"value {value}", "no", "yes")));
    }

    private static string Or(IEnumerable<string> texts, string none = "none")
    {
        string list = string.Join(", ", texts);
        return list.Length == 0 ? none : list;
    }
}

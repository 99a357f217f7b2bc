using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Coverage;

/// <summary>One thing that only one side has.</summary>
/// <param name="Side">Which side lacks it: <c>pages</c> or <c>contract</c>.</param>
/// <param name="Place">Operation and place: <c>post /{version}/{phone-number-id}/messages body text.body</c>.</param>
/// <param name="What">What is missing.</param>
public sealed record CoverageGap(string Side, string Place, string What)
{
    public override string ToString() => $"{Side} lack: {Place}: {What}";
}

/// <summary>
/// Compares the pages with a contract document, in both directions. Two schemas that meet at several places are
/// compared at the first of them, so that a gap is told once; this also ends the walk through recursive ones.
/// </summary>
public sealed class CoverageReport
{
    private readonly HashSet<(string Ours, string Theirs)> _compared = [];

    private CoverageReport()
    {
    }

    /// <summary>Everything that one side has and the other lacks.</summary>
    public static IReadOnlyList<CoverageGap> Compare(PageSet pages, PageSet contract) =>
        [.. new CoverageReport().CompareAll(ContractOperations.Of(pages), ContractOperations.Of(contract))];

    private IEnumerable<CoverageGap> CompareAll(
        SortedDictionary<string, ContractOperation> ours, SortedDictionary<string, ContractOperation> theirs)
    {
        foreach (string key in ours.Keys.Union(theirs.Keys).Order(StringComparer.Ordinal))
        {
            if (!ours.TryGetValue(key, out ContractOperation? our))
            {
                yield return new CoverageGap("pages", key, "the operation");
            }
            else if (!theirs.TryGetValue(key, out ContractOperation? their))
            {
                yield return new CoverageGap("contract", key, "the operation");
            }
            else
            {
                foreach (CoverageGap gap in CompareOperations(key, our, their))
                {
                    yield return gap;
                }
            }
        }
    }

    private IEnumerable<CoverageGap> CompareOperations(string key, ContractOperation our, ContractOperation their) =>
        CompareQueries(key + " query", our.Query, their.Query)
            .Concat(CompareBodies(key + " body", our.Bodies, their.Bodies))
            .Concat(CompareBodies(key + " answer", our.Answers, their.Answers));

    // In a query a list is text with commas, so that one side may call it a list and the other a text.
    private IEnumerable<CoverageGap> CompareQueries(
        string place, SortedDictionary<string, ContractShape> ours, SortedDictionary<string, ContractShape> theirs) =>
        CompareMembers(
            place,
            string.Empty,
            new(ours.ToDictionary(member => member.Key, member => member.Value.ItemOrSelf()), StringComparer.Ordinal),
            new(theirs.ToDictionary(member => member.Key, member => member.Value.ItemOrSelf()), StringComparer.Ordinal));

    // A contract may state the same body twice, as JSON and as a form; a page states what the API takes.
    private IEnumerable<CoverageGap> CompareBodies(
        string place, SortedDictionary<string, ContractShape> ours, SortedDictionary<string, ContractShape> theirs)
    {
        IEnumerable<CoverageGap> mediaTypes = Missing(place, string.Empty, "media type ", ours.Keys, theirs.Keys);
        return ours.Count > 0 && theirs.Count > 0
            ? mediaTypes.Concat(CompareShapes(place, string.Empty, ours.First().Value, theirs.First().Value))
            : mediaTypes;
    }

    private List<CoverageGap> CompareShapes(string place, string at, ContractShape our, ContractShape their)
    {
        if (!_compared.Add((our.Identity, their.Identity)))
        {
            return [];
        }

        var gaps = new List<CoverageGap>(CompareValues(place, at, our.Values, their.Values));
        foreach (string bound in our.Bounds.Select(bound => bound.Key).Union(their.Bounds.Select(bound => bound.Key)))
        {
            gaps.AddRange(Missing(place, at, bound + " ", our.Bounds[bound], their.Bounds[bound]));
        }

        gaps.AddRange(CompareMembers(place, at, our.Members(), their.Members()));
        return gaps;
    }

    private IEnumerable<CoverageGap> CompareMembers(
        string place, string at, SortedDictionary<string, ContractShape> ours, SortedDictionary<string, ContractShape> theirs)
    {
        foreach (string name in ours.Keys.Union(theirs.Keys).Order(StringComparer.Ordinal))
        {
            string inner = name == "[]" ? at + name : at.Length == 0 ? name : $"{at}.{name}";
            if (!ours.TryGetValue(name, out ContractShape? our))
            {
                yield return new CoverageGap("pages", $"{place} {inner}", "the member");
            }
            else if (!theirs.TryGetValue(name, out ContractShape? their))
            {
                yield return new CoverageGap("contract", $"{place} {inner}", "the member");
            }
            else
            {
                foreach (CoverageGap gap in CompareShapes(place, inner, our, their))
                {
                    yield return gap;
                }
            }
        }
    }

    // Where one side lists values and the other takes any text, that is one gap and not one for each value.
    private static IEnumerable<CoverageGap> CompareValues(
        string place, string at, SortedSet<string> ours, SortedSet<string> theirs)
    {
        if (ours.Count > 0 && theirs.Count > 0)
        {
            return Missing(place, at, "value ", ours, theirs);
        }

        return ours.Count + theirs.Count == 0
            ? []
            : [new CoverageGap(ours.Count == 0 ? "pages" : "contract", Where(place, at), "the values " + string.Join(", ", ours.Concat(theirs)))];
    }

    private static IEnumerable<CoverageGap> Missing(
        string place, string at, string what, IEnumerable<string> ours, IEnumerable<string> theirs) =>
        theirs.Except(ours).Order(StringComparer.Ordinal).Select(value => new CoverageGap("pages", Where(place, at), what + value))
            .Concat(ours.Except(theirs).Order(StringComparer.Ordinal).Select(value => new CoverageGap("contract", Where(place, at), what + value)));

    private static string Where(string place, string at) => at.Length == 0 ? place : $"{place} {at}";
}

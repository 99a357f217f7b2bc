using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Coverage;

/// <summary>One thing that only one side has.</summary>
/// <param name="Side">Which side lacks it: <c>pages</c> or <c>contract</c>.</param>
/// <param name="Place">Operation and place: <c>post /{version}/{phone-number-id}/messages body text.body</c>.</param>
/// <param name="What">What is missing.</param>
public sealed record CoverageGap(string Side, string Place, string What)
{
    public override string ToString() => $"{Side} lack: {Place}: {What}";
}

/// <summary>Compares the pages with a contract document, in both directions.</summary>
public static class CoverageReport
{
    /// <summary>Everything that one side has and the other lacks.</summary>
    public static IEnumerable<CoverageGap> Compare(PageSet pages, PageSet contract)
    {
        SortedDictionary<string, ContractOperation> ours = ContractOperations.Of(pages);
        SortedDictionary<string, ContractOperation> theirs = ContractOperations.Of(contract);
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

    private static IEnumerable<CoverageGap> CompareOperations(string key, ContractOperation our, ContractOperation their) =>
        CompareMembers(key + " query", string.Empty, our.Query, their.Query, [])
            .Concat(CompareBodies(key + " body", our.Bodies, their.Bodies))
            .Concat(CompareBodies(key + " answer", our.Answers, their.Answers));

    // A contract may state the same body twice, as JSON and as a form; a page states what the API takes.
    private static IEnumerable<CoverageGap> CompareBodies(
        string place, SortedDictionary<string, ContractShape> ours, SortedDictionary<string, ContractShape> theirs)
    {
        IEnumerable<CoverageGap> mediaTypes = Missing(place, string.Empty, "media type ", ours.Keys, theirs.Keys);
        return ours.Count > 0 && theirs.Count > 0
            ? mediaTypes.Concat(CompareShapes(place, string.Empty, ours.First().Value, theirs.First().Value, []))
            : mediaTypes;
    }

    private static List<CoverageGap> CompareShapes(
        string place, string at, ContractShape our, ContractShape their, HashSet<YamlNode> above)
    {
        var gaps = new List<CoverageGap>();
        if (our.Values.Count > 0 || their.Values.Count > 0)
        {
            gaps.AddRange(Missing(place, at, "value ", our.Values, their.Values));
        }

        foreach (string bound in our.Bounds.Select(bound => bound.Key).Union(their.Bounds.Select(bound => bound.Key)))
        {
            gaps.AddRange(Missing(place, at, bound + " ", our.Bounds[bound], their.Bounds[bound]));
        }

        // A recursive schema is compared once on each branch.
        if (!their.Schemas.Any(above.Contains) && !our.Schemas.Any(above.Contains))
        {
            HashSet<YamlNode> inside = [.. above, .. our.Schemas, .. their.Schemas];
            gaps.AddRange(CompareMembers(place, at, our.Members(), their.Members(), inside));
        }

        return gaps;
    }

    private static IEnumerable<CoverageGap> CompareMembers(
        string place,
        string at,
        SortedDictionary<string, ContractShape> ours,
        SortedDictionary<string, ContractShape> theirs,
        HashSet<YamlNode> above)
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
                foreach (CoverageGap gap in CompareShapes(place, inner, our, their, above))
                {
                    yield return gap;
                }
            }
        }
    }

    private static IEnumerable<CoverageGap> Missing(
        string place, string at, string what, IEnumerable<string> ours, IEnumerable<string> theirs)
    {
        string where = at.Length == 0 ? place : $"{place} {at}";
        return theirs.Except(ours).Order(StringComparer.Ordinal).Select(value => new CoverageGap("pages", where, what + value))
            .Concat(ours.Except(theirs).Order(StringComparer.Ordinal).Select(value => new CoverageGap("contract", where, what + value)));
    }
}

using WhatsApp.Generator.Pages;

namespace WhatsApp.Upstream.Coverage;

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
/// compared at the first of them, so that a gap is reported once and recursive ones end.
/// </summary>
public sealed class CoverageReport
{
    private readonly HashSet<(string Ours, string Theirs)> _compared = [];

    // What the contract states about a schema of ours at any place that uses it.
    private readonly HashSet<(string Schema, string Fact)> _known = [];

    private CoverageReport() { }

    /// <summary>Everything that one side has and the other lacks.</summary>
    /// <remarks>
    /// A schema of ours is one, however often it is used; the contract may describe it several times and never
    /// completely. The contract lacks only what none of its descriptions has.
    /// </remarks>
    public static IReadOnlyList<CoverageGap> Compare(PageSet pages, PageSet contract)
    {
        var report = new CoverageReport();
        List<Finding> findings = report
            .CompareAll(ContractOperations.Of(pages), ContractOperations.Of(contract))
            .ToList();
        HashSet<(string Schema, string Fact)> known = [.. report._known];
        return findings
            .Where(finding => finding.Gap.Side == "pages" || known.Add((finding.Schema, finding.Fact)))
            .Select(finding => finding.Gap)
            .ToList();
    }

    private IEnumerable<Finding> CompareAll(
        SortedDictionary<string, ContractOperation> ours,
        SortedDictionary<string, ContractOperation> theirs
    )
    {
        foreach (string key in ours.Keys.Union(theirs.Keys).Order(StringComparer.Ordinal))
        {
            if (!ours.TryGetValue(key, out ContractOperation? our))
            {
                yield return new Finding("pages", key, "the operation", key);
            }
            else if (!theirs.TryGetValue(key, out ContractOperation? their))
            {
                yield return new Finding("contract", key, "the operation", key);
            }
            else
            {
                foreach (Finding finding in CompareOperations(key, our, their))
                {
                    yield return finding;
                }
            }
        }
    }

    private IEnumerable<Finding> CompareOperations(string key, ContractOperation our, ContractOperation their) =>
        CompareQueries(key + " query", our.Query, their.Query)
            .Concat(CompareBodies(key + " body", our.Bodies, their.Bodies))
            .Concat(CompareBodies(key + " answer", our.Responses, their.Responses));

    // In a query a list is text with commas, so that one side may call it a list and the other a text.
    private IEnumerable<Finding> CompareQueries(
        string place,
        SortedDictionary<string, ContractShape> ours,
        SortedDictionary<string, ContractShape> theirs
    ) => CompareMembers(place, string.Empty, place, Items(ours), Items(theirs));

    private static SortedDictionary<string, ContractShape> Items(SortedDictionary<string, ContractShape> query) =>
        new(
            query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ItemOrSelf()),
            StringComparer.Ordinal
        );

    // A contract may state the same body twice, as JSON and as a form; a page states what the API accepts.
    private IEnumerable<Finding> CompareBodies(
        string place,
        SortedDictionary<string, ContractShape> ours,
        SortedDictionary<string, ContractShape> theirs
    )
    {
        IEnumerable<Finding> mediaTypes = Missing(place, place, "media type ", ours.Keys, theirs.Keys);
        return ours.Count > 0 && theirs.Count > 0
            ? mediaTypes.Concat(CompareShapes(place, string.Empty, ours.First().Value, theirs.First().Value))
            : mediaTypes;
    }

    private List<Finding> CompareShapes(string place, string at, ContractShape our, ContractShape their)
    {
        if (!_compared.Add((our.Identity, their.Identity)))
        {
            return [];
        }

        string where = at.Length == 0 ? place : $"{place} {at}";
        List<Finding> findings = CompareValues(where, our, their);
        foreach (string bound in our.Bounds.Select(bound => bound.Key).Union(their.Bounds.Select(bound => bound.Key)))
        {
            findings.AddRange(Missing(where, our.Identity, bound + " ", our.Bounds[bound], their.Bounds[bound]));
        }

        findings.AddRange(CompareMembers(place, at, our.Identity, our.Members(), their.Members()));
        return findings;
    }

    // Where one side lists values and the other accepts any text, that is one gap and not one for each value.
    private List<Finding> CompareValues(string where, ContractShape our, ContractShape their)
    {
        const string all = "any list of values";
        if (their.Values.Count > 0)
        {
            _known.Add((our.Identity, all));
        }

        if (our.Values.Count > 0 && their.Values.Count > 0)
        {
            return Missing(where, our.Identity, "value ", our.Values, their.Values);
        }

        string what = "the values " + string.Join(", ", our.Values.Concat(their.Values));
        return our.Values.Count > 0 ? [new Finding(new CoverageGap("contract", where, what), our.Identity, all)]
            : their.Values.Count > 0 ? [new Finding("pages", where, what, our.Identity)]
            : [];
    }

    private IEnumerable<Finding> CompareMembers(
        string place,
        string at,
        string schema,
        SortedDictionary<string, ContractShape> ours,
        SortedDictionary<string, ContractShape> theirs
    )
    {
        foreach (string name in ours.Keys.Union(theirs.Keys).Order(StringComparer.Ordinal))
        {
            string inner =
                name == "[]" ? at + name
                : at.Length == 0 ? name
                : $"{at}.{name}";
            string fact = "member " + name;
            if (theirs.ContainsKey(name))
            {
                _known.Add((schema, fact));
            }

            if (!ours.TryGetValue(name, out ContractShape? our))
            {
                yield return new Finding("pages", $"{place} {inner}", "the member", schema);
            }
            else if (!theirs.TryGetValue(name, out ContractShape? their))
            {
                yield return new Finding(new CoverageGap("contract", $"{place} {inner}", "the member"), schema, fact);
            }
            else
            {
                foreach (Finding finding in CompareShapes(place, inner, our, their))
                {
                    yield return finding;
                }
            }
        }
    }

    private List<Finding> Missing(
        string where,
        string schema,
        string what,
        IEnumerable<string> ours,
        IEnumerable<string> theirs
    )
    {
        List<string> present = theirs.ToList();
        _known.UnionWith(present.Select(value => (schema, what + value)));
        return present
            .Except(ours)
            .Order(StringComparer.Ordinal)
            .Select(value => new Finding("pages", where, what + value, schema))
            .Concat(
                ours.Except(present)
                    .Order(StringComparer.Ordinal)
                    .Select(value => new Finding("contract", where, what + value, schema))
            )
            .ToList();
    }

    /// <summary>A gap, and the fact about a schema of ours that it is about.</summary>
    private sealed record Finding(CoverageGap Gap, string Schema, string Fact)
    {
        public Finding(string side, string place, string what, string schema)
            : this(new CoverageGap(side, place, what), schema, what) { }
    }
}

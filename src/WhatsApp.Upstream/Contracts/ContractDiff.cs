using WhatsApp.Diff;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;
using WhatsApp.Upstream.Coverage;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Contracts;

/// <summary>
/// Compares a contract document with another, or with our pages. A contract has no C# and writes its schemas another
/// way, so that what is allowed at each place of a body is compared, however it is written.
/// </summary>
public sealed class ContractDiff
{
    private const string Operation = "the operation";
    private const string Member = "the member";

    private readonly ContractChanges _changes;
    private readonly CSharpIndex _csharp;
    private readonly ShapeDiff _shapes;

    private ContractDiff(DiffSide old, DiffSide @new, PageSet ours, Func<CoverageGap, bool> reports)
    {
        _changes = new ContractChanges(Side(old), Side(@new), reports);
        _csharp = new CSharpIndex(ours);
        _shapes = new ShapeDiff(_changes, _csharp);
    }

    /// <summary>
    /// Compares two sides of which one at least is a contract. Between a contract and our pages, what
    /// <c>docs/coverage-exceptions.yaml</c> gives a reason for is left out and counted.
    /// </summary>
    /// <param name="generation">The repository, whose pages have the C# members where neither side has.</param>
    /// <param name="old">The base.</param>
    /// <param name="new">The head.</param>
    public static DiffReport Compare(Generation generation, DiffSide old, DiffSide @new)
    {
        PageSet ours = !old.IsContract ? old.Pages : !@new.IsContract ? @new.Pages : generation.Pages;
        int decided = 0;
        HashSet<CoverageGap> open = [];
        if (old.IsContract != @new.IsContract)
        {
            CoverageExceptions exceptions = CoverageExceptions.OfGaps(generation);
            PageSet contract = old.IsContract ? old.Pages : @new.Pages;
            IReadOnlyList<CoverageGap> gaps = CoverageReport.Compare(ours, contract);
            open = [.. gaps.Where(gap => !exceptions.Allows(gap))];
            decided = gaps.Count - open.Count;
        }

        return new DiffReport(old.Label, @new.Label, Compare(old, @new, ours, open.Contains)) { Decided = decided };
    }

    private static IReadOnlyList<Change> Compare(
        DiffSide old,
        DiffSide @new,
        PageSet ours,
        Func<CoverageGap, bool> reports
    )
    {
        var diff = new ContractDiff(old, @new, ours, reports);
        SortedDictionary<string, ContractOperation> before = ContractOperations.Of(old.Pages);
        SortedDictionary<string, ContractOperation> after = ContractOperations.Of(@new.Pages);
        foreach (string key in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (diff.Moved(before, after, key) is { } to)
            {
                ContractOperation? our = diff._csharp.Operations.GetValueOrDefault(key);
                Subject about = diff.About(to, after[to], our);
                diff._changes.List.Add(DiffRules.OperationMoved, about, $"`{key}` → `{to}`", key, to);
                diff.Compare(to, before[key], after[to], our);
            }
            else if (diff.Moved(after, before, key) is null)
            {
                ContractOperation? our = diff._csharp.Operations.GetValueOrDefault(key);
                diff.Compare(key, before.GetValueOrDefault(key), after.GetValueOrDefault(key), our);
            }
        }

        return diff._changes.List.Changes;
    }

    // Where only one of two contracts has an operation, and the other has its id elsewhere: that place.
    private string? Moved(
        SortedDictionary<string, ContractOperation> from,
        SortedDictionary<string, ContractOperation> to,
        string key
    ) =>
        _changes.IsMixed || to.ContainsKey(key) || !from.TryGetValue(key, out ContractOperation? operation)
            ? null
            : to.FirstOrDefault(other =>
                !from.ContainsKey(other.Key)
                && other.Value.Node.Text("operationId") is { } id
                && id == operation.Node.Text("operationId")
            ).Key;

    // What our pages have is listed under the page; what is new to us, under method and path.
    private Subject About(string key, ContractOperation operation, ContractOperation? ours) =>
        new(
            ours?.File.Path ?? key,
            operation.File,
            operation.Node,
            Use.Request,
            key,
            _csharp.Of(ours?.Node)
        );

    private static string Side(DiffSide side) => side.IsContract ? "contract" : "pages";

    private void Compare(string key, ContractOperation? old, ContractOperation? @new, ContractOperation? ours)
    {
        Subject about = About(key, @new ?? old!, ours) with { IsAtBase = @new is null };
        string shown = about.CSharp is null ? string.Empty : $"`{key}` ";
        if (old is null)
        {
            _changes.Added(DiffRules.OperationAdded, about, $"{shown}added", key, Operation);
        }
        else if (@new is null)
        {
            _changes.Removed(DiffRules.OperationRemoved, about, $"{shown}removed", key, Operation);
        }
        else
        {
            Itself(old.Node, @new.Node, about);
            Query($"{key} query", old, @new, ours, about);
            Contents(
                $"{key} body",
                old.Bodies,
                @new.Bodies,
                ours?.Bodies,
                about with { Use = @new.IsWebhook ? Use.Response : Use.Request }
            );
            about = about with { Use = Use.Response };
            Contents($"{key} answer", old.Responses, @new.Responses, ours?.Responses, about);
        }
    }

    // Between a contract and our pages, names and words differ on purpose.
    private void Itself(YamlMappingNode old, YamlMappingNode @new, Subject about)
    {
        if (!_changes.IsMixed)
        {
            string? before = old.Text("operationId");
            string? after = @new.Text("operationId");
            if (before != after)
            {
                _changes.List.Add(DiffRules.Words, about, $"operation id `{before}` → `{after}`");
            }

            _changes.List.Add(about, FactRules.Words(old.Text("description"), @new.Text("description")));
            _changes.List.Add(about, FactRules.Deprecations(old, @new));
        }
    }

    private void Query(
        string place,
        ContractOperation old,
        ContractOperation @new,
        ContractOperation? ours,
        Subject about
    )
    {
        foreach (string name in old.Query.Keys.Union(@new.Query.Keys).Order(StringComparer.Ordinal))
        {
            YamlMappingNode? before = Parameter(old, name);
            YamlMappingNode? after = Parameter(@new, name);
            Subject parameter = about with
            {
                Name = $"query {name}",
                CSharp = _csharp.Of(ours is null ? null : Parameter(ours, name)),
            };
            if (before is null)
            {
                DiffRule rule = after!.Flag("required") ? DiffRules.RequiredParameterAdded : DiffRules.ParameterAdded;
                _changes.Added(rule, parameter, $"parameter `{name}` added", $"{place} {name}", Member);
            }
            else if (after is null)
            {
                parameter = parameter with { File = old.File, At = old.Node, IsAtBase = true };
                string text = $"parameter `{name}` removed";
                _changes.Removed(DiffRules.ParameterRemoved, parameter, text, $"{place} {name}", Member);
            }
            else
            {
                _changes.Required(parameter, before.Flag("required"), after.Flag("required"));
                _shapes.Compare(
                    place,
                    name,
                    old.Query[name].ItemOrSelf(),
                    @new.Query[name].ItemOrSelf(),
                    ours?.Query.GetValueOrDefault(name)?.ItemOrSelf(),
                    parameter
                );
            }
        }
    }

    private static YamlMappingNode? Parameter(ContractOperation operation, string name) =>
        operation
            .Parameters.Select(parameter => parameter.Node)
            .FirstOrDefault(node => node.Text("in") == "query" && node.Text("name") == name);

    // A contract may state the same body twice, as JSON and as a form; their shapes are the same.
    private void Contents(
        string place,
        SortedDictionary<string, ContractShape> old,
        SortedDictionary<string, ContractShape> @new,
        SortedDictionary<string, ContractShape>? ours,
        Subject about
    )
    {
        string name = place[(place.LastIndexOf(' ') + 1)..];
        string before = string.Join(" or ", old.Keys);
        string after = string.Join(" or ", @new.Keys);
        if (before != after)
        {
            DiffRule rule =
                name == "answer" || (old.Count > 0 && @new.Count > 0) ? DiffRules.ContentType
                : old.Count == 0 ? DiffRules.BodyAdded
                : DiffRules.BodyRemoved;
            IEnumerable<string> gaps = old.Keys.Except(@new.Keys).Concat(@new.Keys.Except(old.Keys));
            string text = $"{name} {Shown(before)} → {Shown(after)}";
            _changes.Either(rule, about, text, place, [.. gaps.Select(format => $"media type {format}")], after);
        }

        if (old.Count > 0 && @new.Count > 0)
        {
            ContractShape? our = ours?.Values.FirstOrDefault();
            Subject body = about with { Name = name, CSharp = _csharp.Of(our) };
            _shapes.Compare(place, string.Empty, old.First().Value, @new.First().Value, our, body);
        }
    }

    private static string Shown(string formats) => formats.Length == 0 ? "none" : $"`{formats}`";
}

using WhatsApp.Generator.Coverage;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Diff.Contracts;

/// <summary>
/// Compares a contract document with another, or with our pages. A contract has no C# and writes its schemas another
/// way, so that what is compared is what may stand at each place of a body, however it is put together.
/// </summary>
public sealed class ContractDiff
{
    private const string Operation = "the operation";
    private const string Member = "the member";

    private readonly ContractChanges _changes;
    private readonly CSharpIndex _csharp;
    private readonly ShapeDiff _shapes;

    private ContractDiff(DiffSide old, DiffSide @new, Func<CoverageGap, bool> tells)
    {
        _changes = new ContractChanges(Side(old), Side(@new), tells);
        _csharp = new CSharpIndex(old, @new);
        _shapes = new ShapeDiff(_changes, _csharp);
    }

    /// <summary>Every change from one side to the other.</summary>
    /// <param name="old">The base.</param>
    /// <param name="new">The head.</param>
    /// <param name="tells">Whether a gap between a contract and our pages is to be told.</param>
    public static IReadOnlyList<Change> Compare(DiffSide old, DiffSide @new, Func<CoverageGap, bool> tells)
    {
        var diff = new ContractDiff(old, @new, tells);
        SortedDictionary<string, ContractOperation> before = ContractOperations.Of(old.Pages);
        SortedDictionary<string, ContractOperation> after = ContractOperations.Of(@new.Pages);
        foreach (string key in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            diff.Compare(key, before.GetValueOrDefault(key), after.GetValueOrDefault(key));
        }

        return diff._changes.List.Changes;
    }

    private static string Side(DiffSide side) => side.IsContract ? "contract" : "pages";

    private void Compare(string key, ContractOperation? old, ContractOperation? @new)
    {
        ContractOperation any = @new ?? old!;
        string? csharp = _csharp.Of(old?.Node) ?? _csharp.Of(@new?.Node);

        // What our pages have is told with the page; a contract is one file, so there it is method and path.
        string page = new[] { old, @new }
            .Select(side => side?.Source.File)
            .FirstOrDefault(file => file is not null && csharp is not null && file.Path.StartsWith("openapi/", StringComparison.Ordinal))
            ?.Path ?? key;
        var about = new Subject(page, any.Source.File, any.Node, Use.Request, key, csharp) { IsAtBase = @new is null };
        if (old is null)
        {
            _changes.Added(DiffRules.OperationAdded, about, $"`{key}` added", key, Operation);
        }
        else if (@new is null)
        {
            _changes.Removed(DiffRules.OperationRemoved, about, $"`{key}` removed", key, Operation);
        }
        else
        {
            Itself(old.Node, @new.Node, about);
            Query($"{key} query", old, @new, about);
            Contents($"{key} body", old.Bodies, @new.Bodies, about with { Use = @new.IsWebhook ? Use.Answer : Use.Request });
            Contents($"{key} answer", old.Answers, @new.Answers, about with { Use = Use.Answer });
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
            _changes.List.Add(about, FactRules.Deprecations(old.Flag("deprecated"), @new.Flag("deprecated")));
        }
    }

    private void Query(string place, ContractOperation old, ContractOperation @new, Subject about)
    {
        foreach (string name in old.Query.Keys.Union(@new.Query.Keys).Order(StringComparer.Ordinal))
        {
            YamlMappingNode? before = old.Parameters.GetValueOrDefault(name);
            YamlMappingNode? after = @new.Parameters.GetValueOrDefault(name);
            Subject parameter = about with
            {
                Name = $"query {name}",
                CSharp = _csharp.Of(before) ?? _csharp.Of(after),
            };
            if (before is null)
            {
                DiffRule rule = after!.Flag("required") ? DiffRules.RequiredParameterAdded : DiffRules.ParameterAdded;
                _changes.Added(rule, parameter, $"parameter `{name}` added", $"{place} {name}", Member);
            }
            else if (after is null)
            {
                parameter = parameter with { File = old.Source.File, At = old.Node, IsAtBase = true };
                _changes.Removed(DiffRules.ParameterRemoved, parameter, $"parameter `{name}` removed", $"{place} {name}", Member);
            }
            else
            {
                _changes.Required(parameter, before.Flag("required"), after.Flag("required"));
                _shapes.Compare(place, name, old.Query[name].ItemOrSelf(), @new.Query[name].ItemOrSelf(), parameter);
            }
        }
    }

    // A contract may state the same body twice, as JSON and as a form; their shapes are the same.
    private void Contents(
        string place,
        SortedDictionary<string, ContractShape> old,
        SortedDictionary<string, ContractShape> @new,
        Subject about
    )
    {
        string name = place[(place.LastIndexOf(' ') + 1)..];
        string formats = string.Join(" or ", @new.Keys.DefaultIfEmpty("nothing"));
        foreach (string format in @new.Keys.Except(old.Keys))
        {
            DiffRule rule = old.Count == 0 && name == "body" ? DiffRules.BodyAdded : DiffRules.ContentType;
            _changes.Added(rule, about, $"{name} `{format}` added", place, $"media type {format}", formats);
        }

        foreach (string format in old.Keys.Except(@new.Keys))
        {
            DiffRule rule = @new.Count == 0 && name == "body" ? DiffRules.BodyRemoved : DiffRules.ContentType;
            _changes.Removed(rule, about, $"{name} `{format}` removed", place, $"media type {format}", formats);
        }

        if (old.Count > 0 && @new.Count > 0)
        {
            _shapes.Compare(place, string.Empty, old.First().Value, @new.First().Value, about with { Name = name, CSharp = null });
        }
    }
}

using System.Text.RegularExpressions;
using WhatsApp.Upstream.Coverage;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Upstream.Drift;

/// <summary>Compares the text of a page with our page.</summary>
public sealed partial class PageComparison
{
    private readonly SortedDictionary<string, ContractOperation> _operations;
    private readonly ILookup<string, ContractOperation> _byShape;
    private readonly PageSet _pages;
    private readonly HashSet<string> _names;

    /// <summary>Compares with these pages.</summary>
    public PageComparison(PageSet pages)
    {
        _pages = pages;
        _operations = ContractOperations.Of(pages);
        _byShape = _operations.ToLookup(operation => Shape(operation.Key), operation => operation.Value);
        _names = MemberNames.Of(pages);
    }

    /// <summary>Compares one page.</summary>
    /// <param name="capture">Its text or Markdown.</param>
    /// <param name="ours">Our page, where it is known; otherwise it is found by title or operations.</param>
    public PageDrift Compare(string capture, PageFile? ours = null) => Compare(new CapturePart(1, capture), ours);

    /// <summary>Compares every page of a text.</summary>
    /// <param name="capture">Text or Markdown of one page or several.</param>
    public IEnumerable<PageDrift> CompareAll(string capture) =>
        CaptureSplit.Pages(capture).Select(part => Compare(part, null));

    private PageDrift Compare(CapturePart part, PageFile? known)
    {
        CapturedPage page = ServedMarkdown.IsServed(part.Text)
            ? ServedMarkdown.Read(part)
            : CaptureReader.Read(part, _names);
        PageFile? file = known ?? Find(page);

        // Markdown as Meta serves it may have no title.
        bool hasTitle = file is not null && (known is not null || page.Title.Length == 0 || HasTitle(file, page.Title));
        var drift = new PageDrift(hasTitle ? file!.Name : page.Title, file?.Path ?? "openapi");
        page.Unread.ForEach(unread => drift.NotUnderstood(unread.Line, unread.Why));
        foreach (CapturedOperation operation in page.Operations)
        {
            Compare(operation, file, drift);
        }

        if (file is null)
        {
            drift.Add(part.FirstLine, "openapi", "page", "none of ours has its title or its operations");
            drift.IsFolded |= page.Operations.Count == 0;
        }
        else if (!hasTitle)
        {
            // A page of its own for operations that are among others on ours. It says nothing about the others.
            drift.Differ(part.FirstLine, $"{file.Path}:1", "page", "title", page.Title, Title(file));
            drift.IsFolded |= page.FoldedSections > 0;
        }
        else
        {
            CompareSections(page, file, drift, part.FirstLine);
        }

        return drift;
    }

    // Many pages of ours leave out the product that Meta writes before the dash.
    private static bool HasTitle(PageFile file, string title) =>
        title == Title(file) || title.EndsWith(" - " + Title(file), StringComparison.Ordinal);

    private static string Title(PageFile file) => file.Root.Map("info")?.Text("title") ?? string.Empty;

    private static string Line(ContractOperation operation) => $"{operation.Where.File}:{operation.Where.Line}";

    private PageFile? Find(CapturedPage page) =>
        _pages.Files.Where(file => !file.IsShared && HasTitle(file, page.Title)).MaxBy(file => Title(file).Length)
        ?? page.Operations.Select(Ours).FirstOrDefault(operation => operation is not null)?.File;

    private ContractOperation? Ours(CapturedOperation operation)
    {
        string key = ContractOperations.Key(operation.Method, operation.Path);
        return _operations.GetValueOrDefault(key)
            ?? (HasWord().IsMatch(key) && _byShape[Shape(key)].ToList() is [var only] ? only : null);
    }

    // A page may call the node of a path something else: {entity_id} where ours has {Phone-Number-ID}.
    private static string Shape(string key) => PathParameter().Replace(key, "{}");

    /// <summary>Gives the parameters of a path the names that they have on our side.</summary>
    private static void Rename(CapturedOperation operation, ContractOperation ours)
    {
        string[] page = [.. PathParameter().Matches(operation.Path).Select(match => match.Value[1..^1])];
        string[] our = [.. PathParameter().Matches(ours.Name).Select(match => match.Value[1..^1])];
        for (int at = 0; at < operation.Parameters.Count; at++)
        {
            (string place, CapturedMember member) = operation.Parameters[at];
            int index = place == "path" ? Array.IndexOf(page, member.Name) : -1;
            if (index >= 0 && index < our.Length)
            {
                operation.Parameters[at] = (place, member with { Name = our[index] });
            }
        }
    }

    private void Compare(CapturedOperation operation, PageFile? file, PageDrift drift)
    {
        string place = $"{operation.Method} {operation.Path}";
        if (Ours(operation) is not { } ours)
        {
            drift.Differ(operation.Line, drift.File, place, "endpoint", "yes", "no");
            return;
        }

        if (ours.File != file)
        {
            drift.Differ(operation.Line, Line(ours), place, "endpoint", "yes", $"on {ours.File.Name}");
        }

        Rename(operation, ours);
        drift.Compared++;
        new OperationComparison(operation, ours, drift).Compare();
    }

    /// <summary>Our operations that the capture does not show are only ours, or folded.</summary>
    private void CompareSections(CapturedPage page, PageFile file, PageDrift drift, int line)
    {
        List<ContractOperation> missing = _operations.Values
            .Where(operation => operation.File == file)
            .Where(operation => !page.Operations.Exists(captured => Ours(captured) == operation))
            .ToList();
        if (page.FoldedSections == 0 && page.Operations.Count > 0)
        {
            missing.ForEach(our =>
                drift.OnlyOurs(line, Line(our), our.Name, "endpoint", our.Node.Text(OurShape.Since)));
            return;
        }

        drift.IsFolded = true;
        drift.NotCompared.AddRange(missing.Select(operation => operation.Name));

        // The page may be as new as what is newer than others, so it may have that or not.
        int fewest = missing.Count(operation => operation.Node.Text(OurShape.Since) is null);
        if (page.FoldedSections > 0 && (page.FoldedSections < fewest || page.FoldedSections > missing.Count))
        {
            drift.Differ(
                line, $"{file.Path}:1", "page", "folded endpoints", $"{page.FoldedSections}", $"{missing.Count}");
        }
    }

    [GeneratedRegex("/[^{/]")]
    private static partial Regex HasWord();

    [GeneratedRegex(@"\{[^{}/]+\}")]
    private static partial Regex PathParameter();
}

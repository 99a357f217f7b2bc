using WhatsApp.Upstream.Coverage;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Upstream.Drift;

/// <summary>Compares the text of a page with our page.</summary>
public sealed class PageComparison
{
    private readonly SortedDictionary<string, ContractOperation> _operations;
    private readonly PageSet _pages;
    private readonly HashSet<string> _names;

    /// <summary>Compares with these pages.</summary>
    public PageComparison(PageSet pages)
    {
        _pages = pages;
        _operations = ContractOperations.Of(pages);
        _names = MemberNames.Of(pages);
    }

    /// <summary>Compares one capture.</summary>
    public PageDrift Compare(string capture)
    {
        CapturedPage page = CaptureReader.Read(capture, _names);
        PageFile? file = Find(page);
        bool hasTitle = file is not null && HasTitle(file, page.Title);
        var drift = new PageDrift(hasTitle ? file!.Name : page.Title, file?.Path ?? "openapi");
        page.Unread.ForEach(unread => drift.NotUnderstood(unread.Line, unread.Why));
        foreach (CapturedOperation operation in page.Operations)
        {
            Compare(operation, file, drift);
        }

        if (file is null)
        {
            drift.Add(1, "openapi", "page", "none of ours has its title or its operations");
            drift.IsFolded |= page.Operations.Count == 0;
        }
        else if (!hasTitle)
        {
            // A page of its own for operations that are among others on ours. It says nothing about the others.
            drift.Differ(1, $"{file.Path}:1", "page", "title", page.Title, Title(file));
            drift.IsFolded |= page.FoldedSections > 0;
        }
        else
        {
            CompareSections(page, file, drift);
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

    private ContractOperation? Ours(CapturedOperation operation) =>
        _operations.GetValueOrDefault(ContractOperations.Key(operation.Method, operation.Path));

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

        drift.Compared++;
        new OperationComparison(operation, ours, drift).Compare();
    }

    /// <summary>Our operations that the capture does not show are only ours, or folded.</summary>
    private void CompareSections(CapturedPage page, PageFile file, PageDrift drift)
    {
        List<ContractOperation> missing = _operations.Values
            .Where(operation => operation.File == file)
            .Where(operation => !page.Operations.Exists(captured => Ours(captured) == operation))
            .ToList();
        if (page.FoldedSections == 0 && page.Operations.Count > 0)
        {
            missing.ForEach(our => drift.OnlyOurs(1, Line(our), our.Name, "endpoint", our.Node.Text(OurShape.Since)));
            return;
        }

        drift.IsFolded = true;
        drift.NotCompared.AddRange(missing.Select(operation => operation.Name));

        // The page may be as new as what is newer than others, so it may have that or not.
        int fewest = missing.Count(operation => operation.Node.Text(OurShape.Since) is null);
        if (page.FoldedSections > 0 && (page.FoldedSections < fewest || page.FoldedSections > missing.Count))
        {
            drift.Differ(1, $"{file.Path}:1", "page", "folded endpoints", $"{page.FoldedSections}", $"{missing.Count}");
        }
    }
}

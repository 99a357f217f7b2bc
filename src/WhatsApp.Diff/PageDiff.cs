using WhatsApp.Diff.Model;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Diff;

/// <summary>Compares two sets of our pages, by operation and by type, with the C# that comes of them.</summary>
public static class PageDiff
{
    /// <summary>Every change from one set of pages to the other.</summary>
    public static IReadOnlyList<Change> Compare(PageModel old, PageModel @new)
    {
        var changes = new ChangeList();
        var renames = new Renames(old, @new);
        Pages(old, @new, changes);
        new NodeDiff(changes).Compare(old.Nodes, @new.Nodes);
        new OperationDiff(changes, renames).Compare(old.Operations, @new.Operations);
        new TypeDiff(changes, renames).Compare(old.Types, @new.Types);
        return changes.Changes;
    }

    private static void Pages(PageModel old, PageModel @new, ChangeList changes)
    {
        if (old.Version != @new.Version)
        {
            PageFile first = @new.Pages.Files.First(file => file.Root.Map("info")?.Text("version") == @new.Version);
            changes.Add(
                DiffRules.DefaultVersion,
                About(first) with { Page = "All pages", CSharp = "GraphVersion.Default" },
                $"`{old.Version}` → `{@new.Version}`. To stay, set `GraphVersion = \"{old.Version}\"` in the options"
            );
        }

        Matches<PageFile> files = Matches.By(old.Pages.Files, @new.Pages.Files, file => file.Name);
        List<PageFile> added = [.. files.Added];
        foreach (PageFile gone in files.Gone)
        {
            if (added.FirstOrDefault(file => Paths(file).Intersect(Paths(gone)).Any()) is { } moved)
            {
                added.Remove(moved);
                changes.Add(DiffRules.PageRenamed, About(moved), $"page renamed from `{gone.Path}`");
            }
            else
            {
                changes.Add(DiffRules.PageRemoved, About(gone) with { IsAtBase = true }, "page removed");
            }
        }

        added.ForEach(file => changes.Add(DiffRules.PageAdded, About(file), "page added"));
        foreach ((_, PageFile file) in files.Both.Where(file => Words(file.Old) != Words(file.New)))
        {
            changes.Add(DiffRules.Words, About(file), "title, description or address of the page");
        }
    }

    private static Subject About(PageFile file) =>
        new(file.Path, file, file.Root, Use.Response, file.Root.Map("info")?.Text("title") ?? file.Name);

    private static IEnumerable<string> Paths(PageFile file) =>
        (file.Root.Map("paths")?.Members() ?? [])
            .Concat(file.Root.Map("webhooks")?.Members() ?? [])
            .Select(path => path.Key);

    private static string Words(PageFile file) =>
        string.Join(
            '\n',
            file.Root.Map("info")?.Text("title"),
            file.Root.Map("info")?.Text("description"),
            file.Root.Map("externalDocs")?.Text("url")
        );
}

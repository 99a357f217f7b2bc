namespace WhatsApp.Diff;

/// <summary>What was found between two sides.</summary>
/// <param name="Old">How the base is named.</param>
/// <param name="New">How the head is named.</param>
/// <param name="Changes">The changes.</param>
public sealed record DiffReport(string Old, string New, IReadOnlyList<Change> Changes)
{
    /// <summary>How many gaps between a contract and our pages were left out, since they were decided on.</summary>
    public int Decided { get; init; }

    /// <summary>The changes of one class, by page and line.</summary>
    public IReadOnlyList<Change> Of(ChangeClass @class) =>
    [
        .. Changes
            .Where(change => change.Class == @class)
            .OrderBy(change => change.Place.Page, StringComparer.Ordinal)
            .ThenBy(change => change.Place.File, StringComparer.Ordinal)
            .ThenBy(change => change.Place.Line),
    ];

    /// <summary>Everything in a few words: <c>3 breaking, 41 additive on 9 pages</c>.</summary>
    public string Summary
    {
        get
        {
            string counts = string.Join(
                ", ",
                Enum.GetValues<ChangeClass>()
                    .Where(@class => Of(@class).Count > 0)
                    .Select(@class => $"{Of(@class).Count} {Word(@class)}")
            );
            int pages = Changes.Select(change => change.Place.Page).Distinct().Count();
            return pages == 0 ? "no changes" : $"{counts} on {pages} {(pages == 1 ? "page" : "pages")}";
        }
    }

    /// <summary>The word for a class: <c>breaking</c>.</summary>
    public static string Word(ChangeClass @class) => @class.ToString().ToLowerInvariant();
}

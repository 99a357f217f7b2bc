using WhatsApp.Upstream.Coverage;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Upstream.Drift;

/// <summary>Counts the differences of several captures, and which of them are not explained.</summary>
/// <param name="exceptions">The differences that were decided on.</param>
public sealed class DriftRun(CoverageExceptions exceptions)
{
    private readonly HashSet<string> _compared = [];
    private readonly HashSet<string> _folded = [];
    private int _pages;
    private int _wholly;
    private int _partly;
    private int _differences;
    private int _notShown;

    /// <summary>Differences that nothing explains.</summary>
    public int Open { get; private set; }

    /// <summary>Adds the differences of one capture and returns the lines to print.</summary>
    /// <param name="capture">Name of the capture.</param>
    /// <param name="drift">What was found.</param>
    public IReadOnlyList<string> Add(string capture, PageDrift drift)
    {
        _pages++;
        _differences += drift.Differences.Count;
        _notShown += drift.NotShown;
        var lines = new List<string>();
        if (drift.IsFolded)
        {
            _wholly += drift.Compared == 0 ? 1 : 0;
            _partly += drift.Compared > 0 ? 1 : 0;
            string what = drift.NotCompared.Count == 0 ? "nothing of ours" : string.Join(", ", drift.NotCompared);
            lines.Add($"{capture}: folded: {drift.File}: not compared: {what}");
        }

        (drift.IsFolded && drift.Compared == 0 ? _folded : _compared).Add(drift.Page);
        foreach (Difference difference in drift.Differences)
        {
            if (difference.Since is null && !exceptions.Allows(difference.Text, drift.Page))
            {
                Open++;
                lines.Add($"{capture}:{difference.Line}: {difference.Ours}: {difference.Text}");
            }
        }

        return lines;
    }

    /// <summary>
    /// Exceptions that no difference needed, for pages that were compared. A page that is folded can only differ as a
    /// whole.
    /// </summary>
    public List<Problem> Unused() =>
        exceptions.Unused((page, text) =>
            _compared.Contains(page) || (_folded.Contains(page) && text.StartsWith("page: ", StringComparison.Ordinal))
        ).ToList();

    /// <summary>The last line.</summary>
    public string Summary(int unused) =>
        $"drift: pages={_pages} compared={_pages - _wholly - _partly} partly-folded={_partly} folded={_wholly} "
        + $"not-shown={_notShown} differences={_differences} explained={_differences - Open} open={Open} "
        + $"unused-exceptions={unused}";
}

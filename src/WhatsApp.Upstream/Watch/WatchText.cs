using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Upstream.Watch;

/// <summary>Writes a report as text and as JSON.</summary>
internal static class WatchText
{
    /// <summary>Length to which the text of an entry is cut; the whole is in the JSON.</summary>
    public const int MaxEntry = 200;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The report as JSON.</summary>
    public static string Json(WatchReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    /// <summary>The report as text: a line for each fact, and what it means for our page below it.</summary>
    public static string Write(WatchReport report)
    {
        var text = new StringBuilder();
        text.Append($"watch: {Head(report)}\n");
        foreach (VersionNews version in report.Versions)
        {
            text.Append($"{Version(version)}\n");
        }

        foreach (FeedEntry entry in Entries(report))
        {
            text.Append($"entry {entry.Feed}: {entry.Title}: {Cut(entry.Text)}\n");
        }

        foreach (PageNews page in Pages(report))
        {
            text.Append($"{Name(page.Change)} {page.Address}{Since(page)}: {Ours(page)}\n");
            foreach (string line in page.Drift?.Open ?? [])
            {
                text.Append($"    {line}\n");
            }

            if (page.Drift is { } drift)
            {
                text.Append($"    {Drift(drift)}\n");
            }
        }

        foreach (UnreadAddress unread in Unread(report))
        {
            text.Append($"not read {unread.Address}: {unread.Problem}\n");
        }

        if (report.Stopped is { } stopped)
        {
            text.Append($"stopped: {stopped}; {NotRequested(report)} addresses were not requested\n");
        }

        foreach (string file in report.IsFirst ? report.Unlisted : [])
        {
            text.Append($"in no list: the page of {file}\n");
        }

        return text.Append($"watch: {Counts(report)}\n").ToString();
    }

    /// <summary>Day, server and versions.</summary>
    public static string Head(WatchReport report)
    {
        string newest = report.NewestVersion is { } version
            ? $"the newest Graph version is {version}"
            : "no Graph version is known";
        string first = report.IsFirst ? "; first run, so everything counts as new" : string.Empty;
        return $"{report.Date}, {report.BaseAddress}: {newest}, our pages are of {report.OurVersion}{first}";
    }

    /// <summary>The counts.</summary>
    public static string Counts(WatchReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"requests={report.Requests} pages={report.Read} new={Count(report, PageChange.New)} "
            + $"changed={Count(report, PageChange.Changed)} gone={Count(report, PageChange.Gone)} "
            + $"unchanged={report.Unchanged} entries={report.Entries.Count} versions={report.Versions.Count} "
            + $"not-read={report.Unread.Count} not-listed={report.Unlisted.Count}");

    /// <summary>A version and its dates.</summary>
    public static string Version(VersionNews version)
    {
        GraphVersionDates dates = version.Dates;
        string released = dates.Released is null
            ? "release date not known"
            : $"released {GraphVersionDates.Day(dates.Released)}";
        string ends = dates.Ends is null ? "end not set" : $"ends {GraphVersionDates.Day(dates.Ends)}";
        string what = version.Before is null ? "new version" : "changed dates of";
        return $"{what} {dates.Version}: {released}, {ends}";
    }

    /// <summary>Which pages of ours a page belongs to.</summary>
    public static string Ours(PageNews page)
    {
        string mentions = page.Mentions.Count == 0 ? string.Empty : $"named in {string.Join(", ", page.Mentions)}";
        return page.Ours is null ? mentions.Length == 0 ? "no page of ours" : mentions
            : mentions.Length == 0 ? page.Ours
            : $"{page.Ours}, {mentions}";
    }

    /// <summary>What drift says, in numbers.</summary>
    public static string Drift(WatchedDrift drift) => string.Create(
        CultureInfo.InvariantCulture,
        $"drift: differences={drift.Differences} explained={drift.Explained} "
            + $"open={drift.Differences - drift.Explained}");

    /// <summary>Since when the text before this one was there.</summary>
    public static string Since(PageNews page) => page.Since is null ? string.Empty : $" (seen since {page.Since})";

    /// <summary>The beginning of a text.</summary>
    public static string Cut(string text) => text.Length <= MaxEntry ? text : text[..MaxEntry].TrimEnd() + "…";

    /// <summary>The word for a change.</summary>
    public static string Name(PageChange change) => change switch
    {
        PageChange.New => "new",
        PageChange.Changed => "changed",
        _ => "gone",
    };

    /// <summary>
    /// Entries to list. In a first run all are new, so that only the numbers are of interest.
    /// </summary>
    public static IEnumerable<FeedEntry> Entries(WatchReport report) => report.IsFirst ? [] : report.Entries;

    /// <summary>Pages to list; in a first run, those that differ from ours.</summary>
    public static IEnumerable<PageNews> Pages(WatchReport report) =>
        report.Pages.Where(page => !report.IsFirst || page.Drift is { Open.Count: > 0 });

    /// <summary>Addresses to list; those that were not requested are counted.</summary>
    public static IEnumerable<UnreadAddress> Unread(WatchReport report) =>
        report.Unread.Where(unread => unread.Problem != WatchClient.NotRequested);

    /// <summary>Number of addresses that were not requested.</summary>
    public static int NotRequested(WatchReport report) =>
        report.Unread.Count(unread => unread.Problem == WatchClient.NotRequested);

    private static int Count(WatchReport report, PageChange change) =>
        report.Pages.Count(page => page.Change == change);
}

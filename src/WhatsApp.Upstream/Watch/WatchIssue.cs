using System.Text;

namespace WhatsApp.Upstream.Watch;

/// <summary>Writes a report as the body of an issue.</summary>
internal static class WatchIssue
{
    // An issue may have 65,536 characters.
    private const int MaxLength = 60_000;
    private const int MaxLines = 20;

    /// <summary>The report in Markdown, which ends with what to do.</summary>
    public static string Write(WatchReport report)
    {
        var text = new StringBuilder();
        text.Append($"{WatchText.Head(report)}.\n");
        Section(text, "Graph versions", report.Versions.Select(version => $"- {WatchText.Version(version)}\n"));
        Section(text, "Changelogs", WatchText.Entries(report).Select(entry =>
            $"- **{entry.Title}** ([feed](https://{WatchSources.Host}{entry.Feed})): {WatchText.Cut(entry.Text)}\n"));
        foreach (PageChange change in Enum.GetValues<PageChange>())
        {
            Section(
                text, $"Pages that are {WatchText.Name(change)}",
                WatchText.Pages(report).Where(page => page.Change == change).Select(Page));
        }

        List<string> unread =
            [.. WatchText.Unread(report).Select(unread => $"- `{unread.Address}`: {unread.Problem}\n")];
        if (report.Stopped is { } stopped)
        {
            unread.Add($"- Stopped: {stopped}. {WatchText.NotRequested(report)} addresses were not requested.\n");
        }

        Section(text, "Not read", unread);
        text.Append("\n## What to do\n\n")
            .Append("Run `./build.sh watch` and commit the state with the changes that it leads to; ")
            .Append("docs/new-version.md lists the steps.\n\n")
            .Append($"`{WatchText.Counts(report)}`\n");
        return text.Length <= MaxLength
            ? text.ToString()
            : text.ToString(0, MaxLength) + "\n\nThe report is longer. Run `./build.sh watch` to read all of it.\n";
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> items)
    {
        List<string> all = [.. items];
        if (all.Count > 0)
        {
            text.Append($"\n## {title}\n\n").AppendJoin(string.Empty, all);
        }
    }

    private static string Page(PageNews page)
    {
        string plain = WatchSources.Plain(page.Address);
        var text = new StringBuilder(
            $"- [{plain}](https://{WatchSources.Host}{page.Address}){WatchText.Since(page)}: {WatchText.Ours(page)}\n");
        if (page.Drift is not { } drift)
        {
            return text.ToString();
        }

        text.Append($"  {WatchText.Drift(drift)}\n");
        if (drift.Open.Count > 0)
        {
            text.Append("  ```\n");
            foreach (string line in drift.Open.Take(MaxLines))
            {
                text.Append($"  {line}\n");
            }

            text.Append(drift.Open.Count > MaxLines ? $"  and {drift.Open.Count - MaxLines} more\n" : string.Empty)
                .Append("  ```\n");
        }

        return text.ToString();
    }
}

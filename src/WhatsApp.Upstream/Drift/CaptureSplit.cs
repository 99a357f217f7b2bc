using System.Text.RegularExpressions;

namespace WhatsApp.Upstream.Drift;

/// <summary>One page of a text that may have several.</summary>
/// <param name="FirstLine">Its first line in the text, from 1.</param>
/// <param name="Text">The text of the page.</param>
public sealed record CapturePart(int FirstLine, string Text);

/// <summary>
/// Finds the pages of one text: each begins with its title. What is before the first title belongs to the first page.
/// </summary>
public static partial class CaptureSplit
{
    private const string TitleEnd = " | Developer Documentation";

    /// <summary>The pages, in their order; at least one.</summary>
    public static IReadOnlyList<CapturePart> Pages(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        List<int> starts = Starts(lines);
        starts = starts.Count == 0 ? [0] : starts;
        starts[0] = 0;
        return
        [
            .. starts.Select((start, at) => new CapturePart(
                start + 1, string.Join('\n', lines[start..(at + 1 < starts.Count ? starts[at + 1] : lines.Length)]))),
        ];
    }

    private static List<int> Starts(string[] lines)
    {
        var starts = new List<int>();
        bool isCode = false;
        bool hasBaseUrl = false;
        bool isText = false;
        string last = string.Empty;
        for (int at = 0; at < lines.Length; at++)
        {
            string line = lines[at].Trim();
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (isCode || line.Length == 0)
            {
                continue;
            }

            // Markdown as Meta serves it may have no title. Then the section that every reference page has marks it.
            bool isBaseUrl = line == "## Base URL";
            string title = Title(line);
            if ((IsTitle(lines, at, line) && title != Title(last)) || (isBaseUrl && (hasBaseUrl || isText)))
            {
                if (starts.Count == 0 && hasBaseUrl)
                {
                    starts.Add(0);
                }

                starts.Add(at);
                hasBaseUrl = false;
                isText = !line.StartsWith('#');
            }

            hasBaseUrl |= isBaseUrl;
            last = line;
        }

        return starts;
    }

    private static bool IsTitle(string[] lines, int at, string line) =>
        line.EndsWith(TitleEnd, StringComparison.Ordinal)
        || (Heading().IsMatch(line) && line != "# Components" && (at == 0 || lines[at - 1].Length == 0))
        || (!Versions().IsMatch(line) && lines.Skip(at + 1).FirstOrDefault(next => !string.IsNullOrWhiteSpace(next))
            ?.StartsWith("Copy for LLM", StringComparison.Ordinal) == true);

    private static string Title(string line)
    {
        line = HeadingMark().Replace(line, string.Empty);
        return line.EndsWith(TitleEnd, StringComparison.Ordinal) ? line[..^TitleEnd.Length] : line;
    }

    [GeneratedRegex("^# \\S")]
    private static partial Regex Heading();

    // Some captures have the versions that a page can be shown in before that sign.
    [GeneratedRegex(@"^(?:v[0-9]+\.[0-9]+)+$")]
    private static partial Regex Versions();

    [GeneratedRegex("^#+ ")]
    private static partial Regex HeadingMark();
}

using System.Net;
using System.Text.RegularExpressions;

namespace WhatsApp.Upstream.Drift;

/// <summary>
/// Converts the forms in which a page is captured to one: lines as the browser shows them. Reads text as it is copied,
/// Markdown, Markdown with tags, and text with several things in a line (<see cref="CollapsedText"/>).
/// </summary>
internal static partial class CaptureText
{
    /// <summary>Title and lines of a page. An example is one line that begins with a brace.</summary>
    /// <param name="page">The page; its lines keep their numbers in the text that it is from.</param>
    public static (string Title, IReadOnlyList<CapturedLine> Lines) Read(CapturePart page)
    {
        var lines = new List<CapturedLine>();
        string[] raw = page.Text.ReplaceLineEndings("\n")
            .Replace('“', '"')
            .Replace('”', '"')
            .Replace('\u00A0', ' ')
            .Split('\n');
        bool collapsed = raw.Any(CollapsedText.IsMark);
        bool markdown = raw.Any(line => line.StartsWith("# ", StringComparison.Ordinal));
        for (int at = 0; at < raw.Length; at++)
        {
            int number = at + page.FirstLine;
            string line = raw[at].Trim();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            if (line is "{" or @"\{")
            {
                lines.Add(new CapturedLine(number, Example(raw, ref at)));
                continue;
            }

            if (line.StartsWith("curl ", StringComparison.Ordinal))
            {
                at = EndOfCommand(raw, at);
                continue;
            }

            line = markdown ? Unmarked(line) : line;
            IEnumerable<string> parts = collapsed ? CollapsedText.Parts(line) : Parts(line);
            lines.AddRange(parts.Select(part => new CapturedLine(number, part)));
        }

        lines.RemoveAll(line => line.Text.Length == 0 || line.Text == "Skip to main content");
        string title = lines.Count > 0 ? lines[0].Text : string.Empty;
        return (title.Replace(" | Developer Documentation", string.Empty, StringComparison.Ordinal), lines);
    }

    // Where a page shows a word in another font, what follows is glued to the end of its sentence.
    private static IEnumerable<string> Parts(string line)
    {
        Match glued = GluedSign().Match(line);
        return glued.Success ? [glued.Groups["words"].Value, glued.Groups["sign"].Value] : [line];
    }

    private static string Unmarked(string line)
    {
        line = Tag().Replace(line, string.Empty);
        line = Link().Replace(line, "${text}");
        line = Escaped().Replace(line, "${sign}");
        line = Heading().Replace(line, string.Empty);
        return line == "* * *" ? string.Empty : WebUtility.HtmlDecode(line).Trim();
    }

    private static string Example(string[] raw, ref int at)
    {
        int from = at;
        while (at < raw.Length - 1 && raw[at] != "}")
        {
            at++;
        }

        return string.Join('\n', raw[from..(at + 1)].Select(line => line.TrimEnd('\\'))).TrimStart('\\');
    }

    private static int EndOfCommand(string[] raw, int at)
    {
        // Data in quotes can have several lines.
        bool quoted = false;
        for (; at < raw.Length - 1; at++)
        {
            quoted ^= raw[at].Count(sign => sign == '\'') % 2 == 1;
            if (!quoted && !raw[at].EndsWith('\\'))
            {
                break;
            }
        }

        return at;
    }

    [GeneratedRegex(
        @"^(?<words>.+\S)(?<sign>(?<=[.:;!?)])Responses|(?<=[a-z][.:;!?)])[1-5][0-9]{2}|Show child attributes"
            + "|Request Syntax|(?:Header|Path|Query) Parameters|Global Authentication Requirements)$"
    )]
    private static partial Regex GluedSign();

    [GeneratedRegex("<[^<>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[(?<text>[^\[\]]*)\]\([^()]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\\(?<sign>[\[\]_{}*])|\*\*")]
    private static partial Regex Escaped();

    [GeneratedRegex("^#+ ")]
    private static partial Regex Heading();
}

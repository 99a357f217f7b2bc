using System.Text.RegularExpressions;

namespace WhatsApp.Upstream.Drift;

/// <summary>
/// Text in which a member is in one line with the words about it, several parameters in one line, and paths have
/// lost the names of their parameters (<c>GET ///phone_numbers</c>).
/// </summary>
internal static partial class CollapsedText
{
    /// <summary>Whether a line shows that a capture has this form.</summary>
    public static bool IsMark(string line) =>
        line.StartsWith("Copy for LLM View as Markdown", StringComparison.Ordinal);

    /// <summary>The lines that a line was.</summary>
    public static List<string> Parts(string line)
    {
        var parts = new List<string>();
        if (IsMark(line))
        {
            return parts;
        }

        line = TableBefore().Replace(line, string.Empty);
        if (RequestSyntax().Match(line) is { Success: true } syntax)
        {
            parts.Add("Try it");
            parts.Add("Select language");
            line = syntax.Groups["rest"].Value;
        }

        List<string> signs = Peel(ref line);
        parts.AddRange(Members(line));
        parts.AddRange(signs);
        return parts.Select(part => part.Trim()).ToList();
    }

    // Signs of the page are at the end of a line, often several.
    private static List<string> Peel(ref string line)
    {
        var signs = new List<string>();
        while (Sign().Match(line) is { Success: true } match)
        {
            string sign = match.Groups["sign"].Value;
            line = match.Groups["words"].Value.Trim();
            signs.Insert(0, sign);
            Match status = Status().Match(line);
            if (status.Success && sign.StartsWith("Content Type: ", StringComparison.Ordinal))
            {
                signs.InsertRange(0, [status.Groups["status"].Value, status.Groups["about"].Value]);
                line = status.Groups["words"].Value;
            }
        }

        return signs;
    }

    private static IEnumerable<string> Members(string line)
    {
        int from = 0;
        foreach (Match match in Member().Matches(line))
        {
            yield return line[from..match.Index];
            yield return match.Value;
            from = match.Index + match.Length;
        }

        yield return line[from..];
    }

    [GeneratedRegex(@"^\|.*\|\s*(?=(?:GET|POST|PUT|PATCH|DELETE) /|Endpoints$|$)")]
    private static partial Regex TableBefore();

    [GeneratedRegex("^(?:GET|POST|PUT|PATCH|DELETE)/[^ ]* (?:Try it )?Select language cURLJavaScriptPython(?<rest>.*)")]
    private static partial Regex RequestSyntax();

    [GeneratedRegex(
        @"^(?<words>.*?)\s*(?<sign>Show child attributes|Schema: (?:Must be one of: \w+(?:, \w+)*|array of \w+|\w+)"
            + @"|Content Type: \S+|Responses|(?:Header|Path|Query) Parameters|Request Body ?(?:Required|Optional)"
            + @"|Request Syntax|Select language|Try it)(?: cURLJavaScriptPython)?$"
    )]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(?<words>.*)(?:^|\s)(?<status>[1-5][0-9]{2}) (?<about>[A-Z].*)$")]
    private static partial Regex Status();

    // The name of a schema is read as a type at the beginning of a line only, unless it cannot be prose.
    [GeneratedRegex(
        @"(?<=^|\s)(?:[A-Za-z_][\w-]*?(?:\[\])*(?:(?:array of )+(?:string|integer|number|boolean|object|[A-Z]\w*)"
            + @"|(?:array of )?(?:string|integer|number|boolean|object|array)|(?:One of )?""[^""]*""(?:, ""[^""]*"")*)"
            + @"(?: \([^)]*\))?(?: \[m[^\]]*\])?|(?<=^)[a-z_][a-z0-9_]*(?:\[\])*[A-Z]\w*"
            + @"|[a-z]+_[a-z_]+[A-Z]\w*)(?:·required)?(?=\s|$)"
    )]
    private static partial Regex Member();
}

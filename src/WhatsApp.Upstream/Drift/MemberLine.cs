using System.Text.RegularExpressions;

namespace WhatsApp.Upstream.Drift;

/// <summary>
/// Reads the line of a member or parameter. There is no space between its name, type and mark:
/// <c>idstring·required</c>.
/// </summary>
internal static partial class MemberLine
{
    private const string Type =
        @"(?<type>(?:array of )*(?:(?:string|integer|number|boolean|object|array)"
        + @"(?: \([^)]*\))?(?: \[(?:min|max)[^\]]*\])?"
        + @"|(?:One of )?""[^""]*""(?:, ""[^""]*"")*|Must be one of: [A-Z]\w*(?:, [A-Z]\w*)*"
        + @"|(?<=array of )[A-Z]\w*))(?<required>·required)?";

    // A name with capitals, as headers and parameters of paths have, would run into the name of a type.
    private const string Named = @"(?<type>[A-Z]\w*)(?<required>·required)?";

    /// <summary>Reads a line that is nothing else.</summary>
    public static CapturedMember? Read(CapturedLine line)
    {
        Match match = Plain().Match(line.Text);
        match = match.Success ? match : OfNamedType().Match(line.Text);
        return match.Success ? Member(line.Number, match) : null;
    }

    /// <summary>
    /// Finds a member at the end of other words, which it was joined to where the page had a word in another font.
    /// Its name is the longest of the known names that fits.
    /// </summary>
    /// <returns>The words before it, and it; null where there is no member at the end.</returns>
    public static (string Words, CapturedMember? Member)? Glued(CapturedLine line, IReadOnlySet<string> names)
    {
        Match match = AtEnd().Match(line.Text);
        if (!match.Success)
        {
            return null;
        }

        string run = match.Groups["run"].Value;
        string words = line.Text[..match.Groups["run"].Index];
        int from = Enumerable.Range(0, run.Length).FirstOrDefault(at => names.Contains(run[at..]), -1);
        bool begins = words.Length > 0 && !char.IsWhiteSpace(words[^1]);
        return from >= 0 ? (words + run[..from], Member(line.Number, match, run[from..]))
            : begins ? (words, Member(line.Number, match, run))
            : (line.Text, null);
    }

    /// <summary>Whether a line has the signs of a member and yet could not be read.</summary>
    public static bool Resembles(string text) => Signs().IsMatch(text);

    private static CapturedMember? Member(int line, Match match, string? name = null) =>
        CapturedType.Read(match.Groups["type"].Value) is { } type
            ? new CapturedMember(line, name ?? match.Groups["name"].Value, type, match.Groups["required"].Success)
            : null;

    [GeneratedRegex(@"^(?<name>[A-Za-z_][\w-]*?(?:\[\])*)" + Type + "$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(?<name>[a-z_][a-z0-9_]*(?:\[\])*)" + Named + "$")]
    private static partial Regex OfNamedType();

    [GeneratedRegex(@"(?<![\w\[])(?<run>[A-Za-z_][\w-]*?(?:\[\])?)" + Type + "$")]
    private static partial Regex AtEnd();

    // A mark, a bound, a list of values, a name with a type and more after it; or one word that is not prose.
    [GeneratedRegex(
        """·required|\[(?:min|max)|(?:^|\w)(?:One of "|Must be one of: |array of )|^[a-z_]\w*$"""
            + @"|^[a-z_]\w*(?:string|integer|number|boolean|object)\W"
    )]
    private static partial Regex Signs();
}

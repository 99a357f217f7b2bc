using System.Text.RegularExpressions;

namespace WhatsApp.Generator.Tests.Wording;

/// <summary>A phrase that readers stumble over, and what to write in its place.</summary>
/// <param name="Name">Names the regular expression's group; letters only.</param>
/// <param name="Pattern">A regular expression. It ignores case.</param>
/// <param name="Instead">What to write.</param>
/// <param name="Found">A sentence in which it is found.</param>
/// <param name="Fine">A sentence with the same word in which it is right.</param>
internal sealed record PlainWord(string Name, string Pattern, string Instead, string Found, string Fine)
{
    /// <summary>All phrases.</summary>
    /// <remarks>
    /// Not here, since a pattern finds more that is right than wrong: "ends" (a phone call ends), "clock" (a
    /// TimeProvider is one), "party" (a third party) and most uses of "takes" and "answer".
    /// </remarks>
    internal static readonly PlainWord[] All =
    [
        new("tells", @"\b(?:tells|told)\b", "reports, returns or says", "The header tells the use.", "Tell us the id."),
        new(
            "stands", @"\bstands?\b(?!-| (?:for|out)\b)", "is, is in or is listed in", "The text stands in a file.",
            "WABA stands for an account."),
        new("holds", @"\bholds\b", "contains, enforces or keeps", "A page holds 25 items.", "Put the call on hold."),
        new(
            "answer",
            @"\b(?:Meta|(?:API|server|host|gateway))(?:'s)? (?:answers?|answered)\b|\banswer(?:s|ed) with\b"
                + @"|\b(?:without an|no) answer\b",
            "response; returns or responds with", "The API answered with an error.", "A handler's answer is sent."),
        new(
            "attempt",
            @"\b(?:a|an|the|each|every|one|first|second|last|next|another|this|that|per) try\b"
                + @"|\b(?:of|all|the|more|several|many|two|three|few|between|max|maximum) tries\b"
                + @"|\b(?:MaxAttempts|AttemptTimeout|TryHandler)\b",
            "attempt", "Each try has its own timeout.", "The SDK tries to connect."),
        new("anew", @"\banew\b", "again; regenerates", "It is written anew.", "It is a new file."),
        new(
            "goesOn", @"\b(?:goes|gone|going) on\b(?! (?:a|an|the|top|its|each|every)\b)", "continues or resumes",
            "The upload goes on from its offset.", "The label goes on the parcel."),
        new("tokenEnds", @"\btokens? ends?\b", "expires", "The token ends after a day.", "The list ends here."),
        new(
            "takes", @"\bMeta (?:takes|took)\b|\btakes (?:any|no|either|none)\b", "accepts; defaults to",
            "Meta takes false when it is missing.", "The call takes a second."),
        new("mend", @"\bmend(?:s|ed|ing)?\b", "fix", "Mend the JSON.", "Amend the order; recommend it."),
        new("whoever", @"\b(?:whoever|whomever|nobody)\b", "a caller or no one; name the role", "Whoever calls it.",
            "A caller who waits."),
        new("orNone", @"(?-i:, or none\b)", "null, with what null means", "Options, or none.", "SUM, or NONE."),
        new("differently", @"\bdifferently from its client\b", "options for this call only",
            "What the call does differently from its client.", "Each page is read differently."),
        new("passing", @"\bpassing (?:failure|error|fault|problem)s?\b", "transient", "A passing failure is retried.",
            "Passing false is an error."),
        new("kind", @"\bnothing of (?:its|the|that) kind\b", "has an unexpected type", "It is nothing of its kind.",
            "A union of that kind."),
        new("metaphor", @"\b(?:passages?|gates?)\b", "queued request or bucket", "It waits at the gate.",
            "It waits at the gateway."),
    ];

    /// <summary>One regular expression for all, with a group for each.</summary>
    internal static readonly Regex Any = new(
        string.Join('|', All.Select(word => $"(?<{word.Name}>{word.Pattern})")),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);

    /// <summary>The phrase of a match.</summary>
    internal static PlainWord Of(Match match) => All.First(word => match.Groups[word.Name].Success);

    /// <summary>The name of the test.</summary>
    public override string ToString() => Name;
}

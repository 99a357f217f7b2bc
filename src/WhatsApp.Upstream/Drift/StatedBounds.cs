using System.Text.RegularExpressions;

namespace WhatsApp.Upstream.Drift;

/// <summary>Bounds and lists that a page states in words instead of in the type.</summary>
internal static partial class StatedBounds
{
    /// <summary>Bounds by the key that our pages have for them.</summary>
    public static IEnumerable<(string Key, string Value)> Of(CapturedMember member)
    {
        switch (member.Type.Kind)
        {
            case CapturedKind.Text:
                foreach (Match match in Length().Matches(member.Words))
                {
                    foreach (Capture least in match.Groups["min"].Captures)
                    {
                        yield return ("minLength", least.Value);
                    }

                    yield return ("maxLength", match.Groups["max"].Value);
                }

                break;
            case CapturedKind.Whole:
                if (member.Type.Maximum is null && Largest().Match(member.Words) is { Success: true } largest)
                {
                    yield return ("maximum", largest.Groups["max"].Value);
                }

                if (Default().Match(member.Words) is { Success: true } value)
                {
                    yield return ("default", value.Groups["value"].Value);
                }

                break;
        }
    }

    /// <summary>The members that may be asked for, of a parameter <c>fields</c>.</summary>
    public static IEnumerable<string> Fields(CapturedMember parameter)
    {
        const StringSplitOptions options = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        string list = Available().Match(parameter.Words).Groups["list"].Value;
        return Nested().Replace(list, string.Empty).Split(',', options);
    }

    [GeneratedRegex(
        @"(?:(?<min>[0-9]+)(?:-| to )|[Mm]ax(?:imum)?(?: length)?(?: of|:| is)? |[Uu]p to )(?<max>[0-9]+) characters")]
    private static partial Regex Length();

    [GeneratedRegex("[Mm]aximum(?: value)?(?: is|:) (?<max>[0-9]+)")]
    private static partial Regex Largest();

    [GeneratedRegex("[Dd]efault(?: value)?(?: is|:) (?<value>[0-9]+)")]
    private static partial Regex Default();

    [GeneratedRegex(@"Available [Ff]ields(?: include)?: (?<list>(?:[a-z_0-9]+(?:\{[^}]*\})?(?:,\s*)?)+)")]
    private static partial Regex Available();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Nested();
}

using System.Text.RegularExpressions;

namespace WhatsApp.Generated;

/// <summary>The text of a template, and its variables: <c>{{1}}</c> or <c>{{first_name}}</c>.</summary>
internal sealed partial class TemplateText
{
    private readonly string _text;
    private readonly List<Match> _matches;

    public TemplateText(string? text)
    {
        _text = text ?? string.Empty;
        _matches = [.. Variable().Matches(_text).Cast<Match>()];
    }

    /// <summary>Names of the variables without braces, each once, in the order of the text.</summary>
    public IReadOnlyList<string> Variables =>
        [.. _matches.Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a variable is the first or the last of the text.</summary>
    public bool HasVariableAtEdge
    {
        get
        {
            string trimmed = _text.Trim();
            return _matches.Count > 0
                && (trimmed.StartsWith(_matches[0].Value, StringComparison.Ordinal)
                    || trimmed.EndsWith(_matches[^1].Value, StringComparison.Ordinal));
        }
    }

    /// <summary>Whether the only variable is the end of the text, as in an address.</summary>
    public bool HasVariableAtEndOnly =>
        _matches.Count == 1 && _text.TrimEnd().EndsWith(_matches[0].Value, StringComparison.Ordinal);

    /// <summary>Whether all variables are numbers.</summary>
    public bool IsPositional => _matches.TrueForAll(static match => IsNumber(match.Groups["name"].Value));

    /// <summary>The number of characters after the variables have their values; a variable without one counts as 0.</summary>
    public int LengthWith(IReadOnlyDictionary<string, string> values)
    {
        int length = _text.EnumerateRunes().Count();
        foreach (Match match in _matches)
        {
            length -= match.Value.EnumerateRunes().Count();
            length += values.GetValueOrDefault(match.Groups["name"].Value)?.EnumerateRunes().Count() ?? 0;
        }

        return length;
    }

    /// <summary>Whether the name of a variable is its position.</summary>
    public static bool IsNumber(string name) => !name.AsSpan().ContainsAnyExceptInRange('0', '9');

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z0-9_]+)\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}

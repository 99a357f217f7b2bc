using System.Text.RegularExpressions;

namespace WhatsApp.Generator.Lint;

/// <summary>A tag of a Liquid template: <c>{{ output }}</c> or <c>{% statement %}</c>.</summary>
/// <param name="Code">What is inside.</param>
/// <param name="Line">Line of its start.</param>
internal sealed partial record TemplateTag(string Code, int Line)
{
    private const string Include = "template ";

    /// <summary>The tags of a template, without those in comments and in raw text.</summary>
    public static IEnumerable<TemplateTag> All(string template)
    {
        string? until = null;
        int line = 1;
        int counted = 0;
        for (int start = 0; (start = template.IndexOf('{', start)) >= 0;)
        {
            string? close = template.AsSpan(start + 1) switch { ['{', ..] => "}}", ['%', ..] => "%}", _ => null };
            int end = close is null ? -1 : template.IndexOf(close, start + 2, StringComparison.Ordinal);
            if (end < 0)
            {
                start++;
                continue;
            }

            line += template.AsSpan(counted, start - counted).Count('\n');
            counted = start;
            string code = template[(start + 2)..end];
            string word = Bare(code);
            start = end + 2;
            if (until is null && word is "comment" or "raw")
            {
                until = "end" + word;
            }
            else if (until == word)
            {
                until = null;
            }
            else if (until is null)
            {
                yield return new TemplateTag(code, line);
            }
        }
    }

    /// <summary>Whether the end that was found is that of another tag.</summary>
    public bool IsOpen =>
        Code.Contains("{{", StringComparison.Ordinal) || Code.Contains("{%", StringComparison.Ordinal);

    /// <summary>The template that the tag includes: <c>{% template Name %}</c>.</summary>
    public string? Included =>
        Bare(Code) is { } code && code.StartsWith(Include, StringComparison.Ordinal)
            ? code[Include.Length..].Trim()
            : null;

    /// <summary>The filters that the tag applies, each with its line.</summary>
    public IEnumerable<(string Name, int Line)> Filters() =>
        from filter in Filter().Matches(WithoutTexts)
        select (filter.Groups["name"].Value, Line + WithoutTexts.AsSpan(0, filter.Index).Count('\n'));

    /// <summary>The code with spaces instead of the texts in quotes.</summary>
    public string WithoutTexts => Text().Replace(Code, match => new string(' ', match.Length));

    private static string Bare(string code) => code.Trim('-').Trim();

    [GeneratedRegex(@"\| *(?<name>[\w-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Filter();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'", RegexOptions.CultureInvariant)]
    private static partial Regex Text();
}

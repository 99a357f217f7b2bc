using System.Text.RegularExpressions;

namespace WhatsApp.Generator.Tests.Wording;

/// <summary>The lines of a file that people read as sentences, without the code in them.</summary>
internal static partial class Prose
{
    /// <summary>Returns lines with their numbers, from 1.</summary>
    internal static IEnumerable<(int Line, string Text)> Of(string path, string text) =>
        Path.GetExtension(path) switch
        {
            ".md" => OfMarkdown(text),
            ".yaml" => OfYaml(text),
            ".liquid" => Numbered(text).Where(line => IsDocumentation(line.Text)).Select(WithoutTags),
            _ => OfCSharp(text),
        };

    // Documentation comments, and texts of three words or more, which are messages.
    private static IEnumerable<(int Line, string Text)> OfCSharp(string text)
    {
        foreach ((int number, string line) in Numbered(text))
        {
            if (IsDocumentation(line))
            {
                yield return WithoutTags((number, line));
            }
            else if (line.Contains('"', StringComparison.Ordinal) && !line.AsSpan().TrimStart().StartsWith("//"))
            {
                foreach (Match literal in Literal().Matches(line))
                {
                    string message = Hole().Replace(literal.Groups[1].Value, "…");
                    if (message.Count(c => c == ' ') > 1)
                    {
                        yield return (number, message);
                    }
                }
            }
        }
    }

    private static IEnumerable<(int Line, string Text)> OfMarkdown(string text)
    {
        bool isCode = false;
        foreach ((int number, string line) in Numbered(text))
        {
            bool isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (!isCode && !isFence)
            {
                yield return (number, MarkdownCode().Replace(line, "…"));
            }
        }
    }

    // What a page says, with the lines below a key. Examples show what Meta and its customers write.
    private static IEnumerable<(int Line, string Text)> OfYaml(string text)
    {
        int prose = int.MaxValue;
        int example = int.MaxValue;
        foreach ((int number, string line) in Numbered(text))
        {
            string content = line.TrimStart(' ', '-');
            int indent = line.Length - content.Length;
            if (content.Length == 0)
            {
                continue;
            }

            example = indent <= example ? int.MaxValue : example;
            prose = indent <= prose ? int.MaxValue : prose;
            if (example == int.MaxValue && prose == int.MaxValue && YamlKey().Match(content) is { Success: true } key)
            {
                (prose, example) = key.Value.StartsWith("example", StringComparison.Ordinal)
                    ? (prose, indent)
                    : (indent, example);
            }

            if (prose != int.MaxValue)
            {
                yield return (number, MarkdownCode().Replace(line, "…"));
            }
        }
    }

    private static IEnumerable<(int Number, string Text)> Numbered(string text) =>
        text.Split('\n').Select((line, index) => (index + 1, line));

    private static bool IsDocumentation(string line) => line.AsSpan().TrimStart().StartsWith("///");

    private static (int Line, string Text) WithoutTags((int Number, string Text) line) =>
        (line.Number, Tag().Replace(line.Text, "…"));

    [GeneratedRegex("<c>.*?</c>|<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("""
        "((?:[^"\\]|\\.)*)"
        """)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"`[^`]*`|\]\([^)]*\)")]
    private static partial Regex MarkdownCode();

    [GeneratedRegex("^(?:description|summary|title|x-enum-docs|x-deprecated|examples?):")]
    private static partial Regex YamlKey();
}

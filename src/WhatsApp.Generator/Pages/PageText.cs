using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Pages;

/// <summary>
/// The text of a page, and what is wrong with it: each mistake at its own line, where YAML's own message is often far
/// off.
/// </summary>
internal static partial class PageText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file. Says at which line and why where it is no page.</summary>
    public static (string[] Lines, YamlMappingNode? Root, Problem? Problem) Read(string path, string shown)
    {
        byte[] bytes = File.ReadAllBytes(path);
        string[] lines = [];
        try
        {
            using var text = new StreamReader(new MemoryStream(bytes), Utf8, detectEncodingFromByteOrderMarks: false);
            lines = text.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
            if (FirstMistake(lines) is var (line, advice))
            {
                return (lines, null, new Problem(shown, line, "page-yaml", advice));
            }

            YamlStream yaml = BoundedYaml.Load(new StringReader(string.Join('\n', lines)));
            return yaml.Documents is [{ RootNode: YamlMappingNode root }]
                ? (lines, root, null)
                : (lines, null, new Problem(
                    shown, 1, "page-yaml",
                    "A page is one YAML document that is a map. Start it with 'openapi: 3.1.0'."));
        }
        catch (DecoderFallbackException)
        {
            return (lines, null, new Problem(
                shown, LineOfBadBytes(bytes), "page-text",
                "Save the file as UTF-8: the line has bytes that are not UTF-8."));
        }
        catch (YamlException error)
        {
            return (lines, null, Explain(error, lines, shown));
        }
    }

    private static (int Line, string Advice)? FirstMistake(string[] lines)
    {
        if (lines[0].StartsWith('\uFEFF'))
        {
            return (1, "Save the file as UTF-8 without a byte order mark.");
        }

        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            if (line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t'))
            {
                return (i + 1, "Indent with spaces: the line starts with a tab.");
            }

            if (line.StartsWith("<<<<<<< ", StringComparison.Ordinal)
                || line.StartsWith(">>>>>>> ", StringComparison.Ordinal))
            {
                return (i + 1, "Resolve the conflict of a merge, and remove its marks.");
            }
        }

        return null;
    }

    private static Problem Explain(YamlException error, string[] lines, string shown)
    {
        if (error is MaximumRecursionLevelReachedException)
        {
            return new Problem(
                shown, error.Start.Line, "page-yaml",
                $"Nest less: no more than {BoundedYaml.MaxDepth} lists and maps may be inside one another. Make a "
                    + "schema of what is inside and refer to it.");
        }

        string message = error.Message.TrimEnd('.', ' ');
        if (AnchorName().Match(message) is { Success: true } missing)
        {
            string alias = "*" + missing.Groups[1].Value;
            int at = Array.FindIndex(lines, line => line.Contains(alias, StringComparison.Ordinal));
            return new Problem(
                shown, at + 1, "page-yaml", $"Quote a text that starts with '*': for YAML '{alias}' is an alias.");
        }

        if (DuplicateKey().Match(message) is { Success: true } twice)
        {
            return new Problem(
                shown, error.Start.Line, "page-yaml",
                $"Remove one '{twice.Groups[1].Value}': the map has that key already.");
        }

        int from = Math.Max((int)error.Start.Line - 2, 0);
        int marked = Array.FindIndex(
            lines, from, Math.Min(2, lines.Length - from), line => TextWithMark().IsMatch(line));
        if (marked >= 0)
        {
            string mark = TextWithMark().Match(lines[marked]).Groups[1].Value;
            return new Problem(
                shown, marked + 1, "page-yaml",
                $"Quote a text that starts with '{mark}', which means something in YAML.");
        }

        string advice = message switch
        {
            _ when message.Contains("invalid mapping", StringComparison.Ordinal) =>
                "Quote a text that has a colon in it, or fix the indentation here or a missing space after the colon "
                    + "of the line before.",
            _ when message.Contains("did not find expected key", StringComparison.Ordinal) =>
                "Fix the indentation, or add the colon that is missing.",
            _ => "Fix the line.",
        };
        return new Problem(shown, error.Start.Line, "page-yaml", $"This is not valid YAML: {message}. {advice}");
    }

    private static int LineOfBadBytes(byte[] bytes)
    {
        int line = 1;
        foreach (Range range in new ReadOnlySpan<byte>(bytes).Split((byte)'\n'))
        {
            if (!System.Text.Unicode.Utf8.IsValid(bytes.AsSpan()[range]))
            {
                break;
            }

            line++;
        }

        return line;
    }

    [GeneratedRegex("anchor '([^']+)' does not exist")]
    private static partial Regex AnchorName();

    [GeneratedRegex("^[^#'\"]*: +([*&!%@`])")]
    private static partial Regex TextWithMark();

    [GeneratedRegex("^Duplicate key (.+)$")]
    private static partial Regex DuplicateKey();
}

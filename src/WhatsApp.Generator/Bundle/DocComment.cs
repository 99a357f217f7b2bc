using System.Text;
using System.Text.RegularExpressions;

namespace WhatsApp.Generator.Bundle;

/// <summary>Writes XML documentation, wrapped to the width of the repository.</summary>
public sealed partial class DocComment(int indent)
{
    private const int LineWidth = 120;

    private readonly List<string> _lines = [];

    /// <summary>A summary alone. The text is XML already.</summary>
    public static IReadOnlyList<string> Summary(string xml, int indent) =>
        new DocComment(indent).Add("summary", xml).Lines;

    /// <summary>A summary alone, of prose.</summary>
    public static IReadOnlyList<string> Prose(string? prose, int indent) => Summary(Xml(Sentence(prose)), indent);

    /// <summary>Adds an element. The text is XML already.</summary>
    public DocComment Add(string tag, string xml)
    {
        string name = tag.Split(' ', 2)[0];
        string oneLine = $"<{tag}>{xml}</{name}>";
        int width = LineWidth - indent - "/// ".Length;
        if (oneLine.Length <= width)
        {
            _lines.Add(oneLine);
            return this;
        }

        _lines.Add($"<{tag}>");
        _lines.AddRange(Wrap(xml, width));
        _lines.Add($"</{name}>");
        return this;
    }

    /// <summary>The lines, without the slashes.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Escapes prose. Code between backticks becomes <c>&lt;c&gt;</c>.</summary>
    public static string Xml(string prose)
    {
        string escaped = prose.Trim().Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        string[] parts = escaped.Split('`');
        var xml = new StringBuilder();
        for (int i = 0; i < parts.Length; i++)
        {
            bool code = i % 2 == 1 && i < parts.Length - 1;
            xml.Append(code ? $"<c>{parts[i]}</c>" : parts[i]);
        }

        return string.Join(' ', xml.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Ends prose with a full stop.</summary>
    public static string Sentence(string? prose)
    {
        string text = (prose ?? string.Empty).Trim();
        return text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (string word in Word().Matches(text).Select(match => match.Value))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : string.Empty).Append(word);
        }

        yield return line.ToString();
    }

    // A tag without content, such as a link, is one word: an attribute does not start a line.
    [GeneratedRegex("<[^<>]*/>[^ ]*|[^ ]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

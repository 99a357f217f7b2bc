using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace WhatsApp.Upstream.Drift;

/// <summary>Text of Markdown without its signs, and the anchors within the page that it links to.</summary>
/// <param name="Text">The text in one line.</param>
/// <param name="Anchors">The anchors, without the sign before them.</param>
internal sealed record ServedText(string Text, IReadOnlyList<string> Anchors)
{
    /// <summary>No text.</summary>
    public static ServedText Empty { get; } = new(string.Empty, []);

    /// <summary>The text of a cell.</summary>
    public static ServedText Of(TableCell cell) =>
        cell.Descendants<LeafBlock>().FirstOrDefault() is { } leaf ? Of(leaf.Inline) : Empty;

    /// <summary>The text of a heading or a paragraph.</summary>
    public static ServedText Of(ContainerInline? inline)
    {
        var text = new StringBuilder();
        var anchors = new List<string>();
        foreach (MarkdownObject part in inline?.Descendants() ?? [])
        {
            switch (part)
            {
                case LiteralInline literal:
                    text.Append(literal.Content);
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded);
                    break;
                case HtmlInline { Tag: "<br>" or "<br/>" or "<br />" } or LineBreakInline:
                    text.Append(' ');
                    break;
                case HtmlInline html:
                    text.Append(html.Tag);
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LinkInline { Url: ['#', .. var anchor] }:
                    anchors.Add(anchor);
                    break;
            }
        }

        return new ServedText(text.ToString().Replace('\u00A0', ' ').Trim(), anchors);
    }
}

/// <summary>A row of a table of parameters or members.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Name">The name.</param>
/// <param name="Type">The type as the page writes it.</param>
/// <param name="Anchors">Anchors of the schemas that the type names.</param>
/// <param name="IsRequired">Whether it has the mark.</param>
/// <param name="Words">The words about it.</param>
internal sealed partial record ServedRow(
    int Line, string Name, string Type, IReadOnlyList<string> Anchors, bool IsRequired, string Words)
{
    /// <summary>The row as a member; null where its type is not known, which is added to the page as unread.</summary>
    public CapturedMember? Member(CapturedPage page)
    {
        // Numbers to choose from, which our pages have as a list of values of a number.
        string type = Numbers().Replace(
            Type, Type.Contains('.', StringComparison.Ordinal) ? "number" : "integer");
        if (CapturedType.Read(type) is { } known)
        {
            return new CapturedMember(Line, Name, known, IsRequired) { Words = Words };
        }

        page.Unread.Add((new CapturedLine(Line, $"{Name} {Type}".Trim()), "this type is not known"));
        return null;
    }

    [GeneratedRegex("^(?:One of )?[0-9.]+(?:, [0-9.]+)*$")]
    private static partial Regex Numbers();
}

using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace WhatsApp.Upstream.Drift;

/// <summary>
/// Reads a reference page as Meta serves it for machines: Markdown with a table of parameters for each operation, and
/// the schemas in tables at the end, to which types link. Members come in the order of the other forms of a page.
/// </summary>
internal sealed partial class ServedMarkdown
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    private readonly CapturePart _part;
    private readonly CapturedPage _page;
    private readonly List<Block> _blocks;
    private readonly Dictionary<string, ServedSchema> _schemas = new(StringComparer.Ordinal);
    private CapturedOperation? _operation;
    private CapturedContent? _content;
    private string? _place;
    private string _basePath = string.Empty;

    private ServedMarkdown(CapturePart part)
    {
        _part = part;
        _blocks = [.. Markdown.Parse(part.Text, Pipeline)];
        string? title = _blocks.OfType<HeadingBlock>().Where(heading => heading.Level == 1)
            .Select(heading => ServedText.Of(heading.Inline).Text)
            .FirstOrDefault(text => text != "Components");
        _page = new CapturedPage { Title = title ?? string.Empty };
    }

    /// <summary>Whether a page has this form: an operation, and a table or a type as it writes them.</summary>
    public static bool IsServed(string text) => Operation().IsMatch(text) && Mark().IsMatch(text);

    /// <summary>Reads a page.</summary>
    /// <param name="part">The page; its lines keep their numbers in the text that it is from.</param>
    public static CapturedPage Read(CapturePart part)
    {
        var reader = new ServedMarkdown(part);
        reader.ReadSchemas();
        reader.ReadOperations();
        return reader._page;
    }

    private int LineOf(MarkdownObject block) => _part.FirstLine + block.Line;

    // A schema has an anchor before its heading, since two can have the same name.
    private void ReadSchemas()
    {
        string? anchor = null;
        ServedSchema? schema = null;
        bool isComponents = false;
        foreach (Block block in _blocks)
        {
            if (block is HeadingBlock heading)
            {
                string text = ServedText.Of(heading.Inline).Text;
                isComponents = heading.Level > 1 ? isComponents : text == "Components";
                isComponents &= text != "Authentication";
                schema = isComponents && heading.Level == 3 ? new ServedSchema(text) : null;
                _ = schema is null || _schemas.TryAdd(anchor ?? text.ToLowerInvariant(), schema);
                anchor = null;
            }
            else if (block is ParagraphBlock paragraph)
            {
                string text = ServedText.Of(paragraph.Inline).Text;
                anchor = Anchor().Match(text) is { Success: true } match ? match.Groups["id"].Value : anchor;
            }
            else if (block is Table table && schema is { Members.Count: 0 })
            {
                schema.Members.AddRange(Rows(table));
            }
        }
    }

    private void ReadOperations()
    {
        foreach (Block block in _blocks)
        {
            switch (block)
            {
                case HeadingBlock heading when ServedText.Of(heading.Inline).Text is var text:
                    if (text is "Components" or "Authentication")
                    {
                        return;
                    }

                    Heading(heading, text);
                    break;
                case ParagraphBlock paragraph when _operation is not null:
                    Paragraph(paragraph, ServedText.Of(paragraph.Inline));
                    break;
                case Table table when _operation is null:
                    BaseUrl(table);
                    break;
                case Table table when _place is not null:
                    _operation.Parameters.AddRange(
                        Rows(table).Select(row => (_place, row.Member(_page)!)).Where(row => row.Item2 is not null));
                    break;
                case Table table when _content is { Nodes.Count: 0 } content:
                    Append(content, Rows(table), []);
                    break;
            }
        }
    }

    // Pages of the Business Agent have the beginning of all paths in the base address.
    private void BaseUrl(Table table)
    {
        ServedRow? first = Rows(table).FirstOrDefault();
        if (_basePath.Length == 0 && BaseAddress().Match(first?.Name ?? string.Empty) is { Success: true } address)
        {
            _basePath = address.Groups["path"].Value.TrimEnd('/');
        }
    }

    private void Heading(HeadingBlock heading, string text)
    {
        if (OperationHeading().Match(text) is { Success: true } match)
        {
            string path = (_basePath + match.Groups["path"].Value).TrimEnd('/');
            _operation = new CapturedOperation(LineOf(heading), match.Groups["method"].Value.ToLowerInvariant(), path)
            {
                MayBeFolded = false,
            };
            _page.Operations.Add(_operation);
        }

        Match parameters = Parameters().Match(text);
        _place = parameters.Success ? parameters.Groups["place"].Value.ToLowerInvariant() : null;
        _content = null;
        if (_operation is not null && Body().Match(text) is { Success: true } body)
        {
            _content = _operation.Body = new CapturedContent(LineOf(heading))
            {
                IsRequired = body.Groups["needed"].Value == "Required",
            };
        }
    }

    private void Paragraph(ParagraphBlock paragraph, ServedText text)
    {
        const string mediaType = "Content Type: ";
        const string schema = "Schema: ";
        if (Status().IsMatch(text.Text))
        {
            _content = new CapturedContent(LineOf(paragraph));
            _operation!.Responses.Add((text.Text, _content));
        }
        else if (_content is not null && text.Text.StartsWith(mediaType, StringComparison.Ordinal))
        {
            _content.MediaType = text.Text[mediaType.Length..];
        }
        else if (_content is not null && text.Text.StartsWith(schema, StringComparison.Ordinal))
        {
            string type = text.Text[schema.Length..];
            _content.Schema = CapturedType.Read(type);
            if (_content.Schema is null)
            {
                _page.Unread.Add((new CapturedLine(LineOf(paragraph), text.Text), "this type is not known"));
            }
            else
            {
                var root = new ServedRow(LineOf(paragraph), string.Empty, type, text.Anchors, IsRequired: false, "");
                Children(_content, root, _content.Schema, []);
            }
        }
    }

    private IEnumerable<ServedRow> Rows(Table table)
    {
        List<string> columns = [];
        foreach (TableRow row in table.OfType<TableRow>())
        {
            List<ServedText> cells = [.. row.OfType<TableCell>().Select(ServedText.Of)];
            if (row.IsHeader)
            {
                columns = [.. cells.Select(cell => cell.Text)];
                continue;
            }

            ServedText type = Cell("Type");
            yield return new ServedRow(
                LineOf(row), cells[0].Text, type.Text, type.Anchors, Cell("Required").Text.Length > 0,
                Cell("Description").Text);

            ServedText Cell(string column) => cells.ElementAtOrDefault(columns.IndexOf(column)) ?? ServedText.Empty;
        }
    }

    private void Append(CapturedContent content, IEnumerable<ServedRow> rows, IReadOnlyCollection<string> above)
    {
        foreach (ServedRow row in rows)
        {
            if (row.Member(_page) is { } member)
            {
                content.Nodes.Add(member);
                member.IsOpen = Children(content, row, member.Type, above);
            }
        }
    }

    /// <summary>Adds what is in a list or an object; false where the page does not show it.</summary>
    /// <param name="content">Receives the members.</param>
    /// <param name="row">The member, whose type links to schemas.</param>
    /// <param name="type">Its type.</param>
    /// <param name="above">Anchors of the schemas that it is in, since a schema can contain itself.</param>
    private bool Children(
        CapturedContent content, ServedRow row, CapturedType type, IReadOnlyCollection<string> above)
    {
        if (type is { Kind: CapturedKind.Array, Item: { } item })
        {
            if (item.Kind is CapturedKind.Named && SchemaOf(row, above) is null)
            {
                return false;
            }

            var inner = new CapturedMember(row.Line, row.Name + "[]", item, IsRequired: false);
            if (item.Kind is CapturedKind.Named or CapturedKind.Union or CapturedKind.Array)
            {
                content.Nodes.Add(inner);
                inner.IsOpen = Children(content, row with { Name = inner.Name }, item, above);
                return true;
            }

            return false;
        }

        if (type.Kind == CapturedKind.Named && SchemaOf(row, above) is { } schema)
        {
            Append(content, schema.Members, [.. above, row.Anchors[0]]);
            return true;
        }

        return type.Kind == CapturedKind.Union && Alternatives(content, row, type, above);
    }

    private bool Alternatives(
        CapturedContent content, ServedRow row, CapturedType type, IReadOnlyCollection<string> above)
    {
        foreach ((string name, string anchor) in type.Values.Zip(row.Anchors))
        {
            if (!above.Contains(anchor) && _schemas.GetValueOrDefault(anchor) is { Members.Count: > 0 } schema)
            {
                content.Nodes.Add(new CapturedAlternative(row.Line, name) { IsOpen = true });
                Append(content, schema.Members, [.. above, anchor]);
            }
        }

        return true;
    }

    private ServedSchema? SchemaOf(ServedRow row, IReadOnlyCollection<string> above) =>
        row.Anchors is [var anchor, ..] && !above.Contains(anchor)
        && _schemas.GetValueOrDefault(anchor) is { Members.Count: > 0 } schema
            ? schema
            : null;

    private sealed record ServedSchema(string Name)
    {
        public List<ServedRow> Members { get; } = [];
    }

    [GeneratedRegex("^## (?:GET|POST|PUT|PATCH|DELETE) /", RegexOptions.Multiline)]
    private static partial Regex Operation();

    [GeneratedRegex(@"^\| (?:Name|Property) \| Type \||^\*\*Content Type\*\*: ", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex("^(?<method>GET|POST|PUT|PATCH|DELETE) (?<path>/[^ ]*)$")]
    private static partial Regex OperationHeading();

    [GeneratedRegex("^https://[^/]+(?<path>/.*)?$")]
    private static partial Regex BaseAddress();

    [GeneratedRegex("^(?<place>[A-Z][a-z]+) Parameters$")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"^Request Body(?: \((?<needed>Required|Optional)\))?$")]
    private static partial Regex Body();

    [GeneratedRegex("^[1-5][0-9]{2}$")]
    private static partial Regex Status();

    [GeneratedRegex("^<jumplink id=\"(?<id>[^\"]+)\">")]
    private static partial Regex Anchor();
}

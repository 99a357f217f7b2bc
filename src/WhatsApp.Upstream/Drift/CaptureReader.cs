using System.Text.RegularExpressions;

namespace WhatsApp.Upstream.Drift;

/// <summary>
/// Reads the text of a page. A line in the section of an operation is a sign of the page, a member, a heading, or
/// words about what is before it; any other line is kept as unread.
/// </summary>
internal sealed partial class CaptureReader
{
    private enum Section
    {
        Words,
        Parameters,
        Schema,
        Tail,
    }

    private readonly IReadOnlySet<string> _names;
    private readonly CapturedPage _page;
    private Section _section = Section.Words;
    private string _place = "header";
    private CapturedOperation? _operation;
    private CapturedContent? _content;
    private CapturedNode? _node;
    private HashSet<string> _alternatives = [];
    private bool _expectsSample;
    private int _sections;

    private CaptureReader(CapturedPage page, IReadOnlySet<string> names)
    {
        _page = page;
        _names = names;
    }

    /// <summary>Reads a page.</summary>
    /// <param name="page">The text of the page.</param>
    /// <param name="names">
    /// Names of members that are known. They show where a name begins that was joined to the words before it.
    /// </param>
    public static CapturedPage Read(CapturePart page, IReadOnlySet<string> names)
    {
        (string title, IReadOnlyList<CapturedLine> lines) = CaptureText.Read(page);
        var reader = new CaptureReader(new CapturedPage { Title = title }, names);
        foreach (CapturedLine line in lines)
        {
            reader.Line(line);
        }

        reader._page.FoldedSections = Math.Max(0, reader._sections - reader._page.Operations.Count);
        reader._page.Operations.ForEach(CompletePath);
        return reader._page;
    }

    private void Line(CapturedLine line)
    {
        if (Operation().Match(line.Text) is { Success: true } heading)
        {
            _operation = new CapturedOperation(
                line.Number, heading.Groups["method"].Value.ToLowerInvariant(), heading.Groups["path"].Value);
            _page.Operations.Add(_operation);
            Enter(Section.Words);
        }
        else if (!Sign(line) && !Opening(line))
        {
            Other(line);
        }
    }

    /// <summary>Signs that the page has around the sections.</summary>
    private bool Sign(CapturedLine line)
    {
        switch (line.Text)
        {
            case "Try it" or "Request Syntax":
                _expectsSample = true;
                return true;
            case "Select language":
                // Every section of an operation ends with code in several languages, also where it is folded.
                _sections += _expectsSample ? 0 : 1;
                _expectsSample = false;
                return true;
            case "Select status code" or "Copy for LLM" or "Version" or "Endpoints" or "Base URL" or "View as Markdown":
                return true;
            case "Authentication":
                Enter(Section.Tail);
                return true;
            default:
                return StatusList().IsMatch(line.Text);
        }
    }

    /// <summary>What begins a part of an operation's section.</summary>
    private bool Opening(CapturedLine line)
    {
        if (_operation is null || _section == Section.Tail)
        {
            return false;
        }

        if (Parameters().Match(line.Text) is { Success: true } parameters)
        {
            Enter(Section.Parameters);
            _place = parameters.Groups["place"].Value.ToLowerInvariant();
        }
        else if (_operation is { Body: null, Responses.Count: 0 } && Body().Match(line.Text) is { Success: true } body)
        {
            Enter(Section.Words);
            _content = _operation.Body = new CapturedContent(line.Number)
            {
                IsRequired = body.Groups["needed"].Value == "Required",
            };
        }
        else if (line.Text == "Responses")
        {
            Enter(Section.Words);
            _content = null;
        }
        else if (Status().IsMatch(line.Text))
        {
            Enter(Section.Words);
            _content = new CapturedContent(line.Number);
            _operation.Responses.Add((line.Text, _content));
        }
        else if (_content is not null && After(line.Text, "Content Type: ") is { } mediaType)
        {
            _content.MediaType = mediaType;
        }
        else if (_content is not null && After(line.Text, "Schema: ") is { } schema)
        {
            Enter(Section.Schema);
            _content.Schema = CapturedType.Read(schema);
            _alternatives = [.. _content.Schema is { Kind: CapturedKind.Union } union ? union.Values : []];
            if (_content.Schema is null)
            {
                Unread(line, "this type is not known");
            }
        }
        else if (line.Text.StartsWith('{'))
        {
            _operation.Examples.Add(line);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Other(CapturedLine line)
    {
        if (_section is Section.Words && MemberLine.Read(line) is { Name: "User-Agent" })
        {
            Enter(Section.Parameters);
            _place = "header";
        }

        if (line.Text == "Show child attributes")
        {
            if (_node is not null)
            {
                _node.IsOpen = true;
            }
            else if (_section != Section.Schema)
            {
                Unread(line, "nothing above it has children");
            }
        }
        else if (_section is Section.Parameters or Section.Schema)
        {
            MemberOrWords(line);
        }
        else if (_section == Section.Words && MemberLine.Read(line) is { Type.Kind: not CapturedKind.Named })
        {
            Unread(line, "a member outside of parameters, body and responses");
        }
    }

    private void MemberOrWords(CapturedLine line)
    {
        if (MemberLine.Read(line) is { } member)
        {
            Add(member);
        }
        else if (_section == Section.Schema && IsRoot(line.Text))
        {
            _node = null;
        }
        else if (_section == Section.Schema && (Heading().IsMatch(line.Text) || _alternatives.Contains(line.Text)))
        {
            _node = new CapturedAlternative(line.Number, line.Text);
            _content!.Nodes.Add(_node);
        }
        else if (MemberLine.Glued(line, _names) is { } glued)
        {
            if (glued.Member is null)
            {
                Unread(line, "a member is glued to the words before it, and its name or type is none that is known");
                return;
            }

            Words(line with { Text = glued.Words });
            Add(glued.Member);
        }
        else if (MemberLine.Resembles(line.Text))
        {
            Unread(line, "it has the signs of a member, but not its form");
        }
        else
        {
            Words(line);
        }
    }

    private void Add(CapturedMember member)
    {
        if (_section == Section.Parameters)
        {
            _operation!.Parameters.Add((_place, member));
        }
        else
        {
            _content!.Nodes.Add(member);
            _alternatives.UnionWith(member.Type is { Kind: CapturedKind.Union } union ? union.Values : []);
        }

        _node = member;
    }

    // The first heading repeats the name of the schema.
    private bool IsRoot(string text) =>
        _content is { Nodes.Count: 0, Schema: { } schema }
        && (schema.Name == text || text.StartsWith("Must be one of: ", StringComparison.Ordinal));

    private void Words(CapturedLine line)
    {
        if (_node is CapturedMember member)
        {
            member.Words = $"{member.Words} {line.Text}".Trim();
        }
        else if (line.Text.Length > 0)
        {
            Unread(line, "words that are about nothing");
        }
    }

    private void Unread(CapturedLine line, string why) => _page.Unread.Add((line, why));

    private void Enter(Section section)
    {
        _section = section;
        _node = null;
        _expectsSample = false;
    }

    /// <summary>Puts the names of parameters back into a path that has lost them.</summary>
    private static void CompletePath(CapturedOperation operation)
    {
        if (operation.Path.Contains('{', StringComparison.Ordinal))
        {
            return;
        }

        string[] segments = operation.Path.Split('/')[1..];
        string[] names = operation.Parameters.Where(one => one.In == "path").Select(one => one.Member.Name).ToArray();
        int next = 0;
        if (segments.Count(segment => segment.Length == 0) == names.Length)
        {
            operation.Path = "/" + string.Join(
                '/', segments.Select(segment => segment.Length == 0 ? $"{{{names[next++]}}}" : segment));
        }
    }

    private static string? After(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;

    [GeneratedRegex("^(?<method>GET|POST|PUT|PATCH|DELETE) (?<path>/[^ ]*)$")]
    private static partial Regex Operation();

    [GeneratedRegex("^(?<place>[A-Z][a-z]+) Parameters$")]
    private static partial Regex Parameters();

    [GeneratedRegex("^(?:Request Body ?)?(?<needed>Required|Optional)$")]
    private static partial Regex Body();

    [GeneratedRegex("^[1-5][0-9]{2}$")]
    private static partial Regex Status();

    [GeneratedRegex("^(?:[1-5][0-9]{2}){2,}$|^(?:cURL|JavaScript|Python)+$|^v[0-9]+\\.[0-9]+$")]
    private static partial Regex StatusList();

    // Two words run together at least; one word may be all that a page says about a member.
    [GeneratedRegex("^[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+$")]
    private static partial Regex Heading();
}

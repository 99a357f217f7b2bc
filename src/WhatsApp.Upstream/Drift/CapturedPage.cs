namespace WhatsApp.Upstream.Drift;

/// <summary>A line of a capture, or a part of it where one line has several things.</summary>
/// <param name="Number">Line of the capture, from 1.</param>
/// <param name="Text">The text without the signs of its form.</param>
public sealed record CapturedLine(int Number, string Text);

/// <summary>What the text of a page says, as far as it was understood.</summary>
public sealed class CapturedPage
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The operations whose sections are open.</summary>
    public List<CapturedOperation> Operations { get; } = [];

    /// <summary>Number of sections that the site folded, where the text still shows that they are there.</summary>
    public int FoldedSections { get; set; }

    /// <summary>Lines that were not understood, and why not.</summary>
    public List<(CapturedLine Line, string Why)> Unread { get; } = [];
}

/// <summary>The section of one operation.</summary>
public sealed class CapturedOperation(int line, string method, string path)
{
    /// <summary>Line of its heading.</summary>
    public int Line => line;

    /// <summary>Method in small letters.</summary>
    public string Method => method;

    /// <summary>Path as the page writes it. Where a capture lost the names of parameters, they are put in.</summary>
    public string Path { get; set; } = path;

    /// <summary>Whether its parameters may be folded where there are none. What Meta serves as Markdown is whole.</summary>
    public bool MayBeFolded { get; init; } = true;

    /// <summary>Parameters by place: <c>header</c>, <c>path</c>, <c>query</c>.</summary>
    public List<(string In, CapturedMember Member)> Parameters { get; } = [];

    /// <summary>The body, where the page has one.</summary>
    public CapturedContent? Body { get; set; }

    /// <summary>Responses by status.</summary>
    public List<(string Status, CapturedContent Content)> Responses { get; } = [];

    /// <summary>Examples of responses, as JSON of a name and a value; only the fuller captures have them.</summary>
    public List<CapturedLine> Examples { get; } = [];
}

/// <summary>A body or a response.</summary>
public sealed class CapturedContent(int line)
{
    /// <summary>Where it begins.</summary>
    public int Line => line;

    /// <summary>Whether a body must be sent.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Content type, where the page has one.</summary>
    public string? MediaType { get; set; }

    /// <summary>The schema, where the page has one.</summary>
    public CapturedType? Schema { get; set; }

    /// <summary>Members and headings, in order. The text does not show which member is inside which.</summary>
    public List<CapturedNode> Nodes { get; } = [];
}

/// <summary>Something within a schema.</summary>
/// <param name="Line">Line of the capture.</param>
/// <param name="Name">Its name.</param>
public abstract record CapturedNode(int Line, string Name)
{
    /// <summary>Whether "Show child attributes" is below it.</summary>
    public bool IsOpen { get; set; }
}

/// <summary>A member of an object, an item of a list (<c>data[]</c>) or a parameter.</summary>
public sealed record CapturedMember(int Line, string Name, CapturedType Type, bool IsRequired)
    : CapturedNode(Line, Name)
{
    /// <summary>The words about it, in one line.</summary>
    public string Words { get; set; } = string.Empty;
}

/// <summary>The heading of one schema of a union.</summary>
public sealed record CapturedAlternative(int Line, string Name) : CapturedNode(Line, Name);

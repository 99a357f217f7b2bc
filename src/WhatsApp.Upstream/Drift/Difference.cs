namespace WhatsApp.Upstream.Drift;

/// <summary>One thing that a page of the reference and our page say differently, or that was not understood.</summary>
/// <param name="Line">Line of the capture.</param>
/// <param name="Ours">File and line of our page: <c>openapi/media/media-api.yaml:12</c>.</param>
/// <param name="Place">Operation and place: <c>post /{Version}/{WABA-ID}/schedules body name</c>.</param>
/// <param name="What">What differs, and what each side says: <c>required: page yes, ours no</c>.</param>
public sealed record Difference(int Line, string Ours, string Place, string What)
{
    /// <summary>
    /// Since when we have what the page lacks, as <c>x-since</c> says: a reason by itself, as the page is of v23.0.
    /// </summary>
    public string? Since { get; init; }

    /// <summary>Without the lines, as <c>docs/drift-exceptions.yaml</c> names it.</summary>
    public string Text => $"{Place}: {What}";
}

/// <summary>What comparing one capture with our page has found.</summary>
/// <param name="page">
/// Our page: <c>media/media-api</c>; the title of the capture where that is none of our titles.
/// </param>
/// <param name="file">The file of our page.</param>
public sealed class PageDrift(string page, string file)
{
    private readonly HashSet<(string Ours, string Member, string What)> _seen = [];
    private readonly HashSet<(string Ours, string Member, string What)> _known = [];
    private readonly List<Difference> _found = [];

    /// <summary>Our page: <c>media/media-api</c>; the title of the capture where that is none of ours.</summary>
    public string Page => page;

    /// <summary>The file of our page.</summary>
    public string File => file;

    /// <summary>The differences, in the order of the capture.</summary>
    public IReadOnlyList<Difference> Differences =>
        _found.Where(one => !_known.Contains(Fact(one.Ours, one.Place, one.What))).OrderBy(one => one.Line).ToList();

    /// <summary>Operations that were compared.</summary>
    public int Compared { get; set; }

    /// <summary>Whether the capture shows that sections are folded, or shows none at all.</summary>
    public bool IsFolded { get; set; }

    /// <summary>What we have that the capture shows nothing of: operations, and parameters of operations.</summary>
    public List<string> NotCompared { get; } = [];

    /// <summary>Members and contents whose type the page only names, so that what is in them is not compared.</summary>
    public int NotShown { get; set; }

    /// <summary>
    /// Adds a difference. Where several places of the page match one place of ours, the first is reported.
    /// </summary>
    public void Add(int line, string ours, string place, string what, string? since = null)
    {
        if (_seen.Add(Fact(ours, place, what)))
        {
            _found.Add(new Difference(line, ours, place, what) { Since = since });
        }
    }

    /// <summary>Adds a difference between what both sides say.</summary>
    public void Differ(int line, string ours, string place, string what, string page, string our) =>
        Add(line, ours, place, Says(what, page, our));

    /// <summary>Adds what only we have: an operation, a parameter, a member, a value.</summary>
    public void OnlyOurs(int line, string ours, string place, string what, string? since) =>
        Add(line, ours, place, Says(what, "no", "yes"), since);

    /// <summary>
    /// Remembers that the page has an alternative of a union. It may list some of them here and others there;
    /// only ours is what it lists nowhere.
    /// </summary>
    public void Know(string ours, string place, string what) => _known.Add(Fact(ours, place, Says(what, "no", "yes")));

    /// <summary>Adds a line of the capture that was not understood.</summary>
    public void NotUnderstood(CapturedLine line, string why) =>
        _found.Add(new Difference(line.Number, file, "not understood", $"'{line.Text}': {why}"));

    private static string Says(string what, string page, string our) => $"{what}: page {page}, ours {our}";

    private static (string, string, string) Fact(string ours, string place, string what) =>
        (ours, place[(place.LastIndexOfAny([' ', '.']) + 1)..], what);
}

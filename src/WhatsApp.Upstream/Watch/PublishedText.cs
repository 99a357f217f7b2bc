using System.Globalization;
using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using WhatsApp.Generator.Generate;
using WhatsApp.Upstream.Drift;

namespace WhatsApp.Upstream.Watch;

/// <summary>An entry of a changelog.</summary>
/// <param name="Feed">Address of the feed.</param>
/// <param name="Title">Its title, often the day.</param>
/// <param name="Text">What it says, in one line.</param>
public sealed record FeedEntry(string Feed, string Title, string Text)
{
    /// <summary>A hash of title and text, so that an entry that was edited counts as another.</summary>
    public string Key => PublishedText.Hash($"{Title}\n{Text}")[..16];
}

/// <summary>Reads what Meta publishes: lists of pages, feeds, and the tables of versions and error codes.</summary>
public static partial class PublishedText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Hash of a text; line endings and spaces at the end of lines do not count.</summary>
    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            TrailingSpace().Replace(text.ReplaceLineEndings("\n"), string.Empty).Trim())));

    /// <summary>Links of a list to pages and to other lists of the same host, without the host.</summary>
    /// <param name="text">The list, in Markdown.</param>
    /// <param name="host">The host that was asked, besides Meta's.</param>
    public static IReadOnlyList<string> Links(string text, string host) =>
    [
        .. Markdown.Parse(text, Pipeline).Descendants<LinkInline>()
            .Select(link => Uri.TryCreate(link.Url, UriKind.Absolute, out Uri? address) ? address : null)
            .Where(address => address is { Query.Length: 0 })
            .Where(address => address!.Host == WatchSources.Host || address.Host == host)
            .Select(address => address!.AbsolutePath)
            .Where(path => path.EndsWith(".md", StringComparison.Ordinal) || IsList(path))
            .Distinct(),
    ];

    /// <summary>Whether an address is that of a list.</summary>
    public static bool IsList(string address) => address.EndsWith("/llms.txt", StringComparison.Ordinal);

    /// <summary>The entries of a feed, in its order; null where it is none.</summary>
    public static IReadOnlyList<FeedEntry>? Entries(string feed, string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return
            [
                .. SyndicationFeed.Load(reader).Items.Select(item => new FeedEntry(
                    feed, OneLine(item.Title?.Text), OneLine(item.Summary?.Text))),
            ];
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Graph versions of the first table that has any; a later one is about another API.</summary>
    public static IReadOnlyList<GraphVersionDates> Versions(string text)
    {
        foreach (Table table in Markdown.Parse(text, Pipeline).OfType<Table>())
        {
            List<GraphVersionDates> versions =
            [
                .. table.OfType<TableRow>()
                    .Select(row => row.OfType<TableCell>().Select(cell => ServedText.Of(cell).Text).ToList())
                    .Where(cells => cells.Count > 1 && GraphVersionDates.IsVersion(cells[0]))
                    .Select(cells => new GraphVersionDates(
                        cells[0], Date(cells[1]), Date(cells.ElementAtOrDefault(2)))),
            ];
            if (versions.Count > 0)
            {
                return versions;
            }
        }

        return [];
    }

    /// <summary>Error codes in the first column of any table.</summary>
    public static IReadOnlyList<int> ErrorCodes(string text) =>
    [
        .. Markdown.Parse(text, Pipeline).OfType<Table>()
            .SelectMany(table => table.OfType<TableRow>())
            .Select(row => Code().Match(ServedText.Of((TableCell)row[0]).Text))
            .Where(match => match.Success)
            .Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))
            .Distinct()
            .Order(),
    ];

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(
            text, ["MMMM d, yyyy", "MMM d, yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateOnly date)
            ? date
            : null;

    // A summary is HTML.
    private static string OneLine(string? html) =>
        Space().Replace(System.Net.WebUtility.HtmlDecode(Tag().Replace(html ?? string.Empty, " ")), " ").Trim();

    [GeneratedRegex(@"[ \t]+$", RegexOptions.Multiline)]
    private static partial Regex TrailingSpace();

    [GeneratedRegex("<[^<>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("^[0-9]{1,7}(?![0-9])")]
    private static partial Regex Code();
}

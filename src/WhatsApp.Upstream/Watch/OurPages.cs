using System.Text.RegularExpressions;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;
using WhatsApp.Upstream.Coverage;
using WhatsApp.Upstream.Drift;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Watch;

/// <summary>What comparing a page with ours says.</summary>
/// <param name="Differences">Number of differences.</param>
/// <param name="Explained">Those of them that were decided on.</param>
/// <param name="Open">The others, a line each.</param>
public sealed record WatchedDrift(int Differences, int Explained, IReadOnlyList<string> Open);

/// <summary>Finds the pages of ours that a page of Meta's belongs to, and compares them.</summary>
internal sealed partial class OurPages
{
    private readonly Dictionary<string, PageFile> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _mentions = new(StringComparer.Ordinal);
    private readonly Generation _generation;
    private readonly PageComparison _comparison;
    private readonly HashSet<int> _errorCodes;

    public OurPages(Generation generation)
    {
        _generation = generation;
        _comparison = new PageComparison(generation.Pages);
        foreach (PageFile file in generation.Pages.Files)
        {
            if (file.Root.Map("externalDocs")?.Text("url") is { } url && Address().Match(url) is { Success: true } own)
            {
                _byAddress.TryAdd(WatchSources.Plain(own.Groups["path"].Value), file);
            }

            for (int at = 0; at < file.Lines.Count; at++)
            {
                foreach (Match match in Address().Matches(file.Lines[at]))
                {
                    string address = WatchSources.Plain(match.Groups["path"].Value.TrimEnd('.', ','));
                    _mentions.TryAdd(address, []);
                    _mentions[address].Add($"{file.Path}:{at + 1}");
                }
            }
        }

        _errorCodes =
        [
            .. generation.Pages.Files.SelectMany(file => file.Root.AllNodes.OfType<YamlMappingNode>())
                .SelectMany(node => node.List("x-error-codes")?.Children.OfType<YamlMappingNode>() ?? [])
                .Select(code => int.TryParse(code.Text("code"), out int number) ? number : 0),
        ];
    }

    /// <summary>The Graph version of our pages.</summary>
    public string Version => _generation.Pages.Files
        .Select(file => file.Root.Map("info")?.Text("version"))
        .FirstOrDefault(version => version is not null) ?? "none";

    /// <summary>Addresses that our pages have, without host and ending.</summary>
    public IReadOnlyDictionary<string, PageFile> ByAddress => _byAddress;

    /// <summary>Our page; null where there is none.</summary>
    public PageFile? Of(string address) => _byAddress.GetValueOrDefault(WatchSources.Plain(address));

    /// <summary>File and line of other pages of ours that name the address.</summary>
    public IReadOnlyList<string> Mentions(string address) =>
    [
        .. _mentions.GetValueOrDefault(WatchSources.Plain(address), [])
            .Where(mention => mention.Split(':')[0] != Of(address)?.Path),
    ];

    /// <summary>Compares a page; null where there is nothing on it that could be compared.</summary>
    public WatchedDrift? Compare(string address, string text)
    {
        if (address == WatchSources.ErrorCodes)
        {
            List<int> missing = [.. PublishedText.ErrorCodes(text).Where(code => !_errorCodes.Contains(code))];
            return new WatchedDrift(missing.Count, 0, [.. missing.Select(code => $"code {code}: page yes, ours no")]);
        }

        PageDrift drift = _comparison.Compare(text, Of(address));
        if (drift.Compared == 0 && !ServedMarkdown.IsServed(text))
        {
            return null;
        }

        // The state of an exception is of one run.
        var run = new DriftRun(CoverageExceptions.OfDifferences(_generation));
        string name = address[(address.LastIndexOf('/') + 1)..];
        IReadOnlyList<string> lines = run.Add(name, drift);
        return new WatchedDrift(drift.Differences.Count, drift.Differences.Count - run.Open, lines);
    }

    [GeneratedRegex(@"https://developers\.facebook\.com(?<path>/[^\s)'""#?>]+)")]
    private static partial Regex Address();
}

using System.Globalization;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Upstream.Watch;

/// <summary>Reads what Meta publishes, compares it with the state, and makes the report and the next state.</summary>
/// <param name="generation">The repository.</param>
/// <param name="client">Reads the addresses.</param>
/// <param name="host">The host that is asked.</param>
/// <param name="before">The state.</param>
/// <param name="report">Receives what is found.</param>
internal sealed class WatchRun(
    Generation generation, WatchClient client, string host, WatchState before, WatchReport report)
{
    private readonly OurPages _ours = new(generation);
    private readonly Dictionary<string, WatchedPage> _pages = before.Pages.ToDictionary(page => page.Address);
    private readonly Dictionary<string, WatchedFeed> _feeds = before.Feeds.ToDictionary(feed => feed.Address);
    private readonly SortedSet<string> _listed = new(StringComparer.Ordinal);
    private List<GraphVersionDates> _versions = [.. EndDatesFile.Load(generation.Root)?.Versions ?? []];

    /// <summary>The Graph versions, as they are after the run.</summary>
    public IReadOnlyList<GraphVersionDates> Versions => _versions;

    /// <summary>Reads everything.</summary>
    /// <returns>The next state.</returns>
    public async Task<WatchState> RunAsync(CancellationToken cancellationToken)
    {
        bool areListsRead = await ReadListsAsync(cancellationToken);
        foreach (string feed in WatchSources.Feeds)
        {
            await ReadFeedAsync(feed, cancellationToken);
        }

        foreach (string address in WatchSources.Pages.Union(_listed))
        {
            await ReadPageAsync(address, cancellationToken);
        }

        if (areListsRead)
        {
            FindGone();
        }

        report.Pages.Sort((one, other) => (one.Change, one.Address).CompareTo((other.Change, other.Address)));
        report.Requests = client.Requests;
        report.Stopped = client.Stopped;
        report.NewestVersion = _versions.MaxBy(version => version.Number)?.Version;
        return new WatchState(report.NewestVersion, [.. _pages.Values], [.. _feeds.Values]);
    }

    /// <summary>Reads the lists, which are always read whole.</summary>
    /// <returns>Whether each of them could be read, so that a page in none of them is gone.</returns>
    private async Task<bool> ReadListsAsync(CancellationToken cancellationToken)
    {
        var lists = new Queue<string>(WatchSources.Lists);
        var seen = new HashSet<string>(lists);
        bool areRead = true;
        while (lists.TryDequeue(out string? list))
        {
            WatchResponse response = await client.GetAsync(list, null, null, cancellationToken);
            if (response.Text is not { } text)
            {
                report.Unread.Add(new UnreadAddress(list, response.Problem ?? "no text"));
                areRead = false;
                continue;
            }

            foreach (string link in PublishedText.Links(text, host))
            {
                if (!PublishedText.IsList(link))
                {
                    _ = IsOfInterest(link) && _listed.Add(link);
                }
                else if (seen.Add(link))
                {
                    lists.Enqueue(link);
                }
            }
        }

        return areRead;
    }

    private bool IsOfInterest(string address) =>
        _ours.Of(address) is not null
        || WatchSources.Folders.Any(folder => address.StartsWith(folder, StringComparison.Ordinal));

    private async Task ReadFeedAsync(string address, CancellationToken cancellationToken)
    {
        WatchedFeed? known = _feeds.GetValueOrDefault(address);
        WatchResponse response = await client.GetAsync(address, known?.ETag, known?.Modified, cancellationToken);
        IReadOnlyList<FeedEntry>? entries =
            response.Text is null ? null : PublishedText.Entries(address, response.Text);
        if (response.Problem is not null || (response.Text is not null && entries is null))
        {
            report.Unread.Add(new UnreadAddress(address, response.Problem ?? "it is no RSS feed"));
        }
        else if (entries is not null)
        {
            report.Entries.AddRange(entries.Where(entry => known is null || !known.Entries.Contains(entry.Key)));
            _feeds[address] = new WatchedFeed(
                address, [.. entries.Select(entry => entry.Key)], response.ETag, response.Modified);
        }
    }

    private async Task ReadPageAsync(string address, CancellationToken cancellationToken)
    {
        WatchedPage? known = _pages.GetValueOrDefault(address);
        WatchResponse response = await client.GetAsync(address, known?.ETag, known?.Modified, cancellationToken);
        if (response.Problem is { } problem)
        {
            report.Unread.Add(new UnreadAddress(address, problem));
            return;
        }

        report.Read++;
        string hash = response.Text is null ? known!.Hash : PublishedText.Hash(response.Text);
        if (hash == known?.Hash)
        {
            report.Unchanged++;
            _pages[address] = response.Text is null
                ? known
                : known with { ETag = response.ETag, Modified = response.Modified };
            return;
        }

        _pages[address] = new WatchedPage(address, hash, report.Date, response.ETag, response.Modified);
        report.Pages.Add(new PageNews(
            known is null ? PageChange.New : PageChange.Changed, address, known?.Date, _ours.Of(address)?.Path,
            _ours.Mentions(address), _ours.Compare(address, response.Text!)));
        if (address == WatchSources.Versions)
        {
            ReadVersions(response.Text!);
        }
    }

    private void ReadVersions(string text)
    {
        IReadOnlyList<GraphVersionDates> published = PublishedText.Versions(text);
        if (published.Count == 0)
        {
            report.Unread.Add(new UnreadAddress(WatchSources.Versions, "it has no table of Graph versions"));
        }

        decimal oldest = _versions.Count == 0 ? 0 : _versions.Min(version => version.Number);
        foreach (GraphVersionDates version in published.Where(version => version.Number >= oldest))
        {
            GraphVersionDates? known = _versions.Find(one => one.Version == version.Version);
            GraphVersionDates merged = known?.With(version) ?? version;
            if (merged != known)
            {
                report.Versions.Add(new VersionNews(merged, known));
                _versions = [.. _versions.Where(one => one != known), merged];
            }
        }
    }

    private void FindGone()
    {
        IEnumerable<string> gone = _pages.Keys.Except(_listed).Except(WatchSources.Pages).Order(StringComparer.Ordinal);
        foreach (string address in gone.ToList())
        {
            _pages.Remove(address, out WatchedPage? page);
            report.Pages.Add(new PageNews(
                PageChange.Gone, address, page!.Date, _ours.Of(address)?.Path, _ours.Mentions(address), null));
        }

        HashSet<string> plain = [.. _listed.Union(WatchSources.Pages).Select(WatchSources.Plain)];
        report.Unlisted.AddRange(
            _ours.ByAddress
                .Where(our => our.Key.StartsWith("/documentation/", StringComparison.Ordinal))
                .Where(our => !plain.Contains(our.Key))
                .Select(our => our.Value.Path)
                .Order(StringComparer.Ordinal));
    }

    /// <summary>A report without content.</summary>
    public static WatchReport Begin(Generation generation, Uri baseAddress, WatchState state, TimeProvider time) =>
        new(
            time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            baseAddress.GetLeftPart(UriPartial.Authority),
            new OurPages(generation).Version)
        {
            IsFirst = state.Pages.Count == 0,
        };
}

using WhatsApp.Generator.Generate;

namespace WhatsApp.Upstream.Watch;

/// <summary>What happened to a page.</summary>
public enum PageChange
{
    /// <summary>It was not known before.</summary>
    New,

    /// <summary>Its text is another one.</summary>
    Changed,

    /// <summary>No list names it any more.</summary>
    Gone,
}

/// <summary>A page that is new, changed or gone.</summary>
/// <param name="Change">What happened.</param>
/// <param name="Address">Its address without the host.</param>
/// <param name="Since">When the text before this one was first seen; null for a new page.</param>
/// <param name="Ours">The file of our page; null where there is none.</param>
/// <param name="Mentions">File and line of other pages of ours that name it.</param>
/// <param name="Drift">What comparing it with our page says; null where there is nothing to compare.</param>
public sealed record PageNews(
    PageChange Change, string Address, string? Since, string? Ours, IReadOnlyList<string> Mentions,
    WatchedDrift? Drift);

/// <summary>A Graph version that is new, or whose dates changed.</summary>
/// <param name="Dates">The version and its dates.</param>
/// <param name="Before">Its dates before; null for a new version.</param>
public sealed record VersionNews(GraphVersionDates Dates, GraphVersionDates? Before);

/// <summary>An address that could not be read.</summary>
/// <param name="Address">The address without the host.</param>
/// <param name="Problem">Why not.</param>
public sealed record UnreadAddress(string Address, string Problem);

/// <summary>What <c>watch</c> has found.</summary>
/// <param name="Date">The day.</param>
/// <param name="BaseAddress">The server.</param>
/// <param name="OurVersion">The Graph version of our pages.</param>
public sealed record WatchReport(string Date, string BaseAddress, string OurVersion)
{
    /// <summary>Whether there was no state, so that every page counts as new.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The newest Graph version; null where it is not known.</summary>
    public string? NewestVersion { get; set; }

    /// <summary>Number of requests.</summary>
    public int Requests { get; set; }

    /// <summary>Number of pages that were read or are not modified.</summary>
    public int Read { get; set; }

    /// <summary>Number of pages that are as they were.</summary>
    public int Unchanged { get; set; }

    /// <summary>Why it stopped early; null where it did not.</summary>
    public string? Stopped { get; set; }

    /// <summary>Graph versions.</summary>
    public List<VersionNews> Versions { get; } = [];

    /// <summary>Pages, by address.</summary>
    public List<PageNews> Pages { get; } = [];

    /// <summary>Entries of changelogs, in the order of the feeds.</summary>
    public List<FeedEntry> Entries { get; } = [];

    /// <summary>Addresses that could not be read. What is known of them is kept.</summary>
    public List<UnreadAddress> Unread { get; } = [];

    /// <summary>Files of our pages whose page no list names.</summary>
    public List<string> Unlisted { get; } = [];

    /// <summary>Whether there is anything new.</summary>
    public bool HasNews => Versions.Count + Pages.Count + Entries.Count > 0;
}

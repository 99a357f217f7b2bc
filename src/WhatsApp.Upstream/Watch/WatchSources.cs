namespace WhatsApp.Upstream.Watch;

/// <summary>What Meta publishes for machines. Addresses are without the host.</summary>
public static class WatchSources
{
    /// <summary>The host that the addresses in lists and on our pages have.</summary>
    public const string Host = "developers.facebook.com";

    /// <summary>The page with the table of Graph versions.</summary>
    public const string Versions = "/documentation/development/graph-api/changelog.md";

    /// <summary>The page of error codes.</summary>
    public const string ErrorCodes = "/documentation/business-messaging/whatsapp/support/error-codes.md";

    /// <summary>Lists of pages. The first leads to others; it does not name all of these.</summary>
    public static IReadOnlyList<string> Lists { get; } =
    [
        "/llms.txt",
        "/documentation/business-messaging/whatsapp/llms.txt",
        "/documentation/business-messaging/whatsapp/reference/llms.txt",
        "/documentation/meta-business-agent/llms.txt",
    ];

    /// <summary>Pages that are read even if no list names them.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        Versions,
        ErrorCodes,
        "/documentation/business-messaging/whatsapp/marketing-messages/changelog.md",
        "/documentation/meta-business-agent/changelog.md",
    ];

    /// <summary>Changelogs as RSS.</summary>
    public static IReadOnlyList<string> Feeds { get; } =
    [
        "/documentation/business-messaging/whatsapp/changelog/rss/",
        "/documentation/business-messaging/whatsapp/flows/changelog/rss/",
        "/documentation/business-messaging/messenger-platform/changelog/rss/",
    ];

    /// <summary>Where pages are of interest; elsewhere only those are that a page of ours is made from.</summary>
    public static IReadOnlyList<string> Folders { get; } =
        ["/documentation/business-messaging/", "/documentation/meta-business-agent/"];

    /// <summary>The address of a page as our pages name it: without host, ending and version.</summary>
    public static string Plain(string address)
    {
        address = address.TrimEnd('/');
        address = address.EndsWith(".md", StringComparison.Ordinal) ? address[..^".md".Length] : address;
        int last = address.LastIndexOf('/');
        return last >= 0 && address[(last + 1)..] is ['v', >= '0' and <= '9', ..] ? address[..last] : address;
    }
}

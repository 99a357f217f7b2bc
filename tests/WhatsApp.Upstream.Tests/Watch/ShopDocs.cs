using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Upstream.Watch;

namespace WhatsApp.Upstream.Tests.Watch;

/// <summary>Documentation of a shop, as Meta publishes its own, and a repository with two pages made from it.</summary>
internal static class ShopDocs
{
    public const string Folder = "/documentation/business-messaging/whatsapp/";
    public const string Door = Folder + "reference/shop/door-api.md";
    public const string Gate = Folder + "reference/shop/gate-api.md";
    public const string Roof = Folder + "reference/shop/roof-api.md";
    public const string Keys = Folder + "guides/keys.md";
    public const string Locks = Folder + "guides/locks.md";
    public const string Feed = Folder + "changelog/rss/";

    /// <summary>Writes the repository.</summary>
    public static void WriteRepository(TemporaryFolder repository)
    {
        repository.Write("openapi/shop/door-api.yaml", """
            info: {title: Door API, version: v26.0}
            externalDocs:
              url: "https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/\
                shop/door-api"
            # Keys are described at https://developers.facebook.com/documentation/business-messaging/whatsapp/guides/keys.
            paths:
              /{Version}/{Door-ID}:
                parameters:
                  - {name: Version, in: path, required: true, schema: {type: string}}
                  - {name: Door-ID, in: path, required: true, schema: {type: string}}
                get:
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Door'}
            components:
              schemas:
                Door:
                  type: object
                  properties: {id: {type: string}, color: {type: string, enum: [RED]}}
            """);
        repository.Write("openapi/support/errors.yaml", """
            info: {title: Error codes, version: v26.0}
            externalDocs:
              url: https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
            components:
              schemas:
                Code:
                  type: integer
                  x-error-codes:
                    - {code: 100, name: Parameter}
            """);
        repository.Write("docs/drift-exceptions.yaml", "[]");
        repository.Write("docs/end-dates.yaml", """
            # Kept.
            versions:
              - {version: v26.0, released: 2026-07-29}
              - {version: v25.0, released: 2026-02-18, ends: 2028-07-29}
            dates: []

            """.ReplaceLineEndings("\n"));
    }

    /// <summary>Publishes eight pages, four of them in two lists, three feeds, and the table of versions.</summary>
    public static void Publish(PublishedSite site)
    {
        site.Write("/llms.txt", List(Folder + "llms.txt"));
        WriteLists(site, Door, Gate, Keys, Locks);
        site.Write("/documentation/meta-business-agent/llms.txt", "# Nothing\n");
        site.Write(Door, Reference("door", "| id | string | ✓ | The door. |", "| color | One of \"RED\" |  | How it looks. |"));
        site.Write(Gate, Reference("gate", "| id | string | ✓ | The gate. |"));
        site.Write(Keys, "# Keys\n\nA key opens a door.\n");
        site.Write(Locks, "# Locks\n\nA lock is part of a door.\n");
        site.Write(WatchSources.ErrorCodes, ErrorCodes("100"));
        site.Write(WatchSources.Versions, Versions("| v26.0 | July 29, 2026 | TBD |"));
        foreach (string page in WatchSources.Pages.Except([WatchSources.ErrorCodes, WatchSources.Versions]))
        {
            site.Write(page, "# Changelog\n");
        }

        foreach (string feed in WatchSources.Feeds)
        {
            site.Write(feed, Rss(("March 2, 2026", "Doors can be &lt;b&gt;red&lt;/b&gt;.")));
        }
    }

    /// <summary>
    /// Changes three pages, that of the versions among them, removes one, and adds a page, an entry and a version.
    /// </summary>
    public static void Change(PublishedSite site)
    {
        WriteLists(site, Door, Gate, Roof, Locks);
        site.Remove(Keys);
        site.Write(Roof, Reference("roof", "| id | string | ✓ | The roof. |"));
        site.Write(
            Door,
            Reference("door", "| id | string | ✓ | The door. |", "| color | One of \"RED\", \"BLUE\" |  | How it looks. |"));
        site.Write(WatchSources.ErrorCodes, ErrorCodes("100", "`131` Door is locked"));
        ReleaseVersion(site);
        site.Write(
            Feed,
            Rss(("November 4, 2026", "Doors can be blue."), ("March 2, 2026", "Doors can be &lt;b&gt;red&lt;/b&gt;.")));
    }

    /// <summary>Publishes another Graph version, with the end of the one before.</summary>
    public static void ReleaseVersion(PublishedSite site) => site.Write(
        WatchSources.Versions,
        Versions("| v27.0 | November 4, 2026 | TBD |", "| v26.0 | July 29, 2026 | November 4, 2028 |"));

    /// <summary>Writes the two lists of the pages.</summary>
    public static void WriteLists(PublishedSite site, params string[] pages)
    {
        ILookup<bool, string> byKind = pages.ToLookup(page => page.Contains("/reference/", StringComparison.Ordinal));
        site.Write(Folder + "llms.txt", List([.. byKind[false], "/documentation/ads-commerce/campaigns.md"]));
        site.Write(Folder + "reference/llms.txt", List([.. byKind[true]]));
    }

    /// <summary>A reference page with one operation.</summary>
    public static string Reference(string name, params string[] rows) => $$$"""


        ## Base URL

        | URL | Description |
        |-----|-------------|
        | https://graph.facebook.com |  |

        ## APIs

        | Method | Endpoint |
        |--------|----------|
        | GET | [/&#123;Version&#125;/&#123;{{{name}}}-id&#125;](#get) |

        &lt;jumplink id=&quot;get&quot;&gt;&lt;/jumplink&gt;
        ## GET /&#123;Version&#125;/&#123;{{{name}}}-id&#125;

        Gets it.

        ### Path Parameters

        | Name | Type | Required | Description |
        |------|------|----------|-------------|
        | Version | string | ✓ | The version. |
        | {{{name}}}-id | string | ✓ | Which one. |

        ### Responses

        **200**

        Done

        **Content Type**: `application/json`

        **Schema**: [Thing](#thing)

        # Components

        ## Schemas

        &lt;jumplink id=&quot;thing&quot;&gt;&lt;/jumplink&gt;
        ### Thing

        | Property | Type | Required | Description |
        |----------|------|----------|-------------|
        {{{string.Join('\n', rows)}}}

        ## Authentication
        """;

    private static string List(params string[] addresses) =>
        "# Documentation\n\n"
        + string.Concat(addresses.Select(address => $"- [Page](https://developers.facebook.com{address}): About it\n"))
        + "- [Elsewhere](https://example.com/other.md)\n";

    private static string ErrorCodes(params string[] codes) =>
        "# Error codes\n\n| Code | Description |\n|---|---|\n"
        + string.Concat(codes.Select(code => $"| {code} | What it means. |\n"));

    private static string Versions(params string[] rows) =>
        "# Changelog\n\n## Graph API\n\n| Version | Date introduced | Available until |\n|---|---|---|\n"
        + string.Join('\n', rows)
        + "\n| v25.0 | February 18, 2026 | July 29, 2028 |\n| v12.0 | September 14, 2021 | February 8, 2024 |\n"
        + "\n## Marketing API\n\n| Version | Date introduced | Available until |\n|---|---|---|\n"
        + "| v25.0 | February 18, 2026 | January 1, 2027 |\n";

    private static string Rss(params (string Title, string Text)[] entries) =>
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Changelog</title><link>https://x</link>"
        + "<description>Changes</description>"
        + string.Concat(entries.Select(entry =>
            $"<item><title>{entry.Title}</title><description>{entry.Text}</description>"
            + "<link>https://x</link><pubDate>not a date</pubDate></item>"))
        + "</channel></rss>";
}

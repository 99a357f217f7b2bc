using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Upstream.Watch;

namespace WhatsApp.Upstream.Tests.Watch;

/// <summary>The verb against a server on loopback: the reports, the state and the end dates.</summary>
[TestFixture]
public sealed class WatchTests
{
    private TemporaryFolder _repository = null!;
    private PublishedSite _site = null!;
    private FakeTimeProvider _time = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _repository = new TemporaryFolder();
        ShopDocs.WriteRepository(_repository);
        _site = await PublishedSite.StartAsync();
        ShopDocs.Publish(_site);
        _time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _site.DisposeAsync();
        _repository.Dispose();
    }

    private string State => _repository.Read(WatchState.Path);

    [Test]
    public async Task First_run_counts_everything_and_lists_what_differs_from_ours() => Assert.That(
        await RunAsync(), Is.EqualTo((3, """
            watch: 2026-11-23, SITE: the newest Graph version is v26.0, our pages are of v26.0; first run, so everything counts as new
            new WHATSAPP/reference/shop/gate-api.md: no page of ours
                gate-api.md:1: openapi: page: none of ours has its title or its operations
                gate-api.md:16: openapi: get /{Version}/{gate-id}: endpoint: page yes, ours no
                drift: differences=2 explained=0 open=2
            watch: requests=15 pages=8 new=8 changed=0 gone=0 unchanged=0 entries=3 versions=0 not-read=0 not-listed=0

            """)));

    [Test]
    public async Task Later_run_reports_each_change_with_our_page_and_what_drift_says()
    {
        await ChangeAfterFirstRunAsync();

        Assert.That(await RunAsync(), Is.EqualTo((3, """
            watch: 2026-11-30, SITE: the newest Graph version is v27.0, our pages are of v26.0
            new version v27.0: released 2026-11-04, end not set
            changed dates of v26.0: released 2026-07-29, ends 2028-11-04
            entry WHATSAPP/changelog/rss/: November 4, 2026: Doors can be blue.
            new WHATSAPP/reference/shop/roof-api.md: no page of ours
                roof-api.md:1: openapi: page: none of ours has its title or its operations
                roof-api.md:16: openapi: get /{Version}/{roof-id}: endpoint: page yes, ours no
                drift: differences=2 explained=0 open=2
            changed WHATSAPP/reference/shop/door-api.md (seen since 2026-11-23): openapi/shop/door-api.yaml
                door-api.md:47: openapi/shop/door-api.yaml:21: get /{Version}/{Door-ID} answer color: value BLUE: page yes, ours no
                drift: differences=1 explained=0 open=1
            changed WHATSAPP/support/error-codes.md (seen since 2026-11-23): openapi/support/errors.yaml
                code 131: page yes, ours no
                drift: differences=1 explained=0 open=1
            changed /documentation/development/graph-api/changelog.md (seen since 2026-11-23): no page of ours
            gone WHATSAPP/guides/keys.md (seen since 2026-11-23): named in openapi/shop/door-api.yaml:5
            watch: requests=15 pages=8 new=1 changed=3 gone=1 unchanged=4 entries=1 versions=2 not-read=0 not-listed=0

            """)));
    }

    [Test]
    public async Task Report_is_the_body_of_an_issue_too()
    {
        await ChangeAfterFirstRunAsync();

        Assert.That(await RunAsync("issue"), Is.EqualTo((3, """
            2026-11-30, SITE: the newest Graph version is v27.0, our pages are of v26.0.

            ## Graph versions

            - new version v27.0: released 2026-11-04, end not set
            - changed dates of v26.0: released 2026-07-29, ends 2028-11-04

            ## Changelogs

            - **November 4, 2026** ([feed](https://developers.facebook.comWHATSAPP/changelog/rss/)): Doors can be blue.

            ## Pages that are new

            - [WHATSAPP/reference/shop/roof-api](https://developers.facebook.comWHATSAPP/reference/shop/roof-api.md): no page of ours
              drift: differences=2 explained=0 open=2
              ```
              roof-api.md:1: openapi: page: none of ours has its title or its operations
              roof-api.md:16: openapi: get /{Version}/{roof-id}: endpoint: page yes, ours no
              ```

            ## Pages that are changed

            - [WHATSAPP/reference/shop/door-api](https://developers.facebook.comWHATSAPP/reference/shop/door-api.md) (seen since 2026-11-23): openapi/shop/door-api.yaml
              drift: differences=1 explained=0 open=1
              ```
              door-api.md:47: openapi/shop/door-api.yaml:21: get /{Version}/{Door-ID} answer color: value BLUE: page yes, ours no
              ```
            - [WHATSAPP/support/error-codes](https://developers.facebook.comWHATSAPP/support/error-codes.md) (seen since 2026-11-23): openapi/support/errors.yaml
              drift: differences=1 explained=0 open=1
              ```
              code 131: page yes, ours no
              ```
            - [/documentation/development/graph-api/changelog](https://developers.facebook.com/documentation/development/graph-api/changelog.md) (seen since 2026-11-23): no page of ours

            ## Pages that are gone

            - [WHATSAPP/guides/keys](https://developers.facebook.comWHATSAPP/guides/keys.md) (seen since 2026-11-23): named in openapi/shop/door-api.yaml:5

            ## What to do

            Run `./build.sh watch` and commit the state with the changes that it leads to; docs/new-version.md lists the steps.

            `requests=15 pages=8 new=1 changed=3 gone=1 unchanged=4 entries=1 versions=2 not-read=0 not-listed=0`

            """)));
    }

    [Test]
    public async Task Report_is_JSON_too_with_the_whole_texts()
    {
        await ChangeAfterFirstRunAsync();

        JsonNode report = JsonNode.Parse((await RunAsync("json")).Printed)!;

        Assert.That(report["newestVersion"]!.ToString(), Is.EqualTo("v27.0"));
        Assert.That(
            report["pages"]!.AsArray().Select(page => page!["change"]!.ToString()),
            Is.EqualTo(["new", "changed", "changed", "changed", "gone"]));
        Assert.That(report["versions"]![0]!["dates"]!["version"]!.ToString(), Is.EqualTo("v27.0"));
        Assert.That(report["entries"]![0]!["text"]!.ToString(), Is.EqualTo("Doors can be blue."));
        Assert.That(report["pages"]![1]!["drift"]!["open"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Nothing_new_is_one_pair_of_lines_and_leaves_the_state_as_it_was()
    {
        await RunAsync();
        string state = State;
        _time.Advance(TimeSpan.FromDays(7));

        Assert.That(await RunAsync(), Is.EqualTo((0, """
            watch: 2026-11-30, SITE: the newest Graph version is v26.0, our pages are of v26.0
            watch: requests=15 pages=8 new=0 changed=0 gone=0 unchanged=8 entries=0 versions=0 not-read=0 not-listed=0

            """)));
        Assert.That(State, Is.EqualTo(state));
    }

    [Test]
    public async Task State_has_a_line_for_each_page_with_hash_date_and_validator()
    {
        await RunAsync();

        Assert.That(State.Split('\n'), Has.One.Match(
            "^    {\"address\":\"" + ShopDocs.Door + "\",\"hash\":\"[0-9a-f]{64}\",\"date\":\"2026-11-23\",\"etag\":\"[^}]+\"},?$"));
        Assert.That(State, Does.StartWith("{\n  \"graphVersion\": \"v26.0\",\n  \"pages\": [\n"));
    }

    [Test]
    public async Task Versions_are_written_to_the_end_dates_and_nothing_else_of_the_file_changes()
    {
        await ChangeAfterFirstRunAsync();
        await RunAsync();

        Assert.That(_repository.Read(EndDatesFile.Path), Is.EqualTo("""
            # Kept.
            versions:
              - {version: v27.0, released: 2026-11-04}
              - {version: v26.0, released: 2026-07-29, ends: 2028-11-04}
              - {version: v25.0, released: 2026-02-18, ends: 2028-07-29}
            dates: []

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Page_of_ours_that_no_list_names_is_counted()
    {
        ShopDocs.WriteLists(_site, ShopDocs.Gate);

        Assert.That((await RunAsync()).Printed, Does.Contain("\nin no list: the page of openapi/shop/door-api.yaml\n")
            .And.EndWith(" not-listed=1\n"));
    }

    [TestCase("--format", "xml")]
    [TestCase("--base", "here")]
    [TestCase("--all", "")]
    public void Option_that_is_none_is_refused(string option, string value) => Assert.That(
        () => WatchVerb.RunAsync(
            new Generation(_repository.Path), [option, value], TextWriter.Null, _time, CancellationToken.None),
        Throws.TypeOf<GenerationException>().With.Message.StartsWith($"watch: '{option} {value}' is no option."));

    private async Task ChangeAfterFirstRunAsync()
    {
        await RunAsync();
        ShopDocs.Change(_site);
        _time.Advance(TimeSpan.FromDays(7));
    }

    // The report with short names for the server and the folder.
    private async Task<(int ExitCode, string Printed)> RunAsync(string format = "text")
    {
        (int exitCode, string printed) = await Watched.RunAsync(_repository, _site, _time, format);
        printed = printed.Replace(ShopDocs.Folder, "WHATSAPP/", StringComparison.Ordinal)
            .Replace(Watched.AddressOf(_site), "SITE", StringComparison.Ordinal);
        return (exitCode, printed);
    }
}

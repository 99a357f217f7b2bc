using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Upstream.Watch;

namespace WhatsApp.Upstream.Tests.Watch;

/// <summary>How the server is asked, and what is kept where it does not respond.</summary>
[TestFixture]
public sealed class PoliteReadingTests
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
    public async Task Every_request_names_the_program_and_none_is_sent_before_the_response_to_another()
    {
        await RunAsync();

        Assert.That(
            _site.Requests.Select(request => request.UserAgent),
            Has.All.Match(@"^WhatsApp\.Generated\.Watch/\d+\.\d+\.\d+ \.NET/\d+\.\d+$"));
        Assert.That(_site.MostAtOnce, Is.EqualTo(1));
        Assert.That(_site.Requests.Select(request => request.Path), Is.Unique);
    }

    [Test]
    public async Task Page_of_another_product_is_not_requested()
    {
        await RunAsync();

        Assert.That(_site.Requests.Select(request => request.Path), Has.None.Contains("/ads-commerce/"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Page_that_is_known_is_requested_only_if_it_has_changed(bool hasDates)
    {
        _site.HasDates = hasDates;
        await RunAsync();
        _site.Forget();
        await RunAsync();

        SiteRequest[] conditional =
        [
            .. _site.Requests.Where(request => (hasDates ? request.IfModifiedSince : request.IfNoneMatch) is not null),
        ];
        Assert.That(
            conditional.Select(request => request.Path),
            Is.EquivalentTo(_site.Requests.Select(request => request.Path)
                .Where(path => !path.EndsWith("llms.txt", StringComparison.Ordinal))));
    }

    [Test]
    public async Task Server_that_asks_to_wait_is_left_alone_and_the_rest_is_kept()
    {
        await RunAsync();
        string state = State;
        _site.Forget();
        _site.Failures[ShopDocs.Feed] = 429;

        (int exitCode, string printed) = await RunAsync();

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(_site.Requests[^1].Path, Is.EqualTo(ShopDocs.Feed));
        Assert.That(printed, Does.Contain($"\nnot read {ShopDocs.Feed}: 429 Too Many Requests\n").And.Contain(
            "\nstopped: the server responded 429 Too Many Requests, retry after 120 seconds; "
                + "10 addresses were not requested\n"));
        Assert.That(State, Is.EqualTo(state));
    }

    [Test]
    public async Task Day_to_wait_for_is_reported_too()
    {
        _site.Failures["/llms.txt"] = 429;
        _site.RetryAfter = "Mon, 30 Nov 2026 07:00:00 GMT";

        Assert.That((await RunAsync()).Printed, Does.Contain("retry after 2026-11-30 07:00:00Z; "));
    }

    [TestCase(500, "500 Internal Server Error")]
    [TestCase(404, "404 Not Found")]
    public async Task Page_that_fails_is_reported_and_stays_known(int status, string problem)
    {
        await RunAsync();
        string state = State;
        _site.Write(ShopDocs.Door, "# Other\n");
        _site.Failures[ShopDocs.Door] = status;

        (int exitCode, string printed) = await RunAsync();

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed, Does.Contain($"\nnot read {ShopDocs.Door}: {problem}\n").And.Contain(" gone=0 "));
        Assert.That(State, Is.EqualTo(state));

        _site.Failures.Clear();
        Assert.That((await RunAsync()).Printed, Does.Contain($"\nchanged {ShopDocs.Door} "));
    }

    [Test]
    public async Task Connection_that_breaks_is_reported_and_the_next_page_is_read()
    {
        _site.Failures[ShopDocs.Door] = 0;

        (_, string printed) = await RunAsync();

        Assert.That(printed, Does.Contain($"\nnot read {ShopDocs.Door}: ").And.Contain($"\nnew {ShopDocs.Gate}"));
    }

    [Test]
    public async Task Server_whose_responses_fail_is_left_alone_after_some()
    {
        foreach (string path in WatchSources.Lists.Concat(WatchSources.Feeds))
        {
            _site.Failures[path] = 503;
        }

        (_, string printed) = await RunAsync();

        Assert.That(_site.Requests, Has.Count.EqualTo(WatchClient.MaxFailures));
        Assert.That(printed, Does.Contain("\nstopped: 5 requests in a row failed, the last with: 503 Service Unavailable; "));
    }

    [Test]
    public async Task Page_is_not_gone_while_a_list_cannot_be_read()
    {
        await RunAsync();
        string state = State;
        _site.Failures[ShopDocs.Folder + "reference/llms.txt"] = 500;

        Assert.That((await RunAsync()).Printed, Does.Contain(" gone=0 "));
        Assert.That(State, Is.EqualTo(state));
    }

    [Test]
    public async Task Page_for_browsers_is_not_read_as_Markdown()
    {
        _site.MediaType = "text/html";

        Assert.That(
            (await RunAsync()).Printed,
            Does.Contain("\nnot read /llms.txt: the server responded with text/html, which is for browsers\n"));
    }

    [Test]
    public async Task Feed_that_is_none_is_reported()
    {
        _site.Write(ShopDocs.Feed, "<html></html>");

        Assert.That((await RunAsync()).Printed, Does.Contain($"\nnot read {ShopDocs.Feed}: it is no RSS feed\n"));
    }

    [Test]
    public void State_that_cannot_be_read_is_refused_and_kept()
    {
        _repository.Write(WatchState.Path, "{");

        Assert.That(RunAsync, Throws.TypeOf<GenerationException>().With.Message.StartsWith(
            "watch: docs/watch-state.json is not JSON: "));
        Assert.That(State, Is.EqualTo("{"));
        Assert.That(_site.Requests, Is.Empty);
    }

    private Task<(int ExitCode, string Printed)> RunAsync() => Watched.RunAsync(_repository, _site, _time);
}

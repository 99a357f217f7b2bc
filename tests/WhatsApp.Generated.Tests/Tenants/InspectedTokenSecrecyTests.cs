using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Tenants;

/// <summary>
/// The token to inspect is in the address of the request, because Meta accepts it nowhere else. Everything that the
/// client writes is collected here, whatever happens to the request, and none of it has a secret.
/// </summary>
[TestFixture]
public sealed class InspectedTokenSecrecyTests : GraphTest
{
    private const string Inspected = "EAABinspected/token|0123";
    private const string OfTheApp = "236484624622562|app-secret-0123456789";

    private readonly ListLogger _log = new();
    private readonly ConcurrentQueue<string> _written = [];
    private ActivityListener _traces = null!;
    private MeterListener _metrics = null!;

    private static DebugTokenQuery Query => new() { InputToken = Inspected };

    [SetUp]
    public void Listen()
    {
        _traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _written.Enqueue($"trace {activity.DisplayName} {activity.StatusDescription} "
                + string.Join(' ', activity.TagObjects.Concat(activity.Events.SelectMany(one => one.Tags)))),
        };
        ActivitySource.AddActivityListener(_traces);
        _metrics = new MeterListener { InstrumentPublished = (one, listener) => listener.EnableMeasurementEvents(one) };
        _metrics.SetMeasurementEventCallback<double>((one, _, tags, _) => Keep(one, tags));
        _metrics.SetMeasurementEventCallback<long>((one, _, tags, _) => Keep(one, tags));
        _metrics.SetMeasurementEventCallback<int>((one, _, tags, _) => Keep(one, tags));
        _metrics.Start();
    }

    [TearDown]
    public void StopListening()
    {
        _metrics.Dispose();
        _traces.Dispose();
        _log.Dispose();
    }

    [Test]
    public async Task Inspection_writes_no_secret()
    {
        using WhatsAppClient client = Logging();

        DebugTokenResponse response = await client.DebugToken.GetAsync(Query);

        Assert.That(response.Data?.IsValid, Is.True);
        Assert.That(Sent.Query["input_token"], Is.EqualTo(Inspected));
        AssertSilent();
    }

    [TestCase(500)]
    [TestCase(429)]
    [TestCase(503)]
    public async Task Attempt_that_is_repeated_writes_no_secret(int status)
    {
        using WhatsAppClient client = Logging();
        Server.RespondNext(status, "text/html", Repeated(), when: request => request.Path.EndsWith("debug_token", StringComparison.Ordinal));

        await client.DebugToken.GetAsync(Query);

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
        AssertSilent();
    }

    [TestCase(400, "application/json")]
    [TestCase(200, "application/json")]
    [TestCase(414, "text/html")]
    public async Task Response_that_repeats_the_address_is_shown_without_its_secret(int status, string type)
    {
        using WhatsAppClient client = Logging();
        string body = type == "text/html"
            ? Repeated()
            : $$$"""{"error":{"message":"Cannot parse {{{Inspected}}} of {{{Repeated()}}}","code":190}}""";
        Server.RespondNext(status, type, body);

        GraphApiException error = await Catch.Async<GraphApiException>(() => client.DebugToken.GetAsync(Query));

        AssertSilent(error);
        Assert.That(error.ResponseBody, Does.Contain("[secret]"));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(307)]
    public async Task Redirect_is_an_error_without_secret(int status)
    {
        using WhatsAppClient client = Logging();
        Server.RespondNext(status, "text/html", Repeated(), new Dictionary<string, string>
        {
            ["Location"] = $"https://elsewhere.example.com/debug_token?input_token={Uri.EscapeDataString(Inspected)}",
        });

        GraphApiException error = await Catch.Async<GraphApiException>(() => client.DebugToken.GetAsync(Query));

        Assert.That((int)error.Status, Is.EqualTo(status));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
        AssertSilent(error);
    }

    [Test]
    public async Task Redirect_that_an_HttpClient_has_followed_is_an_error_without_secret()
    {
        await using FakeGraphServer other = await FakeGraphServer.StartAsync();
        using var http = new HttpClient();
        using WhatsAppClient client = Logging(options => options.HttpClient = http);
        Server.RespondNext(307, null, string.Empty, new Dictionary<string, string>
        {
            ["Location"] = new Uri(other.BaseAddress, Target()).AbsoluteUri,
        });

        GraphConnectionException error = await Catch.Async<GraphConnectionException>(
            () => client.DebugToken.GetAsync(Query, new RequestOptions { Retry = RetryOptions.Off }));

        Assert.That(error.Message, Does.Contain("followed a redirect"));
        AssertSilent(error);
    }

    [Test]
    public async Task Lost_connection_is_reported_without_secret()
    {
        using WhatsAppClient client = Logging();
        Server.FailNext(FakeError.Dropped, times: 10);

        AssertSilent(await Catch.Async<GraphConnectionException>(() => client.DebugToken.GetAsync(Query)));
    }

    [Test]
    public async Task Timeout_is_reported_without_secret()
    {
        using var held = new HeldHandler();
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = OfTheApp,
            HttpMessageHandler = held,
            LoggerFactory = _log,
            LogContent = true,
        });

        AssertSilent(await Catch.Async<GraphTimeoutException>(() => client.DebugToken.GetAsync(
            Query, new RequestOptions { Timeout = TimeSpan.FromMilliseconds(1), Retry = RetryOptions.Off })));
    }

    [Test]
    public void Query_and_its_request_are_shown_without_secret()
    {
        GraphRequest request = Client.DebugToken.ToGetRequestInformation(Query).RequestOptions
            .OfType<GraphRequest>().Single();

        Assert.That($"{Query} {request}", Does.Not.Contain("EAAB"));
    }

    private static string Target() => $"v27.0/debug_token?input_token={Uri.EscapeDataString(Inspected)}";

    // As a gateway shows the request that it could not pass on.
    private static string Repeated() =>
        $"<p>GET /{Target()}</p><p>GET /debug_token?input_token={Inspected}</p><p>Authorization: Bearer {OfTheApp}</p>";

    private WhatsAppClient Logging(Action<WhatsAppClientOptions>? configure = null) => Server.CreateClient(options =>
    {
        options.AccessToken = OfTheApp.Replace("236484624622562", Server.ApplicationId, StringComparison.Ordinal)
            .Replace("app-secret-0123456789", Server.AppSecret, StringComparison.Ordinal);
        options.LoggerFactory = _log;
        options.LogContent = true;
        options.TimeProvider = new SkippingTimeProvider();
        options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        configure?.Invoke(options);
    });

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _written.Enqueue($"metric {instrument.Name} {string.Join(' ', tags.ToArray())}");

    private void AssertSilent(Exception? error = null)
    {
        string text = error is GraphApiException { ResponseBody: { } body } ? error + body : $"{error}";
        string[] all = [.. _written, .. _log.Entries.Select(entry => entry.Text), text];
        Assert.That(all, Has.Some.StartsWith("trace debugToken").And.Some.StartsWith("metric whatsapp"));
        Assert.That(_log.Entries, Is.Not.Empty);
        Assert.That(all, Is.All.Not.Contains("EAABinspected").And.All.Not.Contains(Uri.EscapeDataString(Inspected)));
        Assert.That(all, Is.All.Not.Contains(Server.AppSecret));
    }
}

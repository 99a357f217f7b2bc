using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Telemetry;

[TestFixture]
public sealed class LogTests : GraphTest
{
    private readonly ListLogger _log = new();

    private static TextMessage Hello => new() { To = "+16505551234", Text = new() { Body = "Hello dear" } };

    [TearDown]
    public void DisposeOfLog() => _log.Dispose();

    [Test]
    public async Task Success_is_for_debugging()
    {
        using WhatsAppClient client = LoggingClient();

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        (LogLevel level, string text) = _log.Entries.Single();
        Assert.That(level, Is.EqualTo(LogLevel.Debug));
        Assert.That(text, Does.Match(@"^getPhoneNumber of v\d+\.\d+ succeeded with 200 in \d+ ms, after 0 retries\.$"));
        Assert.That(_log.Categories, Is.EqualTo([WhatsAppTelemetry.Name]));
    }

    [Test]
    public async Task Failure_and_retry_are_warnings_that_say_why_and_what_to_do()
    {
        using WhatsAppClient client = LoggingClient(options => options.TimeProvider = new SkippingTimeProvider());
        Server.FailNext(FakeError.RateLimited with { Code = 80007 });
        Server.FailNext(new FakeError { Status = 400, Code = 131009, Subcode = 7 });

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => client.PhoneNumbers["1"].Messages.PostAsync(Hello));

        Assert.That(_log.Entries.Select(entry => entry.Level), Is.EqualTo([LogLevel.Warning, LogLevel.Warning]));
        Assert.That(_log.Entries[0].Text, Does.StartWith("sendMessage failed and is retried in ")
            .And.EndWith(" s (retry 1): code 80007."));
        Assert.That(_log.Entries[1].Text, Does.Contain("code 131009, subcode 7").And.Contain(error.TraceId!)
            .And.Contain("after").And.Contain("1 retries").And.EndWith("Suggested action: FixRequest."));
    }

    [Test]
    public async Task Failure_without_an_answer_says_so_instead_of_its_members()
    {
        using WhatsAppClient client = LoggingClient();
        Server.FailNext(FakeError.Dropped);

        await Catch.Async<GraphConnectionException>(() => client.PhoneNumbers["1"].Messages.PostAsync(Hello));

        Assert.That(_log.Entries.Single().Text, Does.Match(
            @"^sendMessage of v\d+\.\d+ failed after \d+ ms and 0 retries, without a response: [A-Za-z]+\. "
            + @"Suggested action: MayHaveBeenSent\.$"));
    }

    [Test]
    public async Task Cancellation_is_not_a_warning()
    {
        using WhatsAppClient client = LoggingClient();
        await Catch.Async<OperationCanceledException>(
            () => client.PhoneNumbers["1"].GetAsync(null, cancellationToken: new CancellationToken(canceled: true)));

        Assert.That(_log.Entries.Single().Level, Is.EqualTo(LogLevel.Debug));
    }

    [Test]
    public async Task Token_body_and_number_are_never_logged_unless_asked_for()
    {
        using WhatsAppClient client = LoggingClient();
        await client.PhoneNumbers["1"].Messages.PostAsync(Hello);
        Server.FailNext(new FakeError { Message = "fake-token of +16505551234 said Hello dear", Code = 190 });
        await Catch.Async<GraphApiException>(() => client.PhoneNumbers["1"].Messages.PostAsync(Hello));

        Assert.That(_log.Entries, Has.Count.EqualTo(2));
        Assert.That(_log.All, Does.Not.Contain("fake-token").And.Not.Contain("6505551234").And.Not.Contain("Hello"));
    }

    [Test]
    public async Task Bodies_that_are_asked_for_are_traced_without_numbers()
    {
        using WhatsAppClient client = LoggingClient(options => options.LogContent = true);

        await client.PhoneNumbers["1"].Messages.PostAsync(Hello);

        string[] traced = [.. _log.Entries.Where(entry => entry.Level == LogLevel.Trace).Select(entry => entry.Text)];
        Assert.That(traced, Has.Length.EqualTo(2));
        Assert.That(traced[0], Is.EqualTo("""
            sendMessage sends {"messaging_product":"whatsapp","type":"text","to":"***34","text":{"body":"Hello dear"}}
            """));
        Assert.That(traced[1], Does.StartWith("sendMessage received {").And.Contain("wamid.***"));
        Assert.That(_log.All, Does.Not.Contain("6505551234").And.Not.Contain("fake-token"));
    }

    [TestCase("""{"access_token":"EAAb\"c","x":1}""", """{"access_token":"[secret]","x":1}""")]
    [TestCase("""{"pin":"123456","pinned":"yes"}""", """{"pin":"[secret]","pinned":"yes"}""")]
    [TestCase("""{"client_secret" : "a"}""", """{"client_secret" : "[secret]"}""")]
    [TestCase("""{"client_certificate":"a","client_key":"b"}""", """{"client_certificate":"a","client_key":"[secret]"}""")]
    [TestCase("""{"field_name":"X-Key","value":"a\"b","prefix":"c"}""",
        """{"field_name":"X-Key","value":"[secret]","prefix":"c"}""")]
    [TestCase("""{"url":"https:\/\/lookaside.fbsbx.com\/a?hash=x&mid=7"}""",
        """{"url":"https:\/\/lookaside.fbsbx.com\/a?***"}""")]
    [TestCase("""{"id":"wamid.HBgLMTY1MDU1NTEyMzQVAgARGBI5="}""", """{"id":"wamid.***"}""")]
    [TestCase("""{"display":"+1 (650) 555-1234"}""", """{"display":"***34"}""")]
    [TestCase("""{"code":"482915"}""", """{"code":"***15"}""")]
    [TestCase("""{"display":"+44 20 7946 0 1"}""", """{"display":"***01"}""")]
    [TestCase("""{"a":"https://x.example/a","b":"https://x.example/b?c=d"}""",
        """{"a":"https://x.example/a","b":"https://x.example/b?***"}""")]
    [TestCase("input_token=EAAbc&x=1", "input_token=[secret]&x=1")]
    [TestCase("""{"name":"Ann","year":2026,"count":12}""", """{"name":"Ann","year":2026,"count":12}""")]
    [TestCase("<html>no JSON of +4915112345678</html>", "<html>no JSON of ***78</html>")]
    public async Task Body_that_is_traced_is_redacted(string body, string logged)
    {
        using WhatsAppClient client = LoggingClient(options => options.LogContent = true);
        Server.RespondNext(400, "application/json", body);

        await Catch.Async<GraphApiException>(() => client.PhoneNumbers["1"].GetAsync());

        Assert.That(_log.Entries.Single(entry => entry.Level == LogLevel.Trace).Text,
            Is.EqualTo("getPhoneNumber received " + logged));
    }

    [Test]
    public async Task Token_that_Meta_repeats_is_not_logged()
    {
        using WhatsAppClient client = LoggingClient(options =>
        {
            options.AccessToken = "EAAGsecretsecret";
            options.LogContent = true;
        });
        Server.RespondNext(400, "application/json", """{"error":{"message":"Malformed EAAGsecretsecret","code":190}}""");

        await Catch.Async<GraphApiException>(() => client.PhoneNumbers[Server.PhoneNumberId].GetAsync());

        Assert.That(string.Join('\n', _log.Entries.Select(entry => entry.Text)), Does.Not.Contain("EAAG"));
    }

    [Test]
    public async Task Long_body_is_cut_in_the_log_and_its_end_hides_its_secret_too()
    {
        using WhatsAppClient client = LoggingClient(options => options.LogContent = true);
        string body = "{\"x\":\"" + new string('x', (16 * 1024) - 30) + "\",\"access_token\":\"EAA" + new string('b', 99);
        Server.RespondNext(400, "application/json", body);

        await Catch.Async<GraphApiException>(() => client.PhoneNumbers["1"].GetAsync());

        string text = _log.Entries.Single(entry => entry.Level == LogLevel.Trace).Text;
        Assert.That(text, Has.Length.LessThan(17 * 1024).And.EndWith("\"access_token\":\"[secret]"));
    }

    private WhatsAppClient LoggingClient(Action<WhatsAppClientOptions>? configure = null) => Server.CreateClient(options =>
    {
        options.LoggerFactory = _log;
        options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        configure?.Invoke(options);
    });
}

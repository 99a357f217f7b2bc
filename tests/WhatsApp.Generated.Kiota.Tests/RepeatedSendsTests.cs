using System.Text;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Kiota.Tests;

/// <summary>How many requests arrive at a socket, and which adapters a client refuses for that reason.</summary>
[TestFixture]
public sealed class RepeatedSendsTests
{
    private const string Body = """{"error":{"message":"(#2) Service temporarily unavailable","code":2}}""";
    private const string RateLimited = """{"error":{"message":"(#130429) Rate limit hit","code":130429}}""";
    private const string Gateway = "<html>Too many requests</html>";

    private static TextMessage Hello => new() { To = "+16505551234", Text = new() { Body = "Hello" } };

    [TestCase(503, Body)]
    [TestCase(503, Gateway)]
    [TestCase(504, Gateway)]
    [TestCase(429, Gateway)]
    public async Task POST_that_may_have_been_carried_out_is_sent_once(int status, string body)
    {
        await using RawServer server = RawServer.Start(Response(status, body));

        await SendWithEach(server, client => client.PhoneNumbers["1"].Messages.PostAsync(Hello), own: 1, kiota: 1);
    }

    [Test]
    public async Task POST_that_the_API_refused_is_retried_by_both_adapters()
    {
        await using RawServer server = RawServer.Start(Response(429, RateLimited));

        await SendWithEach(server, client => client.PhoneNumbers["1"].Messages.PostAsync(Hello), own: 4, kiota: 4);
    }

    [TestCase(503, Body)]
    [TestCase(429, Gateway)]
    public async Task GET_is_retried_equally_by_both_adapters(int status, string body)
    {
        await using RawServer server = RawServer.Start(Response(status, body));

        await SendWithEach(server, client => client.PhoneNumbers["1"].GetAsync(), own: 4, kiota: 4);
    }

    [Test]
    public async Task File_is_sent_again_when_its_stream_can_be_rewound([Values] bool canSeek)
    {
        await using RawServer server = RawServer.Start(async (head, stream, token) =>
        {
            await ReadBodyAsync(head, stream, token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Response(429, RateLimited)), token);
        });
        int expected = canSeek ? 4 : 1;

        await SendWithEach(
            server,
            client => client.PhoneNumbers["1"].Media.PostAsync(
                new() { File = new FileUpload(new LongStream(1000, canSeek), "a.png", "image/png") }),
            expected,
            expected);
        Assert.That(
            server.Heads,
            Has.All.Contain(canSeek ? "Content-Length: " : "Transfer-Encoding: chunked").IgnoreCase);
    }

    [Test]
    public async Task POST_on_a_broken_connection_is_sent_once()
    {
        await using RawServer server = RawServer.Start(string.Empty);

        await SendWithEach(server, client => client.PhoneNumbers["1"].Messages.PostAsync(Hello), own: 1, kiota: 1);
    }

    [Test]
    public async Task POST_without_a_body_is_not_resent_by_dotnet()
    {
        await using RawServer server = RawServer.Start(string.Empty);

        await SendWithEach(server, client => client.PhoneNumbers["1"].Deregister.PostAsync(), own: 1, kiota: 1);
    }

    [Test]
    public async Task GET_on_a_broken_connection_is_retried()
    {
        await using RawServer server = RawServer.Start("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");

        await SendWithEach(server, client => client.PhoneNumbers["1"].GetAsync(), own: 4, kiota: 4);
    }

    [Test]
    public async Task Redirect_is_not_followed()
    {
        await using RawServer server = RawServer.Start(
            "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        await SendWithEach(server, client => client.PhoneNumbers["1"].GetAsync(), own: 1, kiota: 1);
    }

    [TestCase(503)]
    [TestCase(504)]
    [TestCase(429)]
    public async Task Plain_Kiota_pipeline_sends_a_POST_four_times(int status)
    {
        await using RawServer server = RawServer.Start(Response(status, Body));
        using HttpClient http = KiotaClientFactory.Create();
        using HttpClientRequestAdapter adapter = Bare(http);
        adapter.BaseUrl = server.Address.AbsoluteUri;
        using var client = new WhatsAppClient(adapter, allowRepeatedSends: true);

        await Catch.Async<Exception>(() => client.PhoneNumbers["1"].Messages.PostAsync(Hello));

        Assert.That(server.Heads, Has.Count.EqualTo(4), "The warning of the docs and of the client is no longer true.");
        Assert.That(server.Heads, Has.All.StartsWith("POST /"));
    }

    [Test]
    public void Plain_Kiota_adapter_is_refused_with_a_message_that_names_the_fix([Values] bool isDerived)
    {
        using var http = new HttpClient();
        using HttpClientRequestAdapter adapter = isDerived ? new Derived(http) : Bare(http);

        Assert.That(
            () => new WhatsAppClient(adapter),
            Throws.ArgumentException
                .With.Message.Contains("WhatsAppKiota.CreateAdapter")
                .And.Message.Contains("WhatsApp.Generated.Kiota")
                .And.Message.Contains("allowRepeatedSends: true"));
    }

    [Test]
    public async Task Plain_Kiota_adapter_without_its_retry_handler_is_accepted_when_allowed()
    {
        await using RawServer server = RawServer.Start(Response(503, Body));
        using DelegatingHandler handlers = KiotaClientFactory.ChainHandlersCollectionAndGetFirstLink(
            new SocketsHttpHandler(), new UserAgentHandler())!;
        using var http = new HttpClient(handlers);
        using HttpClientRequestAdapter adapter = Bare(http);
        adapter.BaseUrl = server.Address.AbsoluteUri;
        using var client = new WhatsAppClient(adapter, allowRepeatedSends: true);

        GraphApiException error =
            await Catch.Async<GraphApiException>(() => client.PhoneNumbers["1"].Messages.PostAsync(Hello));

        Assert.That(server.Heads, Has.Count.EqualTo(1));
        Assert.That(
            (error.OperationId, error.Code, error.SuggestedAction),
            Is.EqualTo(("sendMessage", 2L, SuggestedAction.MayHaveBeenSent)));
    }

    [Test]
    public void Safe_adapter_and_views_of_its_client_are_accepted()
    {
        using HttpClientRequestAdapter adapter = WhatsAppKiota.CreateAdapter(new() { AccessToken = "token" });
        using var client = new WhatsAppClient(adapter);

        Assert.That(adapter, Is.InstanceOf<IRepeatsNoPost>());
        Assert.That(() => client.WithAccessToken("other"), Throws.Nothing);
    }

    private static async Task SendWithEach(RawServer server, Func<WhatsAppClient, Task> call, int own, int kiota)
    {
        var options = new WhatsAppClientOptions
        {
            AccessToken = "token",
            BaseAddress = server.Address,
            Retry = new RetryOptions { BaseDelay = TimeSpan.Zero },
        };
        using var ownClient = new WhatsAppClient(options);
        Exception ownError = await Catch.Async<Exception>(() => call(ownClient));
        int sentByOwn = server.Heads.Count;

        using HttpClientRequestAdapter adapter = WhatsAppKiota.CreateAdapter(options);
        using var kiotaClient = new WhatsAppClient(adapter);
        Exception kiotaError = await Catch.Async<Exception>(() => call(kiotaClient));

        Assert.Multiple(() =>
        {
            Assert.That(sentByOwn, Is.EqualTo(own));
            Assert.That(server.Heads.Count - sentByOwn, Is.EqualTo(kiota));
            Assert.That(kiotaError.GetType(), Is.EqualTo(ownError.GetType()));
            Assert.That(kiotaError.Message, Is.EqualTo(ownError.Message));
            Assert.That((kiotaError as IGraphFailure)?.SuggestedAction, Is.EqualTo((ownError as IGraphFailure)?.SuggestedAction));
        });
    }

    // Without a Retry-After, Kiota waits for 3, 6 and 12 seconds.
    private static string Response(int status, string body) =>
        $"HTTP/1.1 {status} No\r\nContent-Type: {(body[0] == '{' ? "application/json" : "text/html")}\r\n"
            + $"Retry-After: 0\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    private static async Task ReadBodyAsync(string head, Stream stream, CancellationToken cancellationToken)
    {
        string end = head.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? "\r\n0\r\n\r\n" : "--\r\n";
        var body = new StringBuilder();
        byte[] buffer = new byte[4096];
        int read;
        while (!body.ToString().EndsWith(end, StringComparison.Ordinal)
            && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }

    private static HttpClientRequestAdapter Bare(HttpClient http) =>
        new(
            new AnonymousAuthenticationProvider(),
            new GraphParseNodeFactory(),
            new GraphSerializationWriterFactory(),
            http);

    private sealed class Derived(HttpClient http) : HttpClientRequestAdapter(
        new AnonymousAuthenticationProvider(),
        new GraphParseNodeFactory(),
        new GraphSerializationWriterFactory(),
        http);
}

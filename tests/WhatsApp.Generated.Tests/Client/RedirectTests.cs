using System.Text;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

/// <summary>A redirect must not send the access token to another host.</summary>
[TestFixture]
public sealed class RedirectTests
{
    public static IEnumerable<HttpMessageHandler> FollowingHandlers()
    {
        yield return new SocketsHttpHandler();
        yield return new HttpClientHandler();
        yield return new Outer { InnerHandler = new SocketsHttpHandler() };
    }

    [TestCaseSource(nameof(FollowingHandlers))]
    public void Handler_that_follows_redirects_is_refused(HttpMessageHandler handler)
    {
        Assert.That(
            () => new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "t", HttpMessageHandler = handler }),
            Throws.ArgumentException.With.Message.Contains("AllowAutoRedirect"));
    }

    [Test]
    public void Handler_that_follows_no_redirects_is_accepted()
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };

        Assert.That(
            () => new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "t", HttpMessageHandler = handler }).Dispose(),
            Throws.Nothing);
    }

    [Test]
    public async Task Response_from_another_host_is_an_error_with_an_HttpClient()
    {
        await using RawServer other = RawServer.Start("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"id\":\"110\"}");
        await using RawServer server = RawServer.Start(
            $"HTTP/1.1 302 Found\r\nLocation: {other.Address}\r\nContent-Length: 0\r\n\r\n");
        using var http = new HttpClient();
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = "t",
            BaseAddress = server.Address,
            HttpClient = http,
            Retry = RetryOptions.Off,
        });

        GraphConnectionException error = await Catch.Async<GraphConnectionException>(
            () => client.PhoneNumbers["1"].GetAsync());

        Assert.That(error.Message, Does.Contain("followed a redirect:").And.Contain("AllowAutoRedirect"));
    }

    [Test]
    public async Task Message_that_an_HttpClient_made_a_GET_of_is_an_error()
    {
        await using RawServer server = RawServer.Start((head, stream, token) => stream.WriteAsync(Encoding.ASCII.GetBytes(
            head.StartsWith("POST", StringComparison.Ordinal)
                ? "HTTP/1.1 302 Found\r\nLocation: /moved\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"id\":\"110\"}"), token).AsTask());
        using var http = new HttpClient();
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "t", BaseAddress = server.Address, HttpClient = http });

        GraphConnectionException error = await Catch.Async<GraphConnectionException>(
            () => client.PhoneNumbers["1"].Messages.PostAsync(new ReadReceipt { MessageId = "wamid.1" }));

        Assert.That(error.SuggestedAction, Is.EqualTo(SuggestedAction.MayHaveBeenSent));
        Assert.That(error.Message, Does.Contain("then GET to"));
    }

    [TestCase("https://graph.example.com/?a=b")]
    [TestCase("https://graph.example.com/#a")]
    public void BaseAddress_with_query_or_fragment_is_refused(string address)
    {
        Assert.That(
            () => new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "t", BaseAddress = new Uri(address) }),
            Throws.ArgumentException.With.Message.Contains("neither query nor fragment"));
    }

    [TestCase("caf\u00e9")]
    [TestCase("a\u0001b")]
    [TestCase("a\u007fb")]
    public void Header_value_that_cannot_be_sent_is_refused(string value)
    {
        using var stub = StubHandler.Returning("{}");
        using var client = new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "t", HttpMessageHandler = stub });
        var options = new RequestOptions { Headers = new Dictionary<string, string> { ["X-Shop"] = value } };

        Assert.That(
            () => client.PhoneNumbers["1"].GetAsync(null, options),
            Throws.ArgumentException.With.Message.Contains("'X-Shop'").And.Message.Not.Contains(value));
        Assert.That(stub.Requests, Is.Empty);
    }

    private sealed class Outer : DelegatingHandler;
}

using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

[TestFixture]
public sealed class OptionsTests
{
    private static IEnumerable<TestCaseData> OptionsThatCannotWork()
    {
        yield return Case(o => o.AccessToken = null, "No access token. Set AccessToken", "no token");
        yield return Case(o => o.AccessToken = " ", "No access token. Set AccessToken", "blank token");
        yield return Case(o => o.AccessToken = "EAA\n", "Copy it again", "token with a line break");
        yield return Case(o => o.AccessToken = "EA A", "Copy it again", "token with a space");
        yield return Case(o => o.AccessToken = "EAÄ", "Copy it again", "token with an umlaut");
        yield return Case(o => o.AccessTokenProvider = new Provider(), "not both", "token and provider");
        yield return Case(o => o.AppSecret = "", "Leave it null, or set it", "empty secret");
        yield return Case(o => o.GraphVersion = "23.0", "is not a Graph version such as v27.0", "version without v");
        yield return Case(o => o.GraphVersion = "v23", "is not a Graph version such as v27.0", "version without a point");
        yield return Case(o => o.GraphVersion = "v27.0/../me", "is not a Graph version such as v27.0", "version with a path");
        yield return Case(o => o.GraphVersion = "v 23.0", "is not a Graph version such as v27.0", "version with a space");
        yield return Case(o => o.GraphVersion = null!, "is not a Graph version such as v27.0", "no version");
        yield return Case(o => o.BaseAddress = new Uri("http://graph.facebook.com"), "must be an https", "http");
        yield return Case(o => o.BaseAddress = new Uri("/x", UriKind.Relative), "must be an https", "relative address");
        yield return Case(o => o.BaseAddress = new Uri("file:///x"), "must be an https", "file");
        yield return Case(o => o.BaseAddress = null!, "must be an https", "no address");
        yield return Case(o => o.AllowedHosts.Add("https://cdn.example.com/"), "without scheme", "address of a host");
        yield return Case(o => o.AllowedHosts.Add(""), "is not the name of a host", "empty host");
        yield return Case(o => o.AllowedHosts.Add(null!), "is not the name of a host", "no host");
        yield return Case(o => o.Timeout = TimeSpan.Zero, "Timeout is 00:00:00. It must be", "no time");
        yield return Case(o => o.Timeout = TimeSpan.FromSeconds(-5), "It must be", "negative time");
        yield return Case(o => o.Timeout = TimeSpan.MaxValue, "Timeout.InfiniteTimeSpan", "too much time");
        yield return Case(o => o.ConnectTimeout = TimeSpan.Zero, "ConnectTimeout is", "no time to connect");
        yield return Case(o => o.ConnectTimeout = TimeSpan.MaxValue, "ConnectTimeout is", "too much time to connect");
        yield return Case(o => o.MaxConnectionsPerServer = 0, "MaxConnectionsPerServer is 0", "no connections");
        yield return Case(o => o.Handlers = null!, "Assign DefaultHandlers", "no handlers");
        yield return Case(o => o.TimeProvider = null!, "Assign TimeProvider.System", "no clock");
        yield return Case(o => o.ApplicationName = "Shop\r\nX: 1", "ApplicationName", "name with a line break");

        static TestCaseData Case(Action<WhatsAppClientOptions> change, string message, string name) =>
            new TestCaseData(change, message).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(OptionsThatCannotWork))]
    public void Invalid_options_are_refused_with_what_to_do(Action<WhatsAppClientOptions> change, string message)
    {
        var options = new WhatsAppClientOptions { AccessToken = "token" };
        change(options);

        Assert.That(
            () => new WhatsAppClient(options), Throws.ArgumentException.With.Message.Contains(message));
    }

    [Test]
    public void HttpClient_and_handler_exclude_each_other()
    {
        using var client = new HttpClient();
        using var handler = StubHandler.Returning("{}");

        Assert.That(
            () => new WhatsAppClient(
                new WhatsAppClientOptions { AccessToken = "t", HttpClient = client, HttpMessageHandler = handler }),
            Throws.ArgumentException.With.Message.EqualTo("Set HttpClient or HttpMessageHandler, not both."));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("a b")]
    public void Token_of_the_short_constructor_is_validated(string token) =>
        Assert.That(() => new WhatsAppClient(token), Throws.ArgumentException);

    [Test]
    public void Null_is_refused()
    {
        Assert.That(() => new WhatsAppClient((WhatsAppClientOptions)null!), Throws.ArgumentNullException);
        Assert.That(() => new WhatsAppClient((Microsoft.Kiota.Abstractions.IRequestAdapter)null!), Throws.ArgumentNullException);
        Assert.That(() => WhatsAppClientOptions.DefaultHandlers(null!), Throws.ArgumentNullException);
    }

    [TestCase("https://graph.facebook.com")]
    [TestCase("https://gateway.example.com/graph/")]
    [TestCase("http://localhost:5000")]
    [TestCase("http://127.0.0.1:5000")]
    [TestCase("http://[::1]:5000")]
    public void Base_address_can_be_https_or_loopback(string address)
    {
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "t", BaseAddress = new Uri(address) });

        Assert.That(client, Is.Not.Null);
    }

    [Test]
    public void Infinite_timeouts_are_allowed()
    {
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = "t",
            Timeout = Timeout.InfiniteTimeSpan,
            ConnectTimeout = Timeout.InfiniteTimeSpan,
        });

        Assert.That(client, Is.Not.Null);
    }

    [Test]
    public void ToString_contains_no_token_and_no_secret()
    {
        var options = new WhatsAppClientOptions { AccessToken = "EAAtoken", AppSecret = "s3cret" };

        Assert.That(
            options.ToString(), Is.EqualTo("WhatsAppClientOptions { https://graph.facebook.com/, v27.0 }"));
    }

    [Test]
    public void ToString_of_a_call_contains_no_token()
    {
        var options = new RequestOptions { AccessToken = "EAAtoken" };

        Assert.That(options.ToString(), Does.Not.Contain("EAAtoken"));
    }

    [Test]
    public async Task Options_are_frozen_when_the_client_is_created()
    {
        using var handler = StubHandler.Returning("{}");
        var options = new WhatsAppClientOptions { AccessToken = "first", HttpMessageHandler = handler };
        using var client = new WhatsAppClient(options);

        options.AccessToken = "second";
        options.BaseAddress = new Uri("https://evil.example.com");
        options.GraphVersion = "v1.0";
        options.AllowedHosts.Add("evil.example.com");
        await client.PhoneNumbers["1"].GetAsync();

        Assert.That(handler.Requests[0].RequestUri?.AbsoluteUri, Is.EqualTo("https://graph.facebook.com/v27.0/1"));
        Assert.That(handler.Requests[0].Headers.Authorization?.Parameter, Is.EqualTo("first"));
        Assert.That(
            () => client.MediaUrls["https://evil.example.com/x"].GetAsync(),
            Throws.InvalidOperationException);
    }

    [Test]
    public async Task Path_of_the_base_address_is_kept()
    {
        using var handler = StubHandler.Returning("{}");
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = "t",
            HttpMessageHandler = handler,
            BaseAddress = new Uri("https://gateway.example.com/graph/"),
        });

        await client.PhoneNumbers["1"].GetAsync();

        Assert.That(
            handler.Requests[0].RequestUri?.AbsoluteUri, Is.EqualTo("https://gateway.example.com/graph/v27.0/1"));
    }

    private sealed class Provider : IGraphTokenProvider
    {
        public ValueTask<string> GetAccessTokenAsync(AccessTokenContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult("token");
    }
}

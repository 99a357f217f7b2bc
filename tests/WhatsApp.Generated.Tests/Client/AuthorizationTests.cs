using System.Net;
using System.Security.Cryptography;
using System.Text;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

[TestFixture]
public sealed class AuthorizationTests : GraphTest
{
    [Test]
    public async Task Sixty_four_tenants_at_once_never_share_a_token()
    {
        const int tenants = 64;
        const int calls = 4;

        await Task.WhenAll(Enumerable.Range(0, tenants * calls).Select(async call =>
        {
            string tenant = $"tenant-{call % tenants}";
            await Client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(
                new TextMessage { To = "+16505551234", Text = new() { Body = tenant } },
                new RequestOptions { AccessToken = tenant });
        }));

        Assert.That(Server.Requests, Has.Count.EqualTo(tenants * calls));
        Assert.That(
            Server.Requests.Where(request => request.Json!["text"]!["body"]!.ToString() != request.BearerToken), Is.Empty);
        Assert.That(Server.Requests.Select(request => request.BearerToken).Distinct().Count(), Is.EqualTo(tenants));
    }

    [Test]
    public async Task Sixty_four_tenants_of_a_provider_never_share_a_token()
    {
        FakePhoneNumber[] numbers = [.. Enumerable.Range(0, 64).Select(
            index => Server.AddPhoneNumber(Server.AccountId, $"+1 555-010-{index:0000}"))];
        using WhatsAppClient client = ClientOf(new Provider(async context =>
        {
            await Task.Yield();
            return "token-of-" + context.NodeId;
        }));

        await Task.WhenAll(numbers.Select(number => client.PhoneNumbers[number.Id].GetAsync()));

        Assert.That(
            Server.Requests.Select(request => (request.Path, request.BearerToken)),
            Is.EquivalentTo(numbers.Select(number => ($"/v27.0/{number.Id}", (string?)$"token-of-{number.Id}"))));
    }

    [Test]
    public async Task Provider_is_called_for_every_request_with_the_node()
    {
        var asked = new List<AccessTokenContext>();
        using WhatsAppClient client = ClientOf(new Provider(context =>
        {
            asked.Add(context);
            return Task.FromResult($"token-{asked.Count}");
        }));
        FakeMedia media = Server.AddMedia(new byte[] { 1 }, "image/png");

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();
        await client.Accounts[Server.AccountId].MessageTemplates.ListAsync().FirstAsync();
        string url = (await client.Media[media.Id].GetAsync()).Url!;
        await (await client.MediaUrls[url].GetAsync()).DisposeAsync();

        Assert.That(
            asked,
            Is.EqualTo([
                new AccessTokenContext("getPhoneNumber", Server.PhoneNumberId, NodeKind.PhoneNumber),
                new AccessTokenContext("listTemplates", Server.AccountId, NodeKind.Account),
                new AccessTokenContext("getMedia", media.Id, NodeKind.Media),
                new AccessTokenContext("downloadMedia", url, NodeKind.MediaUrl),
            ]));
        Assert.That(
            Server.Requests.Select(request => request.BearerToken),
            Is.EqualTo(["token-1", "token-2", "token-3", "token-4"]));
    }

    [Test]
    public async Task Provider_gets_the_id_that_the_caller_used()
    {
        var asked = new List<string>();
        using WhatsAppClient client = ClientOf(new Provider(context =>
        {
            asked.Add(context.NodeId);
            return Task.FromResult("t");
        }));
        Respond("{}");

        await client.PhoneNumbers["a/b c?ü"].GetAsync();

        Assert.That(asked, Is.EqualTo(["a/b c?ü"]));
    }

    [Test]
    public async Task Provider_is_not_called_when_the_call_has_a_token()
    {
        using WhatsAppClient client = ClientOf(new Provider(_ => throw new InvalidTimeZoneException()));

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync(null, new RequestOptions { AccessToken = "own" });

        Assert.That(Sent.BearerToken, Is.EqualTo("own"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("a b")]
    public async Task Provider_without_a_token_is_an_error_that_names_operation_and_node(string? token)
    {
        using WhatsAppClient client = ClientOf(new Provider(_ => Task.FromResult(token!)));

        InvalidOperationException error =
            await Catch.Async<InvalidOperationException>(() => client.PhoneNumbers["77"].GetAsync());

        Assert.That(
            error.Message, Does.StartWith("Provider returned no access token for getPhoneNumber of PhoneNumber 77, or "));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Exception_of_the_provider_is_not_hidden()
    {
        using WhatsAppClient client = ClientOf(new Provider(_ => throw new InvalidTimeZoneException()));

        await Catch.Async<InvalidTimeZoneException>(() => client.PhoneNumbers["77"].GetAsync());
    }

    [Test]
    public async Task Proof_signs_the_token_with_the_app_secret()
    {
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.AccessToken = "EAAB-token";
            options.AppSecret = "app-secret";
        });

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        // printf EAAB-token | openssl dgst -sha256 -hmac app-secret
        Assert.That(
            Sent.Query["appsecret_proof"],
            Is.EqualTo(Convert.ToHexStringLower(HMACSHA256.HashData("app-secret"u8, "EAAB-token"u8))));
        Assert.That(Sent.Target, Does.Not.Contain("app-secret").And.Not.Contain("EAAB"));
    }

    [Test]
    public async Task Proof_is_that_of_the_token_of_the_call_and_follows_the_other_parameters()
    {
        using WhatsAppClient client = Server.CreateClient(options => options.AppSecret = "app-secret");
        Respond("""{"data":[]}""");

        await client.Accounts["1"].PhoneNumbers.ListAsync(
            new() { After = "a+b", Limit = 5 }, new RequestOptions { AccessToken = "own" }).ToListAsync();

        string proof = Convert.ToHexStringLower(HMACSHA256.HashData("app-secret"u8, "own"u8));
        Assert.That(Sent.Target, Is.EqualTo($"/v27.0/1/phone_numbers?limit=5&after=a%2Bb&appsecret_proof={proof}"));
    }

    [Test]
    public async Task Proof_is_not_sent_to_media_hosts()
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage { Content = new StringContent("bytes") });
        using WhatsAppClient client = MetaClient(handler, options => options.AppSecret = "app-secret");
        const string url = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&ext=2&hash=a%2Bb";

        await (await client.MediaUrls[url].GetAsync()).DisposeAsync();

        Assert.That(handler.Requests[0].RequestUri?.AbsoluteUri, Is.EqualTo(url));
        Assert.That(handler.Requests[0].Headers.Authorization?.Parameter, Is.EqualTo("EAAtoken"));
    }

    [TestCase("https://graph.facebook.com/x")]
    [TestCase("https://lookaside.fbsbx.com/x")]
    [TestCase("https://LOOKASIDE.FBSBX.COM/x")]
    [TestCase("https://eu.lookaside.fbsbx.com/x")]
    public async Task Token_is_sent_to_the_allowed_hosts(string url)
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage());
        using WhatsAppClient client = MetaClient(handler);

        await (await client.MediaUrls[url].GetAsync()).DisposeAsync();

        Assert.That(handler.Requests[0].Headers.Authorization?.ToString(), Is.EqualTo("Bearer EAAtoken"));
    }

    [TestCase("https://evil.example.com/x")]
    [TestCase("https://evil-lookaside.fbsbx.com.example.com/x")]
    [TestCase("https://notlookaside.fbsbx.com/x")]
    [TestCase("https://fbsbx.com/x")]
    [TestCase("https://lookaside.fbsbx.com@evil.example.com/x")]
    [TestCase("https://graph.facebook.com.evil.example.com/x")]
    [TestCase("https://graph.facebook.com@evil.example.com/x")]
    [TestCase("https://graph.facebook.com:x@evil.example.com/https://graph.facebook.com/x")]
    [TestCase("https://sub.graph.facebook.com/x")]
    [TestCase("http://lookaside.fbsbx.com/x")]
    [TestCase("http://graph.facebook.com/x")]
    [TestCase("http://localhost/x")]
    public async Task Token_is_not_sent_to_other_hosts(string url)
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage());
        using WhatsAppClient client = MetaClient(handler);

        InvalidOperationException error =
            await Catch.Async<InvalidOperationException>(() => client.MediaUrls[url].GetAsync());

        Assert.That(error.Message, Does.StartWith("The access token is not sent to ").And.Contain("AllowedHosts"));
        Assert.That(error.Message, Does.Not.Contain("EAAtoken"));
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public async Task Provider_is_not_called_when_no_token_must_be_sent()
    {
        bool asked = false;
        using var handler = new StubHandler(_ => new HttpResponseMessage());
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            HttpMessageHandler = handler,
            AccessTokenProvider = new Provider(_ =>
            {
                asked = true;
                return Task.FromResult("t");
            }),
        });

        await Catch.Async<InvalidOperationException>(() => client.MediaUrls["https://evil.example.com"].GetAsync());

        Assert.That(asked, Is.False);
    }

    [Test]
    public async Task Allowed_hosts_can_be_added()
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage());
        using WhatsAppClient client = MetaClient(handler, options => options.AllowedHosts.Add("cdn.example.com"));

        await (await client.MediaUrls["https://cdn.example.com/x"].GetAsync()).DisposeAsync();

        Assert.That(handler.Requests[0].Headers.Authorization?.Parameter, Is.EqualTo("EAAtoken"));
    }

    [Test]
    public async Task Operation_of_another_Meta_host_is_sent_there_with_token_and_proof()
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage { Content = new StringContent("{}") });
        using WhatsAppClient client = MetaClient(handler, options => options.AppSecret = "app-secret");

        await client.Accounts["1"].MessageTemplates.Archive.PostAsync(new() { HsmIds = ["2"] });

        Assert.That(
            handler.Requests[0].RequestUri!.AbsoluteUri,
            Does.Match(@"^https://api\.facebook\.com/1/message_templates/archive\?appsecret_proof=[0-9a-f]{64}$"));
        Assert.That(handler.Requests[0].Headers.Authorization?.Parameter, Is.EqualTo("EAAtoken"));
    }

    [Test]
    public async Task Operation_of_another_Meta_host_is_sent_to_a_custom_base_address()
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage { Content = new StringContent("{}") });
        using WhatsAppClient client = MetaClient(
            handler,
            options => options.BaseAddress = new Uri("https://gateway.example.com/meta/"));

        await client.Accounts["1"].MessageTemplates.Archive.PostAsync(new() { HsmIds = ["2"] });

        Assert.That(
            handler.Requests[0].RequestUri!.AbsoluteUri,
            Is.EqualTo("https://gateway.example.com/meta/1/message_templates/archive"));
    }

    [Test]
    public async Task Token_is_not_sent_to_a_Meta_host_that_was_removed_from_the_list()
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage());
        using WhatsAppClient client = MetaClient(handler, options => options.AllowedHosts.Remove("api.facebook.com"));

        await Catch.Async<InvalidOperationException>(
            () => client.Accounts["1"].MessageTemplates.Archive.PostAsync(new() { HsmIds = ["2"] }));

        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public async Task Token_does_not_cross_a_redirect()
    {
        await using RawServer target = RawServer.Start("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        await using RawServer redirecting = RawServer.Start(
            $"HTTP/1.1 302 Found\r\nLocation: {target.Address}\r\nContent-Length: 0\r\n\r\n");
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "EAAtoken", BaseAddress = redirecting.Address });

        GraphApiException error = await Catch.Async<GraphApiException>(() => client.PhoneNumbers["1"].GetAsync());

        Assert.That(error.Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That(target.Heads, Is.Empty);
    }

    [Test]
    public async Task Token_does_not_cross_a_redirect_that_an_HttpClient_of_the_program_follows()
    {
        await using RawServer target = RawServer.Start("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        await using RawServer redirecting = RawServer.Start(
            $"HTTP/1.1 302 Found\r\nLocation: {target.Address}\r\nContent-Length: 0\r\n\r\n");
        using var http = new HttpClient();
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = "EAAtoken",
            AppSecret = "app-secret",
            BaseAddress = redirecting.Address,
            HttpClient = http,
        });

        await Catch.Async<GraphConnectionException>(() => client.PhoneNumbers["1"].GetAsync());

        Assert.That(redirecting.Heads.Single(), Does.Contain("EAAtoken"));
        Assert.That(target.Heads.Single(), Does.Not.Contain("EAAtoken").And.Not.Contain("appsecret_proof"));
    }

    [TestCase("https://graph.facebook.com:8443/media")]
    [TestCase("https://lookaside.fbsbx.com:8443/media")]
    [TestCase("https://cdn.lookaside.fbsbx.com:444/media")]
    public void Token_is_not_sent_to_another_port_of_an_allowed_host(string url)
    {
        using StubHandler stub = StubHandler.Returning("{}");
        using WhatsAppClient client = MetaClient(stub);

        Assert.That(
            () => client.MediaUrls[url].GetAsync(),
            Throws.InvalidOperationException.With.Message.Contains("on its default port"));
        Assert.That(stub.Requests, Is.Empty);
    }

    [Test]
    public async Task Configured_address_keeps_its_port()
    {
        using StubHandler stub = StubHandler.Returning("{}");
        using WhatsAppClient client = MetaClient(stub, options => options.BaseAddress = new Uri("https://proxy.example.com:8443"));

        await client.PhoneNumbers["1"].GetAsync();

        Assert.That(stub.Requests.Single().Headers.Authorization?.Parameter, Is.EqualTo("EAAtoken"));
    }

    [Test]
    public async Task Cookies_are_not_kept()
    {
        Server.RespondNext(200, "application/json", "{}", new Dictionary<string, string> { ["Set-Cookie"] = "tenant=1" });

        await Phone.GetAsync();
        await Phone.GetAsync();

        Assert.That(Sent.Headers.Keys, Does.Not.Contain("Cookie"));
    }

    private static WhatsAppClient MetaClient(StubHandler handler, Action<WhatsAppClientOptions>? configure = null)
    {
        var options = new WhatsAppClientOptions { AccessToken = "EAAtoken", HttpMessageHandler = handler };
        configure?.Invoke(options);
        return new WhatsAppClient(options);
    }

    private WhatsAppClient ClientOf(IGraphTokenProvider provider) => Server.CreateClient(options =>
    {
        options.AccessToken = null;
        options.AccessTokenProvider = provider;
    });

    private sealed class Provider(Func<AccessTokenContext, Task<string>> token) : IGraphTokenProvider
    {
        public async ValueTask<string> GetAccessTokenAsync(
            AccessTokenContext context, CancellationToken cancellationToken) => await token(context);
    }
}

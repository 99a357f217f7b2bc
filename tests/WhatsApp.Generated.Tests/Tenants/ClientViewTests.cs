using System.Reflection;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Tenants;

[TestFixture]
public sealed class ClientViewTests : GraphTest
{
    [Test]
    public async Task View_sends_its_token_and_does_not_change_the_client()
    {
        WhatsAppClient view = Client.WithAccessToken("shop-a");

        await view.PhoneNumbers[Server.PhoneNumberId].GetAsync();
        await Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["shop-a", "fake-token"]));
    }

    [Test]
    public async Task View_applies_to_lists_and_downloads()
    {
        WhatsAppClient view = Client.WithAccessToken("shop-a");
        FakeMedia media = Server.AddMedia(new byte[] { 1 }, "image/png");
        using var bytes = new MemoryStream();

        await view.Accounts[Server.AccountId].MessageTemplates.ListAsync(new() { Limit = 1 }).CountAsync();
        await view.Media[media.Id].DownloadAsync(bytes);

        Assert.That(Server.Requests, Has.Count.GreaterThanOrEqualTo(3));
        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.All.EqualTo("shop-a"));
    }

    [Test]
    public async Task Options_of_a_call_override_those_of_its_view()
    {
        WhatsAppClient view = Client.WithOptions(new RequestOptions
        {
            AccessToken = "view",
            GraphVersion = "v24.0",
            Headers = new Dictionary<string, string> { ["X-A"] = "view", ["X-B"] = "view" },
        });

        await view.PhoneNumbers[Server.PhoneNumberId].GetAsync(null, new RequestOptions
        {
            AccessToken = "call",
            Headers = new Dictionary<string, string> { ["x-b"] = "call", ["X-C"] = "call" },
        });

        Assert.Multiple(() =>
        {
            Assert.That(Sent.BearerToken, Is.EqualTo("call"));
            Assert.That(Sent.Path, Does.StartWith("/v24.0/"));
            Assert.That(Sent.Headers["X-A"], Is.EqualTo("view"));
            Assert.That(Sent.Headers["X-B"], Is.EqualTo("call"));
            Assert.That(Sent.Headers["X-C"], Is.EqualTo("call"));
        });
    }

    [Test]
    public async Task OnResponse_of_the_view_and_of_the_call_are_called()
    {
        var told = new List<string>();
        WhatsAppClient view = Client.WithOptions(new RequestOptions { OnResponse = _ => told.Add("view") });

        await view.PhoneNumbers[Server.PhoneNumberId].GetAsync(
            null, new RequestOptions { OnResponse = _ => told.Add("call") });

        Assert.That(told, Is.EqualTo(["view", "call"]));
    }

    [Test]
    public async Task View_of_a_view_keeps_what_it_does_not_change()
    {
        WhatsAppClient view = Client
            .WithOptions(new RequestOptions { GraphVersion = "v24.0", AccessToken = "first" })
            .WithAccessToken("second");

        await view.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Sent.BearerToken, Is.EqualTo("second"));
        Assert.That(Sent.Path, Does.StartWith("/v24.0/"));
    }

    [Test]
    public async Task Every_option_of_a_view_reaches_the_call()
    {
        RequestOptions view = Filled();
        var seen = new List<RequestOptions?>();
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.AccessToken = null;
            options.AccessTokenProvider = new AccessTokenMap();
            options.Handlers = own =>
                [new Watching(call => seen.Add(call.Options)), .. WhatsAppClientOptions.DefaultHandlers(own)];
        });

        await client.WithOptions(view).PhoneNumbers[Server.PhoneNumberId].GetAsync(null, new RequestOptions());

        const BindingFlags all = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (PropertyInfo property in typeof(RequestOptions).GetProperties(all))
        {
            Assert.That(
                property.GetValue(view),
                Is.Not.Null.And.Not.EqualTo(default(CancellationToken)),
                $"Set {property.Name} in {nameof(Filled)}.");
            Assert.That(property.GetValue(seen[0]), Is.EqualTo(property.GetValue(view)), property.Name);
        }
    }

    [Test]
    public async Task Tenant_of_a_call_never_uses_the_token_of_its_view()
    {
        var map = new AccessTokenMap();
        map.Set("shop-b", "token-b");
        using WhatsAppClient client = ClientOf(map);

        await client.WithAccessToken("token-a").PhoneNumbers[Server.PhoneNumberId].GetAsync(
            null, new RequestOptions { Tenant = "shop-b" });

        Assert.That(Sent.BearerToken, Is.EqualTo("token-b"));
    }

    [Test]
    public async Task Token_of_a_call_is_never_used_for_the_tenant_of_its_view()
    {
        using WhatsAppClient client = ClientOf(new AccessTokenMap());

        await client.ForTenant("shop-b").PhoneNumbers[Server.PhoneNumberId].GetAsync(
            null, new RequestOptions { AccessToken = "token-a" });

        Assert.That(Sent.BearerToken, Is.EqualTo("token-a"));
    }

    [Test]
    public async Task Tenant_of_a_client_with_one_token_for_all_is_refused()
    {
        InvalidOperationException error = await Catch.Async<InvalidOperationException>(
            () => Client.ForTenant("shop-a").PhoneNumbers[Server.PhoneNumberId].GetAsync());

        Assert.That(error.Message, Does.Contain("shop-a").And.Contain("AccessTokenProvider"));
        Assert.That(error.Message, Does.Not.Contain("fake-token"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Dispose_of_a_view_has_no_effect()
    {
        using (Client.WithAccessToken("shop-a"))
        {
        }

        await Phone.GetAsync();

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task View_cannot_be_used_after_its_client_is_disposed_of()
    {
        WhatsAppClient view = Client.WithAccessToken("shop-a");
        Client.Dispose();

        await Catch.Async<ObjectDisposedException>(() => view.PhoneNumbers["1"].GetAsync());
    }

    [Test]
    public void Invalid_options_of_a_view_are_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Client.WithOptions(null!), Throws.ArgumentNullException);
            Assert.That(() => Client.WithAccessToken(null!), Throws.ArgumentNullException);
            Assert.That(() => Client.WithAccessToken(""), Throws.ArgumentException);
            Assert.That(
                () => Client.WithAccessToken("EAA secret"),
                Throws.ArgumentException.With.Message.Not.Contains("secret"));
            Assert.That(() => Client.ForTenant(" "), Throws.ArgumentException);
        });
    }

    private static RequestOptions Filled() => New().WithStopWaiting(new CancellationToken(canceled: true));

    private static RequestOptions New() => new()
    {
        AccessToken = "shop-a",
        Tenant = "a",
        GraphVersion = "v24.0",
        Timeout = TimeSpan.FromMinutes(1),
        AttemptTimeout = TimeSpan.FromSeconds(9),
        Retry = RetryOptions.Off,
        Headers = new Dictionary<string, string> { ["X-A"] = "1" },
        OnResponse = _ => { },
        AllowToAndRecipient = true,
        ValidateRequest = true,
    };

    private WhatsAppClient ClientOf(IGraphTokenProvider provider) => Server.CreateClient(options =>
    {
        options.AccessToken = null;
        options.AccessTokenProvider = provider;
    });

    private sealed class Watching(Action<CallContext> watch) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            watch(CallContext.Of(request));
            return base.SendAsync(request, cancellationToken);
        }
    }
}

using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>The pages in <c>access-tokens</c>: the exchange and the inspection of tokens.</summary>
[TestFixture]
public sealed class AccessTokensTests : GraphTest
{
    private AccessTokenRequest Request => new() { ClientId = Server.ApplicationId, ClientSecret = Server.AppSecret };

    [Test]
    public async Task Code_is_exchanged_in_a_form_without_an_access_token()
    {
        using WhatsAppClient client = Server.CreateClient(options => options.AppSecret = "app-secret");
        string code = Server.AddAuthorizationCode();
        AccessTokenRequest request = Request;
        request.Code = code;

        AccessTokenResponse token = await client.OAuth.AccessToken.PostAsync(request);

        Assert.Multiple(() =>
        {
            Assert.That(Sent.Method, Is.EqualTo("POST"));
            Assert.That(Sent.Target, Is.EqualTo("/v27.0/oauth/access_token"));
            Assert.That(Sent.Headers.Keys, Does.Not.Contain("Authorization"));
            Assert.That(Sent.Headers["Content-Type"], Is.EqualTo("application/x-www-form-urlencoded"));
            Assert.That(
                Sent.Text,
                Is.EqualTo($"client_id={Server.ApplicationId}&client_secret={Server.AppSecret}&code={code}"));
            Assert.That(token.AccessToken, Is.Not.Empty);
            Assert.That(token.TokenType, Is.EqualTo("bearer"));
            Assert.That(token.ExpiresIn, Is.Null);
        });
    }

    [Test]
    public async Task Code_is_valid_once_and_only_with_its_redirect_address()
    {
        AccessTokenRequest request = Request;
        request.Code = Server.AddAuthorizationCode(TimeSpan.FromHours(1), "https://example.com/signed-up");
        request.RedirectUri = "https://example.com/signed-up";

        Assert.That((await Client.OAuth.AccessToken.PostAsync(request)).ExpiresIn, Is.EqualTo(3600));
        GraphApiException again =
            await Catch.Async<GraphApiException>(() => Client.OAuth.AccessToken.PostAsync(request));
        request.Code = Server.AddAuthorizationCode(redirectUri: "https://example.com/other");
        GraphApiException elsewhere =
            await Catch.Async<GraphApiException>(() => Client.OAuth.AccessToken.PostAsync(request));

        Assert.That((again.Code, elsewhere.Code), Is.EqualTo((100, 100)));
    }

    [Test]
    public async Task Short_lived_token_is_exchanged_for_a_long_lived_one()
    {
        AccessTokenRequest request = Request;
        request.GrantType = AccessTokenGrant.FbExchangeToken;
        request.FbExchangeToken = "EAAshort";

        AccessTokenResponse token = await Client.OAuth.AccessToken.PostAsync(request);

        Assert.That(token.ExpiresIn, Is.EqualTo((long)TimeSpan.FromDays(60).TotalSeconds));
        Assert.That(Sent.Text, Does.EndWith("&grant_type=fb_exchange_token&fb_exchange_token=EAAshort"));
    }

    [Test]
    public async Task Token_of_the_app_inspects_others()
    {
        AccessTokenRequest request = Request;
        request.GrantType = AccessTokenGrant.ClientCredentials;

        AccessTokenResponse app = await Client.OAuth.AccessToken.PostAsync(request);
        DebugTokenResponse response = await Client.WithAccessToken(app.AccessToken!).DebugToken.GetAsync(
            new DebugTokenQuery { InputToken = "fake-token" });

        Assert.Multiple(() =>
        {
            Assert.That(app.AccessToken, Is.EqualTo($"{Server.ApplicationId}|{Server.AppSecret}"));
            Assert.That(Sent.Method, Is.EqualTo("GET"));
            Assert.That(Sent.Target, Is.EqualTo("/v27.0/debug_token?input_token=fake-token"));
            Assert.That(Sent.Body.Length, Is.Zero);
            Assert.That(Sent.BearerToken, Is.EqualTo(app.AccessToken));
            Assert.That(response.Data?.IsValid, Is.True);
            Assert.That(response.Data?.Type, Is.EqualTo(InspectedTokenType.SystemUser));
            Assert.That(response.Data?.AppId, Is.EqualTo(Server.ApplicationId));
        });
    }

    [Test]
    public async Task Inspection_lists_the_accounts_that_a_business_has_shared()
    {
        FakeAccount shared = Server.AddAccount();
        AccessTokenRequest request = Request;
        request.Code = Server.AddAuthorizationCode(accountIds: [shared.Id]);
        AccessTokenResponse token = await Client.OAuth.AccessToken.PostAsync(request);

        DebugTokenResponse response =
            await Client.DebugToken.GetAsync(new DebugTokenQuery { InputToken = token.AccessToken! });

        GranularScope scope = response.Data!.GranularScopes!.Single(s => s.Scope == "whatsapp_business_management");
        Assert.That(scope.TargetIds, Is.EqualTo([shared.Id]));
        Assert.That(response.Data.ExpiresAt, Is.EqualTo(DateTimeOffset.UnixEpoch), "It has no end.");
        Assert.That(response.Data.IssuedAt, Is.Not.Null);
    }

    [Test]
    public async Task Token_expires()
    {
        var clock = new FakeTimeProvider();
        await using FakeGraphServer server =
            await FakeGraphServer.StartAsync(new FakeGraphOptions { TimeProvider = clock });
        using WhatsAppClient client = server.CreateClient();
        AccessTokenResponse token = await client.OAuth.AccessToken.PostAsync(new AccessTokenRequest
        {
            ClientId = server.ApplicationId,
            ClientSecret = server.AppSecret,
            Code = server.AddAuthorizationCode(TimeSpan.FromHours(1)),
        });
        WhatsAppClient tenant = client.WithAccessToken(token.AccessToken!);

        await tenant.PhoneNumbers[server.PhoneNumberId].GetAsync();
        clock.Advance(TimeSpan.FromHours(1));
        GraphApiException error =
            await Catch.Async<GraphApiException>(() => tenant.PhoneNumbers[server.PhoneNumberId].GetAsync());
        InspectedToken inspected = (await client.DebugToken.GetAsync(
            new DebugTokenQuery { InputToken = token.AccessToken! })).Data!;

        Assert.Multiple(() =>
        {
            Assert.That((error.Code, error.Subcode), Is.EqualTo((190, 463)));
            Assert.That(inspected.IsValid, Is.False);
            Assert.That(inspected.Error?.Subcode, Is.EqualTo(463));
            Assert.That(inspected.ExpiresAt, Is.EqualTo(clock.GetUtcNow()));
        });
    }

    [Test]
    public async Task Revoked_token_is_refused_everywhere()
    {
        Server.RevokeToken("EAArevoked");
        AccessTokenRequest request = Request;
        request.GrantType = AccessTokenGrant.FbExchangeToken;
        request.FbExchangeToken = "EAArevoked";

        GraphApiException call = await Catch.Async<GraphApiException>(
            () => Client.WithAccessToken("EAArevoked").PhoneNumbers[Server.PhoneNumberId].GetAsync());
        GraphApiException exchange =
            await Catch.Async<GraphApiException>(() => Client.OAuth.AccessToken.PostAsync(request));
        DebugTokenResponse response =
            await Client.DebugToken.GetAsync(new DebugTokenQuery { InputToken = "EAArevoked" });

        Assert.That((call.Code, call.Subcode, exchange.Code), Is.EqualTo((190, 460, 190)));
        Assert.That(response.Data?.IsValid, Is.False);
        Assert.That(response.Data?.Scopes, Is.Empty);
    }

    [Test]
    public async Task Wrong_app_and_wrong_secret_are_errors()
    {
        AccessTokenRequest secret = Request;
        secret.ClientSecret = "wrong-secret";
        secret.Code = "code";
        AccessTokenRequest app = Request;
        app.ClientId = "404";
        app.Code = "code";

        GraphApiException wrongSecret =
            await Catch.Async<GraphApiException>(() => Client.OAuth.AccessToken.PostAsync(secret));
        GraphApiException wrongApp =
            await Catch.Async<GraphApiException>(() => Client.OAuth.AccessToken.PostAsync(app));

        Assert.That((wrongSecret.Code, wrongApp.Code), Is.EqualTo((1, 101)));
    }

    [Test]
    public async Task Inspection_requires_a_token()
    {
        using var http = new HttpClient();

        using HttpResponseMessage response = await http.GetAsync(
            new Uri(Server.BaseAddress, "v27.0/debug_token?input_token=x"));

        Assert.That((int)response.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task Token_of_one_call_becomes_a_tenant_of_a_map()
    {
        var map = new AccessTokenMap();
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.AccessToken = null;
            options.AccessTokenProvider = map;
        });
        AccessTokenRequest request = Request;
        request.Code = Server.AddAuthorizationCode();

        AccessTokenResponse token = await client.OAuth.AccessToken.PostAsync(request);
        map.Set("shop-a", token.AccessToken!);
        await client.ForTenant("shop-a").PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.That(Sent.BearerToken, Is.EqualTo(token.AccessToken));
        Assert.That(Server.Requests[0].BearerToken, Is.Null, "The exchange needs no token.");
    }

    [Test]
    public async Task Header_of_a_call_does_not_add_a_token_where_none_is_sent()
    {
        AccessTokenRequest request = Request;
        request.Code = Server.AddAuthorizationCode();

        await Client.OAuth.AccessToken.PostAsync(request, new RequestOptions
        {
            AccessToken = "EAAown",
            Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer EAAheader" },
        });

        Assert.That(Sent.Headers.Keys, Does.Not.Contain("Authorization"));
    }
}

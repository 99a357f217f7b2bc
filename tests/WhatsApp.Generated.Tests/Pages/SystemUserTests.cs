using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>The pages of system users: their list, the apps that they have installed, and their tokens.</summary>
[TestFixture]
public sealed class SystemUserTests : GraphTest
{
    private WhatsAppClient _secured = null!;

    private BusinessItemRequestBuilder Business => Client.Businesses[Server.BusinessId];

    [SetUp]
    public void CreateClientWithSecret() =>
        _secured = Server.CreateClient(options => options.AppSecret = Server.AppSecret);

    [TearDown]
    public void DisposeClient() => _secured.Dispose();

    [Test]
    public async Task System_user_is_created_renamed_listed_and_read()
    {
        string id = (await Business.SystemUsers.PostAsync(new() { Name = "Server", Role = SystemUserRole.Employee })).Id!;
        AssertRequest("POST", $"/v27.0/{Server.BusinessId}/system_users");
        AssertBody("""{"name":"Server","role":"EMPLOYEE"}""");

        await Business.SystemUsers.PostAsync(new() { Name = "Server, Europe", SystemUserId = id });
        SystemUser listed = await Business.SystemUsers.ListAsync().SingleAsync();
        SystemUser read = await Client.SystemUsers[id].GetAsync(new() { Fields = [SystemUserField.CreatedTime] });

        AssertRequest("GET", $"/v27.0/{id}?fields=created_time");
        Assert.That((listed.Id, listed.Name, listed.Role), Is.EqualTo((id, "Server, Europe", SystemUserRole.Employee)));
        Assert.That(read.CreatedTime, Is.Not.Null);
    }

    [Test]
    public async Task People_are_not_listed_with_the_system_users()
    {
        Server.AddUser("Ana Costa", userType: "ADMIN");
        FakeUser server = Server.AddUser("Server");

        SystemUser[] listed = await Business.SystemUsers.ListAsync().ToArrayAsync();

        Assert.That(listed.Select(user => user.Id), Is.EqualTo([server.Id]));
    }

    [Test]
    public async Task Token_is_created_for_an_installed_app_and_inspected()
    {
        FakeUser user = Server.AddUser("Server");
        await Client.SystemUsers[user.Id].Applications.PostAsync(new() { BusinessApp = Server.ApplicationId });
        AssertRequest("POST", $"/v27.0/{user.Id}/applications");
        AssertBody($$"""{"business_app":"{{Server.ApplicationId}}"}""");

        SystemUserToken token = await _secured.SystemUsers[user.Id].AccessTokens.PostAsync(new()
        {
            BusinessApp = Server.ApplicationId,
            Scope = "whatsapp_business_messaging",
            SetTokenExpiresIn60Days = true,
        });
        AssertBody($$"""
            {"business_app":"{{Server.ApplicationId}}","scope":"whatsapp_business_messaging",
             "set_token_expires_in_60_days":true}
            """);
        InspectedToken inspected =
            (await Client.DebugToken.GetAsync(new DebugTokenQuery { InputToken = token.AccessToken! })).Data!;

        Assert.That(inspected.Scopes, Is.EqualTo(["whatsapp_business_messaging"]));
        Assert.That(inspected.ExpiresAt - inspected.IssuedAt, Is.EqualTo(TimeSpan.FromDays(60)));
    }

    [Test]
    public async Task Token_needs_a_proof_and_an_installed_app()
    {
        FakeUser user = Server.AddUser("Server");
        SystemUserTokenRequest request = new() { BusinessApp = Server.ApplicationId, Scope = "whatsapp_business_messaging" };

        GraphApiException unproven =
            await Catch.Async<GraphApiException>(() => Client.SystemUsers[user.Id].AccessTokens.PostAsync(request));
        GraphApiException notInstalled =
            await Catch.Async<GraphApiException>(() => _secured.SystemUsers[user.Id].AccessTokens.PostAsync(request));

        Assert.That(unproven.Message, Does.Contain("appsecret_proof"));
        Assert.That(notInstalled.Message, Does.Contain("is not installed"));
    }

    [Test]
    public async Task Token_is_refreshed_before_it_expires()
    {
        var clock = new FakeTimeProvider();
        await using FakeGraphServer server =
            await FakeGraphServer.StartAsync(new FakeGraphOptions { TimeProvider = clock });
        using WhatsAppClient client = server.CreateClient();
        SystemUserToken old = await client.Businesses[server.BusinessId].SystemUserAccessTokens.PostAsync(
            new() { SetTokenExpiresIn60Days = true, Asset = [server.AccountId] });
        clock.Advance(TimeSpan.FromDays(50));

        AccessTokenResponse refreshed = await client.OAuth.AccessToken.PostAsync(new AccessTokenRequest
        {
            ClientId = server.ApplicationId,
            ClientSecret = server.AppSecret,
            GrantType = AccessTokenGrant.FbExchangeToken,
            FbExchangeToken = old.AccessToken,
            SetTokenExpiresIn60Days = true,
        });
        clock.Advance(TimeSpan.FromDays(50));
        InspectedToken inspected =
            (await client.DebugToken.GetAsync(new DebugTokenQuery { InputToken = refreshed.AccessToken! })).Data!;

        Assert.That(inspected.IsValid, Is.True);
        Assert.That(inspected.Type, Is.EqualTo(InspectedTokenType.SystemUser));
        Assert.That(inspected.GranularScopes![0].TargetIds, Is.EqualTo([server.AccountId]));
    }

    [Test]
    public async Task Revoked_token_no_longer_works()
    {
        SystemUserToken token = await Business.SystemUserAccessTokens.PostAsync(new() { FetchOnly = true });
        AssertRequest("POST", $"/v27.0/{Server.BusinessId}/system_user_access_tokens");
        AssertBody("""{"fetch_only":true}""");

        SuccessResponse response = await Client.OAuth.Revoke.GetAsync(new OAuthRevokeQuery
        {
            ClientId = Server.ApplicationId,
            ClientSecret = Server.AppSecret,
            RevokeToken = token.AccessToken!,
            AccessToken = "fake-token",
        });
        GraphApiException error = await Catch.Async<GraphApiException>(
            () => Client.WithAccessToken(token.AccessToken!).Businesses[Server.BusinessId].GetAsync());

        Assert.That(response.Success, Is.True);
        Assert.That((error.Code, error.Subcode), Is.EqualTo((190, 460)));
        Assert.That(Server.Requests[^2].Headers.Keys, Does.Not.Contain("Authorization"), "The tokens are in the query.");
    }

    [Test]
    public async Task Error_of_a_revocation_contains_no_secret()
    {
        OAuthRevokeQuery query = new()
        {
            ClientId = Server.ApplicationId,
            ClientSecret = "EXAMPLE-wrong-secret",
            RevokeToken = "EAArevoked-token",
            AccessToken = "EAAown-token",
        };
        string[] secrets = [query.ClientSecret, query.RevokeToken, query.AccessToken];
        Server.RespondNext(400, "text/html", $"<p>{string.Join(' ', secrets)}</p>");

        GraphApiException shown = await Catch.Async<GraphApiException>(() => Client.OAuth.Revoke.GetAsync(query));
        GraphApiException refused = await Catch.Async<GraphApiException>(() => Client.OAuth.Revoke.GetAsync(query));

        Assert.That(refused.Code, Is.EqualTo(1), "The server checks the secret of the app.");
        foreach (string text in (string[])[$"{shown} {shown.ResponseBody}", $"{refused} {refused.ResponseBody}", $"{query}"])
        {
            Assert.That(secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test]
    public Task Error_surfaces() =>
        AssertErrorSurfaces(() => Client.SystemUsers["1"].GetAsync(), "getSystemUser");
}

using WhatsApp.Generated;
using WhatsApp.Generated.Testing;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/tokens.md, which runs.</summary>
[TestFixture]
public sealed class TokensSnippets
{
    [Test]
    public async Task Token_of_a_system_user_is_created_refreshed_and_revoked()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        string appId = server.ApplicationId, appSecret = server.AppSecret, businessId = server.BusinessId;
        string administratorToken = "administrator";
        using WhatsAppClient client = server.CreateClient(options =>
        {
            options.AccessToken = administratorToken;
            options.AppSecret = appSecret;
        });

        SystemUserSaved user = await client.Businesses[businessId].SystemUsers.PostAsync(
            new SystemUserRequest { Name = "Message server", Role = SystemUserRole.Employee });
        await client.SystemUsers[user.Id!].Applications.PostAsync(new SystemUserAppRequest { BusinessApp = appId });
        SystemUserToken token = await client.SystemUsers[user.Id!].AccessTokens.PostAsync(new SystemUserTokenRequest
        {
            BusinessApp = appId,
            Scope = "whatsapp_business_messaging,whatsapp_business_management",
            SetTokenExpiresIn60Days = true,
        });

        AccessTokenResponse refreshed = await client.OAuth.AccessToken.PostAsync(new AccessTokenRequest
        {
            ClientId = appId,
            ClientSecret = appSecret,
            GrantType = AccessTokenGrant.FbExchangeToken,
            FbExchangeToken = token.AccessToken,
            SetTokenExpiresIn60Days = true,
        });

        string leakedToken = token.AccessToken!;
        await client.OAuth.Revoke.GetAsync(new OAuthRevokeQuery
        {
            ClientId = appId,
            ClientSecret = appSecret,
            RevokeToken = leakedToken,
            AccessToken = administratorToken,
        });

        Assert.That(await IsValidAsync(client, refreshed.AccessToken!), Is.True);
        Assert.That(await IsValidAsync(client, leakedToken), Is.False);
    }

    private static async Task<bool?> IsValidAsync(WhatsAppClient client, string token) =>
        (await client.DebugToken.GetAsync(new DebugTokenQuery { InputToken = token })).Data!.IsValid;
}

using WhatsApp.Generated;
using WhatsApp.Generated.Testing;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/signup.md, which runs.</summary>
[TestFixture]
public sealed class SignUpSnippets
{
    [Test]
    public async Task Business_signs_up_in_four_steps()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        string appId = server.ApplicationId, appSecret = server.AppSecret, code = server.AddAuthorizationCode();
        string phoneNumberId = server.PhoneNumberId, accountId = server.AccountId, pin = "123456";

        AccessTokenResponse business = await client.OAuth.AccessToken.PostAsync(
            new AccessTokenRequest { ClientId = appId, ClientSecret = appSecret, Code = code });
        WhatsAppClient signedUp = client.WithAccessToken(business.AccessToken!);

        DebugTokenResponse inspected = await client.WithAccessToken($"{appId}|{appSecret}").DebugToken.GetAsync(
            new DebugTokenQuery { InputToken = business.AccessToken! });
        IReadOnlyList<string> accountIds = inspected.Data!.RequireAccounts();

        await foreach (PhoneNumberInfo number in signedUp.Accounts[accountId].PhoneNumbers.ListAsync())
        {
            Console.WriteLine($"{number.Id} {number.DisplayPhoneNumber} {number.VerifiedName}");
        }

        await signedUp.Accounts[accountId].SubscribedApps.PostAsync(new AppSubscriptionRequest());

        await signedUp.PhoneNumbers[phoneNumberId].Register.PostAsync(new PhoneNumberRegisterRequest { Pin = pin });

        Assert.That(accountIds, Does.Contain(accountId));
        Assert.That(server.Requests.Skip(2).Select(request => request.BearerToken), Has.All.EqualTo(business.AccessToken));
        Assert.That(
            server.Requests.Select(request => $"{request.Method} {request.Path.Split('/')[^1]}").Distinct(),
            Is.EqualTo(["POST access_token", "GET debug_token", "GET phone_numbers", "POST subscribed_apps", "POST register"]));
    }
}

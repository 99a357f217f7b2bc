using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page app/subscriptions.</summary>
[TestFixture]
public sealed class AppSubscriptionTests : GraphTest
{
    private ApplicationSubscriptionsRequestBuilder Subscriptions =>
        Client.Applications[Server.ApplicationId].Subscriptions;

    private string Path => $"/v27.0/{Server.ApplicationId}/subscriptions";

    [Test]
    public async Task Webhooks_of_an_app_are_read()
    {
        AppWebhook webhook = (await Subscriptions.GetAsync()).Data!.Single();

        AssertRequest("GET", Path);
        Assert.That(webhook.Object, Is.EqualTo(AppWebhookObject.WhatsAppBusinessAccount));
        Assert.That(webhook.Fields!.Single().Name, Is.EqualTo("messages"));
    }

    [Test]
    public async Task Webhooks_of_an_app_are_configured()
    {
        SuccessResponse response = await Subscriptions.PostAsync(new()
        {
            Object = AppWebhookObject.WhatsAppBusinessAccount,
            CallbackUrl = "https://example.com/webhooks",
            Fields = "messages,account_update",
            VerifyToken = "verify",
        });

        AssertRequest("POST", Path);
        AssertBody("""
            {"object":"whatsapp_business_account","callback_url":"https://example.com/webhooks",
             "fields":"messages,account_update","verify_token":"verify"}
            """);
        Assert.That(response.Success, Is.True);
    }

    [Test]
    public async Task Webhooks_of_an_app_are_removed()
    {
        await Subscriptions.DeleteAsync(new() { Object = AppWebhookObject.WhatsAppBusinessAccount });

        AssertRequest("DELETE", Path + "?object=whatsapp_business_account");
    }

    [Test]
    public Task Error_surfaces() => AssertErrorSurfaces(() => Subscriptions.GetAsync(), "getAppWebhooks");
}

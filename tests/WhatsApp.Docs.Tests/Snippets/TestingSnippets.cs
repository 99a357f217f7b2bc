using System.Net;
using System.Text;
using Microsoft.AspNetCore.Mvc.Testing;
using WhatsApp.Generated;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/testing.md, which runs.</summary>
[TestFixture]
public sealed class TestingSnippets
{
    [Test]
    public async Task Application_replies_to_a_webhook()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        await using WebApplicationFactory<Greeter> bot = new WebApplicationFactory<Greeter>().WithWebHostBuilder(host => host
            .UseSetting("WhatsApp:BaseAddress", server.BaseAddress.ToString())
            .UseSetting("WhatsApp:AccessToken", "any-token")
            .UseSetting("WhatsApp:Webhooks:AppSecrets:0", server.AppSecret)
            .UseSetting("WhatsApp:Webhooks:VerifyToken", "any-text"));
        using HttpClient http = bot.CreateClient();
        var meta = new FakeWebhookSender(server.AppSecret, http);
        var webhooks = new Uri("/webhooks/whatsapp", UriKind.Relative);

        using HttpResponseMessage response = await meta.SendAsync(webhooks, FakeWebhook.TextMessage("16505551234", "Hi"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(server.SentMessages.Single().Body["text"]!["body"]!.ToString(), Is.EqualTo("You wrote: Hi"));

        Assert.That(await meta.VerifyAsync(webhooks, "any-text"), Is.True);

        string webhook = FakeWebhook.TextMessage("16505551234", "Hi again");
        using HttpResponseMessage first = await meta.SendAsync(webhooks, webhook);
        using HttpResponseMessage second = await meta.SendAsync(webhooks, webhook);
        Assert.That(server.SentMessages, Has.Count.EqualTo(2), "one reply to each of the two messages");
    }

    [Test]
    public async Task Handler_replies_to_an_event()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        byte[] webhook = Encoding.UTF8.GetBytes(FakeWebhook.TextMessage("16505551234", "Hi"));

        var received = (TextMessageReceived)WebhookEvents.Parse(webhook).Single();
        await new Greeter(client).HandleAsync(received, CancellationToken.None);

        Assert.That(server.SentMessages.Single().Body["to"]!.ToString(), Is.EqualTo("16505551234"));
    }

    [Test]
    public async Task Faults_are_queued()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient(options => options.Retry = RetryOptions.Off);

        server.FailNext(FakeError.RateLimited);
        server.FailNext(FakeError.ExpiredToken, when: request => request.Path.EndsWith("/messages", StringComparison.Ordinal));

        Assert.That(
            async () => await client.PhoneNumbers[server.PhoneNumberId].GetAsync(),
            Throws.InstanceOf<GraphApiException>().With.Property("Group").EqualTo(GraphErrorGroup.Throttling));
        Assert.That(
            async () => await client.PhoneNumbers[server.PhoneNumberId].Messages.PostAsync(
                new TextMessage { To = "+16505551234", Text = new() { Body = "Hello" } }),
            Throws.InstanceOf<GraphApiException>().With.Property("Group").EqualTo(GraphErrorGroup.Authorization));
    }

    [Test]
    public async Task State_is_added()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();

        server.AddTemplate("order_ready");
        FakeMedia image = server.AddMedia(new byte[] { 1, 2, 3 }, "image/jpeg");
        FakeAccount account = server.AddAccount(name: "Bookshop");
        FakePhoneNumber number = server.AddPhoneNumber(account.Id, "+1 650-555-0199");

        List<PhoneNumberInfo> numbers = [];
        await foreach (PhoneNumberInfo found in client.Accounts[account.Id].PhoneNumbers.ListAsync())
        {
            numbers.Add(found);
        }

        Assert.That(numbers.Select(found => found.Id), Is.EqualTo([number.Id]));
        Assert.That((await client.Media[image.Id].GetAsync()).MimeType, Is.EqualTo("image/jpeg"));
    }
}

using System.Net;
using System.Security.Cryptography;
using Flow;
using Microsoft.AspNetCore.Mvc.Testing;
using MultiTenant;
using Serverless;
using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Flows;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace Docs.Tests.Samples;

/// <summary>The samples with a webhook or a flow, in the process of the test.</summary>
[TestFixture]
public sealed class SampleTests
{
    private static readonly Uri Webhooks = new("/webhooks/whatsapp", UriKind.Relative);

    [Test]
    public async Task Bot_replies()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        await using WebApplicationFactory<Greeter> bot = Start<Greeter>(server, ("WhatsApp:AccessToken", "token"));
        using HttpClient http = bot.CreateClient();

        await SendAsync(server, http, FakeWebhook.TextMessage("16505551234", "Hi"));

        Assert.That(server.SentMessages.Single().Body["text"]!["body"]!.ToString(), Is.EqualTo("You wrote: Hi"));
    }

    [Test]
    public async Task Host_of_several_tenants_replies_with_the_token_of_each()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        FakePhoneNumber bakery = server.AddPhoneNumber(server.AddAccount(name: "Bakery").Id, "+1 650-555-0111");
        FakePhoneNumber bookshop = server.AddPhoneNumber(server.AddAccount(name: "Bookshop").Id, "+1 650-555-0122");
        await using WebApplicationFactory<Receptionist> host = Start<Receptionist>(
            server,
            ($"Tenants:{bakery.AccountId}:AccessToken", "token-of-the-bakery"),
            ($"Tenants:{bakery.AccountId}:Greeting", "Bread!"),
            ($"Tenants:{bookshop.AccountId}:AccessToken", "token-of-the-bookshop"));
        using HttpClient http = host.CreateClient();

        await SendAsync(server, http, FakeWebhook.TextMessage("16505551234", "Hi", FakeWebhookContext.For(bakery)));
        await SendAsync(server, http, FakeWebhook.TextMessage("16505551234", "Hi", FakeWebhookContext.For(bookshop)));

        Assert.That(
            server.Requests.Select(request => request.BearerToken),
            Is.EqualTo(["token-of-the-bakery", "token-of-the-bookshop"]));
        Assert.That(
            server.SentMessages.Select(sent => (sent.PhoneNumberId, sent.Body["text"]!["body"]!.ToString())),
            Is.EqualTo([(bakery.Id, "Bread!"), (bookshop.Id, "Hello!")]));
    }

    [Test]
    public async Task Flow_shows_its_screens_and_closes()
    {
        using var rsa = RSA.Create(2048);
        await using WebApplicationFactory<Booking> host = new WebApplicationFactory<Booking>().WithWebHostBuilder(
            builder => builder
                .UseSetting("Flow:AppSecret", "app-secret")
                .UseSetting("Flow:PrivateKey", rsa.ExportPkcs8PrivateKeyPem()));
        using HttpClient http = host.CreateClient();
        var phone = new FakeFlowSender("app-secret", rsa.ExportSubjectPublicKeyInfoPem(), http);
        var address = new Uri("/flows/booking", UriKind.Relative);

        FakeFlowResponse opened = await phone.SendAsync(address, new() { Action = FlowDataAction.Init, FlowToken = "7" });
        FakeFlowResponse day = await phone.SendAsync(
            address, new() { Action = FlowDataAction.DataExchange, Screen = "DAY", FlowToken = "7" });
        FakeFlowResponse time = await phone.SendAsync(
            address, new() { Action = FlowDataAction.DataExchange, Screen = "TIME", FlowToken = "7" });

        Assert.Multiple(() =>
        {
            Assert.That(opened.Response?.Screen, Is.EqualTo("DAY"));
            Assert.That(opened.Response?.Data?.ToString(), Does.Match("""^\{"days":\[\{"id":"\d{4}-\d\d-\d\d","title":"""));
            Assert.That(day.Response?.Screen, Is.EqualTo("TIME"));
            Assert.That(time.Response?.Screen, Is.EqualTo(FlowDataResponse.LastScreen));
        });
    }

    [Test]
    public async Task Function_replies_once_and_again_if_it_failed()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient(options => options.Retry = RetryOptions.Off);
        var function = new WebhookFunction(
            client, new WebhookReceiver("verify-token", server.AppSecret), new InMemoryWebhookStore());
        byte[] body = System.Text.Encoding.UTF8.GetBytes(FakeWebhook.TextMessage("16505551234", "Hi"));
        using var http = new HttpClient();
        KeyValuePair<string, string> signature =
            new(WebhookSignature.HeaderName, new FakeWebhookSender(server.AppSecret, http).Sign(body));
        WebhookReceiverRequest delivery = new("POST", [signature], [], body);
        server.FailNext(FakeError.RateLimited);

        WebhookReceiverResponse first = await function.RunAsync(delivery, default);
        WebhookReceiverResponse second = await function.RunAsync(delivery, default);
        WebhookReceiverResponse third = await function.RunAsync(delivery, default);

        Assert.That(first.Errors.Single(), Is.InstanceOf<GraphApiException>());
        Assert.That(new[] { first, second, third }.Select(response => (int)response.Status), Is.EqualTo([500, 200, 200]));
        Assert.That(server.SentMessages, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Function_refuses_a_wrong_signature_and_responds_to_the_handshake()
    {
        using var client = new WhatsAppClient("token");
        var function = new WebhookFunction(
            client, new WebhookReceiver("verify-token", "app-secret"), new InMemoryWebhookStore());
        KeyValuePair<string, string>[] handshake =
        [
            new("hub.mode", "subscribe"), new("hub.verify_token", "verify-token"), new("hub.challenge", "1158201444"),
        ];
        KeyValuePair<string, string> signature = new(WebhookSignature.HeaderName, "sha256=00");

        WebhookReceiverResponse accepted = await function.RunAsync(new("GET", [], handshake, default), default);
        WebhookReceiverResponse unsigned = await function.RunAsync(new("POST", [signature], [], "{}"u8.ToArray()), default);

        Assert.That(((int)accepted.Status, accepted.Body), Is.EqualTo((200, "1158201444")));
        Assert.That((int)unsigned.Status, Is.EqualTo(401));
    }

    private static WebApplicationFactory<T> Start<T>(FakeGraphServer server, params (string Key, string Value)[] settings)
        where T : class => new WebApplicationFactory<T>().WithWebHostBuilder(builder =>
        {
            builder
                .UseSetting("WhatsApp:BaseAddress", server.BaseAddress.ToString())
                .UseSetting("WhatsApp:Webhooks:AppSecrets:0", server.AppSecret)
                .UseSetting("WhatsApp:Webhooks:VerifyToken", "verify-token");
            foreach ((string key, string value) in settings)
            {
                builder.UseSetting(key, value);
            }
        });

    private static async Task SendAsync(FakeGraphServer server, HttpClient http, string webhook)
    {
        using HttpResponseMessage response = await new FakeWebhookSender(server.AppSecret, http).SendAsync(Webhooks, webhook);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}

using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

/// <summary>
/// What users of other WhatsApp SDKs report about receiving webhooks, and defects found there, checked at the endpoint.
/// The categories are the numbers in the list of reports; what needs no endpoint is in WhatsApp.Generated.Tests.
/// </summary>
[TestFixture]
public sealed class OtherSdkDefectTests
{
    private const string Customer = "16505551234";
    private const string UserId = "US.13491208655302741918";

    [Test]
    [Category("1")]
    [Category("Defect: pywa, wajs, netflie, dev, batched webhook")]
    public async Task Every_event_of_every_change_of_every_entry_is_handled_in_order()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>());

        HttpStatusCode status = await host.SendAsync(FakeWebhook.Batch(
            FakeWebhook.TextMessage(Customer, "a"),
            FakeWebhook.TextMessage(Customer, "b"),
            FakeWebhook.TextMessage(Customer, "c", new FakeWebhookContext { PhoneNumberId = "7" }),
            FakeWebhook.TextMessage(Customer, "d", new FakeWebhookContext { AccountId = "8" })));

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));

        // The one to another number is a conversation of its own.
        Assert.That(host.Seen.All, Is.EquivalentTo(["text:a", "text:b", "text:c", "text:d"]));
        Assert.That(host.Seen.All.Where(text => text != "text:c"), Is.EqualTo(["text:a", "text:b", "text:d"]));
    }

    // The signatures are literal: created with openssl dgst -sha256 -hmac, not with this code.
    [TestCase(
        """{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"id":"wamid.1","from":"16505551234","type":"text","text":{"body":"Gr\u00fc\u00dfe \ud83d\ude00 \/ @ada"}}]}}]}]}""",
        "sha256=1c16b92cf0ee663c670e6b9d21a600052c32fe384fb97e092192793cc88dc40c")]
    [TestCase(
        """{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"id":"wamid.2","from":"16505551234","type":"text","text":{"body":"Grüße 😀 / @ada"}}]}}]}]}""",
        "sha256=98bfe4334136eccccc822fb470b543bfd9baad1a7e22f526e8dbd8dd9781e8e8")]
    [Category("2")]
    public async Task Signature_is_that_of_the_raw_bytes_with_any_escapes(string body, string signature)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>());

        Assert.That(await PostAsync(host, Encoding.UTF8.GetBytes(body), signature), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Seen.All, Is.EqualTo(["text:Grüße 😀 / @ada"]));
    }

    [Test]
    [Category("2")]
    public async Task Different_bytes_with_the_same_meaning_are_refused()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>());
        byte[] signed = Encoding.UTF8.GetBytes(FakeWebhook.TextMessage(Customer, "\u00e4"));
        byte[] decoded = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(signed).Replace("\\u00e4", "\u00e4", StringComparison.Ordinal));
        Assert.That(decoded, Is.Not.EqualTo(signed));

        Assert.That(await PostAsync(host, decoded, host.Sender.Sign(signed)), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(host.Seen.All, Is.Empty);
    }

    [Test]
    [Category("3")]
    public async Task Host_does_not_start_without_an_app_secret()
    {
        OptionsValidationException? error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => WebhookHost.StartAsync(configure: options => options.AppSecrets.Clear()));

        Assert.That(error!.Message, Does.Contain("WhatsAppWebhookOptions.AppSecrets").And.Contain("App Dashboard")
            .And.Contain("AllowUnsignedWebhooks"));
    }

    [Test]
    [Category("4")]
    public async Task Handshake_needs_no_signature_and_a_webhook_needs_no_handshake()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await host.Sender.VerifyAsync(host.Address, WebhookHost.VerifyToken), Is.True);
        Assert.That(await host.Sender.VerifyAsync(host.Address, WebhookHost.Secret), Is.False);
    }

    [TestCase("""{"from_user_id":"US.1","id":"w","type":"text","text":{"body":"a"}}""")]
    [TestCase("""{"from_parent_user_id":"US.ENT.1","id":"w","type":"text","text":{"body":"a"}}""")]
    [TestCase("""{"group_id":"g","id":"w","type":"text","text":{"body":"a"}}""")]
    [TestCase("""{"id":"w","type":"text","text":{"body":"a"}}""")]
    [Category("5")]
    public async Task Message_without_a_phone_number_is_handled(string message)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>());

        HttpStatusCode status = await host.SendAsync(Messages(message));

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Seen.All, Is.EqualTo(["text:a"]));
    }

    [Test]
    [Category("6")]
    public async Task Reply_to_a_user_id_is_sent_as_recipient_unchanged()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        await using WebhookHost host = await BotAsync(client);

        await host.SendAsync(FakeWebhook.TextMessage(null, "Hi", new FakeWebhookContext { UserId = UserId }));

        Assert.That(server.SentMessages.Single().Body["recipient"]!.ToString(), Is.EqualTo(UserId));
        Assert.That(server.SentMessages.Single().Body["to"], Is.Null);
    }

    [TestCase("""{"statuses":[{"id":"w","status":"sent"}]}""")]
    [TestCase("""{"contacts":[{}],"statuses":[{"id":"w","status":"sent","recipient_user_id":"US.1"}]}""")]
    [TestCase("""{"contacts":[{"wa_id":"1"}],"statuses":[{"id":"w"}]}""")]
    [Category("7")]
    public async Task Status_without_the_fields_of_a_contact_is_handled(string value)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<EverythingHandler>());

        Assert.That(await host.SendAsync(Messages(value, isValue: true)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Seen.All, Is.EqualTo(["all:MessageStatusChanged"]));
    }

    [Test]
    [Category("8")]
    public async Task New_fields_types_values_and_members_reach_handlers_and_are_200()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<EverythingHandler>());

        HttpStatusCode status = await host.SendAsync(FakeWebhook.Batch(
            FakeWebhook.Change("novelty", RawJson.Parse("""{"a":1}""")),
            FakeWebhook.Message(Customer, "hologram", "x"),
            FakeWebhook.Status("wamid.1", "teleported"),
            FakeWebhook.AccountUpdate("NEW_ONE")));

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Seen.All, Is.EquivalentTo([
            "all:UnknownWebhookEvent", "all:UnknownMessageReceived", "all:MessageStatusChanged", "all:AccountUpdated",
        ]));
    }

    [TestCase("""{"metadata":null,"statuses":[{"id":"1","recipient_id":null}]}""")]
    [TestCase("""{"messages":[{"type":"interactive","interactive":{"type":"button_reply","button_reply":null}}]}""")]
    [TestCase("""{"messages":[null],"statuses":null,"contacts":[null]}""")]
    [TestCase("null")]
    [Category("11")]
    public async Task Null_anywhere_is_200(string value)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<EverythingHandler>());

        Assert.That(await host.SendAsync(Messages(value, isValue: true)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Category("20")]
    public async Task Of_a_batch_of_50_with_a_failure_each_event_is_handled_exactly_once()
    {
        await using WebhookHost host = await ScriptedAsync();
        Script script = Script(host);
        string json = FakeWebhook.Batch(
            Enumerable.Range(0, 50).Select(number => FakeWebhook.TextMessage(Customer, $"{number}")));

        script.Run = (text, _) => text == "17" ? throw new InvalidOperationException("No.") : Task.CompletedTask;
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(script.Done, Has.Count.EqualTo(49));

        script.Run = (_, _) => Task.CompletedTask;
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(script.Done, Has.Count.EqualTo(50));
        Assert.That(script.Done.Values, Has.All.EqualTo(1));
    }

    [Test]
    [Category("20")]
    public async Task Handler_that_succeeded_is_not_repeated_when_another_of_the_event_failed()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<AnyMessageHandler>().AddHandler<ScriptedHandler>().AddHandler<EverythingHandler>(),
            services: it => it.AddSingleton<Script>());
        Script script = Script(host);
        string json = FakeWebhook.TextMessage(Customer, "a");

        script.Run = (_, _) => throw new InvalidOperationException("No.");
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(
            host.Seen.All, Is.EqualTo(["message:text", "all:TextMessageReceived"]), "A failure stops no other.");
        script.Run = (_, _) => Task.CompletedTask;
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Seen.All, Is.EqualTo(["message:text", "all:TextMessageReceived"]));
        Assert.That(script.Done["a"], Is.EqualTo(1));
    }

    [Test]
    [Category("23")]
    public async Task Unknown_enum_value_reaches_the_handler_unchanged()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<StatusHandler>());

        await host.SendAsync(FakeWebhook.Status("wamid.1", "teleported"));

        Assert.That(host.Seen.All, Is.EqualTo(["status:teleported"]));
    }

    [Test]
    [Category("25")]
    public async Task Bot_is_tested_from_webhook_to_reply_without_Meta()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        await using WebhookHost host = await BotAsync(client);

        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "Hi")), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(server.SentMessages.Single().Body["to"]!.ToString(), Is.EqualTo(Customer));
    }

    [Test]
    [Category("Defect: pywa, mca, elixir, handler failure acknowledged with 200")]
    public async Task Event_whose_handler_fails_is_delivered_again_until_it_is_handled()
    {
        await using WebhookHost host = await ScriptedAsync();
        Script script = Script(host);
        string json = FakeWebhook.TextMessage(Customer, "a");

        script.Run = (_, _) => throw new InvalidOperationException("No.");
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.InternalServerError));
        script.Run = (_, _) => Task.CompletedTask;
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(script.Done, Is.EqualTo(new Dictionary<string, int> { ["a"] = 1 }));
    }

    [TestCase(null)]
    [TestCase("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    [Category("Defect: mca, netflie, java, dev, no signature check on the main path")]
    public async Task Webhook_that_is_not_signed_reaches_no_handler(string? signature)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<EverythingHandler>());
        byte[] body = Encoding.UTF8.GetBytes(FakeWebhook.TextMessage(Customer, "a"));

        Assert.That(await PostAsync(host, body, signature), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(host.Seen.All, Is.Empty);
    }

    [Test]
    [Category("Defect: mca, HMAC keyed with the verify token")]
    public async Task Signature_made_with_the_verify_token_is_401()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();
        FakeWebhookSender sender = new(WebhookHost.VerifyToken, host.Client);

        using HttpResponseMessage response =
            await sender.SendAsync(host.Address, FakeWebhook.TextMessage(Customer, "a"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    [Category("Defect: rust, parser requires contacts")]
    public async Task Message_without_contacts_is_handled()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>());

        await host.SendAsync(Messages($$$"""{"id":"w","from":"{{{Customer}}}","type":"text","text":{"body":"a"}}"""));

        Assert.That(host.Seen.All, Is.EqualTo(["text:a"]));
    }

    private static string Messages(string json, bool isValue = false)
    {
        string value = isValue ? json : $$"""{"messages":[{{json}}]}""";
        return $$$"""{"entry":[{"id":"1","changes":[{"field":"messages","value":{{{value}}}}]}]}""";
    }

    private static Task<WebhookHost> ScriptedAsync() => WebhookHost.StartAsync(
        it => it.AddHandler<ScriptedHandler>(), services: it => it.AddSingleton<Script>());

    private static Task<WebhookHost> BotAsync(WhatsAppClient client) =>
        WebhookHost.StartAsync(it => it.AddHandler<Bot>(), services: it => it.AddSingleton(client));

    private static Script Script(WebhookHost host) => host.Application.Services.GetRequiredService<Script>();

    private static async Task<HttpStatusCode> PostAsync(WebhookHost host, byte[] body, string? signature)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, host.Address) { Content = new ByteArrayContent(body) };
        if (signature is not null)
        {
            request.Headers.Add(WebhookSignature.HeaderName, signature);
        }

        using HttpResponseMessage response = await host.Client.SendAsync(request);
        return response.StatusCode;
    }

    private sealed class Bot(WhatsAppClient client) : IWebhookHandler<TextMessageReceived>
    {
        public Task HandleAsync(TextMessageReceived webhookEvent, CancellationToken cancellationToken) =>
            client.PhoneNumbers[webhookEvent.PhoneNumberId!].Messages
                .PostAsync(webhookEvent.Reply("Hello"), cancellationToken: cancellationToken);
    }

    private sealed class StatusHandler(Seen seen) : IWebhookHandler<MessageStatusChanged>
    {
        public Task HandleAsync(MessageStatusChanged webhookEvent, CancellationToken cancellationToken)
        {
            seen.Add($"status:{webhookEvent.Status.Status?.Value}");
            return Task.CompletedTask;
        }
    }
}

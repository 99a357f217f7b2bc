using System.Net;
using System.Text;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class SignatureTests
{
    private static readonly string Json = FakeWebhook.TextMessage("16505551234", "Hi");

    [TestCase(null)]
    [TestCase("")]
    [TestCase("sha256=")]
    [TestCase("sha256=00")]
    [TestCase("sha1=0000000000000000000000000000000000000000")]
    [TestCase("sha256=zz00000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Missing_or_wrong_signature_is_401_and_no_handler_runs(string? header)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>());

        HttpStatusCode status = await PostAsync(host, Encoding.UTF8.GetBytes(Json), header);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(host.Seen.All, Is.Empty);
    }

    [Test]
    public async Task Each_of_several_secrets_is_valid_during_a_rotation()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<TextHandler>(), options => options.AppSecrets.Add("the-new-one"));

        foreach (string secret in (string[])[WebhookHost.Secret, "the-new-one"])
        {
            FakeWebhookSender sender = new(secret, host.Client);
            using HttpResponseMessage response =
                await sender.SendAsync(host.Address, FakeWebhook.TextMessage("16505551234", secret));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        Assert.That(host.Seen.All, Is.EqualTo([$"text:{WebhookHost.Secret}", "text:the-new-one"]));
    }

    [Test]
    public async Task Unsigned_webhooks_are_accepted_when_allowed_but_wrong_signatures_are_not()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<TextHandler>(), options => options.AllowUnsignedWebhooks = true);
        byte[] body = Encoding.UTF8.GetBytes(Json);

        Assert.That(await PostAsync(host, body, null), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await PostAsync(host, body, "sha256=00"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(host.Log.Text, Does.Contain("Warning: AllowUnsignedWebhooks is on"));
    }

    [TestCase("")]
    [TestCase("not json +16505551234")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{\"entry\":[")]
    [TestCase("{\"secretword\" 16505551234}")]
    public async Task Malformed_body_is_400_with_one_message_without_the_body(string body)
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        using HttpResponseMessage response = await host.Sender.SendAsync(host.Address, body);
        string text = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(text, Does.StartWith("The body is not the JSON of a webhook"));
        Assert.That(text + host.Log.Text, Does.Not.Contain("1650").And.Not.Contain("secretword"));
    }

    [TestCase("{}")]
    [TestCase("{\"entry\":null}")]
    [TestCase("{\"entry\":[]}")]
    [TestCase("{\"entry\":[{\"changes\":[{\"field\":\"brand_new\",\"value\":{\"a\":1}}]}]}")]
    public async Task Webhook_without_a_known_event_is_200(string body)
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        Assert.That(await host.SendAsync(body), Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Body_over_the_limit_is_413_with_and_without_a_content_length(bool hasLength)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(configure: it => it.MaxBodyBytes = 1000);
        byte[] body = Encoding.UTF8.GetBytes(FakeWebhook.TextMessage("1", new string('x', 1000)));
        using HttpRequestMessage request = new(HttpMethod.Post, host.Address) { Content = new ByteArrayContent(body) };
        request.Headers.Add(WebhookSignature.HeaderName, host.Sender.Sign(body));
        request.Headers.TransferEncodingChunked = !hasLength;

        using HttpResponseMessage response = await host.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task Body_of_exactly_the_limit_is_read()
    {
        byte[] body = Encoding.UTF8.GetBytes(FakeWebhook.TextMessage("1", new string('x', 40_000)));
        await using WebhookHost host = await WebhookHost.StartAsync(configure: it => it.MaxBodyBytes = body.Length);

        Assert.That(await PostAsync(host, body, host.Sender.Sign(body)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Limit_of_the_server_does_not_lower_the_limit_of_the_options()
    {
        const int limit = 32 * 1024 * 1024;
        await using WebhookHost host = await WebhookHost.StartAsync(configure: it => it.MaxBodyBytes = limit);
        byte[] body = Encoding.UTF8.GetBytes("{}" + new string(' ', limit - 2));

        Assert.That(await PostAsync(host, body, host.Sender.Sign(body)), Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<HttpStatusCode> PostAsync(WebhookHost host, byte[] body, string? signature)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, host.Address) { Content = new ByteArrayContent(body) };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(WebhookSignature.HeaderName, signature);
        }

        using HttpResponseMessage response = await host.Client.SendAsync(request);
        return response.StatusCode;
    }
}

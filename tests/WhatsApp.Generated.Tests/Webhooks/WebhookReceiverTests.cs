using System.Net;
using System.Text;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Webhooks;

/// <summary>A webhook is received on any host: bytes and headers in, status and body out.</summary>
[TestFixture]
public sealed class WebhookReceiverTests
{
    private const string Secret = "app-secret";

    private readonly WebhookReceiver _receiver = new("verify-me", "old-secret", Secret);
    private readonly List<WebhookEvent> _handled = [];

    [SetUp]
    public void Forget() => _handled.Clear();

    [TestCase("subscribe", "verify-me", "1158201444", HttpStatusCode.OK, "1158201444")]
    [TestCase("subscribe", "guess", "1158201444", HttpStatusCode.Forbidden, "The verify token is wrong.")]
    [TestCase("other", "verify-me", "1158201444", HttpStatusCode.Forbidden, "The verify token is wrong.")]
    [TestCase("subscribe", "verify-me", "", HttpStatusCode.BadRequest, "There is no hub.challenge.")]
    public async Task Handshake_is_answered(
        string mode, string token, string challenge, HttpStatusCode status, string body)
    {
        WebhookReceiverResponse response = await _receiver.ReceiveAsync(
            new("GET", [], Pairs(("hub.mode", mode), ("hub.verify_token", token), ("hub.challenge", challenge)), default),
            HandleAsync);

        Assert.That((response.Status, response.Body), Is.EqualTo((status, body)));
    }

    [Test]
    public async Task Events_of_a_signed_webhook_are_handled_in_order()
    {
        string json = FakeWebhook.Batch(FakeWebhook.TextMessage("16505551234", "a"), FakeWebhook.TextMessage("16505551234", "b"));

        WebhookReceiverResponse response = await PostAsync(json, Sign(json));

        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            _handled.Cast<TextMessageReceived>().Select(received => received.Message.Text!.Body),
            Is.EqualTo(new[] { "a", "b" }));
    }

    [TestCase("{}", "sha256=00", HttpStatusCode.Unauthorized)]
    [TestCase("{}", null, HttpStatusCode.Unauthorized)]
    [TestCase("not JSON", "sign", HttpStatusCode.BadRequest)]
    public async Task Wrong_request_is_refused(string json, string? signature, HttpStatusCode status)
    {
        string? header = signature == "sign" ? Sign(json) : signature;

        WebhookReceiverResponse response = await PostAsync(json, header);

        Assert.That(response.Status, Is.EqualTo(status));
        Assert.That(_handled, Is.Empty);
    }

    [Test]
    public async Task Event_that_fails_lets_the_others_run_and_is_delivered_again()
    {
        string json = FakeWebhook.Batch(FakeWebhook.TextMessage("16505551234", "fail"), FakeWebhook.TextMessage("16505551234", "b"));

        WebhookReceiverResponse response = await PostAsync(json, Sign(json));

        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(response.Errors, Has.One.InstanceOf<InvalidOperationException>());
        Assert.That(_handled, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Other_methods_are_refused()
    {
        WebhookReceiverResponse response = await _receiver.ReceiveAsync(new("PUT", [], [], default), HandleAsync);

        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public void Receiver_needs_a_token_and_secrets()
    {
        Assert.That(() => new WebhookReceiver(" ", Secret), Throws.ArgumentException);
        Assert.That(() => new WebhookReceiver("verify-me"), Throws.ArgumentException);
        Assert.That(() => new WebhookReceiver("verify-me", ""), Throws.ArgumentException);
    }

    private static string Sign(string json)
    {
        using var client = new HttpClient();
        return new FakeWebhookSender(Secret, client).Sign(Encoding.UTF8.GetBytes(json));
    }

    private Task<WebhookReceiverResponse> PostAsync(string json, string? signature) => _receiver.ReceiveAsync(
        new(
            "POST",
            signature is null ? [] : Pairs(("x-hub-signature-256", signature)),
            [],
            Encoding.UTF8.GetBytes(json)),
        HandleAsync);

    private Task HandleAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        if (webhookEvent is TextMessageReceived { Message.Text.Body: "fail" })
        {
            throw new InvalidOperationException("Cannot.");
        }

        _handled.Add(webhookEvent);
        return Task.CompletedTask;
    }

    private static KeyValuePair<string, string>[] Pairs(params (string Name, string Value)[] pairs) =>
        [.. pairs.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))];
}

using System.Security.Cryptography;
using System.Text;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>The signature of a webhook, then its events.</summary>
internal sealed class WebhookVerify : Comparison
{
    private const string AppSecret = "4f1c9e2b7a6d4c0d9e8f7a6b5c4d3e2f";

    public override Task<IReadOnlyList<Row>> PrepareAsync() => Task.FromResult<IReadOnlyList<Row>>(
        [Of("text", WebhookPayloads.Single("text")), Of("50 mixed", WebhookPayloads.Batch(50))]);

    private static Row Of(string name, byte[] webhook)
    {
        SameJson.RequireAllRead(webhook);
        using var client = new HttpClient();
        string signature = new FakeWebhookSender(AppSecret, client).Sign(webhook);
        return new(
            name,
            Contender.Of("source generation", () => IsValid(webhook, signature)
                ? Floor.WebhookEvents.Parse(webhook)
                : throw new InvalidOperationException("The floor refuses the signature.")),
            Contender.Of("SDK", () => WebhookSignature.IsValid(webhook, signature, AppSecret)
                ? WebhookEvents.Parse(webhook)
                : throw new InvalidOperationException("The SDK refuses the signature.")));
    }

    private static bool IsValid(byte[] body, string header)
    {
        byte[] actual = HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), body);
        return CryptographicOperations.FixedTimeEquals(Convert.FromHexString(header.AsSpan("sha256=".Length)), actual);
    }
}

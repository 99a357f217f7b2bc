using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>The same per event, in a webhook of 50 messages and statuses of all kinds.</summary>
internal sealed class WebhookBatch : Comparison
{
    private const int Items = 50;

    public override Task<IReadOnlyList<Row>> PrepareAsync()
    {
        byte[] webhook = WebhookPayloads.Batch(Items);
        SameJson.RequireAllRead(webhook);
        return Task.FromResult<IReadOnlyList<Row>>(
        [
            new(
                "event of 50",
                Contender.Of("source generation", () => Floor.WebhookEvents.Parse(webhook), Items),
                Contender.Of("SDK", () => WebhookEvents.Parse(webhook), Items)),
        ]);
    }
}

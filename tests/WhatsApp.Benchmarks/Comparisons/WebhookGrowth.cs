using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>Whether a change takes as long in a webhook of 1,000 changes as in one of 100.</summary>
internal sealed class WebhookGrowth : Comparison
{
    public override Task<IReadOnlyList<Row>> PrepareAsync() => Task.FromResult<IReadOnlyList<Row>>(
        [new("change", Of(100), Of(1), Of(10), Of(1000))]);

    private static Contender Of(int changes)
    {
        byte[] webhook = WebhookPayloads.Changes(changes);
        return Contender.Of($"SDK, of {changes}", () => WebhookEvents.Parse(webhook), changes);
    }
}

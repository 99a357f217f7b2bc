using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>Parses one webhook of each kind to its typed event.</summary>
internal sealed class WebhookParse : Comparison
{
    public override bool HasLikeRows => true;

    public override Task<IReadOnlyList<Row>> PrepareAsync() =>
        Task.FromResult<IReadOnlyList<Row>>([.. WebhookPayloads.Kinds.Select(Of)]);

    private static Row Of(string kind)
    {
        byte[] webhook = WebhookPayloads.Single(kind);
        SameJson.RequireAllRead(webhook);
        return new(
            kind,
            Contender.Of("source generation", () => Floor.WebhookEvents.Parse(webhook)),
            Contender.Of("SDK", () => WebhookEvents.Parse(webhook)));
    }
}

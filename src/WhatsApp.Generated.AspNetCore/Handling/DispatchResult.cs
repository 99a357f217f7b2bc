using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Handling;

/// <summary>What came of the events of a delivery.</summary>
internal sealed class DispatchResult
{
    /// <summary>What handlers threw, or the store when one was to be claimed for.</summary>
    public List<Exception> Errors { get; } = [];

    /// <summary>How many handlers are running for another delivery of the same event.</summary>
    public int Held { get; set; }

    /// <summary>The events of which a handler failed or is held, in order.</summary>
    public List<WebhookEvent> Unsettled { get; } = [];

    /// <summary>For callers that are told by an exception to hand the webhook in again.</summary>
    /// <exception cref="AggregateException">A handler failed or is held.</exception>
    public void ThrowIfUnsettled()
    {
        if (Unsettled.Count > 0)
        {
            throw new AggregateException(
                $"{Errors.Count} runs of handlers failed, and {Held} are under way for another delivery. Hand the "
                + "webhook in again.",
                Errors);
        }
    }
}

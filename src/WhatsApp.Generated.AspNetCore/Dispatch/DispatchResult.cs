using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>The outcome of the events of a delivery.</summary>
internal sealed class DispatchResult
{
    /// <summary>What handlers threw, or the store when a key was to be claimed.</summary>
    public List<Exception> Errors { get; } = [];

    /// <summary>How many handlers are running for another delivery of the same event.</summary>
    public int Held { get; set; }

    /// <summary>The events that at least one handler has not handled, in order.</summary>
    public List<WebhookEvent> Unsettled { get; } = [];

    /// <summary>For callers that must dispatch the webhook again if this throws.</summary>
    /// <exception cref="AggregateException">A handler failed, or is running for another delivery.</exception>
    public void ThrowIfUnsettled()
    {
        if (Unsettled.Count > 0)
        {
            throw new AggregateException(
                $"{Errors.Count} handlers failed, and {Held} are running for another delivery. Dispatch the webhook "
                + "again.",
                Errors);
        }
    }
}

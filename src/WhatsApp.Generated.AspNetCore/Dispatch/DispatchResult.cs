using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>The outcome of the events of a delivery.</summary>
internal sealed class DispatchResult
{
    /// <summary>What handlers threw, or the store when a key was to be claimed.</summary>
    public List<Exception> Errors { get; } = [];

    /// <summary>The events of which a handler failed or could not be claimed, in order.</summary>
    public List<WebhookEvent> Failed { get; } = [];

    /// <summary>The other events of which a handler is running for another delivery, in order.</summary>
    public List<WebhookEvent> Held { get; } = [];

    /// <summary>The events that at least one handler has not handled, in order.</summary>
    public List<WebhookEvent> Unsettled { get; } = [];

    /// <summary>Adds an event that was handled, has failed or is held.</summary>
    public void Add(EventRun run)
    {
        if (run.IsFailed || run.IsHeld)
        {
            Unsettled.Add(run.Event);
            (run.IsFailed ? Failed : Held).Add(run.Event);
        }
    }

    /// <summary>Adds what a handler threw. Handlers run at the same time.</summary>
    public void Add(Exception error)
    {
        lock (Errors)
        {
            Errors.Add(error);
        }
    }

    /// <summary>For callers that must dispatch the webhook again if this throws.</summary>
    /// <exception cref="AggregateException">An event failed, or is being handled for another delivery.</exception>
    public void ThrowIfUnsettled()
    {
        if (Unsettled.Count > 0)
        {
            throw new AggregateException(
                $"{Failed.Count} events failed, and {Held.Count} are being handled for another delivery. Dispatch the "
                + "webhook again.",
                Errors);
        }
    }
}

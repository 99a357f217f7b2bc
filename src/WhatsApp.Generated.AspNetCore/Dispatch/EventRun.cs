using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>An event of a delivery, and what has become of it.</summary>
internal sealed class EventRun(WebhookEvent webhookEvent, WebhookHandlerEntry[] handlers)
{
    public WebhookEvent Event => webhookEvent;

    /// <summary>The handlers of the event, in the order in which they run.</summary>
    public WebhookHandlerEntry[] Handlers => handlers;

    /// <summary>
    /// The index of the event's first key in the current <see cref="ClaimSet"/>: that of the event as a whole if there
    /// is one, and then those of its handlers.
    /// </summary>
    public int FirstKey { get; set; }

    /// <summary>The next event of the same conversation in the current round.</summary>
    public EventRun? Next { get; set; }

    /// <summary>Whether a handler failed, or could not be claimed.</summary>
    public bool IsFailed { get; set; }

    /// <summary>Whether a handler is running for another delivery.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether a handler has to be claimed again, since its turn came late.</summary>
    public bool IsPostponed { get; set; }
}

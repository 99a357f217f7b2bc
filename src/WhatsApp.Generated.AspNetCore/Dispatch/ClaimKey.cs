namespace WhatsApp.Generated.AspNetCore;

/// <summary>The keys under which the store remembers what was handled. Stored keys depend on them.</summary>
internal static class ClaimKey
{
    /// <summary>
    /// The key of an event and one of its handlers: each handler succeeds or fails independently. The key of the event
    /// alone is that of the event as a whole, which the PostgreSQL inbox of earlier builds stored. See
    /// <see cref="WhatsAppWebhookOptions.RecognizeEventKeys"/>.
    /// </summary>
    public static string Of(string eventKey, WebhookHandlerEntry handler) => string.Concat(eventKey, "|", handler.Name);
}

using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>The keys under which the store remembers what was handled. Stored keys depend on them.</summary>
internal static class ClaimKey
{
    /// <summary>The key of an event and one of its handlers: each handler succeeds or fails independently.</summary>
    public static string Of(WebhookEvent webhookEvent, WebhookHandlerEntry handler) =>
        $"{webhookEvent.Key}|{handler.Name}";

    /// <summary>
    /// The key of an event as a whole. The PostgreSQL inbox of earlier builds stored it instead of a key for each
    /// handler. See <see cref="WhatsAppWebhookOptions.RecognizeEventKeys"/>.
    /// </summary>
    public static string OfEvent(WebhookEvent webhookEvent) => webhookEvent.Key;
}

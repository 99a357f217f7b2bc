using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Handles one event type. Add it with <see cref="WhatsAppWebhookBuilder.AddHandler{THandler}(string?)"/>. A class may
/// handle several types; each counts as a separate handler.
/// </summary>
/// <typeparam name="TEvent">
/// The event, or a base class of several: <see cref="MessageReceived"/> for every message, <see cref="WebhookEvent"/>
/// for everything.
/// </typeparam>
public interface IWebhookHandler<in TEvent>
    where TEvent : WebhookEvent
{
    /// <summary>
    /// Handles an event, in its own service scope by default, and at the same time as events of other conversations. If it throws, the event is delivered again, to this handler only.
    /// </summary>
    /// <param name="webhookEvent">The event.</param>
    /// <param name="cancellationToken">
    /// Canceled when the connection is lost, the host stops, or <see cref="WhatsAppWebhookOptions.Lease"/> expires. A
    /// canceled handler receives the event again.
    /// </param>
    Task HandleAsync(TEvent webhookEvent, CancellationToken cancellationToken);
}

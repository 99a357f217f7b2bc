using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Handles one kind of event. Add it with <see cref="WhatsAppWebhookBuilder.AddHandler{THandler}(string?)"/>. A class
/// may handle several kinds; each kind counts as a handler of its own.
/// </summary>
/// <typeparam name="TEvent">
/// The event, or a base class of several: <see cref="MessageReceived"/> for every message, <see cref="WebhookEvent"/>
/// for everything.
/// </typeparam>
public interface IWebhookHandler<in TEvent>
    where TEvent : WebhookEvent
{
    /// <summary>
    /// Handles an event. It is made from a service scope of its own. When it throws, Meta is asked to deliver again,
    /// and this handler alone sees the event again.
    /// </summary>
    /// <param name="webhookEvent">What happened.</param>
    /// <param name="cancellationToken">
    /// Cancelled when the connection is lost, the host stops, or
    /// <see cref="WhatsAppWebhookOptions.Lease"/> runs out. A handler that is cancelled sees the event again.
    /// </param>
    Task HandleAsync(TEvent webhookEvent, CancellationToken cancellationToken);
}

namespace WhatsApp.Generated.Webhooks;

/// <content>The events of a change. Changes with <c>x-event</c> in the pages override this in generated code.</content>
public abstract partial class WebhookChange
{
    /// <summary>Adds what happened. Nothing is added for a change that has no event of its own.</summary>
    internal virtual void AddEvents(WebhookEntry entry, List<WebhookEvent> events)
    {
    }
}

/// <content>The event of a message. Kinds with <c>x-event</c> in the pages override this in generated code.</content>
public abstract partial class IncomingMessage
{
    /// <summary>The event of the message.</summary>
    internal virtual MessageReceived ToEvent(WebhookOrigin origin, WebhookContact? contact) =>
        new UnknownMessageReceived(origin, this, contact);
}

/// <content>Each kind of answer has an event of its own.</content>
public sealed partial class IncomingInteractiveMessage
{
    internal override MessageReceived ToEvent(WebhookOrigin origin, WebhookContact? contact) =>
        Interactive?.ToEvent(origin, this, contact) ?? new OtherInteractiveReplyReceived(origin, this, contact, null);
}

/// <content>The event of an answer. Kinds with <c>x-event</c> in the pages override this in generated code.</content>
public abstract partial class IncomingInteractive
{
    /// <summary>The event of the message that has this answer.</summary>
    internal virtual InteractiveReplyReceived ToEvent(
        WebhookOrigin origin, IncomingInteractiveMessage message, WebhookContact? contact) =>
        new OtherInteractiveReplyReceived(origin, message, contact, this);
}

namespace WhatsApp.Generated.Webhooks;

/// <summary>A person answered an interactive message. The kinds of answer have events of their own.</summary>
public abstract class InteractiveReplyReceived : MessageReceived<IncomingInteractiveMessage>
{
    private protected InteractiveReplyReceived(
        WebhookOrigin origin,
        IncomingInteractiveMessage message,
        WebhookContact? contact
    )
        : base(origin, message, contact) { }
}

/// <summary>A person answered in a way that has no event of its own, listed in the pages or not.</summary>
public sealed class OtherInteractiveReplyReceived : InteractiveReplyReceived
{
    internal OtherInteractiveReplyReceived(
        WebhookOrigin origin,
        IncomingInteractiveMessage message,
        WebhookContact? contact,
        IncomingInteractive? answer
    )
        : base(origin, message, contact) => Answer = answer;

    /// <summary>The answer; null if the message has none.</summary>
    public IncomingInteractive? Answer { get; }
}

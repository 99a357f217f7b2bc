namespace WhatsApp.Generated.Webhooks;

/// <summary>Someone answered an interactive message. The kinds of answer have events of their own.</summary>
public abstract class InteractiveReplyReceived : MessageReceived<IncomingInteractiveMessage>
{
    private protected InteractiveReplyReceived(
        WebhookOrigin origin,
        IncomingInteractiveMessage message,
        WebhookContact? contact
    )
        : base(origin, message, contact) { }

    internal static MessageReceived Of(
        WebhookOrigin origin,
        IncomingInteractiveMessage message,
        WebhookContact? contact
    ) =>
        message.Interactive switch
        {
            IncomingInteractiveButtonReply reply => new ButtonReplyReceived(origin, message, contact, reply),
            IncomingInteractiveListReply reply => new ListReplyReceived(origin, message, contact, reply),
            IncomingInteractiveNfmReply reply => new FlowReplyReceived(origin, message, contact, reply),
            IncomingInteractiveCallPermissionReply reply => new CallPermissionReplyReceived(
                origin,
                message,
                contact,
                reply
            ),
            { } reply => new OtherInteractiveReplyReceived(origin, message, contact, reply),
            null => new OtherInteractiveReplyReceived(origin, message, contact, null),
        };
}

/// <summary>Someone pressed a reply button.</summary>
public sealed class ButtonReplyReceived : InteractiveReplyReceived
{
    internal ButtonReplyReceived(
        WebhookOrigin origin,
        IncomingInteractiveMessage message,
        WebhookContact? contact,
        IncomingInteractiveButtonReply answer
    )
        : base(origin, message, contact) => Answer = answer;

    /// <summary>The answer.</summary>
    public IncomingInteractiveButtonReply Answer { get; }
}

/// <summary>Someone chose a row of a list.</summary>
public sealed class ListReplyReceived : InteractiveReplyReceived
{
    internal ListReplyReceived(
        WebhookOrigin origin,
        IncomingInteractiveMessage message,
        WebhookContact? contact,
        IncomingInteractiveListReply answer
    )
        : base(origin, message, contact) => Answer = answer;

    /// <summary>The answer.</summary>
    public IncomingInteractiveListReply Answer { get; }
}

/// <summary>Someone finished a flow, or another form.</summary>
public sealed class FlowReplyReceived : InteractiveReplyReceived
{
    internal FlowReplyReceived(
        WebhookOrigin origin,
        IncomingInteractiveMessage message,
        WebhookContact? contact,
        IncomingInteractiveNfmReply answer
    )
        : base(origin, message, contact) => Answer = answer;

    /// <summary>The answer.</summary>
    public IncomingInteractiveNfmReply Answer { get; }
}

/// <summary>Someone allowed or refused to be called.</summary>
public sealed class CallPermissionReplyReceived : InteractiveReplyReceived
{
    internal CallPermissionReplyReceived(
        WebhookOrigin origin,
        IncomingInteractiveMessage message,
        WebhookContact? contact,
        IncomingInteractiveCallPermissionReply answer
    )
        : base(origin, message, contact) => Answer = answer;

    /// <summary>The answer.</summary>
    public IncomingInteractiveCallPermissionReply Answer { get; }
}

/// <summary>Someone answered in a way that has no event of its own, known to the pages or not.</summary>
public sealed class OtherInteractiveReplyReceived : InteractiveReplyReceived
{
    internal OtherInteractiveReplyReceived(
        WebhookOrigin origin,
        IncomingInteractiveMessage message,
        WebhookContact? contact,
        IncomingInteractive? answer
    )
        : base(origin, message, contact) => Answer = answer;

    /// <summary>The answer; null where the message has none.</summary>
    public IncomingInteractive? Answer { get; }
}

namespace WhatsApp.Generated.Webhooks;

/// <summary>A message was received. The kinds of message have events of their own, which derive from this.</summary>
public abstract class MessageReceived : WebhookEvent
{
    private protected MessageReceived(WebhookOrigin origin, IncomingMessage message, WebhookContact? contact)
        : base(origin, message) => Contact = contact;

    /// <summary>The message, whatever its kind.</summary>
    public IncomingMessage IncomingMessage => (IncomingMessage)Item;

    /// <summary>Name, username and ids of the sender. Null if the webhook does not report them.</summary>
    public WebhookContact? Contact { get; }

    /// <summary>
    /// Who wrote. In a group this is the person, not the group. After a change of number or user id, these are the new
    /// ids.
    /// </summary>
    public MessageRecipient Sender => PersonIds.SenderOf(IncomingMessage, Contact).ToRecipient();

    /// <summary>Where a reply is sent: to the group that the message came from, else to its sender.</summary>
    public MessageRecipient ReplyTo =>
        PersonIds.SenderOf(IncomingMessage, Contact).ToRecipient(IncomingMessage.GroupId);

    /// <inheritdoc/>
    public override DateTimeOffset? Time => IncomingMessage.Timestamp ?? base.Time;

    /// <inheritdoc/>
    public override string Key => IncomingMessage.Id is { Length: > 0 } id ? $"{Field}:{id}" : base.Key;

    private protected override string? OtherParty =>
        PersonIds.Filled(IncomingMessage.GroupId) ?? PersonIds.SenderOf(IncomingMessage, Contact).First;

    /// <summary>Makes a message the reply to this one: addressed to where it came from, and quoting it.</summary>
    /// <param name="message">The reply, which is changed and returned; send it with <c>Messages.PostAsync</c>.</param>
    /// <exception cref="InvalidOperationException">The webhook names no one to write to.</exception>
    public TMessage Reply<TMessage>(TMessage message)
        where TMessage : Message
    {
        ArgumentNullException.ThrowIfNull(message);
        message.AddressedTo(ReplyTo);
        if (IncomingMessage.Id is { Length: > 0 } id)
        {
            message.Context = new MessageContext { MessageId = id };
        }

        return message;
    }

    /// <summary>Replies with a text.</summary>
    /// <param name="text">The text, of 1 to 4096 characters.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="InvalidOperationException">The webhook names no one to write to.</exception>
    public TextMessage Reply(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return Reply(new TextMessage { Text = new TextContent { Body = text } });
    }
}

/// <summary>A message of one kind was received.</summary>
/// <typeparam name="TMessage">The kind of message.</typeparam>
public abstract class MessageReceived<TMessage> : MessageReceived
    where TMessage : IncomingMessage
{
    private protected MessageReceived(WebhookOrigin origin, TMessage message, WebhookContact? contact)
        : base(origin, message, contact)
    {
    }

    /// <summary>The message.</summary>
    public TMessage Message => (TMessage)Item;
}

/// <summary>A message was received of a kind that the pages do not list. Its content is in the additional data.</summary>
public sealed class UnknownMessageReceived : MessageReceived<IncomingMessage>
{
    internal UnknownMessageReceived(WebhookOrigin origin, IncomingMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

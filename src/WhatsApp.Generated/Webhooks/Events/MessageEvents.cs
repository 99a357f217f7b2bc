namespace WhatsApp.Generated.Webhooks;

/// <summary>A message came in. The kinds of message have events of their own, which derive from this.</summary>
public abstract class MessageReceived : WebhookEvent
{
    private protected MessageReceived(WebhookOrigin origin, IncomingMessage message, WebhookContact? contact)
        : base(origin, message) => Contact = contact;

    /// <summary>The message, whatever its kind.</summary>
    public IncomingMessage IncomingMessage => (IncomingMessage)Item;

    /// <summary>What the webhook tells of the sender: name, username and ids. Null where it tells nothing.</summary>
    public WebhookContact? Contact { get; }

    /// <summary>Who wrote. In a group this is the person, not the group.</summary>
    public MessageRecipient Sender =>
        MessageRecipient.Of(
            IncomingMessage.From ?? Contact?.WaId,
            IncomingMessage.FromUserId ?? Contact?.UserId,
            IncomingMessage.FromParentUserId ?? Contact?.ParentUserId,
            null
        );

    /// <summary>Where an answer goes: to the group that the message came from, else to its sender.</summary>
    public MessageRecipient ReplyTo => IncomingMessage.GroupId is { } group ? MessageRecipient.OfGroup(group) : Sender;

    /// <inheritdoc/>
    public override DateTimeOffset? Time => IncomingMessage.Timestamp ?? base.Time;

    /// <inheritdoc/>
    public override string Key => IncomingMessage.Id is { } id ? $"{Field}:{id}" : base.Key;

    /// <summary>Makes a message the answer to this one: addressed to where it came from, and quoting it.</summary>
    /// <param name="message">The answer, which is changed and returned; send it with <c>Messages.PostAsync</c>.</param>
    /// <exception cref="InvalidOperationException">The webhook names nobody to write to.</exception>
    public TMessage Reply<TMessage>(TMessage message)
        where TMessage : Message
    {
        ArgumentNullException.ThrowIfNull(message);
        message.AddressedTo(ReplyTo);
        if (IncomingMessage.Id is { } id)
        {
            message.Context = new MessageContext { MessageId = id };
        }

        return message;
    }

    /// <summary>Answers with a text.</summary>
    /// <param name="text">The text, of 1 to 4096 characters.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="InvalidOperationException">The webhook names nobody to write to.</exception>
    public TextMessage Reply(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return Reply(new TextMessage { Text = new TextContent { Body = text } });
    }

    internal static MessageReceived Of(WebhookOrigin origin, IncomingMessage message, WebhookContact? contact) =>
        message switch
        {
            IncomingTextMessage it => new TextMessageReceived(origin, it, contact),
            IncomingImageMessage it => new ImageMessageReceived(origin, it, contact),
            IncomingAudioMessage it => new AudioMessageReceived(origin, it, contact),
            IncomingVideoMessage it => new VideoMessageReceived(origin, it, contact),
            IncomingDocumentMessage it => new DocumentMessageReceived(origin, it, contact),
            IncomingStickerMessage it => new StickerMessageReceived(origin, it, contact),
            IncomingLocationMessage it => new LocationMessageReceived(origin, it, contact),
            IncomingContactsMessage it => new ContactsMessageReceived(origin, it, contact),
            IncomingReactionMessage it => new ReactionReceived(origin, it, contact),
            IncomingButtonMessage it => new TemplateButtonPressed(origin, it, contact),
            IncomingInteractiveMessage it => InteractiveReplyReceived.Of(origin, it, contact),
            IncomingOrderMessage it => new OrderReceived(origin, it, contact),
            IncomingSystemMessage it => new SystemMessageReceived(origin, it, contact),
            IncomingEditMessage it => new MessageEdited(origin, it, contact),
            IncomingRevokeMessage it => new MessageRevoked(origin, it, contact),
            IncomingRequestWelcomeMessage it => new WelcomeRequested(origin, it, contact),
            IncomingUnsupportedMessage it => new UnsupportedMessageReceived(origin, it, contact),
            _ => new UnknownMessageReceived(origin, message, contact),
        };
}

/// <summary>A message of one kind came in.</summary>
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

/// <summary>A text came in.</summary>
public sealed class TextMessageReceived : MessageReceived<IncomingTextMessage>
{
    internal TextMessageReceived(WebhookOrigin origin, IncomingTextMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>An image came in.</summary>
public sealed class ImageMessageReceived : MessageReceived<IncomingImageMessage>
{
    internal ImageMessageReceived(WebhookOrigin origin, IncomingImageMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>A voice message or another sound came in.</summary>
public sealed class AudioMessageReceived : MessageReceived<IncomingAudioMessage>
{
    internal AudioMessageReceived(WebhookOrigin origin, IncomingAudioMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>A video came in.</summary>
public sealed class VideoMessageReceived : MessageReceived<IncomingVideoMessage>
{
    internal VideoMessageReceived(WebhookOrigin origin, IncomingVideoMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>A document came in.</summary>
public sealed class DocumentMessageReceived : MessageReceived<IncomingDocumentMessage>
{
    internal DocumentMessageReceived(WebhookOrigin origin, IncomingDocumentMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>A sticker came in.</summary>
public sealed class StickerMessageReceived : MessageReceived<IncomingStickerMessage>
{
    internal StickerMessageReceived(WebhookOrigin origin, IncomingStickerMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>A location came in.</summary>
public sealed class LocationMessageReceived : MessageReceived<IncomingLocationMessage>
{
    internal LocationMessageReceived(WebhookOrigin origin, IncomingLocationMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>Contact cards came in.</summary>
public sealed class ContactsMessageReceived : MessageReceived<IncomingContactsMessage>
{
    internal ContactsMessageReceived(WebhookOrigin origin, IncomingContactsMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>Someone reacted to a message, or took a reaction back.</summary>
public sealed class ReactionReceived : MessageReceived<IncomingReactionMessage>
{
    internal ReactionReceived(WebhookOrigin origin, IncomingReactionMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>Someone pressed a quick-reply button of a template.</summary>
public sealed class TemplateButtonPressed : MessageReceived<IncomingButtonMessage>
{
    internal TemplateButtonPressed(WebhookOrigin origin, IncomingButtonMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>Someone sent an order of products.</summary>
public sealed class OrderReceived : MessageReceived<IncomingOrderMessage>
{
    internal OrderReceived(WebhookOrigin origin, IncomingOrderMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>A person changed their number, identity or id.</summary>
public sealed class SystemMessageReceived : MessageReceived<IncomingSystemMessage>
{
    internal SystemMessageReceived(WebhookOrigin origin, IncomingSystemMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>A person edited a message that they had sent.</summary>
public sealed class MessageEdited : MessageReceived<IncomingEditMessage>
{
    internal MessageEdited(WebhookOrigin origin, IncomingEditMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>A person deleted a message that they had sent.</summary>
public sealed class MessageRevoked : MessageReceived<IncomingRevokeMessage>
{
    internal MessageRevoked(WebhookOrigin origin, IncomingRevokeMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>A person opened the chat for the first time.</summary>
public sealed class WelcomeRequested : MessageReceived<IncomingRequestWelcomeMessage>
{
    internal WelcomeRequested(WebhookOrigin origin, IncomingRequestWelcomeMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

/// <summary>A message came in that the API cannot show; its errors tell why.</summary>
public sealed class UnsupportedMessageReceived : MessageReceived<IncomingUnsupportedMessage>
{
    internal UnsupportedMessageReceived(
        WebhookOrigin origin,
        IncomingUnsupportedMessage message,
        WebhookContact? contact
    )
        : base(origin, message, contact) { }
}

/// <summary>A message came in of a kind that the pages do not know. Its content is in the additional data.</summary>
public sealed class UnknownMessageReceived : MessageReceived<IncomingMessage>
{
    internal UnknownMessageReceived(WebhookOrigin origin, IncomingMessage message, WebhookContact? contact)
        : base(origin, message, contact) { }
}

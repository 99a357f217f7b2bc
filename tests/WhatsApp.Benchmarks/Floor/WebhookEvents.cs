using System.Text.Json;

namespace WhatsApp.Benchmarks.Floor;

internal sealed record EventOrigin(string? AccountId, string? Field, DateTimeOffset? Time, WebhookMetadata? Metadata);

/// <summary>An event of a webhook.</summary>
internal abstract class WebhookEvent(EventOrigin origin)
{
    public EventOrigin Origin { get; } = origin;
}

/// <summary>A message of one kind.</summary>
internal sealed class MessageReceived<TContent>(
    EventOrigin origin, IncomingMessage message, WebhookContact? contact, TContent? content) : WebhookEvent(origin)
{
    public IncomingMessage Message { get; } = message;

    public WebhookContact? Contact { get; } = contact;

    public TContent? Content { get; } = content;
}

/// <summary>The status of a message.</summary>
internal sealed class StatusChanged(EventOrigin origin, MessageStatus status, WebhookContact? contact)
    : WebhookEvent(origin)
{
    public MessageStatus Status { get; } = status;

    public WebhookContact? Contact { get; } = contact;
}

/// <summary>From bytes to typed events, as a program without the SDK would do it.</summary>
internal static class WebhookEvents
{
    public static List<WebhookEvent> Parse(ReadOnlySpan<byte> body) =>
        Of(JsonSerializer.Deserialize(body, WebhookJson.Default.WebhookPayload)!);

    public static List<WebhookEvent> Of(WebhookPayload payload)
    {
        var events = new List<WebhookEvent>();
        foreach (WebhookEntry entry in payload.Entry ?? [])
        {
            foreach (WebhookChange change in entry.Changes ?? [])
            {
                if (change.Value is { } value)
                {
                    Add(events, new EventOrigin(entry.Id, change.Field, entry.Time, value.Metadata), value);
                }
            }
        }

        return events;
    }

    private static void Add(List<WebhookEvent> events, EventOrigin origin, MessagesValue value)
    {
        foreach (IncomingMessage message in value.Messages ?? [])
        {
            events.Add(Of(origin, message, Contact(value.Contacts, message.From, message.FromUserId)));
        }

        foreach (MessageStatus status in value.Statuses ?? [])
        {
            WebhookContact? contact = Contact(value.Contacts, status.RecipientId, status.RecipientUserId);
            events.Add(new StatusChanged(origin, status, contact));
        }
    }

    private static WebhookEvent Of(EventOrigin origin, IncomingMessage it, WebhookContact? contact) => it.Type switch
    {
        "text" => new MessageReceived<TextContent>(origin, it, contact, it.Text),
        "reaction" => new MessageReceived<ReactionContent>(origin, it, contact, it.Reaction),
        "audio" => new MessageReceived<AudioContent>(origin, it, contact, it.Audio),
        "document" => new MessageReceived<DocumentContent>(origin, it, contact, it.Document),
        "image" => new MessageReceived<ImageContent>(origin, it, contact, it.Image),
        "sticker" => new MessageReceived<StickerContent>(origin, it, contact, it.Sticker),
        "video" => new MessageReceived<VideoContent>(origin, it, contact, it.Video),
        "location" => new MessageReceived<LocationContent>(origin, it, contact, it.Location),
        "contacts" => new MessageReceived<List<ContactCard>>(origin, it, contact, it.Contacts),
        "unsupported" => new MessageReceived<UnsupportedContent>(origin, it, contact, it.Unsupported),
        "button" => new MessageReceived<ButtonContent>(origin, it, contact, it.Button),
        "interactive" => new MessageReceived<InteractiveContent>(origin, it, contact, it.Interactive),
        "order" => new MessageReceived<OrderContent>(origin, it, contact, it.Order),
        "system" => new MessageReceived<SystemContent>(origin, it, contact, it.System),
        "edit" => new MessageReceived<EditContent>(origin, it, contact, it.Edit),
        "revoke" => new MessageReceived<RevokeContent>(origin, it, contact, it.Revoke),
        _ => new MessageReceived<object>(origin, it, contact, null),
    };

    private static WebhookContact? Contact(List<WebhookContact>? contacts, string? waId, string? userId)
    {
        foreach (WebhookContact contact in contacts ?? [])
        {
            if ((waId is not null && contact.WaId == waId) || (userId is not null && contact.UserId == userId))
            {
                return contact;
            }
        }

        return null;
    }
}

using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Tool.Webhooks;

/// <summary>Creates a webhook as Meta sends it. The assembly of the fake server is loaded with this class.</summary>
internal static class ExampleWebhook
{
    // That of the first upload to a fake server, so that an application can download it there.
    private const string MediaId = "400000000000001";

    // Meta's code of a message that could not be delivered.
    private const int Undeliverable = 131026;

    /// <summary>Creates a webhook.</summary>
    /// <param name="kind">The kind, one of those of <c>webhooks example</c>.</param>
    /// <param name="person">The customer.</param>
    /// <param name="text">The text, the caption, the label or the emoji; null for that of the kind.</param>
    /// <param name="context">The account, the phone number, the time and the id of the message.</param>
    /// <returns>The body.</returns>
    public static string Create(string kind, MessageRecipient person, string? text, FakeWebhookContext context)
    {
        string? phone = person.PhoneNumber is { } number ? string.Concat(number.Where(char.IsAsciiDigit)) : null;
        if (person.UserId is { } user)
        {
            context = context with { UserId = user };
        }

        return kind switch
        {
            "text" => FakeWebhook.TextMessage(phone, text ?? "Hi", context),
            "image" => FakeWebhook.ImageMessage(phone, MediaId, text, context: context),
            "video" => FakeWebhook.VideoMessage(phone, MediaId, text, context),
            "document" => FakeWebhook.DocumentMessage(phone, MediaId, "document.pdf", text, context: context),
            "audio" => FakeWebhook.AudioMessage(phone, MediaId, context: context),
            "sticker" => FakeWebhook.StickerMessage(phone, MediaId, context: context),
            "location" => FakeWebhook.LocationMessage(phone, 52.52, 13.405, text, context: context),
            "reaction" => FakeWebhook.Reaction(phone, NewMessageId(), text ?? "👍", context),
            "button" => FakeWebhook.ButtonReply(phone, "yes", text ?? "Yes", context),
            "list" => FakeWebhook.ListReply(phone, "first", text ?? "First", context: context),
            "sent" => Status(DeliveryStatus.Sent),
            "delivered" => Status(DeliveryStatus.Delivered),
            "read" => Status(DeliveryStatus.Read),
            "failed" => Status(DeliveryStatus.Failed, Undeliverable),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
        };

        string Status(DeliveryStatus status, int? errorCode = null) =>
            FakeWebhook.Status(context.MessageId!, status, phone, errorCode, context);
    }

    /// <summary>Creates an id of a message that no other has.</summary>
    public static string NewMessageId() => $"wamid.{Convert.ToBase64String(Guid.NewGuid().ToByteArray())}";
}

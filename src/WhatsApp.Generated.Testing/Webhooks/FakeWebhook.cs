using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Webhooks;

namespace WhatsApp.Generated.Testing;

/// <summary>
/// Makes webhook payloads as Meta writes them, with non-ASCII characters and slashes escaped: code that verifies the
/// signature over anything but the raw bytes fails in the test already.
/// </summary>
public static class FakeWebhook
{
    /// <summary>A text from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null where Meta tells the user id only.</param>
    /// <param name="text">What the customer wrote.</param>
    /// <param name="context">Where the webhook comes from.</param>
    public static string TextMessage(string? from, string text, FakeWebhookContext? context = null) =>
        Message(from, "text", new JsonObject { ["body"] = text }, context);

    /// <summary>An image from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null where Meta tells the user id only.</param>
    /// <param name="mediaId">Id of the image, such as that of <see cref="FakeGraphServer.AddMedia"/>.</param>
    /// <param name="caption">Text below the image. Null: none.</param>
    /// <param name="mimeType">MIME type of the image.</param>
    /// <param name="sha256">Hash of the bytes in Base64.</param>
    /// <param name="context">Where the webhook comes from.</param>
    public static string ImageMessage(
        string? from,
        string mediaId,
        string? caption = null,
        string mimeType = "image/jpeg",
        string sha256 = "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=",
        FakeWebhookContext? context = null)
    {
        JsonObject image = new() { ["mime_type"] = mimeType, ["sha256"] = sha256, ["id"] = mediaId };
        if (caption is not null)
        {
            image["caption"] = caption;
        }

        return Message(from, "image", image, context);
    }

    /// <summary>An image from a customer, whose bytes the server has.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null where Meta tells the user id only.</param>
    /// <param name="media">The image, from <see cref="FakeGraphServer.AddMedia"/>.</param>
    /// <param name="caption">Text below the image. Null: none.</param>
    /// <param name="url">Address of the bytes, from <see cref="FakeGraphServer.AddressOf"/>. Null: none.</param>
    /// <param name="context">Where the webhook comes from.</param>
    public static string ImageMessage(
        string? from, FakeMedia media, string? caption = null, Uri? url = null, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(media);
        JsonObject image = new()
        {
            ["mime_type"] = media.MimeType,
            ["sha256"] = Convert.ToBase64String(SHA256.HashData(media.Content.Span)),
            ["id"] = media.Id,
        };
        AddIfPresent(image, "url", url?.AbsoluteUri);
        AddIfPresent(image, "caption", caption);
        return Message(from, "image", image, context);
    }

    /// <summary>A customer pressed a reply button of an interactive message.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null where Meta tells the user id only.</param>
    /// <param name="buttonId">Id of the button, as it was sent.</param>
    /// <param name="title">Label of the button.</param>
    /// <param name="context">Where it comes from; its <c>RepliedToId</c> is the message with the button.</param>
    public static string ButtonReply(string? from, string buttonId, string title, FakeWebhookContext? context = null)
    {
        JsonObject reply = new() { ["id"] = buttonId, ["title"] = title };
        return Message(
            from, "interactive", new JsonObject { ["type"] = "button_reply", ["button_reply"] = reply }, context);
    }

    /// <summary>A message of any type from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null where Meta tells the user id only.</param>
    /// <param name="type">Type, such as <c>location</c>.</param>
    /// <param name="content">The member that is named like the type. Null leaves it out.</param>
    /// <param name="context">Where the webhook comes from.</param>
    public static string Message(string? from, string type, JsonNode? content, FakeWebhookContext? context = null)
    {
        FakeWebhookContext source = context ?? new();
        JsonObject message = [];
        if (source.RepliedToId is not null)
        {
            message["context"] = new JsonObject { ["from"] = source.DisplayPhoneNumber, ["id"] = source.RepliedToId };
        }

        AddIfPresent(message, "from", from);
        AddIfPresent(message, "from_user_id", source.UserId);
        message["id"] = source.MessageId ?? NewMessageId();
        message["timestamp"] = Timestamp(source);
        message["type"] = type;
        AddIfPresent(message, type, content?.DeepClone());

        JsonObject contact = [];
        if (source.ProfileName is not null)
        {
            contact["profile"] = new JsonObject { ["name"] = source.ProfileName };
        }

        AddIfPresent(contact, "wa_id", from);
        AddIfPresent(contact, "user_id", source.UserId);
        return Write(source, new() { ["contacts"] = new JsonArray(contact), ["messages"] = new JsonArray(message) });
    }

    /// <summary>What became of a message that was sent.</summary>
    /// <param name="messageId">Id of the message, as sending it returned.</param>
    /// <param name="status"><c>sent</c>, <c>delivered</c>, <c>read</c>, <c>played</c> or <c>failed</c>.</param>
    /// <param name="recipient">
    /// Phone number of the customer, digits only. Null where Meta tells the user id only.
    /// </param>
    /// <param name="errorCode">Error code of a failed message. Null: no error.</param>
    /// <param name="context">Where the webhook comes from.</param>
    public static string Status(
        string messageId,
        string status,
        string? recipient = "16505551234",
        int? errorCode = null,
        FakeWebhookContext? context = null)
    {
        FakeWebhookContext source = context ?? new();
        JsonObject entry = new()
        {
            ["id"] = messageId,
            ["status"] = status,
            ["timestamp"] = Timestamp(source),
        };
        AddIfPresent(entry, "recipient_id", recipient);
        AddIfPresent(entry, "recipient_user_id", source.UserId);
        if (errorCode is { } code)
        {
            string title = string.Create(CultureInfo.InvariantCulture, $"Error {code}");
            entry["errors"] = new JsonArray(new JsonObject
            {
                ["code"] = code,
                ["title"] = title,
                ["message"] = title,
                ["error_data"] = new JsonObject { ["details"] = $"The message failed: {title}." },
                ["href"] = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
            });
        }

        return Write(source, new() { ["statuses"] = new JsonArray(entry) });
    }

    /// <summary>What happened to a group, by the webhook field of the change.</summary>
    /// <param name="change">The change, such as one of <see cref="FakeGraphServer.GroupChanges"/>.</param>
    /// <param name="context">Where the webhook comes from. Null: from the number that has the group.</param>
    public static string GroupChange(FakeGroupChange change, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        FakeWebhookContext source = context ?? FakeWebhookContext.For(change.PhoneNumber);
        return Write(source, new() { ["groups"] = new JsonArray(change.Event.DeepClone()) }, change.Field);
    }

    /// <summary>
    /// Puts several payloads into one, as Meta does under load: an entry for each account, in it a change for each
    /// phone number and kind of event, in it all the messages or statuses.
    /// </summary>
    /// <param name="webhooks">Payloads of this class, or other payloads of Meta's shape.</param>
    public static string Batch(params IEnumerable<string> webhooks)
    {
        ArgumentNullException.ThrowIfNull(webhooks);
        return WebhookJson.ToMetaJson(WebhookJson.Merge(webhooks));
    }

    private static string Write(FakeWebhookContext source, JsonObject content, string field = "messages")
    {
        JsonObject value = new()
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject
            {
                ["display_phone_number"] = source.DisplayPhoneNumber,
                ["phone_number_id"] = source.PhoneNumberId,
            },
        };
        foreach ((string name, JsonNode? member) in content)
        {
            value[name] = member?.DeepClone();
        }

        JsonObject change = new() { ["value"] = value, ["field"] = field };
        JsonObject entry = new() { ["id"] = source.AccountId, ["changes"] = new JsonArray(change) };
        return WebhookJson.ToMetaJson(WebhookJson.Envelope(entry));
    }

    private static void AddIfPresent(JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }

    private static string Timestamp(FakeWebhookContext source) =>
        (source.Timestamp ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string NewMessageId() => "wamid." + Convert.ToBase64String(Guid.NewGuid().ToByteArray());
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Testing;

// Messages from customers. The first parameter is the sender: the phone number, or null if Meta sends only the user id
// of the context.
public static partial class FakeWebhook
{
    private const string Hash = "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=";

    /// <summary>A text from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="text">The text.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string TextMessage(string? from, string text, FakeWebhookContext? context = null) =>
        Message(from, new IncomingTextMessage { Text = new() { Body = text } }, context);

    /// <summary>An image from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="mediaId">Id of the image, such as that of <see cref="FakeGraphServer.AddMedia"/>.</param>
    /// <param name="caption">Text below the image. Null: none.</param>
    /// <param name="mimeType">MIME type of the image.</param>
    /// <param name="sha256">Hash of the bytes in Base64.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string ImageMessage(
        string? from,
        string mediaId,
        string? caption = null,
        string mimeType = "image/jpeg",
        string sha256 = Hash,
        FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingImageMessage
            {
                Image = new() { Caption = caption, MimeType = mimeType, Sha256 = sha256, Id = mediaId },
            },
            context);

    /// <summary>An image from a customer, whose bytes are on a fake server.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="media">The image, from <see cref="FakeGraphServer.AddMedia"/>.</param>
    /// <param name="caption">Text below the image. Null: none.</param>
    /// <param name="url">Address of the bytes, from <see cref="FakeGraphServer.AddressOf"/>. Null: none.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string ImageMessage(
        string? from, FakeMedia media, string? caption = null, Uri? url = null, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(media);
        return Message(
            from,
            new IncomingImageMessage
            {
                Image = new()
                {
                    Caption = caption,
                    MimeType = media.MimeType,
                    Sha256 = Convert.ToBase64String(SHA256.HashData(media.Content.Span)),
                    Id = media.Id,
                    Url = url?.AbsoluteUri,
                },
            },
            context);
    }

    /// <summary>A voice message or another audio file from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="mediaId">Id of the audio file, such as that of <see cref="FakeGraphServer.AddMedia"/>.</param>
    /// <param name="isVoice">Whether it is a voice message, recorded in the chat.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string AudioMessage(
        string? from, string mediaId, bool isVoice = true, FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingAudioMessage
            {
                Audio = new() { MimeType = "audio/ogg; codecs=opus", Sha256 = Hash, Id = mediaId, Voice = isVoice },
            },
            context);

    /// <summary>A video from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="mediaId">Id of the video, such as that of <see cref="FakeGraphServer.AddMedia"/>.</param>
    /// <param name="caption">Text below the video. Null: none.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string VideoMessage(
        string? from, string mediaId, string? caption = null, FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingVideoMessage
            {
                Video = new() { Caption = caption, MimeType = "video/mp4", Sha256 = Hash, Id = mediaId },
            },
            context);

    /// <summary>A document from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="mediaId">Id of the document, such as that of <see cref="FakeGraphServer.AddMedia"/>.</param>
    /// <param name="filename">Name of the file.</param>
    /// <param name="caption">Text below the document. Null: none.</param>
    /// <param name="mimeType">MIME type of the document.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string DocumentMessage(
        string? from,
        string mediaId,
        string filename,
        string? caption = null,
        string mimeType = "application/pdf",
        FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingDocumentMessage
            {
                Document = new()
                {
                    Caption = caption,
                    Filename = filename,
                    MimeType = mimeType,
                    Sha256 = Hash,
                    Id = mediaId,
                },
            },
            context);

    /// <summary>A sticker from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="mediaId">Id of the sticker, such as that of <see cref="FakeGraphServer.AddMedia"/>.</param>
    /// <param name="isAnimated">Whether the sticker is animated.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string StickerMessage(
        string? from, string mediaId, bool isAnimated = false, FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingStickerMessage
            {
                Sticker = new() { MimeType = "image/webp", Sha256 = Hash, Id = mediaId, Animated = isAnimated },
            },
            context);

    /// <summary>A location from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="latitude">Latitude in degrees.</param>
    /// <param name="longitude">Longitude in degrees.</param>
    /// <param name="name">Name of the place. Null: none.</param>
    /// <param name="address">Address of the place. Null: none.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string LocationMessage(
        string? from,
        double latitude,
        double longitude,
        string? name = null,
        string? address = null,
        FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingLocationMessage
            {
                Location = new() { Address = address, Latitude = latitude, Longitude = longitude, Name = name },
            },
            context);

    /// <summary>A contact card from a customer.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="name">Name on the card.</param>
    /// <param name="phoneNumber">Phone number on the card, with plus sign.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string ContactsMessage(
        string? from, string name, string phoneNumber, FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingContactsMessage
            {
                Contacts =
                [
                    new() { Name = new() { FormattedName = name }, Phones = [new() { Phone = phoneNumber }] },
                ],
            },
            context);

    /// <summary>A reaction of a customer to a message.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="messageId">Id of the message.</param>
    /// <param name="emoji">The emoji. Null: the customer removed the reaction.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string Reaction(
        string? from, string messageId, string? emoji, FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingReactionMessage { Reaction = new() { MessageId = messageId, Emoji = emoji } },
            context);

    /// <summary>An order of a customer for one product of a catalog.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="catalogId">Id of the catalog.</param>
    /// <param name="productId">Id of the product in the catalog.</param>
    /// <param name="quantity">Quantity of the product.</param>
    /// <param name="price">Price of one item.</param>
    /// <param name="currency">Currency of the price, an ISO 4217 code.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string Order(
        string? from,
        string catalogId,
        string productId,
        int quantity = 1,
        decimal price = 10m,
        string currency = "USD",
        FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingOrderMessage
            {
                Order = new()
                {
                    CatalogId = catalogId,
                    ProductItems =
                    [
                        new()
                        {
                            ProductRetailerId = productId,
                            Quantity = quantity,
                            ItemPrice = price,
                            Currency = currency,
                        },
                    ],
                },
            },
            context);

    /// <summary>A customer edited a text message.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="originalMessageId">Id of the edited message.</param>
    /// <param name="text">The new text.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string EditedMessage(
        string? from, string originalMessageId, string text, FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingEditMessage
            {
                Edit = new()
                {
                    OriginalMessageId = originalMessageId,
                    Message = new IncomingTextMessage { Text = new() { Body = text } },
                },
            },
            context);

    /// <summary>A customer deleted a message.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="originalMessageId">Id of the deleted message.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string RevokedMessage(
        string? from, string originalMessageId, FakeWebhookContext? context = null) =>
        Message(from, new IncomingRevokeMessage { Revoke = new() { OriginalMessageId = originalMessageId } }, context);

    /// <summary>A customer changed their phone number.</summary>
    /// <param name="from">The old phone number, digits only.</param>
    /// <param name="newPhoneNumber">The new phone number, digits only.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string ChangedNumber(string from, string newPhoneNumber, FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingSystemMessage
            {
                System = new()
                {
                    Body = $"{from} changed to {newPhoneNumber}",
                    WaId = newPhoneNumber,
                    Type = IncomingSystemType.UserChangedNumber,
                },
            },
            context);

    /// <summary>A customer opened the chat for the first time.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string WelcomeRequest(string? from, FakeWebhookContext? context = null) =>
        Message(from, new IncomingRequestWelcomeMessage(), context);

    /// <summary>A message from a customer that the API does not support.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="kind">Type of the unsupported message, such as <c>poll</c>.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string UnsupportedMessage(string? from, string kind, FakeWebhookContext? context = null) =>
        Message(
            from,
            new IncomingUnsupportedMessage { Errors = [Failure(131051)], Unsupported = new() { Type = kind } },
            context);

    /// <summary>A message of any type from a customer, such as a type that the reference does not have yet.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="type">Type, such as <c>location</c>.</param>
    /// <param name="content">The member with the name of the type. Null leaves it out.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string Message(string? from, string type, JsonNode? content, FakeWebhookContext? context = null)
    {
        JsonObject message = new() { ["type"] = type };
        AddIfPresent(message, type, content?.DeepClone());
        return Message(from, message, context ?? new());
    }

    /// <summary>A message from a customer, from its model. Members of the model override the context.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="message">
    /// The message. The context has the sender, the id, the time and the message that it replies to.
    /// </param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string Message(string? from, IncomingMessage message, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Message(from, Json(message), context ?? new());
    }

    private static string Message(string? from, JsonObject content, FakeWebhookContext source)
    {
        JsonObject message = [];
        if (source.RepliedToId is not null)
        {
            message["context"] = new JsonObject { ["from"] = source.DisplayPhoneNumber, ["id"] = source.RepliedToId };
        }

        AddIfPresent(message, "from", from);
        AddIfPresent(message, "from_user_id", source.UserIdOf(from));
        AddIfPresent(message, "from_parent_user_id", source.ParentUserIdOrNull);
        AddIfPresent(message, "group_id", source.GroupId);
        message["id"] = source.MessageId ?? NewId("wamid");
        message["timestamp"] = Time(source).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        foreach ((string name, JsonNode? member) in content)
        {
            message[name] = member?.DeepClone();
        }

        JsonObject value = new()
        {
            ["contacts"] = new JsonArray(Json(Contact(from, source))),
            ["messages"] = new JsonArray(message),
        };
        return Change(new JsonObject { ["value"] = value, ["field"] = "messages" }, source);
    }

    private static WebhookContact Contact(string? waId, FakeWebhookContext source) => new()
    {
        Profile = source is { ProfileName: null, Username: null }
            ? null
            : new() { Name = source.ProfileName, Username = source.Username },
        WaId = waId,
        UserId = source.UserIdOf(waId),
        ParentUserId = source.ParentUserIdOrNull,
    };

    private static void AddIfPresent(JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }

    private static string NewId(string prefix) => $"{prefix}." + Convert.ToBase64String(Guid.NewGuid().ToByteArray());
}

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing.Webhooks;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Testing;

/// <summary>
/// Creates webhook payloads as Meta writes them, with escaped slashes and non-ASCII characters. Code that does not
/// verify the signature over the raw bytes fails in the test.
/// </summary>
/// <remarks>
/// A payload that is sent twice is the same event delivered twice. Send it with a <see cref="FakeWebhookSender"/>, or
/// pass it to the handlers with <c>DispatchWhatsAppWebhookAsync</c> of WhatsApp.Generated.AspNetCore.
/// </remarks>
public static partial class FakeWebhook
{
    internal const string DefaultCustomer = "16505551234";

    // The time in the examples of the pages.
    private const long ExampleTime = 1767225600;

    /// <summary>The webhook fields for which the reference has an example, in alphabetical order.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. WebhookExamples.Fields];

    /// <summary>The user id (BSUID) of the person with a phone number. It is the same in every run.</summary>
    /// <param name="phoneNumber">The phone number, digits only.</param>
    public static string UserIdOf(string phoneNumber)
    {
        ArgumentException.ThrowIfNullOrEmpty(phoneNumber);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(phoneNumber));
        return string.Create(CultureInfo.InvariantCulture, $"US.{BinaryPrimitives.ReadUInt64BigEndian(hash):D20}");
    }

    /// <summary>Names of the examples of a field, for <see cref="Example"/>.</summary>
    /// <param name="field">The field, one of <see cref="Fields"/>.</param>
    /// <exception cref="ArgumentException">There is no example of this field.</exception>
    public static IReadOnlyList<string> ExampleNames(string field) => [.. WebhookExamples.Of(field).Keys];

    /// <summary>
    /// The example of a field in the reference. It does not change: two of them are the same event, unless their
    /// contexts differ.
    /// </summary>
    /// <param name="field">The field, one of <see cref="Fields"/>, such as <c>account_update</c>.</param>
    /// <param name="name">One of <see cref="ExampleNames"/>. Null: the first one.</param>
    /// <param name="context">
    /// Source of the webhook: its account, phone number and time. Null: the account and the phone number that every new
    /// server has.
    /// </param>
    /// <exception cref="ArgumentException">There is no example of this field or with this name.</exception>
    public static string Example(string field, string? name = null, FakeWebhookContext? context = null)
    {
        IReadOnlyDictionary<string, JsonObject> examples = WebhookExamples.Of(field);
        JsonObject change = name is null
            ? examples.Values.First()
            : examples.GetValueOrDefault(name) ?? throw new ArgumentException(
                $"The field {field} has no example {name}. There are {string.Join(", ", examples.Keys)}.",
                nameof(name));
        FakeWebhookContext source = context ?? new();
        change = change.DeepClone().AsObject();
        WebhookExamples.SetPhoneNumber(change, source);
        return Write(source, change, source.Timestamp ?? DateTimeOffset.FromUnixTimeSeconds(ExampleTime));
    }

    /// <summary>A change of any field, including fields that the reference does not have.</summary>
    /// <param name="field">The field, such as <c>account_update</c>.</param>
    /// <param name="value">
    /// The value. If values of this field have the phone number as metadata, and this one does not, it is added.
    /// </param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string Change(string field, RawJson value, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(value);
        return Change(new JsonObject { ["value"] = JsonNode.Parse(value.ToString()), ["field"] = field }, context);
    }

    /// <summary>A change, from its model.</summary>
    /// <param name="change">The change. If its value lacks metadata, that of the context is added.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string Change(WebhookChange change, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Change(Json(change), context);
    }

    /// <summary>
    /// The status of a sent message. Like Meta, <c>sent</c> and <c>delivered</c> have a price, and a failed message has no
    /// contact.
    /// </summary>
    /// <param name="messageId">Id of the message, as sending it returned.</param>
    /// <param name="status"><c>sent</c>, <c>delivered</c>, <c>read</c>, <c>played</c> or <c>failed</c>.</param>
    /// <param name="recipient">
    /// Phone number of the customer, digits only. Null if Meta sends only the user id.
    /// </param>
    /// <param name="errorCode">Error code of a failed message. Null: no error.</param>
    /// <param name="context">Source of the webhook, and the rate of the message. Null uses the defaults.</param>
    public static string Status(
        string messageId,
        DeliveryStatus status,
        string? recipient = DefaultCustomer,
        int? errorCode = null,
        FakeWebhookContext? context = null)
    {
        FakeWebhookContext source = context ?? new();
        MessageStatusUpdate update = new()
        {
            Id = messageId,
            Status = status,
            Timestamp = Time(source),
            RecipientId = recipient,
            RecipientUserId = source.UserIdOf(recipient),
            RecipientParentUserId = source.ParentUserIdOrNull,
            Errors = errorCode is { } code ? [Failure(code)] : null,
        };
        if (status == DeliveryStatus.Sent || status == DeliveryStatus.Delivered)
        {
            update.Pricing = Pricing(source);
            update.Conversation = Conversation(source, isSent: status == DeliveryStatus.Sent);
        }

        MessagesValue value = new() { Statuses = [update] };
        if (status != DeliveryStatus.Failed)
        {
            value.Contacts = [Contact(recipient, source)];
        }

        return Change(new MessagesChange { Value = value }, source);
    }

    /// <summary>The status of a sent message, from its model.</summary>
    /// <param name="status">The status.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string Status(MessageStatusUpdate status, FakeWebhookContext? context = null) =>
        Change(new MessagesChange { Value = new() { Statuses = [status] } }, context);

    /// <summary>An error of a phone number or an account that does not belong to a message.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="context">Source of the webhook. Null uses the defaults.</param>
    public static string Error(int code, FakeWebhookContext? context = null) =>
        Change(new MessagesChange { Value = new() { Errors = [Failure(code)] } }, context);

    /// <summary>A change of a group. The change has the webhook field.</summary>
    /// <param name="change">The change, such as one of <see cref="FakeGraphServer.GroupChanges"/>.</param>
    /// <param name="context">Source of the webhook. Null: the phone number that the group belongs to.</param>
    public static string GroupChange(FakeGroupChange change, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        JsonObject value = new() { ["groups"] = new JsonArray(change.Event.DeepClone()) };
        return Change(
            new JsonObject { ["value"] = value, ["field"] = change.Field },
            context ?? FakeWebhookContext.For(change.PhoneNumber));
    }

    /// <summary>
    /// Merges several payloads into one, as Meta does under load: an entry for each account, a change for each phone
    /// number and kind of event, with all messages or statuses.
    /// </summary>
    /// <param name="webhooks">Payloads of this class, or other payloads in Meta's format.</param>
    public static string Batch(params IEnumerable<string> webhooks)
    {
        ArgumentNullException.ThrowIfNull(webhooks);
        return WebhookJson.ToMetaJson(WebhookJson.Merge(webhooks));
    }

    private static string Change(JsonObject change, FakeWebhookContext? context)
    {
        FakeWebhookContext source = context ?? new();
        if (change["value"] is JsonObject value
            && !value.ContainsKey("metadata")
            && WebhookExamples.HasMetadata(change["field"]?.ToString() ?? string.Empty))
        {
            change["value"] = new JsonObject(
            [
                KeyValuePair.Create("messaging_product", (JsonNode?)"whatsapp"),
                KeyValuePair.Create("metadata", (JsonNode?)Metadata(source)),
                .. value.Where(member => member.Key != "messaging_product")
                    .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())),
            ]);
        }

        return Write(source, change, Time(source));
    }

    // Meta omits the time of the entry for messages and statuses, which have their own times.
    private static string Write(FakeWebhookContext source, JsonObject change, DateTimeOffset time)
    {
        JsonObject entry = new() { ["id"] = source.AccountId };
        if (change["field"]?.ToString() != "messages")
        {
            entry["time"] = time.ToUnixTimeSeconds();
        }

        entry["changes"] = new JsonArray(change);
        return WebhookJson.ToMetaJson(WebhookJson.Envelope(entry));
    }

    private static JsonObject Metadata(FakeWebhookContext source) => new()
    {
        ["display_phone_number"] = source.DisplayPhoneNumber,
        ["phone_number_id"] = source.PhoneNumberId,
    };

    private static GraphError Failure(int code)
    {
        (string title, string details) = WebhookErrorTexts.Of(code);
        return new()
        {
            Code = code,
            Title = title,
            Message = title,
            ErrorData = new() { Details = details },
            Href = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
        };
    }

    private static WebhookPricingType PricingType(FakeWebhookContext source) => source.PricingType
        ?? (source.PricingCategory == WebhookPricingCategory.Service
            ? WebhookPricingType.FreeCustomerService
            : WebhookPricingType.Regular);

    private static WebhookPricing Pricing(FakeWebhookContext source) => new()
    {
#pragma warning disable CS0618 // Meta has deprecated it, and still sends it.
        Billable = PricingType(source) == WebhookPricingType.Regular,
#pragma warning restore CS0618
        PricingModel = WebhookPricingModel.Pmp,
        Category = source.PricingCategory,
        Type = PricingType(source),
    };

    // Since v24.0 only within a free entry point window, which lasts 72 hours.
    private static WebhookConversation? Conversation(FakeWebhookContext source, bool isSent) =>
        PricingType(source) == WebhookPricingType.FreeEntryPoint
            ? new()
            {
                Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.PhoneNumberId)))[..32],
                ExpirationTimestamp = isSent ? Time(source).AddHours(72) : null,
                Origin = new() { Type = WebhookConversationCategory.ReferralConversion },
            }
            : null;

    private static JsonObject Json(JsonModel model) => JsonNode.Parse(GraphJson.Write(model))!.AsObject();

    private static DateTimeOffset Time(FakeWebhookContext source) => source.Timestamp ?? DateTimeOffset.UtcNow;
}

using System.Globalization;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing.Webhooks;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Testing;

/// <summary>
/// Makes webhook payloads as Meta writes them, with non-ASCII characters and slashes escaped: code that verifies the
/// signature over anything but the raw bytes fails in the test already.
/// </summary>
/// <remarks>
/// A payload that is sent twice is the same event delivered twice. Send it with a <see cref="FakeWebhookSender"/>, or
/// give it to the handlers directly with <c>DispatchWhatsAppWebhookAsync</c> of WhatsApp.Generated.AspNetCore.
/// </remarks>
public static partial class FakeWebhook
{
    // The time of the pages' examples.
    private const long ExampleTime = 1767225600;

    /// <summary>The webhook fields that the reference has an example of, in alphabetical order.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. WebhookExamples.Fields];

    /// <summary>Names of the examples of a field, for <see cref="Example"/>.</summary>
    /// <param name="field">The field, one of <see cref="Fields"/>.</param>
    /// <exception cref="ArgumentException">There is none of this field.</exception>
    public static IReadOnlyList<string> ExampleNames(string field) => [.. WebhookExamples.Of(field).Keys];

    /// <summary>
    /// The example that the reference gives of a field. It is the same each time: two are one event, unless their
    /// contexts differ.
    /// </summary>
    /// <param name="field">The field, one of <see cref="Fields"/>, such as <c>account_update</c>.</param>
    /// <param name="name">Which of <see cref="ExampleNames"/>. Null: the first.</param>
    /// <param name="context">
    /// Where it comes from: account, number and time are used. Null: the account and the number that a fresh server
    /// starts with.
    /// </param>
    /// <exception cref="ArgumentException">There is none of this field or name.</exception>
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
        WebhookExamples.NameNumber(change, source);
        return Write(source, change, source.Timestamp ?? DateTimeOffset.FromUnixTimeSeconds(ExampleTime));
    }

    /// <summary>A change of any field, known or not.</summary>
    /// <param name="field">The field, such as <c>account_update</c>.</param>
    /// <param name="value">
    /// The value. Where the reference's values of the field name the phone number and this one does not, it is added.
    /// </param>
    /// <param name="context">Where the webhook comes from.</param>
    public static string Change(string field, RawJson value, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(value);
        return Change(new JsonObject { ["value"] = JsonNode.Parse(value.ToString()), ["field"] = field }, context);
    }

    /// <summary>A change, from its model.</summary>
    /// <param name="change">The change. Without metadata, its value gets that of the context where it has any.</param>
    /// <param name="context">Where the webhook comes from.</param>
    public static string Change(WebhookChange change, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Change(Json(change), context);
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
        DeliveryStatus status,
        string? recipient = "16505551234",
        int? errorCode = null,
        FakeWebhookContext? context = null)
    {
        FakeWebhookContext source = context ?? new();
        return Status(
            new MessageStatusUpdate
            {
                Id = messageId,
                Status = status,
                Timestamp = Time(source),
                RecipientId = recipient,
                RecipientUserId = source.UserId,
                RecipientParentUserId = source.ParentUserId,
                Errors = errorCode is { } code ? [Failure(code)] : null,
            },
            source);
    }

    /// <summary>What became of a message that was sent, with whatever the model has.</summary>
    /// <param name="status">The status.</param>
    /// <param name="context">Where the webhook comes from.</param>
    public static string Status(MessageStatusUpdate status, FakeWebhookContext? context = null) =>
        Change(new MessagesChange { Value = new() { Statuses = [status] } }, context);

    /// <summary>An error of a number or an account, which belongs to no message.</summary>
    /// <param name="code">The error code.</param>
    /// <param name="context">Where the webhook comes from.</param>
    public static string Error(int code, FakeWebhookContext? context = null) =>
        Change(new MessagesChange { Value = new() { Errors = [Failure(code)] } }, context);

    /// <summary>What happened to a group, by the webhook field of the change.</summary>
    /// <param name="change">The change, such as one of <see cref="FakeGraphServer.GroupChanges"/>.</param>
    /// <param name="context">Where the webhook comes from. Null: from the number that has the group.</param>
    public static string GroupChange(FakeGroupChange change, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        JsonObject value = new() { ["groups"] = new JsonArray(change.Event.DeepClone()) };
        return Change(
            new JsonObject { ["value"] = value, ["field"] = change.Field },
            context ?? FakeWebhookContext.For(change.PhoneNumber));
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

    // Meta leaves the time out of messages and statuses, which have times of their own.
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
        string title = string.Create(CultureInfo.InvariantCulture, $"Error {code}");
        return new()
        {
            Code = code,
            Title = title,
            Message = title,
            ErrorData = new() { Details = $"What was tried failed: {title}." },
            Href = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
        };
    }

    private static JsonObject Json(JsonModel model) => JsonNode.Parse(GraphJson.Write(model))!.AsObject();

    // Webhooks tell the time to the second.
    private static DateTimeOffset Time(FakeWebhookContext source) => source.Timestamp ?? DateTimeOffset.UtcNow;
}

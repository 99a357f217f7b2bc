using System.Text.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Tool.Webhooks;

/// <summary>What a reader looks for in an event: who, to whom, which message, what text.</summary>
/// <param name="From">Ids of the sender, as the webhook has them.</param>
/// <param name="To">Ids of the recipient, as the webhook has them.</param>
/// <param name="Id">Id of the message or the call; null if it has none.</param>
/// <param name="Status">The new status; null if it is not a status.</param>
/// <param name="Text">The text of a message; null if it has none.</param>
/// <param name="Error">The first error; null if there is none.</param>
internal sealed record WebhookText(
    IReadOnlyList<string> From, IReadOnlyList<string> To, string? Id, string? Status, string? Text, string? Error)
{
    private static readonly string[] TextMembers = ["body", "caption", "text", "title", "emoji", "name", "filename"];

    /// <summary>Describes an event.</summary>
    /// <param name="webhookEvent">The event.</param>
    /// <param name="item">Its item, as it came.</param>
    public static WebhookText Of(WebhookEvent webhookEvent, JsonElement item)
    {
        (IReadOnlyList<string> from, IReadOnlyList<string> to) = PeopleOf(webhookEvent);
        return new WebhookText(
            from,
            to,
            StringOf(item, "id"),
            webhookEvent is MessageReceived ? null : StringOf(item, "status") ?? StringOf(item, "event"),
            TextOf(item),
            ErrorOf(item));
    }

    /// <summary>The text of a message; null if it has none.</summary>
    /// <param name="item">The message.</param>
    public static string? TextOf(JsonElement item)
    {
        if (StringOf(item, "type") is not { } type || !item.TryGetProperty(type, out JsonElement content))
        {
            return null;
        }

        // The answer of an interactive message is one level deeper, in a member that its type names.
        if (StringOf(content, "type") is { } kind && content.TryGetProperty(kind, out JsonElement answer))
        {
            content = answer;
        }

        return TextMembers.Select(name => StringOf(content, name)).FirstOrDefault(text => text is not null);
    }

    /// <summary>A member that is a string; null if there is none.</summary>
    /// <param name="value">The object.</param>
    /// <param name="name">Name of the member.</param>
    public static string? StringOf(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty(name, out JsonElement member)
            && member.ValueKind == JsonValueKind.String
                ? member.GetString()
                : null;

    private static (IReadOnlyList<string> From, IReadOnlyList<string> To) PeopleOf(WebhookEvent webhookEvent)
    {
        IReadOnlyList<string> business = webhookEvent.PhoneNumberId is { } id ? [id] : [];
        return webhookEvent switch
        {
            MessageReceived message => (IdsOf(message.Sender), GroupOr(message.ReplyTo.GroupId, business)),
            MessageStatusChanged status => (business, IdsOf(status.Recipient)),
            MessageEchoed echo => (business, IdsOf(echo.Recipient)),
            CallStatusChanged call => (business, IdsOf(call.Recipient)),
            CallChanged call => (IdsOf(call.User), business),
            UserPreferenceChanged preference => (IdsOf(preference.User), business),
            _ => ([], business),
        };
    }

    private static IReadOnlyList<string> GroupOr(string? group, IReadOnlyList<string> ids) =>
        group is null ? ids : [group];

    private static List<string> IdsOf(MessageRecipient person) =>
        [.. new[] { person.GroupId, person.PhoneNumber, person.UserId, person.ParentUserId }.OfType<string>()];

    private static string? ErrorOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
            && item.TryGetProperty("errors", out JsonElement errors)
            && errors.ValueKind == JsonValueKind.Array
            && errors.GetArrayLength() > 0
            && errors[0] is { ValueKind: JsonValueKind.Object } first
            && first.TryGetProperty("code", out JsonElement code)
                ? $"{code}: {StringOf(first, "title") ?? StringOf(first, "message")}"
                : null;
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Sends messages, marks them as read and shows the typing indicator.</summary>
internal static partial class Messages
{
    public static GraphResponse Send(GraphCall call)
    {
        call.RequireMessagingProduct();
        if (call.Optional("status") is { } status)
        {
            return MarkRead(call, status);
        }

        return Accept(call);
    }

    /// <summary>Like <see cref="Send"/>, but accepts only approved marketing templates.</summary>
    public static GraphResponse SendMarketing(GraphCall call)
    {
        call.RequireMessagingProduct();
        GraphCall.RequireOneOf("type", call.Required("type"), "template");
        if (call.Optional("product_policy") is { } policy)
        {
            GraphCall.RequireOneOf("product_policy", policy, "CLOUD_API_FALLBACK", "STRICT");
        }

        MessageContents.RequireMarketing(call);
        return Accept(call);
    }

    /// <summary>The digits of a phone number. Null if the text is not a phone number.</summary>
    public static string? DigitsOf(string number)
    {
        string digits = string.Concat(number.Where(char.IsAsciiDigit));
        return PhoneNumber().IsMatch(number) && digits.Length is >= 5 and <= 15 ? digits : null;
    }

    public static bool IsUserId(string text) => UserId().IsMatch(text);

    private static GraphResponse Accept(GraphCall call)
    {
        if (!call.PhoneNumber.IsRegistered)
        {
            throw GraphErrors.Of(
                133010, "(#133010) Account not registered", "Register the phone number before sending.");
        }

        JsonObject contact = Recipient(call);
        MessageContents.Check(call);
        RecordedMessage sent = call.State.AddMessage(call.PhoneNumber.Id, call.Body);
        return GraphResponse.Json(new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(contact),
            ["messages"] = new JsonArray(new JsonObject { ["id"] = sent.Id, ["message_status"] = "accepted" }),
        });
    }

    private static GraphResponse MarkRead(GraphCall call, string status)
    {
        GraphCall.RequireOneOf("status", status, "READ");
        call.Required("message_id");
        if (call.OptionalObject("typing_indicator") is { } typing)
        {
            JsonNode type = MessageContents.Required(typing, "typing_indicator", "type");
            GraphCall.RequireOneOf("typing_indicator['type']", $"{type}", "TEXT");
        }

        return GraphResponse.Success();
    }

    /// <summary>The entry of <c>contacts</c>: digits of a phone number, id of a user (BSUID) or a group.</summary>
    private static JsonObject Recipient(GraphCall call)
    {
        string kind = GraphCall.RequireOneOf(
            "recipient_type", call.Optional("recipient_type") ?? "INDIVIDUAL", "INDIVIDUAL", "GROUP");
        if (call.Optional("to") is { } to)
        {
            if (kind == "GROUP")
            {
                return new() { ["input"] = to, ["wa_id"] = to };
            }

            return DigitsOf(to) is { } digits
                ? new() { ["input"] = to, ["wa_id"] = digits }
                : throw GraphErrors.InvalidValue("to is not a phone number. Set a user id (BSUID) in recipient.");
        }

        if (call.Optional("recipient") is not { } recipient)
        {
            throw call.Absent(call.IsPresent("recipient") ? "recipient" : "to");
        }

        return IsUserId(recipient)
            ? new() { ["input"] = recipient, ["user_id"] = recipient }
            : throw GraphErrors.InvalidValue("recipient is not a user id (BSUID). Set a phone number in to.");
    }

    [GeneratedRegex(@"^\+?[0-9 ().\-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex UserId();
}

using System.Text.Json.Nodes;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Testing;

// Replies of customers to buttons, lists, flows and requests. RepliedToId of the context is the message with them.
public static partial class FakeWebhook
{
    /// <summary>A customer pressed a quick-reply button of a template.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="payload">Payload of the button, as it was sent.</param>
    /// <param name="text">Label of the button.</param>
    /// <param name="context">Source of the webhook; its <c>RepliedToId</c> is the message with the button.</param>
    public static string TemplateButton(
        string? from, string payload, string text, FakeWebhookContext? context = null) =>
        Message(from, new IncomingButtonMessage { Button = new() { Payload = payload, Text = text } }, Replying(context));

    /// <summary>A customer pressed a reply button of an interactive message.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="buttonId">Id of the button, as it was sent.</param>
    /// <param name="title">Label of the button.</param>
    /// <param name="context">Source of the webhook; its <c>RepliedToId</c> is the message with the button.</param>
    public static string ButtonReply(
        string? from, string buttonId, string title, FakeWebhookContext? context = null) =>
        Interactive(
            from,
            new IncomingInteractiveButtonReply { ButtonReply = new() { Id = buttonId, Title = title } },
            context);

    /// <summary>A customer chose a row of a list.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="rowId">Id of the row, as it was sent.</param>
    /// <param name="title">Title of the row.</param>
    /// <param name="description">Description of the row. Null: none.</param>
    /// <param name="context">Source of the webhook; its <c>RepliedToId</c> is the message with the list.</param>
    public static string ListReply(
        string? from, string rowId, string title, string? description = null, FakeWebhookContext? context = null) =>
        Interactive(
            from,
            new IncomingInteractiveListReply
            {
                ListReply = new() { Id = rowId, Title = title, Description = description },
            },
            context);

    /// <summary>A customer finished a flow.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="response">The response of the flow, which Meta sends as a string that contains JSON.</param>
    /// <param name="context">Source of the webhook; its <c>RepliedToId</c> is the message with the flow.</param>
    public static string FlowReply(string? from, JsonObject response, FakeWebhookContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Interactive(
            from,
            new IncomingInteractiveNfmReply
            {
                NfmReply = new() { Name = "flow", Body = "Sent", ResponseJson = response.ToJsonString() },
            },
            context);
    }

    /// <summary>A customer replied to a call permission request.</summary>
    /// <param name="from">Phone number of the customer, digits only. Null if Meta sends only the user id.</param>
    /// <param name="isAccepted">Whether the customer accepted.</param>
    /// <param name="isPermanent">Whether the permission is permanent. A temporary one expires after 7 days.</param>
    /// <param name="context">Source of the webhook; its <c>RepliedToId</c> is the request.</param>
    public static string CallPermissionReply(
        string? from, bool isAccepted, bool isPermanent = false, FakeWebhookContext? context = null)
    {
        FakeWebhookContext source = context ?? new();
        return Interactive(
            from,
            new IncomingInteractiveCallPermissionReply
            {
                CallPermissionReply = new()
                {
                    Response = isAccepted
                        ? IncomingCallPermissionResponse.Accept
                        : IncomingCallPermissionResponse.Reject,
                    IsPermanent = isPermanent,
                    ExpirationTimestamp = isAccepted && !isPermanent ? Time(source).AddDays(7) : null,
                    ResponseSource = IncomingCallPermissionSource.UserAction,
                },
            },
            source);
    }

    private static string Interactive(string? from, IncomingInteractive interactive, FakeWebhookContext? context) =>
        Message(from, new IncomingInteractiveMessage { Interactive = interactive }, Replying(context));

    private static FakeWebhookContext Replying(FakeWebhookContext? context)
    {
        FakeWebhookContext source = context ?? new();
        return source.RepliedToId is null ? source with { RepliedToId = NewId("wamid") } : source;
    }
}

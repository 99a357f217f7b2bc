namespace WhatsApp.Generated.Webhooks;

/// <summary>Enumerates the items of a payload across all its entries and changes.</summary>
public static class WebhookPayloadExtensions
{
    /// <summary>All changes of all entries, in order.</summary>
    public static IEnumerable<WebhookChange> Changes(this WebhookPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return (payload.Entry ?? []).SelectMany(entry => entry.Changes ?? []);
    }

    /// <summary>All messages of all changes, in order.</summary>
    public static IEnumerable<IncomingMessage> Messages(this WebhookPayload payload) =>
        payload.Changes().OfType<MessagesChange>().SelectMany(change => change.Value?.Messages ?? []);

    /// <summary>All status updates of all changes, in order.</summary>
    public static IEnumerable<MessageStatusUpdate> Statuses(this WebhookPayload payload) =>
        payload.Changes().OfType<MessagesChange>().SelectMany(change => change.Value?.Statuses ?? []);

    /// <summary>All group updates of all changes, in order.</summary>
    public static IEnumerable<GroupUpdate> Groups(this WebhookPayload payload) =>
        payload.Changes().OfType<GroupsChange>().SelectMany(change => change.Value?.Groups ?? []);
}

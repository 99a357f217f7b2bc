namespace WhatsApp.Generated.Webhooks;

/// <summary>Walks a payload, which may hold several entries with several changes with several items each.</summary>
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

    /// <summary>All statuses of sent messages of all changes, in order.</summary>
    public static IEnumerable<MessageStatusUpdate> Statuses(this WebhookPayload payload) =>
        payload.Changes().OfType<MessagesChange>().SelectMany(change => change.Value?.Statuses ?? []);

    /// <summary>All updates of groups of all changes, in order.</summary>
    public static IEnumerable<GroupUpdate> Groups(this WebhookPayload payload) =>
        payload.Changes().OfType<GroupsChange>().SelectMany(change => change.Value?.Groups ?? []);
}

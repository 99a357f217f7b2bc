using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Webhooks;

/// <summary>Turns the body of a webhook into events.</summary>
public static class WebhookEvents
{
    /// <summary>
    /// Reads a body and returns what happened, every item of every change of every entry, in order. Nothing is
    /// required: whatever Meta leaves out is null.
    /// </summary>
    /// <param name="body">The body as it was received, after its signature was checked.</param>
    /// <exception cref="GraphJsonException">The body is not one JSON object; the message names the position.</exception>
    public static IReadOnlyList<WebhookEvent> Parse(ReadOnlyMemory<byte> body) =>
        Of(GraphJson.Read<WebhookPayload>(body));

    /// <summary>Returns what happened, every item of every change of every entry, in order.</summary>
    public static IReadOnlyList<WebhookEvent> Of(WebhookPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var events = new List<WebhookEvent>();
        foreach (WebhookEntry entry in payload.Entry ?? [])
        {
            foreach (WebhookChange change in entry.Changes ?? [])
            {
                Add(events, entry, change);
            }
        }

        return events;
    }

    private static void Add(List<WebhookEvent> events, WebhookEntry entry, WebhookChange change)
    {
        WebhookOrigin Origin(WebhookMetadata? metadata) => new(entry.Id, change.Field, entry.Time, metadata);

        int before = events.Count;
        switch (change)
        {
            case MessagesChange { Value: { } value }:
                AddMessages(events, Origin(value.Metadata), value);
                break;
            case GroupsChange { Value: { } value }:
                events.AddRange((value.Groups ?? []).Select(group => new GroupChanged(Origin(value.Metadata), group)));
                break;
        }

        // What has no items, or no event of its own, is still an event.
        if (events.Count == before)
        {
            events.Add(new UnknownWebhookEvent(Origin(null), change));
        }
    }

    private static void AddMessages(List<WebhookEvent> events, WebhookOrigin origin, MessagesValue value)
    {
        foreach (IncomingMessage message in value.Messages ?? [])
        {
            WebhookContact? contact = Contact(value.Contacts, message.From, message.FromUserId);
            events.Add(MessageReceived.Of(origin, message, contact));
        }

        foreach (MessageStatusUpdate status in value.Statuses ?? [])
        {
            WebhookContact? contact = Contact(value.Contacts, status.RecipientId, status.RecipientUserId);
            events.Add(new MessageStatusChanged(origin, status, contact));
        }

        events.AddRange((value.Errors ?? []).Select(error => new WebhookErrorReported(origin, error)));
    }

    // The contact of an item, by any id that both name; the only contact where the item names nobody.
    private static WebhookContact? Contact(IReadOnlyList<WebhookContact>? contacts, string? waId, string? userId) =>
        contacts?.FirstOrDefault(contact => waId is not null && contact.WaId == waId)
        ?? contacts?.FirstOrDefault(contact => userId is not null && contact.UserId == userId)
        ?? (contacts is [var only] && (waId is null || only.WaId is null) ? only : null);
}

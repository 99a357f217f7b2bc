using System.Runtime.InteropServices;
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
    /// <exception cref="GraphJsonException">
    /// The body is not one JSON object; the message names the position.
    /// </exception>
    public static IReadOnlyList<WebhookEvent> Parse(ReadOnlyMemory<byte> body) =>
        Of(GraphJson.Read<WebhookPayload>(body));

    /// <summary>Returns what happened, every item of every change of every entry, in order.</summary>
    public static IReadOnlyList<WebhookEvent> Of(WebhookPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var events = new List<WebhookEvent>();
        foreach (WebhookEntry entry in Items(payload.Entry))
        {
            foreach (WebhookChange change in Items(entry.Changes))
            {
                Add(events, entry, change);
            }
        }

        return events;
    }

    private static void Add(List<WebhookEvent> events, WebhookEntry entry, WebhookChange change)
    {
        int before = events.Count;
        switch (change)
        {
            case MessagesChange { Value: { } value }:
                AddMessages(events, Origin(entry, change, value.Metadata), value);
                break;
            case GroupsChange { Value: { } value }:
                AddGroups(events, Origin(entry, change, value.Metadata), value);
                break;
            case CallsChange { Value: { } value }:
                AddCalls(events, Origin(entry, change, value.Metadata), value);
                break;
            case SmbMessageEchoesChange { Value: { } value }:
                AddEchoes(events, Origin(entry, change, value.Metadata), value.MessageEchoes);
                break;
            case MessageEchoesChange { Value: { } value }:
                AddEchoes(events, Origin(entry, change, value.Metadata), value.MessageEchoes);
                break;
            case UserPreferencesChange { Value: { } value }:
                AddPreferences(events, Origin(entry, change, value.Metadata), value);
                break;
        }

        // What has no items, or no event of its own, is still an event.
        if (events.Count == before)
        {
            events.Add(Whole(entry, change));
        }
    }

    private static WebhookOrigin Origin(WebhookEntry entry, WebhookChange change, WebhookMetadata? metadata) =>
        new(entry.Id, change.Field, entry.Time, metadata);

    private static WebhookEvent Whole(WebhookEntry entry, WebhookChange change)
    {
        WebhookOrigin From(WebhookMetadata? metadata) => Origin(entry, change, metadata);

        return change switch
        {
            AccountUpdateChange it => new AccountUpdated(From(null), it),
            AccountAlertsChange it => new AccountAlerted(From(null), it),
            AccountReviewUpdateChange it => new AccountReviewed(From(null), it),
            AccountSettingsUpdateChange it => new AccountSettingsUpdated(From(null), it),
            AutomaticEventsChange it => new AutomaticEventsDetected(From(it.Value?.Metadata), it),
            BusinessCapabilityUpdateChange it => new BusinessCapabilityUpdated(From(null), it),
            BusinessStatusUpdateChange it => new BusinessStatusUpdated(From(null), it),
            BusinessUsernameUpdatesChange it => new BusinessUsernameUpdated(From(null), it),
            ConsumerProfileChange it => new ConsumerProfileUpdated(From(null), it),
            FlowsChange it => new FlowUpdated(From(null), it),
            HistoryChange it => new HistoryReceived(From(it.Value?.Metadata), it),
            MessageTemplateComponentsUpdateChange it => new TemplateComponentsUpdated(From(null), it),
            MessageTemplateQualityUpdateChange it => new TemplateQualityUpdated(From(null), it),
            MessageTemplateStatusUpdateChange it => new TemplateStatusUpdated(From(null), it),
            MessagingHandoversChange it => new MessagingHandoverReceived(From(it.Value?.Recipient), it),
            PartnerSolutionsChange it => new PartnerSolutionUpdated(From(null), it),
            PaymentConfigurationUpdateChange it => new PaymentConfigurationUpdated(From(null), it),
            PhoneNumberNameUpdateChange it => new PhoneNumberNameUpdated(From(null), it),
            PhoneNumberQualityUpdateChange it => new PhoneNumberQualityUpdated(From(null), it),
            SecurityChange it => new SecurityEventReceived(From(null), it),
            SmbAppStateSyncChange it => new AppStateSynced(From(it.Value?.Metadata), it),
            StandbyChange it => new StandbyReceived(From(it.Value?.Metadata), it),
            TemplateCategoryUpdateChange it => new TemplateCategoryUpdated(From(null), it),
            TemplateCorrectCategoryDetectionChange it => new TemplateCategoryCorrected(From(null), it),
            TrackingEventsChange it => new TrackingEventReceived(From(it.Value?.Metadata), it),
            UserIdUpdateChange it => new UserIdUpdated(From(it.Value?.Metadata), it),
            _ => new UnknownWebhookEvent(From(null), change),
        };
    }

    private static void AddCalls(List<WebhookEvent> events, WebhookOrigin origin, CallsValue value)
    {
        foreach (CallUpdate call in Items(value.Calls))
        {
            events.Add(new CallChanged(origin, call, Contact(value.Contacts, call.From, null)));
        }

        foreach (CallStatusUpdate status in Items(value.Statuses))
        {
            events.Add(new CallStatusChanged(origin, status));
        }

        AddErrors(events, origin, value.Errors);
    }

    private static void AddEchoes(
        List<WebhookEvent> events, WebhookOrigin origin, IReadOnlyList<IncomingMessage>? echoes)
    {
        foreach (IncomingMessage echo in Items(echoes))
        {
            events.Add(new MessageEchoed(origin, echo));
        }
    }

    private static void AddErrors(List<WebhookEvent> events, WebhookOrigin origin, IReadOnlyList<GraphError>? errors)
    {
        foreach (GraphError error in Items(errors))
        {
            events.Add(new WebhookErrorReported(origin, error));
        }
    }

    private static void AddGroups(List<WebhookEvent> events, WebhookOrigin origin, GroupsValue value)
    {
        foreach (GroupUpdate group in Items(value.Groups))
        {
            events.Add(new GroupChanged(origin, group));
        }
    }

    private static void AddMessages(List<WebhookEvent> events, WebhookOrigin origin, MessagesValue value)
    {
        events.EnsureCapacity(events.Count + (value.Messages?.Count ?? 0) + (value.Statuses?.Count ?? 0));
        foreach (IncomingMessage message in Items(value.Messages))
        {
            WebhookContact? contact = Contact(value.Contacts, message.From, message.FromUserId);
            events.Add(MessageReceived.Of(origin, message, contact));
        }

        foreach (MessageStatusUpdate status in Items(value.Statuses))
        {
            WebhookContact? contact = Contact(value.Contacts, status.RecipientId, status.RecipientUserId);
            events.Add(new MessageStatusChanged(origin, status, contact));
        }

        AddErrors(events, origin, value.Errors);
    }

    private static void AddPreferences(List<WebhookEvent> events, WebhookOrigin origin, UserPreferencesValue value)
    {
        foreach (UserPreference preference in Items(value.UserPreferences))
        {
            events.Add(new UserPreferenceChanged(origin, preference));
        }
    }

    // The contact of an item, by any id that both name; the only contact where the item names nobody.
    private static WebhookContact? Contact(IReadOnlyList<WebhookContact>? contacts, string? waId, string? userId)
    {
        WebhookContact? sameUser = null;
        foreach (WebhookContact contact in Items(contacts))
        {
            if (waId is not null && contact.WaId == waId)
            {
                return contact;
            }

            sameUser ??= userId is not null && contact.UserId == userId ? contact : null;
        }

        return sameUser ?? (contacts is [var only] && (waId is null || only.WaId is null) ? only : null);
    }

    // Walks a list without an enumerator of its own for each of the thousands that a busy endpoint sees.
    private static ReadOnlySpan<T> Items<T>(IReadOnlyList<T>? items) => items switch
    {
        null => [],
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => items.ToArray(),
    };
}

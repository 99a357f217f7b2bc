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
            case CallsChange { Value: { } value }:
                AddCalls(events, Origin(value.Metadata), value);
                break;
            case SmbMessageEchoesChange { Value: { } value }:
                AddEchoes(events, Origin(value.Metadata), value.MessageEchoes);
                break;
            case MessageEchoesChange { Value: { } value }:
                AddEchoes(events, Origin(value.Metadata), value.MessageEchoes);
                break;
            case UserPreferencesChange { Value: { } value }:
                events.AddRange((value.UserPreferences ?? [])
                    .Select(preference => new UserPreferenceChanged(Origin(value.Metadata), preference)));
                break;
        }

        // What has no items, or no event of its own, is still an event.
        if (events.Count == before)
        {
            events.Add(Whole(change, Origin));
        }
    }

    private static WebhookEvent Whole(WebhookChange change, Func<WebhookMetadata?, WebhookOrigin> origin) =>
        change switch
    {
        AccountUpdateChange it => new AccountUpdated(origin(null), it),
        AccountAlertsChange it => new AccountAlerted(origin(null), it),
        AccountReviewUpdateChange it => new AccountReviewed(origin(null), it),
        AccountSettingsUpdateChange it => new AccountSettingsUpdated(origin(null), it),
        AutomaticEventsChange it => new AutomaticEventsDetected(origin(it.Value?.Metadata), it),
        BusinessCapabilityUpdateChange it => new BusinessCapabilityUpdated(origin(null), it),
        BusinessStatusUpdateChange it => new BusinessStatusUpdated(origin(null), it),
        BusinessUsernameUpdatesChange it => new BusinessUsernameUpdated(origin(null), it),
        ConsumerProfileChange it => new ConsumerProfileUpdated(origin(null), it),
        FlowsChange it => new FlowUpdated(origin(null), it),
        HistoryChange it => new HistoryReceived(origin(it.Value?.Metadata), it),
        MessageTemplateComponentsUpdateChange it => new TemplateComponentsUpdated(origin(null), it),
        MessageTemplateQualityUpdateChange it => new TemplateQualityUpdated(origin(null), it),
        MessageTemplateStatusUpdateChange it => new TemplateStatusUpdated(origin(null), it),
        MessagingHandoversChange it => new MessagingHandoverReceived(origin(it.Value?.Recipient), it),
        PartnerSolutionsChange it => new PartnerSolutionUpdated(origin(null), it),
        PaymentConfigurationUpdateChange it => new PaymentConfigurationUpdated(origin(null), it),
        PhoneNumberNameUpdateChange it => new PhoneNumberNameUpdated(origin(null), it),
        PhoneNumberQualityUpdateChange it => new PhoneNumberQualityUpdated(origin(null), it),
        SecurityChange it => new SecurityEventReceived(origin(null), it),
        SmbAppStateSyncChange it => new AppStateSynced(origin(it.Value?.Metadata), it),
        StandbyChange it => new StandbyReceived(origin(it.Value?.Metadata), it),
        TemplateCategoryUpdateChange it => new TemplateCategoryUpdated(origin(null), it),
        TemplateCorrectCategoryDetectionChange it => new TemplateCategoryCorrected(origin(null), it),
        TrackingEventsChange it => new TrackingEventReceived(origin(it.Value?.Metadata), it),
        UserIdUpdateChange it => new UserIdUpdated(origin(it.Value?.Metadata), it),
        _ => new UnknownWebhookEvent(origin(null), change),
    };

    private static void AddCalls(List<WebhookEvent> events, WebhookOrigin origin, CallsValue value)
    {
        foreach (CallUpdate call in value.Calls ?? [])
        {
            events.Add(new CallChanged(origin, call, Contact(value.Contacts, call.From, null)));
        }

        events.AddRange((value.Statuses ?? []).Select(status => new CallStatusChanged(origin, status)));
        events.AddRange((value.Errors ?? []).Select(error => new WebhookErrorReported(origin, error)));
    }

    private static void AddEchoes(
        List<WebhookEvent> events, WebhookOrigin origin, IReadOnlyList<IncomingMessage>? echoes) =>
        events.AddRange((echoes ?? []).Select(echo => new MessageEchoed(origin, echo)));

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

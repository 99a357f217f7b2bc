using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests.Support;

/// <summary>A webhook of each event type, created as a user of the testing package creates it.</summary>
internal static class EveryEvent
{
    private const string Customer = "16505551234";

    /// <summary>Every event type.</summary>
    public static IEnumerable<Type> Types { get; } =
    [
        .. typeof(WebhookEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(WebhookEvent)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyDictionary<Type, string> Webhooks { get; } = new Dictionary<Type, string>
    {
        [typeof(TextMessageReceived)] = FakeWebhook.TextMessage(Customer, "Grüße 😀 / \"@\""),
        [typeof(ImageMessageReceived)] = FakeWebhook.ImageMessage(Customer, "1", "caption"),
        [typeof(AudioMessageReceived)] = FakeWebhook.AudioMessage(Customer, "1"),
        [typeof(VideoMessageReceived)] = FakeWebhook.VideoMessage(Customer, "1", "caption"),
        [typeof(DocumentMessageReceived)] = FakeWebhook.DocumentMessage(Customer, "1", "invoice.pdf", "caption"),
        [typeof(StickerMessageReceived)] = FakeWebhook.StickerMessage(Customer, "1", isAnimated: true),
        [typeof(LocationMessageReceived)] = FakeWebhook.LocationMessage(Customer, 37.48, -122.15, "HQ", "1 Way"),
        [typeof(ContactsMessageReceived)] = FakeWebhook.ContactsMessage(Customer, "Ada", "+16505550100"),
        [typeof(ReactionReceived)] = FakeWebhook.Reaction(Customer, "wamid.1", "👍"),
        [typeof(TemplateButtonPressed)] = FakeWebhook.TemplateButton(Customer, "stop", "Stop"),
        [typeof(ButtonReplyReceived)] = FakeWebhook.ButtonReply(Customer, "yes", "Yes"),
        [typeof(ListReplyReceived)] = FakeWebhook.ListReply(Customer, "noon", "Noon", "12:00"),
        [typeof(FlowReplyReceived)] = FakeWebhook.FlowReply(Customer, new() { ["date"] = "2026-01-01" }),
        [typeof(CallPermissionReplyReceived)] = FakeWebhook.CallPermissionReply(Customer, isAccepted: true),
        [typeof(ProductQuestionReceived)] = FakeWebhook.Message(
            Customer,
            new IncomingInteractiveMessage
            {
                Interactive = new IncomingInteractiveProduct { Product = RawJson.Parse("""{"any":"content"}""") },
            }),
        [typeof(OtherInteractiveReplyReceived)] = FakeWebhook.Message(
            Customer,
            new IncomingInteractiveMessage
            {
                Interactive = new IncomingInteractivePaymentMethod { PaymentMethod = new() { ReferenceId = "r" } },
            }),
        [typeof(OrderReceived)] = FakeWebhook.Order(Customer, "7", "sku-1", 2, 19.99m, "EUR"),
        [typeof(SystemMessageReceived)] = FakeWebhook.ChangedNumber(Customer, "16505559999"),
        [typeof(MessageEdited)] = FakeWebhook.EditedMessage(Customer, "wamid.1", "better"),
        [typeof(MessageRevoked)] = FakeWebhook.RevokedMessage(Customer, "wamid.1"),
        [typeof(WelcomeRequested)] = FakeWebhook.WelcomeRequest(Customer),
        [typeof(UnsupportedMessageReceived)] = FakeWebhook.UnsupportedMessage(Customer, "poll"),
        [typeof(UnknownMessageReceived)] = FakeWebhook.Message(Customer, "hologram", null),
        [typeof(MessageStatusChanged)] = FakeWebhook.Status("wamid.1", DeliveryStatus.Failed, errorCode: 131047),
        [typeof(WebhookErrorReported)] = FakeWebhook.Error(131042),
        [typeof(GroupChanged)] = FakeWebhook.Example("group_participants_update"),
        [typeof(CallChanged)] = FakeWebhook.CallConnect(Customer),
        [typeof(CallStatusChanged)] = FakeWebhook.CallStatus("wacid.1", CallStatus.Ringing),
        [typeof(MessageEchoed)] = FakeWebhook.MessageEcho(Customer, "Sent from the app"),
        [typeof(UserPreferenceChanged)] = FakeWebhook.MarketingPreference(Customer, UserPreferenceValue.Stop),
        [typeof(AccountUpdated)] = FakeWebhook.AccountUpdate(AccountUpdateEvent.PartnerAdded),
        [typeof(AccountAlerted)] = FakeWebhook.Example("account_alerts"),
        [typeof(AccountReviewed)] = FakeWebhook.Example("account_review_update"),
        [typeof(AccountSettingsUpdated)] = FakeWebhook.Example("account_settings_update"),
        [typeof(AutomaticEventsDetected)] = FakeWebhook.Example("automatic_events"),
        [typeof(BusinessCapabilityUpdated)] = FakeWebhook.Example("business_capability_update"),
        [typeof(BusinessStatusUpdated)] = FakeWebhook.Example("business_status_update"),
        [typeof(BusinessUsernameUpdated)] = FakeWebhook.Example("business_username_updates"),
        [typeof(ConsumerProfileUpdated)] = FakeWebhook.Example("consumer_profile"),
        [typeof(FlowUpdated)] = FakeWebhook.FlowStatus("1", FlowStatus.Draft, FlowStatus.Published),
        [typeof(HistoryReceived)] = FakeWebhook.Example("history"),
        [typeof(TemplateComponentsUpdated)] = FakeWebhook.Example("message_template_components_update"),
        [typeof(TemplateQualityUpdated)] = FakeWebhook.Example("message_template_quality_update"),
        [typeof(TemplateStatusUpdated)] = FakeWebhook.Example("message_template_status_update", "rejected"),
        [typeof(MessagingHandoverReceived)] = FakeWebhook.Example("messaging_handovers"),
        [typeof(PartnerSolutionUpdated)] = FakeWebhook.Example("partner_solutions"),
        [typeof(PaymentConfigurationUpdated)] = FakeWebhook.Example("payment_configuration_update"),
        [typeof(PhoneNumberNameUpdated)] = FakeWebhook.Example("phone_number_name_update"),
        [typeof(PhoneNumberQualityUpdated)] = FakeWebhook.Example("phone_number_quality_update"),
        [typeof(SecurityEventReceived)] = FakeWebhook.Example("security"),
        [typeof(AppStateSynced)] = FakeWebhook.Example("smb_app_state_sync"),
        [typeof(StandbyReceived)] = FakeWebhook.Example("standby"),
        [typeof(TemplateCategoryUpdated)] = FakeWebhook.Example("template_category_update"),
        [typeof(TemplateCategoryCorrected)] = FakeWebhook.Example("template_correct_category_detection"),
        [typeof(TrackingEventReceived)] = FakeWebhook.Example("tracking_events"),
        [typeof(UserIdUpdated)] = FakeWebhook.Example("user_id_update"),
        [typeof(UnknownWebhookEvent)] = FakeWebhook.Change("brand_new", RawJson.Parse("""{"a":[1]}""")),
    };
}

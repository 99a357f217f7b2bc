namespace WhatsApp.Benchmarks.Floor;

// What a program without the SDK would write by hand for webhooks about messages and statuses: the members of the SDK's
// own models, and one class for all kinds of message, which is what System.Text.Json reads fastest.

internal sealed class WebhookPayload
{
    public string? Object { get; set; }

    public List<WebhookEntry>? Entry { get; set; }
}

internal sealed class WebhookEntry
{
    public string? Id { get; set; }

    public DateTimeOffset? Time { get; set; }

    public List<WebhookChange>? Changes { get; set; }
}

internal sealed class WebhookChange
{
    public string? Field { get; set; }

    public MessagesValue? Value { get; set; }
}

internal sealed class MessagesValue
{
    public string? MessagingProduct { get; set; }

    public WebhookMetadata? Metadata { get; set; }

    public List<WebhookContact>? Contacts { get; set; }

    public List<IncomingMessage>? Messages { get; set; }

    public List<MessageStatus>? Statuses { get; set; }

    public List<GraphError>? Errors { get; set; }
}

internal sealed class WebhookMetadata
{
    public string? DisplayPhoneNumber { get; set; }

    public string? PhoneNumberId { get; set; }
}

internal sealed class WebhookContact
{
    public WebhookProfile? Profile { get; set; }

    public string? WaId { get; set; }

    public string? UserId { get; set; }

    public string? ParentUserId { get; set; }

    public string? IdentityKeyHash { get; set; }
}

internal sealed class WebhookProfile
{
    public string? Name { get; set; }

    public string? Username { get; set; }
}

internal sealed class IncomingMessage
{
    public string? From { get; set; }

    public string? FromUserId { get; set; }

    public string? FromParentUserId { get; set; }

    public string? To { get; set; }

    public string? ToUserId { get; set; }

    public string? ToParentUserId { get; set; }

    public string? FromLogicalId { get; set; }

    public string? Id { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public string? GroupId { get; set; }

    public string? Type { get; set; }

    public MessageContext? Context { get; set; }

    public MessageReferral? Referral { get; set; }

    public MessageIdentity? Identity { get; set; }

    public List<GraphError>? Errors { get; set; }

    public string? MessageCreationType { get; set; }

    public TextContent? Text { get; set; }

    public ReactionContent? Reaction { get; set; }

    public AudioContent? Audio { get; set; }

    public DocumentContent? Document { get; set; }

    public ImageContent? Image { get; set; }

    public StickerContent? Sticker { get; set; }

    public VideoContent? Video { get; set; }

    public LocationContent? Location { get; set; }

    public List<ContactCard>? Contacts { get; set; }

    public UnsupportedContent? Unsupported { get; set; }

    public ButtonContent? Button { get; set; }

    public InteractiveContent? Interactive { get; set; }

    public OrderContent? Order { get; set; }

    public SystemContent? System { get; set; }

    public EditContent? Edit { get; set; }

    public RevokeContent? Revoke { get; set; }
}

internal sealed class MessageContext
{
    public string? From { get; set; }

    public string? Id { get; set; }

    public string? GroupId { get; set; }

    public bool? Forwarded { get; set; }

    public bool? FrequentlyForwarded { get; set; }

    public ReferredProduct? ReferredProduct { get; set; }
}

internal sealed class ReferredProduct
{
    public string? CatalogId { get; set; }

    public string? ProductRetailerId { get; set; }
}

internal sealed class MessageReferral
{
    public string? SourceUrl { get; set; }

    public string? SourceId { get; set; }

    public string? SourceType { get; set; }

    public string? Body { get; set; }

    public string? Headline { get; set; }

    public string? MediaType { get; set; }

    public string? ImageUrl { get; set; }

    public string? VideoUrl { get; set; }

    public string? ThumbnailUrl { get; set; }

    public string? CtwaClid { get; set; }

    public ReferralWelcome? WelcomeMessage { get; set; }
}

internal sealed class ReferralWelcome
{
    public string? Text { get; set; }
}

internal sealed class MessageIdentity
{
    public bool? Acknowledged { get; set; }

    public DateTimeOffset? CreatedTimestamp { get; set; }

    public string? Hash { get; set; }
}

internal sealed class MessageStatus
{
    public string? Id { get; set; }

    public string? Status { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public string? RecipientId { get; set; }

    public string? RecipientUserId { get; set; }

    public string? RecipientParentUserId { get; set; }

    public string? RecipientType { get; set; }

    public string? RecipientParticipantId { get; set; }

    public string? RecipientParticipantUserId { get; set; }

    public string? RecipientParticipantParentUserId { get; set; }

    public string? RecipientIdentityKeyHash { get; set; }

    public string? GroupId { get; set; }

    public string? BizOpaqueCallbackData { get; set; }

    public string? TemplateId { get; set; }

    public Conversation? Conversation { get; set; }

    public Pricing? Pricing { get; set; }

    public List<GraphError>? Errors { get; set; }

    public string? Type { get; set; }
}

internal sealed class Conversation
{
    public string? Id { get; set; }

    public DateTimeOffset? ExpirationTimestamp { get; set; }

    public ConversationOrigin? Origin { get; set; }

    public Pricing? Pricing { get; set; }
}

internal sealed class ConversationOrigin
{
    public string? Type { get; set; }
}

internal sealed class Pricing
{
    public bool? Billable { get; set; }

    public string? PricingModel { get; set; }

    public string? Type { get; set; }

    public string? Category { get; set; }
}

internal sealed class GraphError
{
    public string? Message { get; set; }

    public string? Type { get; set; }

    public long? Code { get; set; }

    public string? Title { get; set; }

    public string? Href { get; set; }

    public long? ErrorSubcode { get; set; }

    public GraphErrorData? ErrorData { get; set; }

    public string? ErrorUserTitle { get; set; }

    public string? ErrorUserMsg { get; set; }

    public bool? IsTransient { get; set; }

    public string? FbtraceId { get; set; }
}

internal sealed class GraphErrorData
{
    public string? MessagingProduct { get; set; }

    public string? Details { get; set; }
}

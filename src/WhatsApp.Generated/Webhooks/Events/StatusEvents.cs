namespace WhatsApp.Generated.Webhooks;

/// <summary>What became of a message, a call or another thing that the business sent.</summary>
public sealed class MessageStatusChanged : WebhookEvent
{
    internal MessageStatusChanged(WebhookOrigin origin, MessageStatusUpdate status, WebhookContact? contact)
        : base(origin, status) => Contact = contact;

    /// <summary>The status, with errors and price where there are any.</summary>
    public MessageStatusUpdate Status => (MessageStatusUpdate)Item;

    /// <summary>What the webhook tells of the recipient. Null where it tells nothing.</summary>
    public WebhookContact? Contact { get; }

    /// <summary>Who was written to.</summary>
    public MessageRecipient Recipient => MessageRecipient.Of(
        Status.RecipientId ?? Contact?.WaId,
        Status.RecipientUserId ?? Contact?.UserId,
        Contact?.ParentUserId,
        Status.GroupId);

    /// <inheritdoc/>
    public override DateTimeOffset? Time => Status.Timestamp ?? base.Time;

    // A message of a group has a status of its own for each member, and a payment may have the same one twice.
    /// <inheritdoc/>
    public override string Key => Status is { Id: { } id, Status: { } status, Payment: null }
        ? $"{Field}:{id}:{status}:{Member}"
        : base.Key;

    private string? Member =>
        Status.RecipientParticipantId
        ?? Status.RecipientParticipantUserId
        ?? Status.RecipientParticipantParentUserId
        ?? Status.RecipientId;
}

/// <summary>A group was created, deleted or changed, or people joined or left it.</summary>
public sealed class GroupChanged : WebhookEvent
{
    internal GroupChanged(WebhookOrigin origin, GroupUpdate group)
        : base(origin, group) => Group = group;

    /// <summary>What changed.</summary>
    public GroupUpdate Group { get; }

    /// <inheritdoc/>
    public override DateTimeOffset? Time => Group.Timestamp ?? base.Time;
}

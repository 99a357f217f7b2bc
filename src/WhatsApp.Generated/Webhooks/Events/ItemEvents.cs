namespace WhatsApp.Generated.Webhooks;

/// <content>The id of the message is the key.</content>
public sealed partial class MessageEchoed
{
    /// <inheritdoc/>
    public override string Key => Message.Id is { } id ? $"{Field}:{id}" : base.Key;
}

/// <content>Whom the status is about.</content>
public sealed partial class MessageStatusChanged
{
    /// <summary>The recipient of the message.</summary>
    public MessageRecipient Recipient => MessageRecipient.Of(
        Status.RecipientId ?? Contact?.WaId,
        Status.RecipientUserId ?? Contact?.UserId,
        Contact?.ParentUserId,
        Status.GroupId);

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

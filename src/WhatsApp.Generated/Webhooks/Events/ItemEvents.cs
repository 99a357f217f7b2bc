namespace WhatsApp.Generated.Webhooks;

/// <content>The id of the message is the key.</content>
public sealed partial class MessageEchoed
{
    /// <summary>The person or the group that the business wrote to.</summary>
    public MessageRecipient Recipient =>
        PersonIds.RecipientOf(Message).CompletedBy(Contact).ToRecipient(Message.GroupId);

    /// <inheritdoc/>
    public override string Key => Message.Id is { Length: > 0 } id ? $"{Field}:{id}" : base.Key;

    private protected override string? OtherParty =>
        PersonIds.Filled(Message.GroupId) ?? PersonIds.RecipientOf(Message).CompletedBy(Contact).First;
}

/// <content>The person or the group that the status is about.</content>
public sealed partial class MessageStatusChanged
{
    /// <summary>The recipient of the message: a person, or the group that it was sent to.</summary>
    public MessageRecipient Recipient => PersonIds.IsOfGroup(Status)
        ? default(PersonIds).ToRecipient(PersonIds.GroupOf(Status))
        : PersonIds.RecipientOf(Status).CompletedBy(Contact).ToRecipient();

    /// <summary>
    /// The member of the group that the status is about. Null if the message was not sent to a group, or if the status
    /// does not name a member.
    /// </summary>
    public MessageRecipient? Member => PersonIds.IsOfGroup(Status)
        && PersonIds.RecipientOf(Status).CompletedBy(Contact) is { IsEmpty: false } member
            ? member.ToRecipient()
            : null;

    // A message of a group has a status of its own for each member, and a payment may have the same one twice.
    /// <inheritdoc/>
    public override string Key => Status is { Id: { Length: > 0 } id, Status: { } status, Payment: null }
        && RecipientKey is { } recipient
            ? $"{Field}:{id}:{status}:{recipient}"
            : base.Key;

    private protected override string? OtherParty =>
        PersonIds.GroupOf(Status) ?? PersonIds.RecipientOf(Status).CompletedBy(Contact).First;

    // Of a group it is the member; if none is named, only the content tells two members apart. The ids of the status come
    // before those of the contact, which another delivery may not have.
    private string? RecipientKey => !PersonIds.IsOfGroup(Status) ? Status.RecipientId ?? string.Empty
        : PersonIds.RecipientOf(Status).First ?? (Contact is null ? null : PersonIds.Of(Contact).First);
}

/// <content>The person in the call.</content>
public sealed partial class CallChanged
{
    /// <summary>The person that the business called, or who called the business.</summary>
    public MessageRecipient User => PersonIds.UserOf(Call).CompletedBy(Contact).ToRecipient();

    private protected override string? OtherParty => PersonIds.UserOf(Call).CompletedBy(Contact).First;
}

/// <content>The person that the business called.</content>
public sealed partial class CallStatusChanged
{
    /// <summary>The person that the business called.</summary>
    public MessageRecipient Recipient => PersonIds.RecipientOf(Status).CompletedBy(Contact).ToRecipient();

    private protected override string? OtherParty => PersonIds.RecipientOf(Status).CompletedBy(Contact).First;
}

/// <content>The person whose preference changed.</content>
public sealed partial class UserPreferenceChanged
{
    /// <summary>The person who stopped or resumed the messages.</summary>
    public MessageRecipient User => PersonIds.UserOf(Preference).CompletedBy(Contact).ToRecipient();

    private protected override string? OtherParty => PersonIds.UserOf(Preference).CompletedBy(Contact).First;
}

/// <content>The ids before the change.</content>
public sealed partial class SystemMessageReceived
{
    /// <summary>
    /// The ids that the person had before the number or the user id changed. Null if neither changed, or if the message
    /// does not report old ids.
    /// </summary>
    public MessageRecipient? Previous => PersonIds.PreviousOf(IncomingMessage)?.ToRecipient();
}

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Who wrote, or who is written to. Each kind of id stands in its own member, as Meta sent it or as the program says;
/// none is guessed from what it looks like.
/// </summary>
public sealed record MessageRecipient
{
    private MessageRecipient()
    {
    }

    /// <summary>Phone number or WhatsApp id, digits with or without a plus sign. Null for people who hide it.</summary>
    public string? PhoneNumber { get; private init; }

    /// <summary>Business-scoped user id, such as <c>US.13491208655302741918</c>.</summary>
    public string? UserId { get; private init; }

    /// <summary>Parent business-scoped user id, which several businesses share.</summary>
    public string? ParentUserId { get; private init; }

    /// <summary>Id of a group.</summary>
    public string? GroupId { get; private init; }

    /// <summary>A person by phone number.</summary>
    public static MessageRecipient OfPhoneNumber(string phoneNumber) => new() { PhoneNumber = Required(phoneNumber) };

    /// <summary>A person by business-scoped user id.</summary>
    public static MessageRecipient OfUser(string userId) => new() { UserId = Required(userId) };

    /// <summary>A person by parent business-scoped user id.</summary>
    public static MessageRecipient OfParentUser(string parentUserId) => new() { ParentUserId = Required(parentUserId) };

    /// <summary>A group.</summary>
    public static MessageRecipient OfGroup(string groupId) => new() { GroupId = Required(groupId) };

    /// <summary>Does not show the phone number, since texts end up in logs.</summary>
    public override string ToString() => this switch
    {
        { GroupId: not null } => "group",
        { PhoneNumber: not null } => "phone number",
        { UserId: not null } => "user id",
        { ParentUserId: not null } => "parent user id",
        _ => "nobody",
    };

    internal static MessageRecipient Of(string? phoneNumber, string? userId, string? parentUserId, string? groupId) => new()
    {
        PhoneNumber = phoneNumber,
        UserId = userId,
        ParentUserId = parentUserId,
        GroupId = groupId,
    };

    /// <summary>Addresses a message to this party: a group first, then the phone number, then the ids.</summary>
    /// <exception cref="InvalidOperationException">
    /// Nothing is known of the party, or the message may not go there.
    /// </exception>
    internal void Address(Message message)
    {
        if (message is TemplateMessage { IsOneTimePassword: true } && (PhoneNumber is null || GroupId is not null))
        {
            throw new InvalidOperationException(
                "A one-time password goes to a phone number only: Meta refuses user ids and groups with error 131062. "
                + $"Address it to {nameof(MessageRecipient)}.{nameof(OfPhoneNumber)}.");
        }

        string? userId = UserId ?? ParentUserId;
        message.RecipientType = GroupId is null ? RecipientType.Individual : RecipientType.Group;
        message.To = GroupId ?? PhoneNumber;
        message.Recipient = message.To is null ? userId : null;
        if (message.To is null && message.Recipient is null)
        {
            throw new InvalidOperationException(
                "The webhook names nobody to write to: it has neither phone number, user id nor group.");
        }
    }

    private static string Required(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return id;
    }
}

/// <summary>Addresses messages.</summary>
public static class MessageAddressingExtensions
{
    /// <summary>Addresses a message: sets <c>to</c> or <c>recipient</c>, and the kind of recipient.</summary>
    /// <param name="message">The message, which is changed and returned.</param>
    /// <param name="party">A person or a group.</param>
    /// <exception cref="InvalidOperationException">
    /// The party has no id, or the message is a one-time password and the party is no phone number.
    /// </exception>
    public static TMessage AddressedTo<TMessage>(this TMessage message, MessageRecipient party)
        where TMessage : Message
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(party);
        party.Address(message);
        return message;
    }
}

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// The sender of a received message, or the recipient of a sent one. Each kind of id has its own member. An empty id is
/// null, and a user id is never a phone number, even if the webhook has it in place of one.
/// </summary>
public sealed record MessageRecipient
{
    private MessageRecipient()
    {
    }

    /// <summary>Phone number or WhatsApp id, digits with or without a plus sign. Null if the person hides it.</summary>
    public string? PhoneNumber { get; private init; }

    /// <summary>Business-scoped user id, such as <c>US.13491208655302741918</c>.</summary>
    public string? UserId { get; private init; }

    /// <summary>Parent business-scoped user id, which several businesses share.</summary>
    public string? ParentUserId { get; private init; }

    /// <summary>Id of a group.</summary>
    public string? GroupId { get; private init; }

    /// <summary>A person by phone number.</summary>
    /// <exception cref="ArgumentException">The phone number is empty, or it is a user id.</exception>
    public static MessageRecipient OfPhoneNumber(string phoneNumber) =>
        new() { PhoneNumber = NotUserId(Required(phoneNumber)) };

    /// <summary>A person by business-scoped user id.</summary>
    /// <exception cref="ArgumentException">The id is empty, or it is a phone number.</exception>
    public static MessageRecipient OfUser(string userId) =>
        new() { UserId = NotPhoneNumber(Required(userId), nameof(userId)) };

    /// <summary>A person by parent business-scoped user id.</summary>
    /// <exception cref="ArgumentException">The id is empty, or it is a phone number.</exception>
    public static MessageRecipient OfParentUser(string parentUserId) =>
        new() { ParentUserId = NotPhoneNumber(Required(parentUserId), nameof(parentUserId)) };

    /// <summary>A group.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static MessageRecipient OfGroup(string groupId) => new() { GroupId = Required(groupId) };

    /// <summary>Shows the kind only, since a phone number must not be logged.</summary>
    public override string ToString() => this switch
    {
        { GroupId: not null } => "group",
        { PhoneNumber: not null } => "phone number",
        { UserId: not null } => "user id",
        { ParentUserId: not null } => "parent user id",
        _ => "unknown",
    };

    internal static MessageRecipient Of(PersonIds person, string? groupId) => new()
    {
        PhoneNumber = person.PhoneNumber,
        UserId = person.UserId,
        ParentUserId = person.ParentUserId,
        GroupId = groupId,
    };

    private static string NotUserId(string phoneNumber) => !UserIds.IsUserId(phoneNumber)
        ? phoneNumber
        : throw new ArgumentException(
            $"This is a user id, and Meta drops messages that have one in place of a phone number. Call {nameof(OfUser)}.",
            nameof(phoneNumber));

    private static string NotPhoneNumber(string id, string name) => !UserIds.IsPhoneNumber(id)
        ? id
        : throw new ArgumentException($"This is a phone number. Call {nameof(OfPhoneNumber)}.", name);

    private static string Required(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return id;
    }
}

/// <summary>Addresses messages.</summary>
public static class MessageAddressingExtensions
{
    /// <summary>
    /// Addresses a message: sets <c>to</c> or <c>recipient</c>, and the kind of recipient. A group is preferred to a
    /// phone number, and a phone number to the other ids.
    /// </summary>
    /// <param name="message">The message, which is changed and returned.</param>
    /// <param name="recipient">A person or a group.</param>
    /// <exception cref="InvalidOperationException">
    /// The recipient has no id, or the message is a one-time password and the recipient has no phone number.
    /// </exception>
    public static TMessage AddressedTo<TMessage>(this TMessage message, MessageRecipient recipient)
        where TMessage : Message
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(recipient);
        bool hasPhoneNumberOnly = recipient is { PhoneNumber: not null, GroupId: null };
        if (message is TemplateMessage { IsOneTimePassword: true } && !hasPhoneNumberOnly)
        {
            throw new InvalidOperationException(
                "A one-time password can be sent to a phone number only: Meta refuses user ids and groups with error "
                + $"131062. Address it to {nameof(MessageRecipient)}.{nameof(MessageRecipient.OfPhoneNumber)}.");
        }

        message.RecipientType = recipient.GroupId is null ? RecipientType.Individual : RecipientType.Group;
        message.To = recipient.GroupId ?? recipient.PhoneNumber;
        message.Recipient = message.To is null ? recipient.UserId ?? recipient.ParentUserId : null;
        return message.To is not null || message.Recipient is not null
            ? message
            : throw new InvalidOperationException(
                "The webhook names no recipient: it has no phone number, user id or group.");
    }
}

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// The ids of one person in a webhook. This is the only place that decides which members of an item name its sender, its
/// recipient or its user. An empty id is no id, and a user id is one wherever it is.
/// </summary>
internal readonly record struct PersonIds
{
    public PersonIds(string? phoneNumber, string? userId, string? parentUserId)
    {
        PhoneNumber = Filled(phoneNumber);
        UserId = Filled(userId);
        ParentUserId = Filled(parentUserId);
        if (!UserIds.IsUserId(PhoneNumber))
        {
            return;
        }

        if (UserIds.IsParentUserId(PhoneNumber))
        {
            ParentUserId ??= PhoneNumber;
        }
        else
        {
            UserId ??= PhoneNumber;
        }

        PhoneNumber = null;
    }

    public string? PhoneNumber { get; private init; }

    public string? UserId { get; private init; }

    public string? ParentUserId { get; private init; }

    public bool IsEmpty => First is null;

    /// <summary>The phone number, else another id; null if there is none.</summary>
    public string? First => PhoneNumber ?? UserId ?? ParentUserId;

    /// <summary>The ids of a contact.</summary>
    public static PersonIds Of(WebhookContact contact) => new(contact.WaId, contact.UserId, contact.ParentUserId);

    /// <summary>Who wrote a message. After a change of number or user id, these are the new ids.</summary>
    public static PersonIds SenderOf(IncomingMessage message) => NewIdsOf(message) ?? FromOf(message);

    /// <summary>Who wrote a message, with the ids of the contact that are not in the message.</summary>
    public static PersonIds SenderOf(IncomingMessage message, WebhookContact? contact) =>
        NewIdsOf(message) ?? FromOf(message).CompletedBy(contact);

    /// <summary>The ids that a person had before a change; null if the message reports none.</summary>
    public static PersonIds? PreviousOf(IncomingMessage message)
    {
        if (NewIdsOf(message) is not { } current)
        {
            return null;
        }

        IncomingSystem system = ((IncomingSystemMessage)message).System!;
        PersonIds from = FromOf(message);
        var previous = new PersonIds(
            Filled(system.Customer) ?? Replaced(from.PhoneNumber, current.PhoneNumber),
            Filled(system.PreviousUserId) ?? Replaced(from.UserId, current.UserId),
            Filled(system.PreviousParentUserId) ?? Replaced(from.ParentUserId, current.ParentUserId));
        return previous.IsEmpty ? null : previous;
    }

    /// <summary>The person that the business wrote to with another app.</summary>
    public static PersonIds RecipientOf(IncomingMessage echo) => new(echo.To, echo.ToUserId, echo.ToParentUserId);

    /// <summary>The recipient of a message; in a group, the member that the status is about.</summary>
    public static PersonIds RecipientOf(MessageStatusUpdate status)
    {
        string? parentUserId = Filled(status.RecipientParentUserId) ?? status.ParentRecipientUserId;
        if (!IsOfGroup(status))
        {
            return new(status.RecipientId, status.RecipientUserId, parentUserId);
        }

        // Beside the id of a group, a recipient_id of another value is the member.
        bool isMember = !IsGroupType(status) && status.RecipientId != GroupOf(status);
        return new(
            ParticipantOf(status) ?? (isMember ? status.RecipientId : null),
            Filled(status.RecipientParticipantUserId) ?? status.RecipientUserId,
            Filled(status.RecipientParticipantParentUserId) ?? parentUserId);
    }

    /// <summary>The person that the business called.</summary>
    public static PersonIds RecipientOf(CallStatusUpdate status) =>
        new(status.RecipientId, status.RecipientUserId, status.RecipientParentUserId);

    /// <summary>The person in a call with the business, who is called or calls.</summary>
    public static PersonIds UserOf(CallUpdate call)
    {
        var caller = new PersonIds(call.From, call.FromUserId, call.FromParentUserId);
        var called = new PersonIds(call.To, call.ToUserId, call.ToParentUserId);

        // A business has no user id.
        bool isCalled = call.Direction is { } direction
            ? direction == CallDirection.BusinessInitiated
            : caller is { UserId: null, ParentUserId: null } && called is not { UserId: null, ParentUserId: null };
        return isCalled ? called : caller;
    }

    /// <summary>The person whose preference changed.</summary>
    public static PersonIds UserOf(UserPreference preference) =>
        new(preference.WaId, preference.UserId, preference.ParentUserId);

    /// <summary>Whether a status is about a message to a group.</summary>
    public static bool IsOfGroup(MessageStatusUpdate status) =>
        Filled(status.GroupId) is not null
        || IsGroupType(status)
        || ParticipantOf(status) is not null
        || Filled(status.RecipientParticipantUserId) is not null
        || Filled(status.RecipientParticipantParentUserId) is not null;

    /// <summary>The group of a status; null if it is about a person, or does not name the group.</summary>
    public static string? GroupOf(MessageStatusUpdate status)
    {
        if (Filled(status.GroupId) is { } group)
        {
            return group;
        }

        return IsOfGroup(status) ? Filled(status.RecipientId) : null;
    }

    /// <summary>The text; null if it is empty.</summary>
    public static string? Filled(string? id) => string.IsNullOrWhiteSpace(id) ? null : id;

    /// <summary>These ids, and those of a contact where these have none.</summary>
    public PersonIds CompletedBy(WebhookContact? contact)
    {
        if (contact is null)
        {
            return this;
        }

        PersonIds other = Of(contact);
        return new PersonIds
        {
            PhoneNumber = PhoneNumber ?? other.PhoneNumber,
            UserId = UserId ?? other.UserId,
            ParentUserId = ParentUserId ?? other.ParentUserId,
        };
    }

    /// <summary>Whether both may be the same person: there is no kind of id that both have and that differs.</summary>
    public bool IsCompatibleWith(PersonIds other) =>
        AreCompatible(PhoneNumber, other.PhoneNumber)
        && AreCompatible(UserId, other.UserId)
        && AreCompatible(ParentUserId, other.ParentUserId);

    /// <summary>The person, or the group if there is one.</summary>
    public MessageRecipient ToRecipient(string? groupId = null) => Filled(groupId) is { } group
        ? MessageRecipient.Of(default, group)
        : MessageRecipient.Of(this, groupId: null);

    private static bool AreCompatible(string? one, string? other) => one is null || other is null || one == other;

    private static bool IsGroupType(MessageStatusUpdate status) =>
        string.Equals(status.RecipientType, "group", StringComparison.OrdinalIgnoreCase);

    private static string? ParticipantOf(MessageStatusUpdate status) =>
        Filled(status.RecipientParticipantId) ?? Filled(status.ParticipantRecipientId);

    private static PersonIds FromOf(IncomingMessage message) =>
        new(message.From, message.FromUserId, message.FromParentUserId);

    // The message comes from the old ids, which may have ended, so they are no part of the new ones.
    private static PersonIds? NewIdsOf(IncomingMessage message)
    {
        if (message is not IncomingSystemMessage { System: { Type: { } type } system }
            || (type != IncomingSystemType.UserChangedNumber
                && type != IncomingSystemType.UserChangedUserId
                && type != IncomingSystemType.CustomerChangedNumber))
        {
            return null;
        }

        var current = new PersonIds(Filled(system.WaId) ?? system.NewWaId, system.UserId, system.ParentUserId);
        return current.IsEmpty ? null : current;
    }

    private static string? Replaced(string? from, string? current) => current is null || from == current ? null : from;
}

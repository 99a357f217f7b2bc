namespace WhatsApp.Generated.Webhooks;

/// <summary>Finds the contacts of the items of one change. The time does not depend on the number of contacts.</summary>
internal struct WebhookContacts(IReadOnlyList<WebhookContact>? contacts)
{
    // Below it, comparing is faster than creating an index. Nearly all webhooks have one contact.
    private const int MaxCompared = 8;

    private readonly IReadOnlyList<WebhookContact>? _contacts = contacts;
    private Dictionary<(IdKind Kind, string Id), WebhookContact>? _index;

    private enum IdKind
    {
        PhoneNumber,
        UserId,
        ParentUserId,
    }

    /// <summary>The contact of the sender of a message, by the new or the old ids.</summary>
    public WebhookContact? SenderOf(IncomingMessage message) =>
        Find(PersonIds.SenderOf(message))
        ?? (PersonIds.PreviousOf(message) is { } previous ? Find(previous) : null);

    /// <summary>The contact of the recipient of an echo.</summary>
    public WebhookContact? RecipientOf(IncomingMessage echo) => Find(PersonIds.RecipientOf(echo));

    /// <summary>The contact of the recipient of a message, or of the member of its group.</summary>
    public WebhookContact? RecipientOf(MessageStatusUpdate status) => Find(PersonIds.RecipientOf(status));

    /// <summary>The contact of the person that the business called.</summary>
    public WebhookContact? RecipientOf(CallStatusUpdate status) => Find(PersonIds.RecipientOf(status));

    /// <summary>The contact of the person in a call.</summary>
    public WebhookContact? UserOf(CallUpdate call) => Find(PersonIds.UserOf(call));

    /// <summary>The contact of the person whose preference changed.</summary>
    public WebhookContact? UserOf(UserPreference preference) => Find(PersonIds.UserOf(preference));

    /// <summary>
    /// The contact of a person, by any id that both have, the phone number first; else the only contact, unless an id of
    /// it differs.
    /// </summary>
    public WebhookContact? Find(PersonIds person)
    {
        if (_contacts is null or [])
        {
            return null;
        }

        if (_contacts is [var only])
        {
            var ids = PersonIds.Of(only);
            return person.IsCompatibleWith(ids) || SharesId(person, ids) ? only : null;
        }

        return _contacts.Count <= MaxCompared ? Compare(person) : LookUp(person);
    }

    private static bool SharesId(PersonIds person, PersonIds other) =>
        (person.PhoneNumber is { } phoneNumber && phoneNumber == other.PhoneNumber)
        || (person.UserId is { } userId && userId == other.UserId)
        || (person.ParentUserId is { } parentUserId && parentUserId == other.ParentUserId);

    private readonly WebhookContact? Compare(PersonIds person)
    {
        WebhookContact? sameUser = null;
        WebhookContact? sameParent = null;
        foreach (WebhookContact contact in WebhookEvents.Items(_contacts))
        {
            var ids = PersonIds.Of(contact);
            if (person.PhoneNumber is { } phoneNumber && ids.PhoneNumber == phoneNumber)
            {
                return contact;
            }

            sameUser ??= person.UserId is { } userId && ids.UserId == userId ? contact : null;
            sameParent ??= person.ParentUserId is { } parent && ids.ParentUserId == parent ? contact : null;
        }

        return sameUser ?? sameParent;
    }

    private WebhookContact? LookUp(PersonIds person)
    {
        _index ??= CreateIndex();
        return Get(IdKind.PhoneNumber, person.PhoneNumber)
            ?? Get(IdKind.UserId, person.UserId)
            ?? Get(IdKind.ParentUserId, person.ParentUserId);
    }

    private readonly WebhookContact? Get(IdKind kind, string? id) =>
        id is null ? null : _index!.GetValueOrDefault((kind, id));

    private readonly Dictionary<(IdKind Kind, string Id), WebhookContact> CreateIndex()
    {
        var index = new Dictionary<(IdKind Kind, string Id), WebhookContact>(_contacts!.Count);
        foreach (WebhookContact contact in WebhookEvents.Items(_contacts))
        {
            var ids = PersonIds.Of(contact);
            Add(IdKind.PhoneNumber, ids.PhoneNumber);
            Add(IdKind.UserId, ids.UserId);
            Add(IdKind.ParentUserId, ids.ParentUserId);

            void Add(IdKind kind, string? id)
            {
                if (id is not null)
                {
                    index.TryAdd((kind, id), contact);
                }
            }
        }

        return index;
    }
}

namespace WhatsApp.Generated;

/// <summary>What an error is about.</summary>
public enum GraphErrorGroup
{
    /// <summary>A code that the catalogue does not have.</summary>
    Unknown,

    /// <summary>The access token, or a permission that it lacks.</summary>
    Authorization,

    /// <summary>A limit of calls or messages.</summary>
    Throttling,

    /// <summary>A policy that was broken, or a restriction because of one.</summary>
    Integrity,

    /// <summary>A parameter that is missing or wrong.</summary>
    Parameter,

    /// <summary>A recipient that cannot be reached.</summary>
    Recipient,

    /// <summary>The message itself.</summary>
    Message,

    /// <summary>A message template.</summary>
    Template,

    /// <summary>A file, or its upload or download.</summary>
    Media,

    /// <summary>A phone number: its registration, verification or two-step verification.</summary>
    PhoneNumber,

    /// <summary>The account, the business, or their payment.</summary>
    Account,

    /// <summary>A flow.</summary>
    Flow,

    /// <summary>A group of WhatsApp users.</summary>
    Group,

    /// <summary>A call.</summary>
    Calling,

    /// <summary>The synchronization with the WhatsApp Business app.</summary>
    Sync,

    /// <summary>Trouble at Meta that passes.</summary>
    Server,
}

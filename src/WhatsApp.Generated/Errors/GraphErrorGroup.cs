namespace WhatsApp.Generated;

/// <summary>What an error is about.</summary>
public enum GraphErrorGroup
{
    /// <summary>A code that is not in the catalogue.</summary>
    Unknown,

    /// <summary>The access token, or a missing permission.</summary>
    Authorization,

    /// <summary>A rate limit for calls or messages.</summary>
    Throttling,

    /// <summary>A policy violation, or a restriction because of one.</summary>
    Integrity,

    /// <summary>A missing or invalid parameter.</summary>
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

    /// <summary>A temporary problem at Meta.</summary>
    Server,
}

namespace WhatsApp.Generated;

/// <summary>What a program should do about a failed call.</summary>
public enum SuggestedAction
{
    /// <summary>Repeat the call: the connection was never made, or Meta had a transient failure.</summary>
    RetryNow,

    /// <summary>Repeat the call after a delay: a limit was reached. Nothing was carried out.</summary>
    RetryLater,

    /// <summary>Change the call first; the details of the error say what is wrong.</summary>
    FixRequest,

    /// <summary>Renew the access token, or grant it a permission, first.</summary>
    RefreshToken,

    /// <summary>Do not repeat the call: it cannot succeed, such as a message to someone who is not on WhatsApp.</summary>
    Never,

    /// <summary>
    /// The call may have been carried out. Sending it again may send a message twice; wait for the webhook with its
    /// status, or ask a person.
    /// </summary>
    MayHaveBeenSent,
}

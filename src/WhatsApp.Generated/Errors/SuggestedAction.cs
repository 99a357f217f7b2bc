namespace WhatsApp.Generated;

/// <summary>What a program should do about a failed call.</summary>
public enum SuggestedAction
{
    /// <summary>
    /// The same call may succeed at once: the connection was never made, or Meta had a passing fault.
    /// </summary>
    RetryNow,

    /// <summary>The same call may succeed after a delay: a limit was reached. Nothing was carried out.</summary>
    RetryLater,

    /// <summary>The call must be changed first; the error's details say what is wrong with it.</summary>
    FixRequest,

    /// <summary>The access token must be renewed, or given a permission, first.</summary>
    RefreshToken,

    /// <summary>
    /// The call will not succeed, changed or not, such as a message to someone who is not on WhatsApp.
    /// </summary>
    Never,

    /// <summary>
    /// Nobody knows whether the call was carried out. Sending it again may send a message twice; wait for the webhook
    /// of its status, or ask a person.
    /// </summary>
    MayHaveBeenSent,
}

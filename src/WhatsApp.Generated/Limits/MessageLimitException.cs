namespace WhatsApp.Generated;

/// <summary>
/// A limit of the client's own refused a message before it was sent, so nothing was. Send it again later.
/// </summary>
public sealed class MessageLimitException : Exception
{
    /// <summary>Describes a message that was not sent.</summary>
    /// <param name="message">What refused it, and what to do.</param>
    /// <param name="phoneNumberId">Id of the phone number that should have sent it.</param>
    /// <param name="retryAfter">After which time it has a chance, or null if that is not known.</param>
    public MessageLimitException(string message, string phoneNumberId, TimeSpan? retryAfter)
        : base(message)
    {
        PhoneNumberId = phoneNumberId;
        RetryAfter = retryAfter;
    }

    /// <summary>Id of the phone number that should have sent the message.</summary>
    public string PhoneNumberId { get; }

    /// <summary>After which time the message has a chance, counted from now; null if that is not known.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>What to do: wait, then send it again.</summary>
    public RetryAdvice Advice { get; } = RetryAdvice.RetryLater;
}

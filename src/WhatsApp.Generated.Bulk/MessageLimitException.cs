namespace WhatsApp.Generated.Bulk;

/// <summary>
/// A limit of the client's own refused a message before it was sent, so nothing was. Send it again later.
/// </summary>
public sealed class MessageLimitException : Exception, IGraphFailure
{
    /// <summary>Describes a message that was not sent.</summary>
    /// <param name="message">What refused it, and what to do.</param>
    /// <param name="operationId">The operation, such as <c>sendMessage</c>.</param>
    /// <param name="phoneNumberId">Id of the phone number that should have sent it.</param>
    /// <param name="retryAfter">After which time it has a chance, or null if that is not known.</param>
    public MessageLimitException(string message, string operationId, string phoneNumberId, TimeSpan? retryAfter)
        : base(message)
    {
        OperationId = operationId;
        PhoneNumberId = phoneNumberId;
        RetryAfter = retryAfter;
    }

    /// <inheritdoc/>
    public string OperationId { get; }

    /// <summary>Id of the phone number that should have sent the message.</summary>
    public string PhoneNumberId { get; }

    /// <summary>After which time the message has a chance, counted from now; null if that is not known.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <inheritdoc/>
    public SuggestedAction SuggestedAction { get; } = SuggestedAction.RetryLater;
}

namespace WhatsApp.Generated.Bulk;

/// <summary>The client's rate limit refused a message before it was sent. Send it again later.</summary>
public sealed class MessageLimitException : Exception, IGraphFailure
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The reason, and what to do.</param>
    /// <param name="operationId">The operation, such as <c>sendMessage</c>.</param>
    /// <param name="phoneNumberId">Id of the sending phone number.</param>
    /// <param name="retryAfter">How long to wait before the next attempt; null if unknown.</param>
    public MessageLimitException(string message, string operationId, string phoneNumberId, TimeSpan? retryAfter)
        : base(message)
    {
        OperationId = operationId;
        PhoneNumberId = phoneNumberId;
        RetryAfter = retryAfter;
    }

    /// <inheritdoc/>
    public string OperationId { get; }

    /// <summary>Id of the sending phone number.</summary>
    public string PhoneNumberId { get; }

    /// <summary>How long to wait before the next attempt; null if unknown.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <inheritdoc/>
    public SuggestedAction SuggestedAction { get; } = SuggestedAction.RetryLater;
}

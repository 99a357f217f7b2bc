namespace WhatsApp.Generated;

/// <summary>
/// A call got no answer, or only a part of one, since its connection failed. <see cref="Advice"/> says whether it may
/// have been carried out all the same.
/// </summary>
public sealed class GraphConnectionException : HttpRequestException, IGraphFailure
{
    /// <summary>Describes a call without an answer.</summary>
    /// <param name="operationId">The operation, such as <c>sendMessage</c>.</param>
    /// <param name="advice">What to do about it.</param>
    /// <param name="cause">How the connection failed.</param>
    public GraphConnectionException(string operationId, RetryAdvice advice, Exception cause)
        : base(
            (cause as HttpRequestException)?.HttpRequestError ?? System.Net.Http.HttpRequestError.Unknown,
            Describe(operationId, advice, cause),
            cause
        )
    {
        OperationId = operationId;
        Advice = advice;
    }

    /// <inheritdoc/>
    public string OperationId { get; }

    /// <inheritdoc/>
    public RetryAdvice Advice { get; }

    private static string Describe(string operationId, RetryAdvice advice, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        string carriedOut =
            advice == RetryAdvice.MayHaveBeenSent
                ? "It may have been carried out all the same: sending it again may do it twice."
                : "It can be sent again.";
        return $"{operationId} got no whole answer: {cause.Message.TrimEnd('.')}. {carriedOut}";
    }
}

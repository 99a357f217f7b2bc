namespace WhatsApp.Generated;

/// <summary>
/// A call got no answer, or only a part of one, since its connection failed. <see cref="SuggestedAction"/> says whether it may
/// have been carried out all the same.
/// </summary>
public sealed class GraphConnectionException : HttpRequestException, IGraphFailure
{
    /// <summary>Describes a call without an answer.</summary>
    /// <param name="operationId">The operation, such as <c>sendMessage</c>.</param>
    /// <param name="suggestedAction">What to do about it.</param>
    /// <param name="cause">How the connection failed.</param>
    public GraphConnectionException(string operationId, SuggestedAction suggestedAction, Exception cause)
        : base(
            (cause as HttpRequestException)?.HttpRequestError ?? System.Net.Http.HttpRequestError.Unknown,
            Describe(operationId, suggestedAction, cause),
            cause
        )
    {
        OperationId = operationId;
        SuggestedAction = suggestedAction;
    }

    /// <inheritdoc/>
    public string OperationId { get; }

    /// <inheritdoc/>
    public SuggestedAction SuggestedAction { get; }

    private static string Describe(string operationId, SuggestedAction suggestedAction, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        string next = suggestedAction switch
        {
            SuggestedAction.MayHaveBeenSent => " It may have been carried out: sending it again may do it twice.",
            SuggestedAction.RetryNow => " It can be sent again.",
            _ => string.Empty,
        };
        return $"{operationId} got no complete response: {cause.Message.TrimEnd('.')}.{next}";
    }
}

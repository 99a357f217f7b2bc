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
        string carriedOut =
            suggestedAction == SuggestedAction.MayHaveBeenSent
                ? "It may have been carried out all the same: sending it again may do it twice."
                : "It can be sent again.";
        return $"{operationId} got no whole answer: {cause.Message.TrimEnd('.')}. {carriedOut}";
    }
}

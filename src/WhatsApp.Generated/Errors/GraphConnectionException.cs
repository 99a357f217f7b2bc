namespace WhatsApp.Generated;

/// <summary>
/// The connection failed, so a call got no response or an incomplete one. <see cref="SuggestedAction"/> says whether it
/// may have been carried out anyway.
/// </summary>
/// <param name="operationId">The operation, such as <c>sendMessage</c>.</param>
/// <param name="suggestedAction">What to do about it.</param>
/// <param name="cause">How the connection failed.</param>
public sealed class GraphConnectionException(string operationId, SuggestedAction suggestedAction, Exception cause)
    : HttpRequestException(
        (cause as HttpRequestException)?.HttpRequestError ?? System.Net.Http.HttpRequestError.Unknown,
        Describe(operationId, suggestedAction, cause),
        cause),
        IGraphFailure
{
    internal const string MayBeCarriedOut = "It may have been carried out anyway: sending it again may do it twice.";

    /// <inheritdoc/>
    public string OperationId { get; } = operationId;

    /// <inheritdoc/>
    public SuggestedAction SuggestedAction { get; } = suggestedAction;

    private static string Describe(string operationId, SuggestedAction suggestedAction, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        string next = suggestedAction switch
        {
            SuggestedAction.MayHaveBeenSent => " " + MayBeCarriedOut,
            SuggestedAction.RetryNow => " It can be sent again.",
            _ => string.Empty,
        };
        return $"{operationId} got no complete response: {cause.Message.TrimEnd('.')}.{next}";
    }
}

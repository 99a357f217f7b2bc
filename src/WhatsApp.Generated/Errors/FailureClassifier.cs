using System.Net;

namespace WhatsApp.Generated;

/// <summary>Decides whether a failed attempt may be repeated, and which action its exception suggests.</summary>
internal static class FailureClassifier
{
    /// <summary>Whether the SDK may send a request again after a response with this error.</summary>
    public static bool MayRepeat(HttpStatusCode status, GraphError? error, HttpMethod method) =>
        ActionFor(status, error, method) switch
        {
            SuggestedAction.RetryNow => true,

            // The wait can be days, and each attempt to enter a PIN or to register counts.
            SuggestedAction.RetryLater => IsRepeatable(method) || IsRefused(error),
            _ => false,
        };

    /// <summary>What to do about a response that is an error.</summary>
    public static SuggestedAction ActionFor(HttpStatusCode status, GraphError? error, HttpMethod method)
    {
        if (IsRefused(error) || (status == HttpStatusCode.TooManyRequests && error is { Code: null }))
        {
            return SuggestedAction.RetryLater;
        }

        bool isTransient = error?.IsTransient == true
            || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            || (int)status >= 500;
        if (isTransient)
        {
            return ActionAfterSending(method);
        }

        return error?.SuggestedAction switch
        {
            SuggestedAction.MayHaveBeenSent when IsRepeatable(method) => SuggestedAction.RetryNow,
            { } action => action,
            null when status == HttpStatusCode.Unauthorized => SuggestedAction.RefreshToken,
            null when (int)status is >= 200 and < 300 => ActionAfterSending(method),
            null => SuggestedAction.FixRequest,
        };
    }

    /// <summary>What to do about an attempt without a complete response; null for any other kind of failure.</summary>
    public static SuggestedAction? ActionFor(Exception error, HttpMethod method) =>
        error switch
        {
            IGraphFailure failure => failure.SuggestedAction,
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            } => SuggestedAction.RetryNow,
            UnusableResponseException =>
                IsRepeatable(method) ? SuggestedAction.FixRequest : SuggestedAction.MayHaveBeenSent,

            // A damaged content encoding is an InvalidDataException.
            HttpRequestException or IOException or InvalidDataException => ActionAfterSending(method),

            // The timeout of an HttpClient that is not ours.
            OperationCanceledException { InnerException: TimeoutException } => ActionAfterSending(method),
            _ => null,
        };

    /// <summary>What to do about an attempt that may have reached Meta.</summary>
    public static SuggestedAction ActionAfterSending(HttpMethod method) =>
        IsRepeatable(method) ? SuggestedAction.RetryNow : SuggestedAction.MayHaveBeenSent;

    /// <summary>Whether a request may be sent again although it may have been carried out.</summary>
    public static bool IsRepeatable(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Delete;

    private static bool IsRefused(GraphError? error) =>
        error?.Code is { } code && GraphErrorCode.Describe(code) is { IsRefused: true };
}

using System.Net;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>What a failed try means: whether it may be repeated, and what its exception advises.</summary>
internal static class FailureClassifier
{
    /// <summary>The Graph error in a body, or none.</summary>
    public static GraphError? ErrorIn(byte[] body)
    {
        try
        {
            return GraphJson.Read<GraphErrorResponse>(body).ErrorInAnyForm();
        }
        catch (GraphJsonException)
        {
            // Not Graph's answer but a gateway's.
            return null;
        }
    }

    /// <summary>Whether the SDK itself may send a request again that got this answer.</summary>
    public static bool MayRepeat(HttpResponseMessage response, HttpMethod method)
    {
        GraphError? error = ErrorIn(ResponseBody.Bytes(response));
        return ActionFor(response.StatusCode, error, method) switch
        {
            SuggestedAction.RetryNow => true,

            // Days may have to pass, and each try of a PIN or a registration counts.
            SuggestedAction.RetryLater => IsRepeatable(method) || IsRefused(error),
            _ => false,
        };
    }

    /// <summary>What to do about an answer that is an error.</summary>
    public static SuggestedAction ActionFor(HttpStatusCode status, GraphError? error, HttpMethod method)
    {
        if (IsRefused(error))
        {
            return SuggestedAction.RetryLater;
        }

        if (status == HttpStatusCode.TooManyRequests && error is { Code: null })
        {
            return SuggestedAction.RetryLater;
        }

        var known = error?.Code is { } code ? GraphErrorCode.Describe(code) : null;
        bool passing =
            error?.IsTransient == true
            || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            || (int)status >= 500;
        if (passing)
        {
            return ActionAfterSending(method);
        }

        return known?.SuggestedAction switch
        {
            SuggestedAction.MayHaveBeenSent when IsRepeatable(method) => SuggestedAction.RetryNow,
            { } advice => advice,
            null when status == HttpStatusCode.Unauthorized => SuggestedAction.RefreshToken,
            null when (int)status is >= 200 and < 300 => ActionAfterSending(method),
            null => SuggestedAction.FixRequest,
        };
    }

    /// <summary>What to do about a try that got no whole answer; null where the failure is of another kind.</summary>
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
            HttpRequestException or IOException => ActionAfterSending(method),

            // An HttpClient from outside whose own timeout ran out.
            OperationCanceledException { InnerException: TimeoutException } => ActionAfterSending(method),
            _ => null,
        };

    /// <summary>What to do about a try that may have reached Meta.</summary>
    public static SuggestedAction ActionAfterSending(HttpMethod method) =>
        IsRepeatable(method) ? SuggestedAction.RetryNow : SuggestedAction.MayHaveBeenSent;

    /// <summary>Whether a body can be sent a second time.</summary>
    public static bool CanReplay(HttpContent? content) =>
        content switch
        {
            null or EmptyContent or JsonModelContent or FormUrlEncodedContent => true,
            MultipartFormDataContent parts => parts.All(part => part is not FileContent { CanRewind: false }),
            FileContent file => file.CanRewind,

            // The body of a request of Kiota. It has a length if its stream can go back, which .NET then does.
            StreamContent stream => stream.Headers.ContentLength is not null,
            _ => false,
        };

    /// <summary>Whether a request may be sent again though it may have been carried out.</summary>
    public static bool IsRepeatable(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Delete;

    private static bool IsRefused(GraphError? error) =>
        error?.Code is { } code && GraphErrorCode.Describe(code) is { IsRefused: true };
}

using System.Net;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>What a failed try means: whether it may be repeated, and what its exception advises.</summary>
internal static class Failure
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
        return AdviceFor(response.StatusCode, error, method) switch
        {
            RetryAdvice.RetryNow => true,

            // Days may have to pass, and each try of a PIN or a registration counts.
            RetryAdvice.RetryLater => IsRepeatable(method) || IsRefused(error),
            _ => false,
        };
    }

    /// <summary>What to do about an answer that is an error.</summary>
    public static RetryAdvice AdviceFor(HttpStatusCode status, GraphError? error, HttpMethod method)
    {
        if (IsRefused(error))
        {
            return RetryAdvice.RetryLater;
        }

        if (status == HttpStatusCode.TooManyRequests && error is { Code: null })
        {
            return RetryAdvice.RetryLater;
        }

        var known = error?.Code is { } code ? GraphErrorCode.Describe(code) : null;
        bool passing =
            error?.IsTransient == true
            || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            || (int)status >= 500;
        if (passing)
        {
            return AdviceAfterSending(method);
        }

        return known?.Advice switch
        {
            RetryAdvice.MayHaveBeenSent when IsRepeatable(method) => RetryAdvice.RetryNow,
            { } advice => advice,
            null when status == HttpStatusCode.Unauthorized => RetryAdvice.RefreshToken,
            null when (int)status is >= 200 and < 300 => AdviceAfterSending(method),
            null => RetryAdvice.FixRequest,
        };
    }

    /// <summary>What to do about a try that got no whole answer; null where the failure is of another kind.</summary>
    public static RetryAdvice? AdviceFor(Exception error, HttpMethod method) =>
        error switch
        {
            IGraphFailure failure => failure.Advice,
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            } => RetryAdvice.RetryNow,
            HttpRequestException or IOException => AdviceAfterSending(method),

            // An HttpClient from outside whose own timeout ran out.
            OperationCanceledException { InnerException: TimeoutException } => AdviceAfterSending(method),
            _ => null,
        };

    /// <summary>What to do about a try that may have reached Meta.</summary>
    public static RetryAdvice AdviceAfterSending(HttpMethod method) =>
        IsRepeatable(method) ? RetryAdvice.RetryNow : RetryAdvice.MayHaveBeenSent;

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

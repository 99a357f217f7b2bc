using System.Net;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>What a failed try means: whether it may be repeated, and what its exception advises.</summary>
internal static class Failure
{
    // Far more than any Graph error, and little enough for a gateway that answers with a book.
    private const int MostErrorBytes = 256 * 1024;

    /// <summary>
    /// Reads the body of a failed answer, so that it can be looked at more than once; cuts it if it is long.
    /// </summary>
    public static async Task<byte[]> BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content is BufferedErrorContent buffered)
        {
            return buffered.Bytes;
        }

        using var bytes = new MemoryStream();
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            byte[] part = new byte[8192];
            int length;
            while (
                bytes.Length < MostErrorBytes
                && (length = await body.ReadAsync(part, cancellationToken).ConfigureAwait(false)) > 0
            )
            {
                bytes.Write(part, 0, (int)Math.Min(length, MostErrorBytes - bytes.Length));
            }
        }

        var content = new BufferedErrorContent(bytes.ToArray());
        foreach ((string name, IEnumerable<string> values) in response.Content.Headers)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        content.Headers.ContentLength = content.Bytes.Length;
        response.Content = content;
        return content.Bytes;
    }

    /// <summary>The Graph error in a body, or none.</summary>
    public static GraphError? ErrorIn(byte[] body)
    {
        try
        {
            return GraphJson.Read<GraphErrorResponse>(body).Error;
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
        GraphError? error = response.Content is BufferedErrorContent buffered ? ErrorIn(buffered.Bytes) : null;
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

        var known = error?.Code is { } code ? GraphErrorCode.Describe(code) : null;
        bool passing =
            error?.IsTransient == true
            || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            || (int)status >= 500;
        if (passing)
        {
            return IsRepeatable(method) ? RetryAdvice.RetryNow : RetryAdvice.MayHaveBeenSent;
        }

        return known?.Advice switch
        {
            RetryAdvice.MayHaveBeenSent when IsRepeatable(method) => RetryAdvice.RetryNow,
            { } advice => advice,
            null when status == HttpStatusCode.Unauthorized => RetryAdvice.RefreshToken,
            null when (int)status is >= 200 and < 300 => RetryAdvice.MayHaveBeenSent,
            null => RetryAdvice.FixRequest,
        };
    }

    /// <summary>What to do about a call that got no answer.</summary>
    public static RetryAdvice? AdviceFor(Exception error, HttpMethod method) =>
        error switch
        {
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            } => RetryAdvice.RetryNow,
            HttpRequestException or IOException => IsRepeatable(method)
                ? RetryAdvice.RetryNow
                : RetryAdvice.MayHaveBeenSent,
            _ => null,
        };

    /// <summary>Whether a body can be sent a second time.</summary>
    public static bool CanReplay(HttpContent? content) =>
        content switch
        {
            null or JsonModelContent or FormUrlEncodedContent => true,
            MultipartFormDataContent parts => parts.All(part => part is not LeftOpenStreamContent { CanRewind: false }),
            _ => false,
        };

    private static bool IsRefused(GraphError? error) =>
        error?.Code is { } code && GraphErrorCode.Describe(code) is { IsRefused: true };

    private static bool IsRepeatable(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Delete;

    private sealed class BufferedErrorContent(byte[] bytes) : ByteArrayContent(bytes)
    {
        public byte[] Bytes { get; } = bytes;
    }
}

using System.Net;
using System.Net.Http.Headers;

namespace WhatsApp.Generated;

/// <summary>A response as it was received.</summary>
public sealed class RawResponse
{
    internal RawResponse(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        Status = response.StatusCode;
        Headers = response.Headers;
        ContentHeaders = response.Content.Headers;
        Body = body;
    }

    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>
    /// Headers of the response, such as <c>facebook-api-version</c> or <c>x-business-use-case-usage</c>.
    /// </summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>Headers that describe the body, such as its type.</summary>
    public HttpContentHeaders ContentHeaders { get; }

    /// <summary>Usage of Meta's rate limits; null if the response does not report it.</summary>
    public GraphUsage? Usage => GraphUsage.Of(Headers);

    /// <summary>The body, undecoded. Empty for a download, whose body is streamed.</summary>
    public ReadOnlyMemory<byte> Body { get; }
}

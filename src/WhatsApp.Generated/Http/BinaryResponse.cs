using System.Net;
using System.Net.Http.Headers;

namespace WhatsApp.Generated;

/// <summary>A response that is a file. Its bytes are read from the connection; dispose of it when done.</summary>
public sealed class BinaryResponse : IDisposable, IAsyncDisposable
{
    private readonly IDisposable? _response;

    /// <summary>Creates a response, such as one for a test.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="contentType">MIME type; null if it is unknown.</param>
    /// <param name="contentLength">Number of bytes; null if it is unknown.</param>
    /// <param name="response">Disposed of together with the bytes.</param>
    public BinaryResponse(Stream content, string? contentType, long? contentLength, IDisposable? response = null)
    {
        Content = content;
        ContentType = contentType;
        ContentLength = contentLength;
        _response = response;
    }

    internal BinaryResponse(Stream content, HttpResponseMessage response)
        : this(
            content,
            response.Content.Headers.ContentType?.ToString(),
            response.Content.Headers.ContentLength,
            response)
    {
        Status = response.StatusCode;
        ContentRange = response.Content.Headers.ContentRange;
        AcceptsRanges = response.Headers.AcceptRanges.Contains("bytes");
        ETag = response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null;
    }

    /// <summary>The bytes, read from the connection.</summary>
    public Stream Content { get; }

    /// <summary>MIME type; null if the server does not send it.</summary>
    public string? ContentType { get; }

    /// <summary>Number of bytes of this response; null if the server does not send it.</summary>
    public long? ContentLength { get; }

    /// <summary>HTTP status: 206 if the response is the part of the file in the header <c>Range</c>.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>The part of the file that the response contains; null if it is the complete file.</summary>
    public ContentRangeHeaderValue? ContentRange { get; init; }

    /// <summary>Whether the server supports requests for a part of the file.</summary>
    public bool AcceptsRanges { get; init; }

    /// <summary>Strong entity tag of the file, in quotes; null if the server sends none.</summary>
    public string? ETag { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Content.Dispose();
        _response?.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        _response?.Dispose();
    }
}

using System.Net;
using System.Net.Http.Headers;

namespace WhatsApp.Generated;

/// <summary>An answer that is a file. Its bytes arrive as they are read; dispose of it when done.</summary>
public sealed class BinaryResponse : IDisposable, IAsyncDisposable
{
    private readonly IDisposable? _response;

    /// <summary>Describes a file that is being received.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="contentType">MIME type, where the server told it.</param>
    /// <param name="contentLength">Number of bytes, where the server told it.</param>
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

    /// <summary>The bytes, read straight from the connection.</summary>
    public Stream Content { get; }

    /// <summary>MIME type, where the server told it.</summary>
    public string? ContentType { get; }

    /// <summary>Number of bytes of this answer, where the server told it.</summary>
    public long? ContentLength { get; }

    /// <summary>HTTP status: 206 where the answer is the part of the file that a <c>Range</c> asked for.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>Which part of the file the answer is; null where it is the whole.</summary>
    public ContentRangeHeaderValue? ContentRange { get; init; }

    /// <summary>Whether the server said that it answers with parts where they are asked for.</summary>
    public bool AcceptsRanges { get; init; }

    /// <summary>The file's version in quotes, where the server told one that is the same byte for byte.</summary>
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

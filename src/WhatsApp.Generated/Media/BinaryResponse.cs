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

    /// <summary>The bytes, read straight from the connection.</summary>
    public Stream Content { get; }

    /// <summary>MIME type, where the server told it.</summary>
    public string? ContentType { get; }

    /// <summary>Number of bytes, where the server told it.</summary>
    public long? ContentLength { get; }

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

using System.Net;
using System.Net.Http.Headers;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>A model as the JSON body of a request, written once into a rented buffer.</summary>
internal sealed class JsonModelContent : HttpContent
{
    private readonly PooledUtf8Writer _buffer = new();

    public JsonModelContent(JsonModel model)
    {
        GraphJson.Write(model, _buffer);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(_buffer.WrittenMemory, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _buffer.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A caller's stream as a body: its length is told where it is known, and it stays open.</summary>
internal sealed class LeftOpenStreamContent(Stream stream) : HttpContent
{
    private readonly long _start = stream.CanSeek ? stream.Position : 0;

    /// <summary>Whether it can be sent a second time, from where it stood at first.</summary>
    public bool CanRewind => stream.CanSeek;

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) =>
        SerializeToStreamAsync(target, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream target, TransportContext? context, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
        {
            stream.Position = _start;
        }

        return stream.CopyToAsync(target, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = stream.CanSeek ? stream.Length - _start : 0;
        return stream.CanSeek;
    }
}

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

using System.Buffers;
using System.Net;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>A model as the JSON body of a request, written once into a rented array.</summary>
internal sealed class JsonModelContent : HttpContent
{
    private ArraySegment<byte> _json;

    public JsonModelContent(JsonModel model)
    {
        _json = GraphJson.WriteRentedUtf8(model);
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(_json.AsMemory(), cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Count;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (_json.Array is { Length: > 0 } rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
            _json = default;
        }

        base.Dispose(disposing);
    }
}

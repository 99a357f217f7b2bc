using System.Buffers;
using System.Net;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>A model as the JSON body of a request, written once into a rented array.</summary>
internal sealed class JsonModelContent : HttpContent
{
    private readonly ArraySegment<byte> _json;

    // This content and the writes under way. HTTP/2 may hand out a response while the body is still being sent.
    private int _users = 1;
    private int _isDisposed;

    public JsonModelContent(JsonModel model)
    {
        _json = GraphJson.WriteRentedUtf8(model);
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Use();
        try
        {
            await stream.WriteAsync(_json.AsMemory(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Release();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _json.Count;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            Release();
        }

        base.Dispose(disposing);
    }

    private void Use()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            ObjectDisposedException.ThrowIf(users == 0, this);
        }
        while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            ArrayPool<byte>.Shared.Return(_json.Array!);
        }
    }
}

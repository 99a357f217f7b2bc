using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>The body of a request, byte for byte. Its array is one of the shared pool: dispose it after the last use.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstSize = 16 * 1024;

    private byte[] _array;
    private int _length;

    private RequestBody(int size) => _array = ArrayPool<byte>.Shared.Rent(size);

    public ReadOnlyMemory<byte> Bytes => _array.AsMemory(0, _length);

    /// <summary>Reads the body. Null if it is larger than the limit; the rest is not read.</summary>
    public static async Task<RequestBody?> ReadAsync(HttpContext context, int limit)
    {
        HttpRequest request = context.Request;
        if (request.ContentLength > limit)
        {
            return null;
        }

        // The server's limit may be smaller than this one.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = null;
        }

        if (request.Body.CanSeek)
        {
            request.Body.Position = 0;
        }

        // The sender's Content-Length may be wrong, so the array grows with what has arrived.
        RequestBody body = new((int)Math.Min(request.ContentLength + 1 ?? FirstSize, FirstSize));
        try
        {
            if (await body.ReadAsync(request.Body, limit, context.RequestAborted).ConfigureAwait(false))
            {
                return body;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }

        body.Dispose();
        return null;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        _length = 0;
    }

    private async ValueTask<bool> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            int count = await stream.ReadAsync(_array.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return true;
            }

            _length += count;
            if (_length > limit)
            {
                return false;
            }

            if (_length == _array.Length)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(_length * 2);
                _array.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(_array);
                _array = larger;
            }
        }
    }
}

using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Reads bodies of requests byte for byte.</summary>
internal static class RequestBody
{
    private const int ChunkSize = 16 * 1024;

    /// <summary>Reads the body. Null if it is larger than the limit; the rest is not read.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, int limit)
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

        // The sender's Content-Length may be wrong, so no more than a chunk is allocated for it.
        MemoryStream buffer = new((int)Math.Min(request.ContentLength ?? ChunkSize, ChunkSize));
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            int count;
            while ((count = await request.Body.ReadAsync(chunk, context.RequestAborted).ConfigureAwait(false)) > 0)
            {
                if (buffer.Length + count > limit)
                {
                    return null;
                }

                buffer.Write(chunk, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}

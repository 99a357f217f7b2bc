using System.Buffers;
using System.Net.Http.Headers;

namespace WhatsApp.Generated;

/// <summary>Reads the body of an answer once, so that every part of the pipeline can look at it.</summary>
internal static class ResponseBody
{
    // Far more than any Graph error, and little enough for a gateway that answers with a book.
    private const int MostErrorBytes = 256 * 1024;

    // Of a body whose length is not told.
    private const int FirstBytes = 4096;

    /// <summary>Reads the body: of a success as a whole, of an error as far as it may be worth reading.</summary>
    public static async ValueTask<byte[]> BufferAsync(
        CallContext call,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        if (call.Answer is { } answer && answer.Content == response.Content)
        {
            return answer.Bytes;
        }

        int most = response.IsSuccessStatusCode ? Array.MaxLength : MostErrorBytes;
        byte[] bytes = await ReadAsync(response.Content, most, cancellationToken).ConfigureAwait(false);
        Replace(response, bytes);
        call.Answer = (response.Content, bytes);
        return bytes;
    }

    /// <summary>The body, if it has been read; empty otherwise.</summary>
    public static byte[] BufferedBytes(CallContext call, HttpResponseMessage response) =>
        call.Answer is { } answer && answer.Content == response.Content ? answer.Bytes : [];

    // Others who look at the answer find its body where it was.
    private static void Replace(HttpResponseMessage response, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        foreach ((string name, HeaderStringValues values) in response.Content.Headers.NonValidated)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        content.Headers.ContentLength = bytes.Length;
        response.Content.Dispose();
        response.Content = content;
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, int most, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(
            (int)Math.Min(content.Headers.ContentLength + 1 ?? FirstBytes, most)
        );
        try
        {
            int length = 0;
            int read;
            Stream body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (
                (read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0
                && (length += read) < most
            )
            {
                if (length == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * length, most));
                    buffer.CopyTo(larger, 0);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            return buffer[..Math.Min(length, most)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

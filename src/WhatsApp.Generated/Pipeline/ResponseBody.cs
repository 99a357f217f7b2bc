namespace WhatsApp.Generated;

/// <summary>Reads the body of an answer once, so that every part of the pipeline can look at it.</summary>
internal static class ResponseBody
{
    // Far more than any Graph error, and little enough for a gateway that answers with a book.
    private const int MostErrorBytes = 256 * 1024;

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

        byte[] bytes;
        if (response.IsSuccessStatusCode)
        {
            // What it has read, the content keeps for others.
            bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            bytes = await ReadErrorAsync(response.Content, cancellationToken).ConfigureAwait(false);
            Replace(response, bytes);
        }

        call.Answer = (response.Content, bytes);
        return bytes;
    }

    /// <summary>The body, if it has been read; empty otherwise.</summary>
    public static byte[] BufferedBytes(CallContext call, HttpResponseMessage response) =>
        call.Answer is { } answer && answer.Content == response.Content ? answer.Bytes : [];

    private static void Replace(HttpResponseMessage response, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        foreach ((string name, IEnumerable<string> values) in response.Content.Headers)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        content.Headers.ContentLength = bytes.Length;
        response.Content.Dispose();
        response.Content = content;
    }

    private static async Task<byte[]> ReadErrorAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        Stream body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            byte[] part = new byte[8192];
            int length;
            while (
                bytes.Length < MostErrorBytes
                && (length = await body.ReadAsync(part, cancellationToken).ConfigureAwait(false)) > 0
            )
            {
                bytes.Write(part, 0, (int)Math.Min(length, MostErrorBytes - bytes.Length));
            }
        }

        return bytes.ToArray();
    }
}

using System.Net.Http.Headers;

namespace WhatsApp.Generated;

/// <summary>Buffers the body of a response once, so that every part of the pipeline can read it.</summary>
internal static class ResponseBody
{
    // Far more than any Graph error, and a bound for what a gateway may send.
    private const int MostErrorBytes = 256 * 1024;

    /// <summary>Buffers the body: of a success completely, of an error up to 256 KiB.</summary>
    /// <exception cref="HttpRequestException">The body of a success exceeds the limit of the client.</exception>
    public static async Task BufferAsync(
        CallContext call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            await BufferErrorAsync(response, cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(call.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw RentedStream.TooLong(call.MaxResponseBytes, error);
        }
    }

    /// <summary>Buffers the body of an error, up to 256 KiB.</summary>
    public static Task BufferErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.Content is ErrorContent ? Task.CompletedTask : ReplaceAsync(response, cancellationToken);

    /// <summary>The buffered body.</summary>
    public static byte[] Bytes(HttpResponseMessage response) => Read(response, static body => body.ToArray());

    /// <summary>Passes the buffered body to a function, which must not keep it.</summary>
    public static T Read<T>(HttpResponseMessage response, Func<ReadOnlyMemory<byte>, T> read)
    {
        // It is in memory, so nothing waits here, and complete, whatever a handler did to the stream of the content.
        using var body = new RentedStream(response.Content.Headers.ContentLength ?? 0, long.MaxValue);
        response.Content.CopyTo(body, null, CancellationToken.None);
        return read(body.Written);
    }

    /// <summary>The Graph error in a body that was buffered; null if there is none.</summary>
    public static GraphError? ErrorIn(HttpResponseMessage response) =>
        response.Content is ErrorContent { Error: var error } ? error : GraphErrorResponse.Find(Bytes(response));

    /// <summary>Reads the body of a successful response into a rented array of its call.</summary>
    /// <exception cref="HttpRequestException">The body exceeds the limit of the client.</exception>
    public static async Task RentAsync(CallContext call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = new RentedStream(response.Content.Headers.ContentLength ?? 0, call.MaxResponseBytes);
        try
        {
            await response.Content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            call.Body = body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The body of a call.</summary>
    public static byte[] Bytes(CallContext call, HttpResponseMessage response) =>
        Read(call, response, static body => body.ToArray());

    /// <summary>Passes the body of a call to a function, which must not keep it.</summary>
    public static T Read<T>(CallContext call, HttpResponseMessage response, Func<ReadOnlyMemory<byte>, T> read) =>
        call.Body is { } body ? read(body.Written) : Read(response, read);

    private static async Task ReplaceAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] bytes = await ReadErrorAsync(response.Content, cancellationToken).ConfigureAwait(false);
        var content = new ErrorContent(bytes);
        foreach ((string name, HeaderStringValues values) in response.Content.Headers.NonValidated)
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

    private sealed class ErrorContent(byte[] bytes) : ByteArrayContent(bytes)
    {
        private readonly Lazy<GraphError?> _error = new(() => GraphErrorResponse.Find(bytes));

        public GraphError? Error => _error.Value;
    }
}

using System.Buffers;
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

        // .NET 8 cannot cancel the buffering of a content, so a copy replaces it.
        if (response.Content is not BufferedContent)
        {
            using RentedStream body = await CopyAsync(call, response.Content, cancellationToken).ConfigureAwait(false);
            Replace(response, new BufferedContent(body.Written.ToArray()));
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
        call.Body = await CopyAsync(call, response.Content, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The body of a call.</summary>
    public static byte[] Bytes(CallContext call, HttpResponseMessage response) =>
        Read(call, response, static body => body.ToArray());

    /// <summary>Passes the body of a call to a function, which must not keep it.</summary>
    public static T Read<T>(CallContext call, HttpResponseMessage response, Func<ReadOnlyMemory<byte>, T> read) =>
        call.Body is { } body && response.IsSuccessStatusCode ? read(body.Written) : Read(response, read);

    private static async Task<RentedStream> CopyAsync(
        CallContext call, HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > call.MaxResponseBytes)
        {
            throw RentedStream.TooLong(call.MaxResponseBytes);
        }

        var body = new RentedStream(content.Headers.ContentLength ?? 0, call.MaxResponseBytes);
        try
        {
            await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static async Task ReplaceAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] bytes = await ReadErrorAsync(response.Content, cancellationToken).ConfigureAwait(false);
        Replace(response, new ErrorContent(bytes));
        response.Content.Headers.ContentLength = bytes.Length;
    }

    private static void Replace(HttpResponseMessage response, HttpContent content)
    {
        foreach ((string name, HeaderStringValues values) in response.Content.Headers.NonValidated)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content.Dispose();
        response.Content = content;
    }

    private static async Task<byte[]> ReadErrorAsync(HttpContent content, CancellationToken cancellationToken)
    {
        // Copying works even if a handler has buffered the body and read it as a stream.
        using var body = new RentedStream(0, MostErrorBytes);
        try
        {
            await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        }
        catch (UnusableResponseException)
        {
            // It is longer, and its beginning is enough.
        }

        return body.Written.ToArray();
    }

    private sealed class BufferedContent(byte[] bytes) : ByteArrayContent(bytes);

    private sealed class ErrorContent(byte[] bytes) : ByteArrayContent(bytes)
    {
        private readonly Lazy<GraphError?> _error = new(() => GraphErrorResponse.Find(bytes));

        public GraphError? Error => _error.Value;
    }
}

/// <summary>Writes bytes into a rented array, up to a limit.</summary>
/// <param name="expected">The expected length; 0 if it is unknown.</param>
/// <param name="max">The limit in bytes.</param>
internal sealed class RentedStream(long expected, long max) : Stream
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(Math.Min(expected, max), 256, Array.MaxLength));
    private int _length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if ((long)_length + buffer.Length > max)
        {
            Write(buffer[..(int)(max - _length)]);
            throw TooLong(max);
        }

        if (buffer.Length > _bytes.Length - _length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + buffer.Length, _bytes.Length * 2));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        buffer.CopyTo(_bytes.AsSpan(_length));
        _length += buffer.Length;
    }

    // Without these two, Stream would rent a buffer and copy through it.
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>The exception for a body that exceeds its limit.</summary>
    public static UnusableResponseException TooLong(long max) => new(
        $"The response has more than {max} bytes. If that is right, set {nameof(WhatsAppClientOptions)}."
            + $"{nameof(WhatsAppClientOptions.MaxResponseBytes)} to a higher value.");

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
            _length = 0;
        }

        base.Dispose(disposing);
    }
}

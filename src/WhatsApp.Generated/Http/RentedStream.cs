using System.Buffers;

namespace WhatsApp.Generated;

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
        if (_length + buffer.Length > max)
        {
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
    public static UnusableResponseException TooLong(long max, Exception? error = null) => new(
        $"The response has more than {max} bytes. If that is right, set {nameof(WhatsAppClientOptions)}."
            + $"{nameof(WhatsAppClientOptions.MaxResponseBytes)} to a higher value.",
        error);

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

namespace WhatsApp.Generated.Tests.Support;

/// <summary>A stream of any length without a buffer: some first bytes, then zeros.</summary>
internal sealed class LongStream(long length, bool canSeek = true, byte[]? start = null) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => canSeek;

    public override bool CanWrite => false;

    public override long Length => canSeek ? length : throw new NotSupportedException();

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = (int)Math.Min(buffer.Length, length - Position);
        buffer[..read].Clear();
        if (start is not null && Position < start.Length)
        {
            start.AsSpan((int)Position, (int)Math.Min(read, start.Length - Position)).CopyTo(buffer);
        }

        Position += read;
        return read;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}

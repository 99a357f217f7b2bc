using System.IO.Pipelines;

namespace WhatsApp.Generated.Http;

/// <summary>
/// The body of a request as a stream, as Kiota's requests contain it. It is read only while it is sent, no file is
/// buffered, and a body that can be sent again can be read again.
/// </summary>
internal sealed class ContentStream(HttpContent content) : Stream
{
    private readonly bool _canReplay = RequestMessage.CanReplay(content) && content.Headers.ContentLength is not null;
    private CancellationTokenSource? _stop;
    private Stream? _reader;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => _canReplay;

    public override bool CanWrite => false;

    public override long Length =>
        _canReplay ? content.Headers.ContentLength!.Value : throw new NotSupportedException();

    public override long Position
    {
        get => _canReplay ? _position : throw new NotSupportedException();
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Goes back to the start. Sending a body again needs no other position.</summary>
    public override long Seek(long offset, SeekOrigin origin)
    {
        if (!_canReplay || origin != SeekOrigin.Begin || offset != 0)
        {
            throw new NotSupportedException("The body of a request can only be read from its start.");
        }

        Stop();
        return _position = 0;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = Reader().Read(buffer, offset, count);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await Reader().ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _position += read;
        return read;
    }

    // A StreamContent is sent with this method: from the body to the connection, without a pipe.
    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        if (_position > 0 || _reader is not null)
        {
            await base.CopyToAsync(destination, bufferSize, cancellationToken).ConfigureAwait(false);
            return;
        }

        await content.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
        _position = content.Headers.ContentLength ?? 1;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Stop();
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private Stream Reader()
    {
        if (_reader is null)
        {
            var pipe = new Pipe();
            _stop = new CancellationTokenSource();
            _reader = pipe.Reader.AsStream();
            _ = PumpAsync(pipe.Writer, _stop.Token);
        }

        return _reader;
    }

    private async Task PumpAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await content.CopyToAsync(writer.AsStream(leaveOpen: true), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The reader throws the exception.
            failure = error;
        }

        await writer.CompleteAsync(failure).ConfigureAwait(false);
    }

    private void Stop()
    {
        _stop?.Cancel();
        _stop?.Dispose();
        _stop = null;
        _reader?.Dispose();
        _reader = null;
    }
}

using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace WhatsApp.Generated.Http;

/// <summary>
/// A file of the caller as a body. Its length is sent if it is known, its bytes are counted while they are copied, and
/// its stream is not closed.
/// </summary>
internal sealed class FileContent : HttpContent
{
    private const int BufferSize = 80 * 1024;

    private readonly FileUpload _file;
    private readonly Stream _stream;
    private readonly long _start;
    private readonly long? _length;

    /// <exception cref="ArgumentException">The stream is closed.</exception>
    /// <exception cref="InvalidOperationException">The stream was read already and cannot seek.</exception>
    /// <exception cref="MediaTooLargeException">The file is larger than its limit.</exception>
    public FileContent(FileUpload file, string contentType)
    {
        _file = file;
        _stream = file.Content;
        _file.RequireReadable();
        RequireUnused();
        _start = _stream.CanSeek ? _stream.Position : 0;
        _length = file.Remaining;
        _file.RequireAtMost(_file.MaxBytes, _length ?? 0);
        Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
    }

    /// <summary>Whether it can be sent a second time, from its first position.</summary>
    public bool CanRewind => _stream.CanSeek;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Rewind();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long sent = 0;
            long? most = null;
            int read;
            while ((read = await _stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                most ??= _file.MostBytes(buffer.AsSpan(0, read));
                sent += read;
                _file.RequireAtMost(most, _length ?? sent);
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                _file.Progress?.Report(sent);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length ?? 0;
        return _length is not null;
    }

    private void Rewind()
    {
        if (_stream.CanSeek)
        {
            _stream.Position = _start;
        }
        else
        {
            RequireUnused();
            _file.IsUsedUp = true;
        }
    }

    // Nothing is left to read, so an empty file would be sent.
    private void RequireUnused()
    {
        if (_file.IsUsedUp)
        {
            throw new InvalidOperationException(
                $"'{_file.FileName}' is a stream that cannot seek, so it cannot be sent a second time. Open the file "
                    + "again."
            );
        }
    }
}

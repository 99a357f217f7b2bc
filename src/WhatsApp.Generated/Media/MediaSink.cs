using System.Globalization;
using System.Security.Cryptography;

namespace WhatsApp.Generated;

/// <summary>The destination of a download. It counts, hashes and limits the bytes that are written.</summary>
internal sealed class MediaSink(string mediaId, Stream destination, MediaDownloadOptions options) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many bytes have been written.</summary>
    public long Length { get; private set; }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        RequireRoom(Length + bytes.Length, isWhole: false);
        await destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        _hash.AppendData(bytes.Span);
        Length += bytes.Length;
        options.Progress?.Report(Length);
    }

    /// <exception cref="MediaTooLargeException">The object is too large.</exception>
    public void RequireRoom(long? length, bool isWhole = true)
    {
        if (length > options.MaxBytes)
        {
            throw new MediaTooLargeException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Media {mediaId} has {(isWhole ? "" : "more than ")}{(isWhole ? length : options.MaxBytes):N0} "
                    + $"bytes, but this download accepts at most {options.MaxBytes:N0}. Raise "
                    + $"{nameof(MediaDownloadOptions)}.{nameof(MediaDownloadOptions.MaxBytes)} to accept it."),
                options.MaxBytes,
                isWhole ? length : null,
                MediaItemRequestBuilder.DownloadOperation);
        }
    }

    /// <summary>Returns the SHA-256 of what has been written.</summary>
    public byte[] Hash() => _hash.GetCurrentHash();

    public void Dispose() => _hash.Dispose();
}

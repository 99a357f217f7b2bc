using System.Buffers;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated;

/// <summary>
/// One download: requests the address, copies the bytes, requests a new address once if the first one has expired,
/// resumes after an interruption, and verifies the result.
/// </summary>
/// <param name="builder">The media.</param>
/// <param name="known">The properties that are known already; may be empty.</param>
/// <param name="download">Options for the download.</param>
/// <param name="options">Options for these calls only. Null uses the client's options.</param>
internal sealed class MediaDownloader(
    MediaItemRequestBuilder builder, MediaInfo known, MediaDownloadOptions download, RequestOptions? options)
{
    private const int BufferSize = 80 * 1024;

    private readonly string _id = Uri.UnescapeDataString(builder.Path.TrimStart('/'));
    private MediaInfo _media = known;
    private bool _isRefreshed;
    private bool _supportsRanges;
    private string? _etag;
    private byte[]? _hash;
    private long? _total;
    private int _resumes;

    // A size that is not to be verified is not relied on either.
    private long? ReportedSize => download.VerifyContent ? _media.FileSize : null;

    public async Task<MediaInfo> RunAsync(Stream destination, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(_media.Url))
        {
            await LookUpAsync(cancellationToken).ConfigureAwait(false);
        }

        ReadHash();
        using var sink = new MediaSink(_id, destination, download);
        sink.RequireRoom(_media.FileSize);
        while (await TransferAsync(sink, cancellationToken).ConfigureAwait(false) is { } interruption)
        {
            RequireResume(sink.Length, interruption);
        }

        Verify(sink);
        _media.FileSize ??= sink.Length;
        return _media;
    }

    // The hash of a webhook is valid for the same bytes at another address.
    private async Task LookUpAsync(CancellationToken cancellationToken)
    {
        MediaInfo found = await builder.GetAsync(null, options, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(found.Url))
        {
            throw new InvalidOperationException(
                "Meta returned no address for this media, so there is nothing to download.");
        }

        found.Sha256 = string.IsNullOrEmpty(_media.Sha256) ? found.Sha256 : _media.Sha256;
        _media = found;
    }

    // An unreadable hash is reported before the download, not after it.
    private void ReadHash() =>
        _hash = !download.VerifyContent || string.IsNullOrEmpty(_media.Sha256)
            ? null
            : ParseHash(_media.Sha256) ?? throw MediaIntegrityException.OfUnreadableHash(_id, _media.Sha256);

    // Hexadecimal in the Media API; Base64 in webhooks, with or without padding, and in the alphabet for URLs too.
    private static byte[]? ParseHash(string text)
    {
        if (text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit))
        {
            return Convert.FromHexString(text);
        }

        string base64 = text.TrimEnd('=').Replace('-', '+').Replace('_', '/') + "=";
        byte[] bytes = new byte[SHA256.HashSizeInBytes];
        return base64.Length == 44 && Convert.TryFromBase64String(base64, bytes, out int written)
            && written == bytes.Length ? bytes : null;
    }

    /// <summary>Copies the bytes of one response. Returns what interrupted it, or null if it is complete.</summary>
    private async Task<Exception?> TransferAsync(MediaSink sink, CancellationToken cancellationToken)
    {
        BinaryResponse response = await OpenAsync(sink.Length, cancellationToken).ConfigureAwait(false);
        await using (response.ConfigureAwait(false))
        {
            bool isRest = response.Status == HttpStatusCode.PartialContent;
            if (isRest && (response.ContentRange?.Unit != "bytes" || response.ContentRange.From != sink.Length))
            {
                _supportsRanges = false;
                return new IOException("The server returned another range than the requested one.");
            }

            RequireTotal(sink, isRest ? response.ContentRange?.Length : response.ContentLength);
            _etag ??= response.ETag;

            // A body without a length may have been decompressed, and a range would count compressed bytes.
            _supportsRanges |= sink.Length == 0 && response is { AcceptsRanges: true, ContentLength: not null };
            return await CopyAsync(response, sink, isRest ? 0 : sink.Length, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<BinaryResponse> OpenAsync(long offset, CancellationToken cancellationToken)
    {
        while (true)
        {
            bool requestsRange = offset > 0 && _supportsRanges;
            (string?, string?) range = requestsRange
                ? (string.Create(CultureInfo.InvariantCulture, $"bytes={offset}-"), _etag)
                : default;
            try
            {
                return await builder.OpenAsync(_media.Url!, range, options, cancellationToken).ConfigureAwait(false);
            }
            catch (GraphApiException error) when (!_isRefreshed && IsExpiry(error.Status))
            {
                _isRefreshed = true;
                await LookUpAsync(cancellationToken).ConfigureAwait(false);
                ReadHash();
            }
            catch (GraphApiException error)
                when (requestsRange && error.Status == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                _supportsRanges = false;
            }
        }
    }

    /// <param name="response">The bytes.</param>
    /// <param name="sink">The destination.</param>
    /// <param name="skip">Number of bytes to skip because they were written before.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    private async Task<Exception?> CopyAsync(
        BinaryResponse response, MediaSink sink, long skip, CancellationToken cancellationToken)
    {
        using var stall = new CancellationTokenSource(Timeout.InfiniteTimeSpan, builder.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (true)
            {
                int read;
                try
                {
                    // The time to write does not count.
                    stall.CancelAfter(download.StallTimeout);
                    read = await response.Content.ReadAsync(buffer, either.Token).ConfigureAwait(false);
                    stall.CancelAfter(Timeout.InfiniteTimeSpan);
                }
                catch (OperationCanceledException canceled)
                    when (stall.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
                {
                    return new IOException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"The server sent nothing for {download.StallTimeout.TotalSeconds:0.###} s."),
                        canceled);
                }
                catch (Exception error) when (error is IOException or InvalidDataException)
                {
                    return error;
                }

                if (read == 0)
                {
                    break;
                }

                int known = (int)Math.Min(skip, read);
                skip -= known;
                if (known < read)
                {
                    await sink.WriteAsync(buffer.AsMemory(known, read - known), cancellationToken)
                        .ConfigureAwait(false);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        // A part may be shorter than requested; a whole body with a length cannot end early without an error.
        bool isShort = skip > 0 || sink.Length < (_total ?? ReportedSize);
        bool mayBeMore = response.ContentLength is null || response.Status == HttpStatusCode.PartialContent;
        return isShort && mayBeMore ? new EndOfStreamException("The server ended the transfer too early.") : null;
    }

    private void RequireTotal(MediaSink sink, long? total)
    {
        sink.RequireRoom(total);
        long? expected = _total ?? ReportedSize;
        if (total is { } actual && (actual < sink.Length || actual != (expected ?? actual)))
        {
            throw MediaIntegrityException.OfLength(_id, expected ?? sink.Length, actual);
        }

        _total ??= total;
    }

    private void RequireResume(long length, Exception interruption)
    {
        if (_resumes++ < download.MaxResumes)
        {
            return;
        }

        string of = (_total ?? ReportedSize) is { } total ? $" of {total}" : string.Empty;
        string problem = string.Create(
            CultureInfo.InvariantCulture,
            $"The download of media {_id} was interrupted after {length}{of} bytes; it was resumed "
            + $"{download.MaxResumes} times. {interruption.Message}");
        throw new GraphConnectionException(
            MediaItemRequestBuilder.DownloadOperation,
            SuggestedAction.RetryNow,
            new IOException(problem, interruption));
    }

    private void Verify(MediaSink sink)
    {
        if (ReportedSize is { } size && size != sink.Length)
        {
            throw MediaIntegrityException.OfLength(_id, size, sink.Length);
        }

        if (_hash is not null && sink.Hash() is var hash && !hash.AsSpan().SequenceEqual(_hash))
        {
            throw MediaIntegrityException.OfHash(_id, _media.Sha256!, Convert.ToHexStringLower(hash));
        }
    }

    // Meta returns 404 for an expired address; hosts in between use other statuses.
    private static bool IsExpiry(HttpStatusCode status) => status is HttpStatusCode.Unauthorized
        or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone;
}

using System.Buffers;
using System.Globalization;
using System.Net;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated;

/// <summary>
/// One download: asks for the address, copies the bytes, gets a new address once where the first one has expired, goes
/// on after a break, and checks what came.
/// </summary>
internal sealed class MediaDownloader
{
    private const int BufferSize = 80 * 1024;

    private readonly MediaItemRequestBuilder _builder;
    private readonly MediaDownloadOptions _download;
    private readonly RequestOptions? _options;
    private readonly string _id;

    private MediaInfo _media;
    private bool _isRefreshed;
    private bool _takesRanges;
    private string? _etag;
    private byte[]? _hash;
    private long? _total;
    private int _resumes;

    /// <param name="builder">The media.</param>
    /// <param name="told">What is known of it already, or nothing.</param>
    /// <param name="download">How it is downloaded.</param>
    /// <param name="options">What the calls do differently from their client, or none.</param>
    public MediaDownloader(
        MediaItemRequestBuilder builder, MediaInfo told, MediaDownloadOptions? download, RequestOptions? options)
    {
        _builder = builder;
        _media = told;
        _download = download ?? new MediaDownloadOptions();
        _download.Validate();
        _options = options;
        _id = Uri.UnescapeDataString(builder.Path.TrimStart('/'));
    }

    // What is not to be verified is not relied on either.
    private long? ToldSize => _download.VerifyContent ? _media.FileSize : null;

    public async Task<MediaInfo> RunAsync(Stream destination, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(_media.Url))
        {
            await LookUpAsync(cancellationToken).ConfigureAwait(false);
        }

        Prepare();
        using var sink = new MediaSink(_id, destination, _download);
        sink.RequireRoom(_media.FileSize);
        while (await TransferAsync(sink, cancellationToken).ConfigureAwait(false) is { } broken)
        {
            RequireResume(sink.Length, broken);
        }

        Verify(sink);
        _media.FileSize ??= sink.Length;
        return _media;
    }

    // What a webhook told of the hash counts for the same bytes at another address.
    private async Task LookUpAsync(CancellationToken cancellationToken)
    {
        MediaInfo found = await _builder.GetAsync(null, _options, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(found.Url))
        {
            throw new InvalidOperationException(
                "Meta returned no address for this media, so there is nothing to download."
            );
        }

        found.Sha256 = string.IsNullOrEmpty(_media.Sha256) ? found.Sha256 : _media.Sha256;
        _media = found;
    }

    // A hash that cannot be read is told before the download, not after it.
    private void Prepare() =>
        _hash =
            !_download.VerifyContent || string.IsNullOrEmpty(_media.Sha256)
                ? null
                : MediaHash.Read(_media.Sha256) ?? throw MediaIntegrityException.OfUnreadableHash(_id, _media.Sha256);

    /// <summary>Copies what one answer brings. Returns why it broke off, or null where everything came.</summary>
    private async Task<Exception?> TransferAsync(MediaSink sink, CancellationToken cancellationToken)
    {
        BinaryResponse answer = await OpenAsync(sink.Length, cancellationToken).ConfigureAwait(false);
        await using (answer.ConfigureAwait(false))
        {
            bool isRest = answer.Status == HttpStatusCode.PartialContent;
            if (isRest && (answer.ContentRange?.Unit != "bytes" || answer.ContentRange.From != sink.Length))
            {
                _takesRanges = false;
                return new IOException("The server answered with another range than it was asked for.");
            }

            RequireTotal(sink, isRest ? answer.ContentRange?.Length : answer.ContentLength);
            _etag ??= answer.ETag;

            // Without a length the body may have been unpacked on its way, and a range would count packed bytes.
            _takesRanges |= sink.Length == 0 && answer is { AcceptsRanges: true, ContentLength: not null };
            return await CopyAsync(answer, sink, skip: isRest ? 0 : sink.Length, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task<BinaryResponse> OpenAsync(long offset, CancellationToken cancellationToken)
    {
        while (true)
        {
            bool asksForRange = offset > 0 && _takesRanges;
            (string?, string?) range = asksForRange ? RangeFrom(offset) : default;
            try
            {
                return await _builder
                    .OpenAsync(_media.Url!, range, _options, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (GraphApiException error) when (!_isRefreshed && IsExpiry(error.Status))
            {
                _isRefreshed = true;
                await LookUpAsync(cancellationToken).ConfigureAwait(false);
                Prepare();
            }
            catch (GraphApiException error)
                when (asksForRange && error.Status == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                _takesRanges = false;
            }
        }
    }

    private (string Range, string? IfRange) RangeFrom(long offset) =>
        (string.Create(CultureInfo.InvariantCulture, $"bytes={offset}-"), _etag);

    /// <param name="answer">The bytes.</param>
    /// <param name="sink">Takes them.</param>
    /// <param name="skip">How many of them have been written already, since the server sends all of them anew.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    private async Task<Exception?> CopyAsync(
        BinaryResponse answer, MediaSink sink, long skip, CancellationToken cancellationToken)
    {
        using var guard = new StallGuard(_download.StallTimeout, _builder.TimeProvider, cancellationToken);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (true)
            {
                int read;
                try
                {
                    read = await guard.ReadAsync(answer.Content, buffer).ConfigureAwait(false);
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

        // A part may be less than was asked for; the whole does not end early without an error if it tells its length.
        bool isShort = skip > 0 || sink.Length < (_total ?? ToldSize);
        bool mayBeMore = answer.ContentLength is null || answer.Status == HttpStatusCode.PartialContent;
        return isShort && mayBeMore ? new EndOfStreamException("The server ended the transfer too early.") : null;
    }

    private void RequireTotal(MediaSink sink, long? total)
    {
        sink.RequireRoom(total);
        long? expected = _total ?? ToldSize;
        if (total is { } actual && (actual < sink.Length || actual != (expected ?? actual)))
        {
            throw MediaIntegrityException.OfLength(_id, expected ?? sink.Length, actual);
        }

        _total ??= total;
    }

    private void RequireResume(long length, Exception broken)
    {
        if (_resumes == _download.MaxResumes)
        {
            string of = (_total ?? ToldSize) is { } total ? $" of {total}" : string.Empty;
            string problem = string.Create(
                CultureInfo.InvariantCulture,
                $"The download of media {_id} broke off after {length}{of} bytes; it was resumed {_resumes} times. "
                    + $"{broken.Message}"
            );
            throw new GraphConnectionException(
                MediaItemRequestBuilder.DownloadOperation, SuggestedAction.RetryNow, new IOException(problem, broken));
        }

        _resumes++;
    }

    private void Verify(MediaSink sink)
    {
        if (ToldSize is { } size && size != sink.Length)
        {
            throw MediaIntegrityException.OfLength(_id, size, sink.Length);
        }

        if (_hash is not null && sink.Hash() is var hash && !hash.AsSpan().SequenceEqual(_hash))
        {
            throw MediaIntegrityException.OfHash(_id, _media.Sha256!, Convert.ToHexStringLower(hash));
        }
    }

    // Meta says 404; hosts in between have their own words for an address that has expired.
    private static bool IsExpiry(HttpStatusCode status) =>
        status
            is HttpStatusCode.Unauthorized
                or HttpStatusCode.Forbidden
                or HttpStatusCode.NotFound
                or HttpStatusCode.Gone;
}

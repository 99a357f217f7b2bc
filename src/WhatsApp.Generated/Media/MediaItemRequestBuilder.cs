using WhatsApp.Generated.Http;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated;

// CUSTOM: a download needs two pages of Meta's reference, one for the address and one for the bytes.
public partial class MediaItemRequestBuilder
{
    internal const string DownloadOperation = "downloadMedia";

    private static readonly OperationInfo Download = new(DownloadOperation, HttpMethod.Get, string.Empty);

    /// <summary>
    /// Downloads the media: requests its address, then copies the bytes as they arrive without buffering all of them.
    /// An expired address is requested again, once; an interrupted or stalled transfer resumes where it stopped; the
    /// received bytes must have the SHA-256 and the size that Meta reported.
    /// </summary>
    /// <param name="destination">The bytes are written to it. It stays open. After a failure it is incomplete.</param>
    /// <param name="download">Options for the download. Null uses the defaults.</param>
    /// <param name="options">
    /// Options for these calls only. Null uses the client's options. The timeout covers the headers of each response.
    /// </param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>The properties of the media, from the API and from the webhook, if there is one.</returns>
    /// <exception cref="ArgumentException">The destination is not writable, or the webhook has no media id.</exception>
    /// <exception cref="GraphApiException">The API returned an error.</exception>
    /// <exception cref="MediaTooLargeException">The media is larger than the options allow.</exception>
    /// <exception cref="MediaIntegrityException">The bytes are not those that Meta described.</exception>
    /// <exception cref="InvalidOperationException">The API returned no address.</exception>
    /// <exception cref="GraphTimeoutException">A response did not begin in time.</exception>
    /// <exception cref="GraphConnectionException">The connection failed, and resuming did not help.</exception>
    public virtual Task<MediaInfo> DownloadAsync(
        Stream destination, MediaDownloadOptions? download = null, RequestOptions? options = null,
        CancellationToken cancellationToken = default) =>
        DownloadKnownAsync(new MediaInfo(), destination, download, options, cancellationToken);

    internal Task<MediaInfo> DownloadKnownAsync(
        MediaInfo known, Stream destination, MediaDownloadOptions? download, RequestOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException(
                "The destination is not writable: it is closed, or opened for reading only. Open it for writing, "
                + "such as with File.Create.",
                nameof(destination));
        }

        download ??= new MediaDownloadOptions();
        download.Validate();
        return new MediaDownloader(this, known, download, options).RunAsync(destination, cancellationToken);
    }

    /// <summary>Measures the time between two reads of the bytes.</summary>
    internal TimeProvider TimeProvider => (Adapter as IGraphPipeline)?.TimeProvider ?? TimeProvider.System;

    /// <summary>Requests the bytes of an address, as the operation <c>downloadMedia</c> does.</summary>
    /// <param name="url">The address.</param>
    /// <param name="range">Headers <c>Range</c> and <c>If-Range</c>; null omits one.</param>
    /// <param name="options">Options for these calls only. Null uses the client's options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    internal Task<BinaryResponse> OpenAsync(
        string url, (string? Range, string? IfRange) range, RequestOptions? options,
        CancellationToken cancellationToken)
    {
        var request = new GraphRequest(Download, Address(url), options);
        if (range.Range is not null)
        {
            request.WithHeader("Range", range.Range);
        }

        if (range.IfRange is not null)
        {
            request.WithHeader("If-Range", range.IfRange);
        }

        return SendForStreamAsync(request, cancellationToken);
    }
}

// CUSTOM: a webhook contains the address of the bytes and their hash, which saves the request for them.
public partial class MediaRequestBuilder
{
    /// <inheritdoc cref="MediaItemRequestBuilder.DownloadAsync"/>
    /// <summary>
    /// Downloads the file of a webhook, from the address in the webhook if it has one, and verifies it against the hash
    /// in the webhook. An expired address is requested again, once.
    /// </summary>
    /// <param name="media">The image, document, audio, video or sticker of the webhook.</param>
    /// <param name="destination">The bytes are written to it. It stays open. After a failure it is incomplete.</param>
    /// <param name="download">Options for the download. Null uses the defaults.</param>
    /// <param name="options">
    /// Options for these calls only. Null uses the client's options. The timeout covers the headers of each response.
    /// </param>
    /// <param name="cancellationToken">Cancels the download.</param>
    public virtual Task<MediaInfo> DownloadAsync(
        IIncomingMedia media, Stream destination, MediaDownloadOptions? download = null, RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(media);
        if (string.IsNullOrEmpty(media.Id))
        {
            throw new ArgumentException("The webhook has no media id, so there is nothing to download.", nameof(media));
        }

        var known = new MediaInfo { Id = media.Id, Url = media.Url, MimeType = media.MimeType, Sha256 = media.Sha256 };
        return this[media.Id].DownloadKnownAsync(known, destination, download, options, cancellationToken);
    }
}

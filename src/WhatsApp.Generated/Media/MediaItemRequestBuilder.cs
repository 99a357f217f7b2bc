using WhatsApp.Generated.Http;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated;

// CUSTOM: a download takes two pages of Meta's reference, one for the address and one for the bytes.
public partial class MediaItemRequestBuilder
{
    internal const string DownloadOperation = "downloadMedia";

    private static readonly OperationInfo Download = new(DownloadOperation, HttpMethod.Get, string.Empty);

    /// <summary>
    /// Downloads the media: asks for its address, then copies the bytes as they arrive, never holding all of them. An
    /// address that has expired is asked for anew, once; a transfer that breaks or stalls goes on where it broke; and
    /// what came must have the SHA-256 and the size that Meta told.
    /// </summary>
    /// <param name="destination">Takes the bytes. It stays open. After a failure it holds a part of them.</param>
    /// <param name="download">How to download; null for what a new <see cref="MediaDownloadOptions"/> says.</param>
    /// <param name="options">
    /// What these calls do differently from their client, or none. The timeout is that of each answer's beginning.
    /// </param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The media's properties.</returns>
    /// <exception cref="ArgumentException">The destination cannot be written to.</exception>
    /// <exception cref="GraphApiException">The API answered with an error.</exception>
    /// <exception cref="MediaTooLargeException">The media is larger than the download may be.</exception>
    /// <exception cref="MediaIntegrityException">The bytes are not those that Meta described.</exception>
    /// <exception cref="InvalidOperationException">The API returned no address.</exception>
    /// <exception cref="GraphTimeoutException">An answer did not begin in time.</exception>
    /// <exception cref="GraphConnectionException">The connection failed, and going on did not help.</exception>
    public virtual Task<MediaInfo> DownloadAsync(
        Stream destination,
        MediaDownloadOptions? download = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => DownloadAsync(new MediaInfo(), destination, download, options, cancellationToken);

    internal Task<MediaInfo> DownloadAsync(
        MediaInfo told,
        Stream destination,
        MediaDownloadOptions? download,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException(
                "The destination cannot be written to: it is closed, or opened for reading only. Open it for writing, "
                    + "such as with File.Create.",
                nameof(destination));
        }

        return new MediaDownloader(this, told, download, options).RunAsync(destination, cancellationToken);
    }

    /// <summary>Clock, for what waits while the bytes are being received.</summary>
    internal TimeProvider TimeProvider => (Adapter as IGraphPipeline)?.TimeProvider ?? TimeProvider.System;

    /// <summary>Requests the bytes of an address, as the operation <c>downloadMedia</c> does.</summary>
    /// <param name="url">The address.</param>
    /// <param name="range">Headers <c>Range</c> and <c>If-Range</c>; null leaves one out.</param>
    /// <param name="options">Options for these calls only. Null uses the client's options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    internal Task<BinaryResponse> OpenAsync(
        string url,
        (string? Range, string? IfRange) range,
        RequestOptions? options,
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

// CUSTOM: a webhook tells the address of the bytes and their hash, which saves asking for them.
public partial class MediaRequestBuilder
{
    /// <summary>
    /// Downloads what a webhook brought, from the address that it told if it did, and against the hash that it told. An
    /// address that has expired is asked for anew, once.
    /// </summary>
    /// <param name="media">The image, document, sound, video or sticker of the webhook.</param>
    /// <param name="destination">Takes the bytes. It stays open. After a failure it holds a part of them.</param>
    /// <param name="download">How to download; null for what a new <see cref="MediaDownloadOptions"/> says.</param>
    /// <param name="options">
    /// What these calls do differently from their client, or none. The timeout is that of each answer's beginning.
    /// </param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The media's properties, as far as the webhook and Meta's answers told them.</returns>
    /// <exception cref="ArgumentException">
    /// The webhook told no id, or the destination cannot be written to.
    /// </exception>
    /// <exception cref="GraphApiException">The API answered with an error.</exception>
    /// <exception cref="MediaTooLargeException">The media is larger than the download may be.</exception>
    /// <exception cref="MediaIntegrityException">The bytes are not those that Meta described.</exception>
    /// <exception cref="InvalidOperationException">The API returned no address.</exception>
    /// <exception cref="GraphTimeoutException">An answer did not begin in time.</exception>
    /// <exception cref="GraphConnectionException">The connection failed, and going on did not help.</exception>
    public virtual Task<MediaInfo> DownloadAsync(
        IIncomingMedia media,
        Stream destination,
        MediaDownloadOptions? download = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(media);
        if (string.IsNullOrEmpty(media.Id))
        {
            throw new ArgumentException("The webhook told no id of this file. Without one it has no bytes.", nameof(media));
        }

        var told = new MediaInfo { Id = media.Id, Url = media.Url, MimeType = media.MimeType, Sha256 = media.Sha256 };
        return this[media.Id].DownloadAsync(told, destination, download, options, cancellationToken);
    }
}

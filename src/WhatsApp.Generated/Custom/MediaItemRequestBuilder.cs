namespace WhatsApp.Generated;

// CUSTOM: a download takes two pages of Meta's reference, one for the address and one for the bytes.
public partial class MediaItemRequestBuilder
{
    /// <summary>
    /// Downloads the media: asks for its address, then copies the bytes as they arrive, never holding all of them.
    /// </summary>
    /// <param name="destination">Takes the bytes. It stays open.</param>
    /// <param name="options">What these calls do differently from their client, or none.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The media's properties.</returns>
    /// <exception cref="GraphApiException">The API answered with an error.</exception>
    /// <exception cref="InvalidOperationException">The API returned no address.</exception>
    /// <exception cref="GraphTimeoutException">An answer did not begin in time.</exception>
    /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
    public virtual async Task<MediaInfo> DownloadAsync(
        Stream destination,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(destination);
        MediaInfo media = await GetAsync(null, options, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(media.Url))
        {
            throw new InvalidOperationException(
                "Meta returned no address for this media, so there is nothing to download."
            );
        }

        var address = new MediaUrlItemRequestBuilder(Adapter, Address(media.Url));
        BinaryResponse bytes = await address.GetAsync(options, cancellationToken).ConfigureAwait(false);
        await using (bytes.ConfigureAwait(false))
        {
            await bytes.Content.CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
        }

        return media;
    }
}

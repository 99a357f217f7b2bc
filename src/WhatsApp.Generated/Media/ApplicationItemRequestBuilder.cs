namespace WhatsApp.Generated;

// CUSTOM: an upload takes three operations, in an order that depends on what the server has got.
public partial class ApplicationItemRequestBuilder
{
    /// <summary>
    /// Uploads a file for its handle, which the sample media of templates (<c>header_handle</c>) and profile pictures
    /// (<c>profile_picture_handle</c>) ask for; messages take media ids instead. An upload that breaks goes on where
    /// the server has got to. The app's id may be <c>app</c>, which stands for the app of the token.
    /// </summary>
    /// <param name="file">
    /// A PDF, JPEG, PNG or MP4 file, from a stream that can seek, standing at the beginning of the file. The progress
    /// is told in bytes of the whole file; it goes back where the server had got less than was sent.
    /// </param>
    /// <param name="upload">How to upload, or null for a new session and the usual.</param>
    /// <param name="options">
    /// What these calls do differently from their client, or none. The timeout is that of each call, so a large file on
    /// a slow line needs a longer one.
    /// </param>
    /// <param name="cancellationToken">Ends the upload.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="ArgumentException">The stream cannot seek, or has nothing to read.</exception>
    /// <exception cref="MediaTooLargeException">The file has more bytes than it may have. Nothing was sent.</exception>
    /// <exception cref="GraphApiException">The API answered with an error that a repetition does not mend.</exception>
    /// <exception cref="UploadInterruptedException">
    /// The upload broke off too often; the exception has the session to go on with.
    /// </exception>
    /// <exception cref="InvalidOperationException">The session is that of another file.</exception>
    /// <exception cref="GraphTimeoutException">Starting the session took longer than it may.</exception>
    /// <exception cref="GraphConnectionException">The connection failed when the session was to be started.</exception>
    public virtual Task<string> UploadAsync(
        FileUpload file,
        ResumableUploadOptions? upload = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        return new ResumableUpload(this, file, upload, options).RunAsync(cancellationToken);
    }
}

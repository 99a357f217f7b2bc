namespace WhatsApp.Generated;

// CUSTOM: an upload needs three operations, in an order that depends on what the server has received.
public partial class ApplicationItemRequestBuilder
{
    /// <summary>
    /// Uploads a file and returns its handle, which the sample media of templates (<c>header_handle</c>) and profile
    /// pictures (<c>profile_picture_handle</c>) need; messages use media ids instead. An upload that is interrupted
    /// resumes where the server received the last byte. The app id may be <c>app</c>, the app of the token.
    /// </summary>
    /// <param name="file">
    /// A PDF, JPEG, PNG or MP4 file, from a stream that can seek and is at the beginning of the file. The progress is
    /// in bytes of the whole file; it goes back if the server received fewer bytes than were sent.
    /// </param>
    /// <param name="upload">Options for the upload. Null starts a new session with the default options.</param>
    /// <param name="options">
    /// Options for these calls only. Null uses the client's options. The timeout applies to each call, so a large file
    /// on a slow connection needs a longer one.
    /// </param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="ArgumentException">The stream cannot seek, or has no bytes left to read.</exception>
    /// <exception cref="MediaTooLargeException">The file is too large. Nothing was sent.</exception>
    /// <exception cref="GraphApiException">The API returned an error that sending again does not fix.</exception>
    /// <exception cref="UploadInterruptedException">
    /// The upload was interrupted too often; the exception has the id of the session to resume.
    /// </exception>
    /// <exception cref="InvalidOperationException">The session belongs to another file.</exception>
    /// <exception cref="GraphTimeoutException">Starting the session exceeded its timeout.</exception>
    /// <exception cref="GraphConnectionException">The connection failed while the session was started.</exception>
    public virtual Task<string> UploadAsync(
        FileUpload file, ResumableUploadOptions? upload = null, RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new ResumableUpload(this, file, upload, options).RunAsync(cancellationToken);
    }
}

namespace WhatsApp.Generated;

/// <summary>
/// Options for uploading a file for its handle. Without a session, an instance can be used for any number of uploads.
/// </summary>
public sealed class ResumableUploadOptions
{
    /// <summary>
    /// An earlier session for the same file, to resume: from an <see cref="UploadInterruptedException"/> or from
    /// <c>Applications[id].Uploads.PostAsync</c>. Null starts a new session.
    /// </summary>
    public string? SessionId { get; init; }

    /// <summary>
    /// Maximum number of times that an interrupted upload is resumed; 0 disables resuming. The default is 3.
    /// </summary>
    public int MaxResumes { get; init; } = 3;
}

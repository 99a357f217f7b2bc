namespace WhatsApp.Generated;

/// <summary>How a file is uploaded for its handle. Without a session, any number of uploads may share it.</summary>
public sealed class ResumableUploadOptions
{
    /// <summary>
    /// A session that was started earlier for the same file, to go on with: that of an
    /// <see cref="UploadInterruptedException"/>, or of <c>Applications[id].Uploads.PostAsync</c>. Null: a new one.
    /// </summary>
    public string? SessionId { get; init; }

    /// <summary>How often an upload that broke is gone on with where the server says. 3; 0 is never.</summary>
    public int MaxResumes { get; init; } = 3;

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfNegative(MaxResumes);
}

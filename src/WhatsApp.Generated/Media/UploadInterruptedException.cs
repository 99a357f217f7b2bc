namespace WhatsApp.Generated;

/// <summary>An upload was interrupted too often. It can be resumed later with its session.</summary>
public sealed class UploadInterruptedException : Exception, IGraphFailure
{
    internal UploadInterruptedException(string fileName, string sessionId, int resumes, Exception? innerException)
        : base(
            $"The upload of '{fileName}' was interrupted; it was resumed {resumes} times. Resume it later: set "
            + $"{nameof(ResumableUploadOptions)}.{nameof(ResumableUploadOptions.SessionId)} to the {nameof(SessionId)} "
            + $"of this exception. {innerException?.Message}".TrimEnd(),
            innerException) => SessionId = sessionId;

    /// <summary>Id of the session, for <see cref="ResumableUploadOptions.SessionId"/>.</summary>
    public string SessionId { get; }

    /// <inheritdoc/>
    public string? OperationId => "uploadFileData";

    /// <summary>Resume the upload. The session knows which bytes arrived, so none is stored twice.</summary>
    public SuggestedAction SuggestedAction => SuggestedAction.RetryNow;
}

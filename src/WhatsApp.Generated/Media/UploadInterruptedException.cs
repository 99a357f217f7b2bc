namespace WhatsApp.Generated;

/// <summary>An upload broke off too often. It can be gone on with later, where the server has got to.</summary>
public sealed class UploadInterruptedException : Exception, IGraphFailure
{
    internal UploadInterruptedException(string fileName, string sessionId, int resumes, Exception? innerException)
        : base(
            $"The upload of '{fileName}' broke off; it was resumed {resumes} times. Go on later with "
                + $"{nameof(ResumableUploadOptions)}.{nameof(ResumableUploadOptions.SessionId)}, from "
                + $"{nameof(UploadInterruptedException)}.{nameof(SessionId)}. {innerException?.Message}".TrimEnd(),
            innerException) => SessionId = sessionId;

    /// <summary>Id of the session, for <see cref="ResumableUploadOptions.SessionId"/>.</summary>
    public string SessionId { get; }

    /// <inheritdoc/>
    public string? OperationId => "uploadFileData";

    /// <summary>To go on. The session tells what has arrived, so nothing is stored twice.</summary>
    public SuggestedAction SuggestedAction => SuggestedAction.RetryNow;
}

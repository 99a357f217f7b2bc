namespace WhatsApp.Generated;

/// <summary>Options for downloading a media object. An instance can be used for any number of downloads.</summary>
public sealed class MediaDownloadOptions
{
    /// <summary>
    /// Maximum number of bytes. A larger object causes a <see cref="MediaTooLargeException"/>: before the download if
    /// Meta returned its size, otherwise before more bytes are written. The default is 100 MB, Meta's own maximum.
    /// </summary>
    public long MaxBytes { get; init; } = MediaLimits.Document;

    /// <summary>
    /// Whether the bytes must have the SHA-256 and the size that Meta reported; otherwise a
    /// <see cref="MediaIntegrityException"/> is thrown. What Meta did not report is not checked. The default is true.
    /// </summary>
    public bool VerifyContent { get; init; } = true;

    /// <summary>Receives the number of bytes that have been written so far.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>
    /// Maximum number of times that an interrupted transfer is resumed; 0 disables resuming. The default is 3.
    /// </summary>
    public int MaxResumes { get; init; } = 3;

    /// <summary>
    /// How long the server may send nothing before the transfer counts as interrupted;
    /// <see cref="Timeout.InfiniteTimeSpan"/> disables the check. The default is 30 seconds.
    /// </summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(MaxBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxResumes);
        WhatsAppClientOptions.RequireTime(StallTimeout, nameof(StallTimeout));
    }
}

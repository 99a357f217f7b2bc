namespace WhatsApp.Generated;

/// <summary>How a media object is downloaded. One instance may serve any number of downloads.</summary>
public sealed class MediaDownloadOptions
{
    /// <summary>
    /// How many bytes are taken. A larger object ends in a <see cref="MediaTooLargeException"/>: before the download
    /// where Meta tells its size, else before the byte too many is written. 100 MB, the most that Meta delivers.
    /// </summary>
    public long MaxBytes { get; init; } = MediaLimits.Document;

    /// <summary>
    /// Whether the bytes must have the SHA-256 and the size that Meta told; else a
    /// <see cref="MediaIntegrityException"/> is thrown. What Meta does not tell is not checked.
    /// </summary>
    public bool VerifyContent { get; init; } = true;

    /// <summary>Is told how many bytes have been written so far.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>How often a transfer that broke is gone on with where it broke. 3; 0 is never.</summary>
    public int MaxResumes { get; init; } = 3;

    /// <summary>
    /// How long the server may send nothing before the transfer counts as broken. 30 seconds;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no end.
    /// </summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(MaxBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxResumes);
        WhatsAppClientOptions.RequireTime(StallTimeout, nameof(StallTimeout));
    }
}

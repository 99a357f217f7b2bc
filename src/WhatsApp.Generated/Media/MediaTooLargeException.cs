namespace WhatsApp.Generated;

/// <summary>A file has more bytes than it may have: to be uploaded, or to be downloaded.</summary>
public sealed class MediaTooLargeException : Exception
{
    internal MediaTooLargeException(string message, long maxBytes, long? length)
        : base(message)
    {
        MaxBytes = maxBytes;
        Length = length;
    }

    /// <summary>How many bytes it may have.</summary>
    public long MaxBytes { get; }

    /// <summary>How many bytes it has; null where only that it has more is known.</summary>
    public long? Length { get; }
}

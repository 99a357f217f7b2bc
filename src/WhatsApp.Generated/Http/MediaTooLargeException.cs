namespace WhatsApp.Generated;

/// <summary>A file has more bytes than it may have: to be uploaded, or to be downloaded.</summary>
public sealed class MediaTooLargeException : Exception, IGraphFailure
{
    internal MediaTooLargeException(string message, long maxBytes, long? length, string? operationId = null)
        : base(message)
    {
        OperationId = operationId;
        MaxBytes = maxBytes;
        Length = length;
    }

    /// <summary>How many bytes it may have.</summary>
    public long MaxBytes { get; }

    /// <summary>The operation <c>downloadMedia</c>; null for an upload, which several operations do.</summary>
    public string? OperationId { get; }

    /// <inheritdoc/>
    public SuggestedAction SuggestedAction => SuggestedAction.FixRequest;

    /// <summary>How many bytes it has; null where only that it has more is known.</summary>
    public long? Length { get; }
}

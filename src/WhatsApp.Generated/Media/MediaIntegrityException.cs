using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>
/// The bytes of a download are not those that Meta described: their number or their hash is another. What has been
/// written is to be thrown away.
/// </summary>
public sealed class MediaIntegrityException : Exception, IGraphFailure
{
    private MediaIntegrityException(string mediaId, string problem)
        : base($"Media {mediaId} {problem}") => MediaId = mediaId;

    /// <summary>Id of the media.</summary>
    public string MediaId { get; }

    /// <summary>The hash that Meta told, as it told it; null where the hash is not what differs.</summary>
    public string? ExpectedSha256 { get; private init; }

    /// <summary>The hash of the bytes that came, as 64 hexadecimal digits; null where none was made.</summary>
    public string? ActualSha256 { get; private init; }

    /// <summary>The number of bytes that Meta told; null where the number is not what differs.</summary>
    public long? ExpectedLength { get; private init; }

    /// <summary>The number of bytes that came, or were about to; null where the number is not what differs.</summary>
    public long? ActualLength { get; private init; }

    /// <inheritdoc/>
    public string? OperationId => MediaItemRequestBuilder.DownloadOperation;

    /// <inheritdoc/>
    public SuggestedAction SuggestedAction { get; private init; } = SuggestedAction.RetryNow;

    internal static MediaIntegrityException OfLength(string mediaId, long expected, long actual) =>
        new(
            mediaId,
            string.Create(
                CultureInfo.InvariantCulture,
                $"should have {expected} bytes, but has {actual}. Throw away what was written and download it again."
            )
        )
        {
            ExpectedLength = expected,
            ActualLength = actual,
        };

    internal static MediaIntegrityException OfHash(string mediaId, string expected, string actual) =>
        new(
            mediaId,
            $"should have the SHA-256 {expected}, but has {actual} (in hexadecimal). Throw away what was written and "
                + "download it again."
        )
        {
            ExpectedSha256 = expected,
            ActualSha256 = actual,
        };

    internal static MediaIntegrityException OfUnreadableHash(string mediaId, string expected) =>
        new(
            mediaId,
            $"should have the SHA-256 '{expected}', which is neither 64 hexadecimal digits nor 32 bytes in Base64. Set "
                + $"{nameof(MediaDownloadOptions)}.{nameof(MediaDownloadOptions.VerifyContent)} to false to take the "
                + "bytes unchecked."
        )
        {
            SuggestedAction = SuggestedAction.FixRequest,
            ExpectedSha256 = expected,
        };
}

using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>
/// The downloaded bytes are not those that Meta described: their number or their hash differs. Delete what was written.
/// </summary>
public sealed class MediaIntegrityException : Exception, IGraphFailure
{
    private const string NextStep = "Delete what was written and download it again.";

    private MediaIntegrityException(string mediaId, string problem)
        : base($"Media {mediaId} {problem}") => MediaId = mediaId;

    /// <summary>Id of the media.</summary>
    public string MediaId { get; }

    /// <summary>The hash as Meta reported it; null if the length differs.</summary>
    public string? ExpectedSha256 { get; private init; }

    /// <summary>The hash of the received bytes, as 64 hexadecimal digits; null if none was computed.</summary>
    public string? ActualSha256 { get; private init; }

    /// <summary>The number of bytes that Meta reported; null if the hash differs.</summary>
    public long? ExpectedLength { get; private init; }

    /// <summary>The number of bytes that were or would be received; null if the hash differs.</summary>
    public long? ActualLength { get; private init; }

    /// <inheritdoc/>
    public string? OperationId => MediaItemRequestBuilder.DownloadOperation;

    /// <inheritdoc/>
    public SuggestedAction SuggestedAction { get; private init; } = SuggestedAction.RetryNow;

    internal static MediaIntegrityException OfLength(string mediaId, long expected, long actual) => new(
        mediaId,
        string.Create(CultureInfo.InvariantCulture, $"should have {expected} bytes, but has {actual}. {NextStep}"))
    { ExpectedLength = expected, ActualLength = actual };

    internal static MediaIntegrityException OfHash(string mediaId, string expected, string actual) => new(
        mediaId, $"should have the SHA-256 {expected}, but has {actual} (in hexadecimal). {NextStep}")
    { ExpectedSha256 = expected, ActualSha256 = actual };

    internal static MediaIntegrityException OfUnreadableHash(string mediaId, string expected) => new(
        mediaId,
        $"should have the SHA-256 '{expected}', which is neither 64 hexadecimal digits nor 32 bytes in Base64. Set "
        + $"{nameof(MediaDownloadOptions)}.{nameof(MediaDownloadOptions.VerifyContent)} to false to skip the check.")
    { ExpectedSha256 = expected, SuggestedAction = SuggestedAction.FixRequest };
}

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// A file that a webhook brought: <see cref="IncomingImage"/>, <see cref="IncomingDocument"/>,
/// <see cref="IncomingAudio"/>, <see cref="IncomingVideo"/> or <see cref="IncomingSticker"/>. Hand it to
/// <c>client.Media.DownloadAsync</c>.
/// </summary>
public interface IIncomingMedia
{
    /// <summary>Id of the media object, for 7 days good for the Media API.</summary>
    string? Id { get; }

    /// <summary>Address of the bytes, good for 5 minutes. Not every webhook has it.</summary>
    string? Url { get; }

    /// <summary>SHA-256 of the bytes, in Base64.</summary>
    string? Sha256 { get; }

    /// <summary>MIME type.</summary>
    string? MimeType { get; }
}

// CUSTOM: what the kinds of file have in common, so that one method downloads them all.
public sealed partial class IncomingAudio : IIncomingMedia;

// CUSTOM: the same.
public sealed partial class IncomingDocument : IIncomingMedia;

// CUSTOM: the same.
public sealed partial class IncomingImage : IIncomingMedia;

// CUSTOM: the same.
public sealed partial class IncomingSticker : IIncomingMedia;

// CUSTOM: the same.
public sealed partial class IncomingVideo : IIncomingMedia;

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// A file in a webhook: <see cref="IncomingImage"/>, <see cref="IncomingDocument"/>, <see cref="IncomingAudio"/>,
/// <see cref="IncomingVideo"/> or <see cref="IncomingSticker"/>. Pass it to <c>client.Media.DownloadAsync</c>.
/// </summary>
public interface IIncomingMedia
{
    /// <summary>Id of the media object, valid in the Media API for 7 days.</summary>
    string? Id { get; }

    /// <summary>Address of the bytes, valid for 5 minutes. Not every webhook has it.</summary>
    string? Url { get; }

    /// <summary>SHA-256 of the bytes, in Base64.</summary>
    string? Sha256 { get; }

    /// <summary>MIME type.</summary>
    string? MimeType { get; }
}

// CUSTOM: the common interface, so that one method downloads every kind of file.
public sealed partial class IncomingAudio : IIncomingMedia;
public sealed partial class IncomingDocument : IIncomingMedia;
public sealed partial class IncomingImage : IIncomingMedia;
public sealed partial class IncomingSticker : IIncomingMedia;
public sealed partial class IncomingVideo : IIncomingMedia;

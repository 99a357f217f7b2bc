using System.Net.Http.Headers;

namespace WhatsApp.Generated;

/// <summary>
/// Maximum sizes of files on WhatsApp in bytes, by type. From Meta's guide to media, "Supported
/// media types": https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
/// </summary>
public static class MediaLimits
{
    /// <summary>Sound (AAC, AMR, MP3, MP4, Ogg with Opus): 16 MB.</summary>
    public const long Audio = 16 * Megabyte;

    /// <summary>A document (text, PDF, Office), and the most of any file: 100 MB.</summary>
    public const long Document = 100 * Megabyte;

    /// <summary>An image (JPEG, PNG): 5 MB.</summary>
    public const long Image = 5 * Megabyte;

    /// <summary>A sticker (WebP) that moves: 500 KB.</summary>
    public const long AnimatedSticker = 500 * Kilobyte;

    /// <summary>A sticker (WebP) that does not move: 100 KB.</summary>
    public const long StaticSticker = 100 * Kilobyte;

    /// <summary>A video (MP4, 3GP): 16 MB.</summary>
    public const long Video = 16 * Megabyte;

    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;

    /// <summary>
    /// The limit of a MIME type; its parameters are ignored. A WebP has the limit of an animated sticker, and a type that
    /// is not in Meta's list has that of a document: Meta decides whether to accept it.
    /// </summary>
    /// <exception cref="ArgumentException">The text is not a MIME type.</exception>
    public static long Of(string contentType)
    {
        string type = Bare(contentType);
        return type.Split('/')[0] switch
        {
            "audio" => Audio,
            "video" => Video,
            "image" => type == "image/webp" ? AnimatedSticker : Image,
            _ => Document,
        };
    }

    // An animated WebP is in the extended format, VP8X, and has the second bit of its flags set.
    internal static bool IsStaticSticker(string contentType, ReadOnlySpan<byte> start) =>
        Bare(contentType) == "image/webp"
        && start.Length > 20
        && start.StartsWith("RIFF"u8)
        && start[8..].StartsWith("WEBPVP8"u8)
        && !(start[15] == 'X' && (start[20] & 0b10) != 0);

    internal static string Bare(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
            ? type.MediaType!.ToLowerInvariant()
            : throw new ArgumentException($"'{contentType}' is not a MIME type such as image/jpeg.", nameof(contentType));
}

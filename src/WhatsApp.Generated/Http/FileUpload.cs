using System.Globalization;
using System.Net.Http.Headers;

namespace WhatsApp.Generated;

/// <summary>A file to upload: its bytes, its name and its type, all of which WhatsApp needs.</summary>
public sealed class FileUpload
{
    private readonly long? _maxBytes;
    private readonly bool _isOwnLimit;

    /// <summary>Describes a file.</summary>
    /// <param name="content">
    /// The bytes, read from the current position of the stream and never buffered completely. Only a stream that can
    /// seek is sent again after a failure and has a known length. It is not closed; close it after the call.
    /// </param>
    /// <param name="fileName">Name of the file with its extension, such as <c>invoice.pdf</c>.</param>
    /// <param name="contentType">MIME type, such as <c>application/pdf</c>.</param>
    /// <exception cref="ArgumentException">
    /// The stream cannot be read, the name is empty or has a line break, or the type is not a MIME type.
    /// </exception>
    public FileUpload(Stream content, string fileName, string contentType)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        if (fileName.Any(char.IsControl))
        {
            throw new ArgumentException(
                "The name of the file contains a line break or another control character. Remove it.", nameof(fileName));
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out _))
        {
            throw new ArgumentException(
                $"'{contentType}' is not a MIME type. Pass one such as image/jpeg, as the Media Upload page lists them.",
                nameof(contentType)
            );
        }

        Content = content;
        FileName = fileName;

        // Meta accepts the upload of audio/opus and then fails the message with error 131053: "Unsupported Audio mime
        // type audio/opus. Please use one of audio/ogg; codecs=opus, …". An .opus file is Ogg with Opus.
        ContentType = MediaLimits.Bare(contentType) == "audio/opus" ? "audio/ogg; codecs=opus" : contentType;
        RequireReadable(nameof(content));
        _maxBytes = MediaLimits.Of(contentType);
    }

    /// <summary>The bytes.</summary>
    public Stream Content { get; }

    /// <summary>Name of the file with its extension.</summary>
    public string FileName { get; }

    /// <summary>MIME type.</summary>
    public string ContentType { get; }

    /// <summary>
    /// Maximum size in bytes. A larger file is not sent, but causes a <see cref="MediaTooLargeException"/>; if the stream
    /// has no known length, no more than this is sent. The default is the limit of the type in
    /// <see cref="MediaLimits"/>; null disables the check.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long? MaxBytes
    {
        get => _maxBytes;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(MaxBytes));
            _maxBytes = value;
            _isOwnLimit = true;
        }
    }

    /// <summary>Receives the number of bytes sent so far. It starts at zero again if the file is sent again.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>How many bytes are to be sent; null where the stream cannot tell.</summary>
    internal long? Remaining => Content.CanSeek ? Content.Length - Content.Position : null;

    /// <summary>Whether a stream that cannot seek has been read already.</summary>
    internal bool IsUsedUp { get; set; }

    internal void RequireReadable(string? parameter = null)
    {
        if (!Content.CanRead)
        {
            throw new ArgumentException(
                $"The stream of '{FileName}' cannot be read: it is closed, or opened for writing only. Open it for "
                    + "reading, and close it after the call.",
                parameter);
        }
    }

    /// <exception cref="ArgumentException">The stream has bytes, but its position is at the end.</exception>
    internal void RequireRest()
    {
        if (Remaining is <= 0 && Content.Length > 0)
        {
            throw new ArgumentException(
                $"The stream of '{FileName}' is at its end, so an empty file would be sent. Set its position to 0.");
        }
    }

    /// <summary>Maximum size of a file that starts like this; a static sticker may have fewer bytes.</summary>
    internal long MostBytes(ReadOnlySpan<byte> start) =>
        !_isOwnLimit && MediaLimits.IsStaticSticker(ContentType, start)
            ? MediaLimits.StaticSticker
            : MaxBytes ?? long.MaxValue;

    internal void RequireAtMost(long? most, long length)
    {
        if (length > most)
        {
            bool isKnown = Content.CanSeek;
            string kind = most < MaxBytes ? ContentType + " that does not move" : ContentType;
            throw new MediaTooLargeException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{FileName}' has {(isKnown ? "" : "more than ")}{(isKnown ? length : most):N0} bytes, but WhatsApp "
                        + $"accepts at most {most:N0} of {kind}. Make it smaller. If Meta allows more by now, set "
                        + $"{nameof(FileUpload)}.{nameof(MaxBytes)}."
                ),
                most.Value,
                isKnown ? length : null
            );
        }
    }
}

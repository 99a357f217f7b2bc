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
    /// The bytes, read from where the stream stands, and never held in memory as a whole. Only a stream that can seek
    /// is sent again after a failure, and tells its length beforehand. It stays open; close it after the call.
    /// </param>
    /// <param name="fileName">Name of the file with its extension, such as <c>invoice.pdf</c>.</param>
    /// <param name="contentType">MIME type, such as <c>application/pdf</c>.</param>
    /// <exception cref="ArgumentException">The name is empty, or the type is not a MIME type.</exception>
    public FileUpload(Stream content, string fileName, string contentType)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        if (!MediaTypeHeaderValue.TryParse(contentType, out _))
        {
            throw new ArgumentException(
                $"'{contentType}' is not a MIME type. Pass one such as image/jpeg, as the Media Upload page lists them.",
                nameof(contentType)
            );
        }

        Content = content;
        FileName = fileName;
        ContentType = contentType;
        _maxBytes = MediaLimits.Of(contentType);
    }

    /// <summary>The bytes.</summary>
    public Stream Content { get; }

    /// <summary>Name of the file with its extension.</summary>
    public string FileName { get; }

    /// <summary>MIME type.</summary>
    public string ContentType { get; }

    /// <summary>
    /// How many bytes the file may have. Instead of sending a larger one, a <see cref="MediaTooLargeException"/> is
    /// thrown; where the stream does not tell its length, no more than this is sent. At first what
    /// <see cref="MediaLimits"/> says of the type; null switches the check off.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
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

    /// <summary>Is told how many bytes have been sent so far. A file that is sent again starts anew.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>How many bytes are to be sent; null where the stream cannot tell.</summary>
    internal long? Remaining => Content.CanSeek ? Content.Length - Content.Position : null;

    /// <summary>How many bytes a file that starts like this may have: a sticker that does not move, fewer.</summary>
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
                        + $"takes at most {most:N0} of {kind}. Make it smaller. If Meta allows more by now, set "
                        + $"{nameof(FileUpload)}.{nameof(MaxBytes)}."
                ),
                most.Value,
                isKnown ? length : null
            );
        }
    }
}

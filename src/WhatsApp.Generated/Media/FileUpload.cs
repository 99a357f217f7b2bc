using System.Net.Http.Headers;

namespace WhatsApp.Generated;

/// <summary>A file to upload: its bytes, its name and its type, all of which WhatsApp needs.</summary>
public sealed class FileUpload
{
    /// <summary>Describes a file.</summary>
    /// <param name="content">
    /// The bytes, read once from where the stream stands, and never held in memory as a whole. The stream stays open;
    /// close it after the call.
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
    }

    /// <summary>The bytes.</summary>
    public Stream Content { get; }

    /// <summary>Name of the file with its extension.</summary>
    public string FileName { get; }

    /// <summary>MIME type.</summary>
    public string ContentType { get; }
}

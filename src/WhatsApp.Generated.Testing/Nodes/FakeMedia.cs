using System.Security.Cryptography;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A media object of the fake server.</summary>
public sealed class FakeMedia : FakeNode
{
    internal FakeMedia(
        GraphState state,
        string id,
        string phoneNumberId,
        ReadOnlyMemory<byte> content,
        string mimeType,
        string? fileName)
        : base(state, id, new()
        {
            ["messaging_product"] = "whatsapp",
            ["mime_type"] = mimeType,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content.Span)),
            ["file_size"] = content.Length,
            ["id"] = id,
        })
    {
        PhoneNumberId = phoneNumberId;
        Content = content;
        FileName = fileName;
        ETag = $"\"{Text("sha256")[..32]}\"";
    }

    /// <summary>Id of the phone number that the object was uploaded to, or received by.</summary>
    public string PhoneNumberId { get; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>MIME type without parameters, such as <c>image/jpeg</c>.</summary>
    public string MimeType => Text("mime_type");

    /// <summary>File name of the upload. Null if there was none.</summary>
    public string? FileName { get; }

    /// <summary>The version of the bytes, for the header ETag.</summary>
    internal string ETag { get; }

    internal override string Kind => "media";
}

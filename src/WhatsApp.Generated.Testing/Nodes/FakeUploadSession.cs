using System.Security.Cryptography;
using System.Text;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A resumable upload of the fake server. Its id does not include the signature.</summary>
public sealed class FakeUploadSession : FakeNode
{
    private readonly GraphState _state;
    private ReadOnlyMemory<byte> _content;

    internal FakeUploadSession(GraphState state, string id, string fileName, string fileType, long fileLength)
        : base(state, id, new() { ["file_offset"] = 0 })
    {
        _state = state;
        FileName = fileName;
        FileType = fileType;
        FileLength = fileLength;
        Signature = "AR" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..17];
        this["id"] = SessionId;
    }

    /// <summary>The id with the signature, as the API returns it.</summary>
    public string SessionId => $"{Id}?sig={Signature}";

    /// <summary>The signature that a request must send as <c>sig</c>.</summary>
    public string Signature { get; }

    /// <summary>Name of the file.</summary>
    public string FileName { get; }

    /// <summary>MIME type of the file.</summary>
    public string FileType { get; }

    /// <summary>Size of the file in bytes.</summary>
    public long FileLength { get; }

    /// <summary>The bytes that have arrived so far.</summary>
    public ReadOnlyMemory<byte> Content
    {
        get
        {
            lock (_state.Lock)
            {
                return _content;
            }
        }
    }

    /// <summary>Handle of the file. Null until it is complete.</summary>
    public string? Handle =>
        Content.Length == FileLength ? $"4:{Base64(FileName)}:{Base64(FileType)}:{Signature}" : null;

    internal override string Kind => "upload";

    internal void Receive(long offset, ReadOnlyMemory<byte> bytes)
    {
        lock (_state.Lock)
        {
            _content = (byte[])[.. _content.Span[..(int)offset], .. bytes.Span];
            this["file_offset"] = _content.Length;
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

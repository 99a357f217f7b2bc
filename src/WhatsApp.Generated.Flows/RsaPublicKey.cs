using System.Security.Cryptography;

namespace WhatsApp.Generated.Flows;

/// <summary>A public key of Meta, which encrypts messages. Thread-safe.</summary>
public sealed class RsaPublicKey : IDisposable
{
    // RSA is not documented as thread-safe.
    private readonly Lock _lock = new();
    private readonly RSA _rsa;

    private RsaPublicKey(RSA rsa, string? keyId)
    {
        _rsa = rsa;
        KeyId = keyId;
    }

    /// <summary>Name of the key in encrypted messages (<c>kid</c>); null if they do not name it.</summary>
    public string? KeyId { get; }

    /// <summary>Reads a key, such as <c>cloud_encryption_key</c> in the settings of a phone number.</summary>
    /// <param name="pem">
    /// PEM with <c>BEGIN PUBLIC KEY</c> or <c>BEGIN RSA PUBLIC KEY</c>, the same PEM in Base64, or the content of a
    /// <c>PUBLIC KEY</c> without its first and last line.
    /// </param>
    /// <param name="keyId">Name of the key in encrypted messages (<c>kid</c>). The default is none.</param>
    /// <exception cref="GraphEncryptionException">This is not an RSA public key.</exception>
    public static RsaPublicKey FromPem(string pem, string? keyId = null) => new(RsaPem.ReadPublicKey(pem), keyId);

    /// <inheritdoc/>
    public void Dispose() => _rsa.Dispose();

    internal byte[] WrapKey(ReadOnlySpan<byte> key, RSAEncryptionPadding padding)
    {
        lock (_lock)
        {
            return _rsa.Encrypt(key, padding);
        }
    }
}

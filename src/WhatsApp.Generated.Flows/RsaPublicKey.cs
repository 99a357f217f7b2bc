using System.Security.Cryptography;

namespace WhatsApp.Generated.Flows;

/// <summary>A public key of Meta, to encrypt messages with. May be used by several threads at once.</summary>
public sealed class RsaPublicKey : IDisposable
{
    // RSA does not promise that several threads may use it at once.
    private readonly Lock _gate = new();
    private readonly RSA _rsa;

    private RsaPublicKey(RSA rsa, string? keyId)
    {
        _rsa = rsa;
        KeyId = keyId;
    }

    /// <summary>Name of the key, written into encrypted messages (<c>kid</c>); null to write none.</summary>
    public string? KeyId { get; }

    /// <summary>Reads a key, such as <c>cloud_encryption_key</c> of the settings of a phone number.</summary>
    /// <param name="pem">
    /// <c>BEGIN PUBLIC KEY</c> or <c>BEGIN RSA PUBLIC KEY</c>; also as Base64 of the PEM, or only what stands between
    /// its first and last line.
    /// </param>
    /// <param name="keyId">Name of the key, written into encrypted messages (<c>kid</c>), if it has one.</param>
    /// <exception cref="GraphEncryptionException">This is not an RSA public key.</exception>
    public static RsaPublicKey FromPem(string pem, string? keyId = null) => new(PemReader.ReadPublicKey(pem), keyId);

    /// <inheritdoc/>
    public void Dispose() => _rsa.Dispose();

    internal byte[] WrapKey(ReadOnlySpan<byte> key, RSAEncryptionPadding padding)
    {
        lock (_gate)
        {
            return _rsa.Encrypt(key, padding);
        }
    }
}

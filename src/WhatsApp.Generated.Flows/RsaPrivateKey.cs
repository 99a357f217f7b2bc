using System.Security.Cryptography;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// A private key of the business, whose public key Meta has: to read the data of flows and encrypted messages. May be
/// used by several threads at once.
/// </summary>
public sealed class RsaPrivateKey : IDisposable
{
    // RSA does not promise that several threads may use it at once.
    private readonly Lock _gate = new();
    private readonly RSA _rsa;

    private RsaPrivateKey(RSA rsa, string? keyId)
    {
        _rsa = rsa;
        KeyId = keyId;
    }

    /// <summary>Name of the key in encrypted messages (<c>kid</c>); null where it has none.</summary>
    public string? KeyId { get; }

    /// <summary>Reads a key.</summary>
    /// <param name="pem">
    /// PKCS#8 (<c>BEGIN PRIVATE KEY</c>, <c>BEGIN ENCRYPTED PRIVATE KEY</c>) or PKCS#1 (<c>BEGIN RSA PRIVATE KEY</c>),
    /// as OpenSSL writes them. Line breaks may be written as <c>\n</c>, as environment variables often have them.
    /// </param>
    /// <param name="password">Password of the key. Not looked at where the key is not protected.</param>
    /// <param name="keyId">Name of the key in encrypted messages (<c>kid</c>), if it has one.</param>
    /// <exception cref="GraphEncryptionException">This is not an RSA private key, or not its password.</exception>
    public static RsaPrivateKey FromPem(string pem, string? password = null, string? keyId = null) =>
        new(PemReader.ReadPrivateKey(pem, password), keyId);

    /// <summary>The public key that belongs to this one, as PEM, to upload it to Meta.</summary>
    public string ExportPublicKeyPem() => _rsa.ExportSubjectPublicKeyInfoPem();

    /// <inheritdoc/>
    public void Dispose() => _rsa.Dispose();

    // What cannot be decrypted becomes a random key, which then fails as any wrong key does: nobody who watches learns
    // how far the decryption came (RFC 7516, section 11.5).
    internal byte[] UnwrapKey(ReadOnlySpan<byte> wrapped, RSAEncryptionPadding padding, int length)
    {
        byte[] substitute = RandomNumberGenerator.GetBytes(length);
        try
        {
            lock (_gate)
            {
                byte[] key = _rsa.Decrypt(wrapped, padding);
                return key.Length == length ? key : substitute;
            }
        }
        catch (CryptographicException)
        {
            return substitute;
        }
    }
}

using System.Security.Cryptography;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// A private key of the business, whose public key Meta has. It decrypts requests of flows and encrypted messages.
/// Thread-safe.
/// </summary>
public sealed class RsaPrivateKey : IDisposable
{
    // RSA is not documented as thread-safe.
    private readonly Lock _lock = new();
    private readonly RSA _rsa;

    private RsaPrivateKey(RSA rsa, string? keyId)
    {
        _rsa = rsa;
        KeyId = keyId;
    }

    /// <summary>Name of the key in encrypted messages (<c>kid</c>); null if it has none.</summary>
    public string? KeyId { get; }

    /// <summary>Reads a key.</summary>
    /// <param name="pem">
    /// PKCS#8 (<c>BEGIN PRIVATE KEY</c>, <c>BEGIN ENCRYPTED PRIVATE KEY</c>) or PKCS#1 (<c>BEGIN RSA PRIVATE KEY</c>),
    /// as OpenSSL writes them, also with a <c>DEK-Info</c> of 3DES or AES in CBC mode. Line breaks may be written as
    /// <c>\n</c>, as is common in environment variables.
    /// </param>
    /// <param name="password">Password of the key. Ignored if the key is not protected.</param>
    /// <param name="keyId">Name of the key in encrypted messages (<c>kid</c>). The default is none.</param>
    /// <exception cref="GraphEncryptionException">This is not an RSA private key, or the password is wrong.</exception>
    public static RsaPrivateKey FromPem(string pem, string? password = null, string? keyId = null) =>
        new(RsaPem.ReadPrivateKey(pem, password), keyId);

    /// <summary>Returns the public key of this key as PEM, to upload it to Meta.</summary>
    public string ExportPublicKeyPem() => _rsa.ExportSubjectPublicKeyInfoPem();

    /// <inheritdoc/>
    public void Dispose() => _rsa.Dispose();

    // If the key cannot be decrypted, a random key is returned, which fails later like any wrong key. So an attacker
    // cannot see at which step the decryption failed (RFC 7516, section 11.5).
    internal byte[] UnwrapKey(ReadOnlySpan<byte> wrapped, RSAEncryptionPadding padding, int length)
    {
        byte[] substitute = RandomNumberGenerator.GetBytes(length);
        try
        {
            lock (_lock)
            {
                byte[] key = _rsa.Decrypt(wrapped, padding);
                if (key.Length == length)
                {
                    return key;
                }

                CryptographicOperations.ZeroMemory(key);
                return substitute;
            }
        }
        catch (CryptographicException)
        {
            return substitute;
        }
    }
}

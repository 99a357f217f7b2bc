using System.Security.Cryptography;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// Encrypts messages for Meta and decrypts its answers, where payload encryption is switched on in the settings of a
/// phone number: tokens of JSON Web Encryption (RFC 7516) in their compact form. May be used by several threads at
/// once.
/// </summary>
/// <remarks>
/// What is decrypted may use any of the algorithms, whatever is chosen for encryption. Encryption does not prove who
/// sent a token: anyone may have the public key.
/// </remarks>
public sealed class PayloadEncryption : IDisposable
{
    private readonly RsaPublicKey _cloudKey;
    private readonly RsaPrivateKey[] _privateKeys;

    /// <summary>Takes the keys of both sides.</summary>
    /// <param name="cloudKey">
    /// Public key of Meta, <c>cloud_encryption_key</c> of the settings. It is disposed of together with this object.
    /// </param>
    /// <param name="privateKeys">
    /// Private keys of the business, to one of which <c>client_encryption_key</c> of the settings belongs; the old and
    /// the new one while it is being replaced. They are disposed of together with this object.
    /// </param>
    /// <exception cref="ArgumentException">There is no private key.</exception>
    public PayloadEncryption(RsaPublicKey cloudKey, params IReadOnlyList<RsaPrivateKey> privateKeys)
    {
        ArgumentNullException.ThrowIfNull(cloudKey);
        ArgumentNullException.ThrowIfNull(privateKeys);
        _cloudKey = cloudKey;
        _privateKeys = [.. privateKeys];
        if (_privateKeys.Length == 0)
        {
            throw new ArgumentException("Give at least one private key.", nameof(privateKeys));
        }
    }

    /// <summary>How the keys of messages are encrypted.</summary>
    public PayloadKeyAlgorithm KeyAlgorithm { get; init; }

    /// <summary>How the content of messages is encrypted.</summary>
    public PayloadContentAlgorithm ContentAlgorithm { get; init; }

    /// <summary>Encrypts anything for Meta.</summary>
    /// <returns>The token: five parts in Base64url with dots between them.</returns>
    public string Encrypt(ReadOnlySpan<byte> plaintext) =>
        JweToken.Encrypt(plaintext, _cloudKey, KeyAlgorithm, ContentAlgorithm);

    /// <summary>Encrypts a message for Meta.</summary>
    public EncryptedMessageRequest Encrypt(MessageRequest message)
    {
        byte[] json = GraphJson.WriteUtf8(message);
        try
        {
            return new EncryptedMessageRequest { EncryptedContents = Encrypt(json) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    /// <summary>Decrypts a token.</summary>
    /// <exception cref="GraphEncryptionException">
    /// It is not a token of a kind that is known here, was encrypted for another key, or changed on its way.
    /// </exception>
    public byte[] Decrypt(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return JweToken.Decrypt(token, _privateKeys);
    }

    /// <summary>Decrypts a token that holds one JSON object.</summary>
    /// <exception cref="GraphEncryptionException">
    /// It is not a token of a kind that is known here, was encrypted for another key, changed on its way, or does not
    /// hold a JSON object.
    /// </exception>
    public T Decrypt<T>(string token)
        where T : JsonModel, IJsonModel<T>
    {
        byte[] json = Decrypt(token);
        try
        {
            return GraphJson.Read<T>(json);
        }
        catch (GraphJsonException)
        {
            // Its message quotes what was read, which is private.
            throw new GraphEncryptionException("The token was decrypted, but does not hold a JSON object.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    /// <summary>Decrypts Meta's answer to an encrypted message.</summary>
    /// <exception cref="GraphEncryptionException">It holds no token, or one that cannot be decrypted.</exception>
    public MessageResponse Decrypt(EncryptedMessageResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Decrypt<MessageResponse>(response.EncryptedContents
            ?? throw new GraphEncryptionException("encrypted_contents is missing."));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cloudKey.Dispose();
        foreach (RsaPrivateKey key in _privateKeys)
        {
            key.Dispose();
        }
    }
}

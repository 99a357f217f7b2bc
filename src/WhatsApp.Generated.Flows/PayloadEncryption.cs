using System.Security.Cryptography;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// Encrypts messages for Meta and decrypts its responses, if payload encryption is enabled in the settings of a phone
/// number: tokens of JSON Web Encryption (RFC 7516) in their compact form. Thread-safe.
/// </summary>
/// <remarks>
/// A token to decrypt may use any combination of the algorithms listed here, whichever are set for encryption. A token
/// with another algorithm, or with compressed content (<c>zip</c>), is refused. Encryption does not prove who sent a
/// token: anyone may have the public key.
/// </remarks>
public sealed class PayloadEncryption : IDisposable
{
    private readonly RsaPublicKey _cloudKey;
    private readonly RsaPrivateKey[] _privateKeys;

    /// <summary>Creates an instance with the keys of both sides.</summary>
    /// <param name="cloudKey">
    /// Public key of Meta, <c>cloud_encryption_key</c> in the settings. Disposed with this instance.
    /// </param>
    /// <param name="privateKeys">
    /// Private keys of the business. The settings have the public key of one of them as <c>client_encryption_key</c>.
    /// Pass the old and the new key while the key is being replaced. Disposed with this instance.
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
            throw new ArgumentException("Pass at least one private key.", nameof(privateKeys));
        }
    }

    /// <summary>
    /// How the key of a message is encrypted. The default is <see cref="PayloadKeyAlgorithm.RsaOaep256"/>.
    /// </summary>
    public PayloadKeyAlgorithm KeyAlgorithm { get; init; }

    /// <summary>
    /// How the content of a message is encrypted. The default is <see cref="PayloadContentAlgorithm.A256Gcm"/>.
    /// </summary>
    public PayloadContentAlgorithm ContentAlgorithm { get; init; }

    /// <summary>Encrypts bytes for Meta.</summary>
    /// <param name="plaintext">The content.</param>
    /// <returns>The token: five parts in Base64url with dots between them.</returns>
    public string Encrypt(ReadOnlySpan<byte> plaintext) =>
        Jwe.Encrypt(plaintext, _cloudKey, KeyAlgorithm, ContentAlgorithm);

    /// <summary>Encrypts a message for Meta.</summary>
    /// <param name="message">The message.</param>
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
    /// <param name="token">The token.</param>
    /// <returns>The content.</returns>
    /// <exception cref="GraphEncryptionException">
    /// It is not a token of a supported kind, was encrypted for another key, or was changed on its way.
    /// </exception>
    public byte[] Decrypt(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Jwe.Decrypt(token, _privateKeys);
    }

    /// <summary>Decrypts a token that contains one JSON object.</summary>
    /// <typeparam name="T">Model of the object.</typeparam>
    /// <param name="token">The token.</param>
    /// <exception cref="GraphEncryptionException">
    /// It is not a token of a supported kind, was encrypted for another key, was changed on its way, or does not
    /// contain a JSON object.
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
            // Its message quotes the decrypted data.
            throw new GraphEncryptionException("The token was decrypted, but does not contain a JSON object.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    /// <summary>Decrypts the response of Meta to an encrypted message.</summary>
    /// <param name="response">The response.</param>
    /// <exception cref="GraphEncryptionException">It has no token, or one that cannot be decrypted.</exception>
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

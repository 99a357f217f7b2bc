using System.Security.Cryptography;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// Decrypts what flows send to their endpoint: the key of a request is encrypted with RSA-OAEP and SHA-256, its data
/// with AES-128-GCM. May be used by several threads at once. <see cref="FlowEndpoint"/> does all that an endpoint has
/// to.
/// </summary>
public sealed class FlowEncryption : IDisposable
{
    private readonly RsaPrivateKey[] _keys;

    /// <summary>
    /// Takes the private keys of the business. While a key is being replaced, give both, the new one first: WhatsApp
    /// goes on using the old one for a while.
    /// </summary>
    /// <param name="keys">The keys. They are disposed of together with this object.</param>
    /// <exception cref="ArgumentException">There is no key.</exception>
    public FlowEncryption(params IReadOnlyList<RsaPrivateKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _keys = [.. keys];
        if (_keys.Length == 0)
        {
            throw new ArgumentException("Give at least one private key.", nameof(keys));
        }
    }

    /// <summary>Takes the private key of the business.</summary>
    /// <param name="pem">The key as PEM, see <see cref="RsaPrivateKey.FromPem"/>.</param>
    /// <param name="password">Password of the key, if it is protected.</param>
    /// <exception cref="GraphEncryptionException">This is not an RSA private key, or not its password.</exception>
    public static FlowEncryption FromPem(string pem, string? password = null) =>
        new(RsaPrivateKey.FromPem(pem, password));

    /// <summary>Decrypts a request. Whether Meta sent it is not checked here: do so before.</summary>
    /// <param name="body">Body of the HTTP request.</param>
    /// <exception cref="GraphEncryptionException">
    /// It cannot be decrypted. Answer with status 421: WhatsApp then fetches the public key anew and asks again.
    /// </exception>
    public DecryptedFlowRequest Decrypt(ReadOnlyMemory<byte> body)
    {
        Envelope envelope = Read<Envelope>(body, "The body is not a JSON object with encrypted_flow_data.");
        byte[] data = Base64.Decode(envelope.Data, "encrypted_flow_data");
        byte[] wrappedKey = Base64.Decode(envelope.Key, "encrypted_aes_key");
        byte[] vector = Base64.Decode(envelope.Vector, "initial_vector", FlowCipher.VectorLength);
        if (data.Length < FlowCipher.TagLength)
        {
            throw new GraphEncryptionException(
                $"encrypted_flow_data has {data.Length} bytes, which is less than its tag of 16.");
        }

        foreach (RsaPrivateKey privateKey in _keys)
        {
            byte[] key = privateKey.UnwrapKey(wrappedKey, RSAEncryptionPadding.OaepSHA256, FlowCipher.KeyLength);
            using var cipher = new FlowCipher(key);
            if (cipher.Decrypt(vector, data) is { } json)
            {
                return new DecryptedFlowRequest(
                    Read<FlowDataRequest>(json, "encrypted_flow_data was decrypted, but is not a JSON object."),
                    key,
                    vector);
            }
        }

        throw new GraphEncryptionException(
            $"The request cannot be decrypted with any of {_keys.Length} private keys: it was encrypted for another "
            + "key, or changed on its way.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (RsaPrivateKey key in _keys)
        {
            key.Dispose();
        }
    }

    private static T Read<T>(ReadOnlyMemory<byte> json, string problem)
        where T : JsonModel, IJsonModel<T>
    {
        try
        {
            return GraphJson.Read<T>(json);
        }
        catch (GraphJsonException)
        {
            // Its message quotes what was read, which may be private.
            throw new GraphEncryptionException(problem);
        }
    }

    private sealed class Envelope : JsonModel, IJsonModel<Envelope>
    {
        public string? Data { get; private set; }

        public string? Key { get; private set; }

        public string? Vector { get; private set; }

        static Envelope IJsonModel<Envelope>.Create(ref GraphJsonReader reader) => new();

        protected override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
        {
            switch (name.Length)
            {
                case 19 when name.SequenceEqual("encrypted_flow_data"u8):
                    Data = reader.ReadString();
                    return true;
                case 17 when name.SequenceEqual("encrypted_aes_key"u8):
                    Key = reader.ReadString();
                    return true;
                case 14 when name.SequenceEqual("initial_vector"u8):
                    Vector = reader.ReadString();
                    return true;
                default:
                    return base.ReadMember(name, ref reader);
            }
        }
    }
}

using System.Security.Cryptography;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// Decrypts the requests of flows: the key of a request is encrypted with RSA-OAEP and SHA-256, its data with
/// AES-128-GCM. Thread-safe. <see cref="FlowEndpoint"/> does everything that an endpoint has to do.
/// </summary>
public sealed class FlowEncryption : IDisposable
{
    private readonly RsaPrivateKey[] _keys;

    /// <summary>
    /// Creates an instance with the private keys of the business. While a key is being replaced, pass both, the new one
    /// first: WhatsApp continues to use the old one for a while.
    /// </summary>
    /// <param name="keys">The keys. Disposed with this instance.</param>
    /// <exception cref="ArgumentException">There is no key.</exception>
    public FlowEncryption(params IReadOnlyList<RsaPrivateKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _keys = [.. keys];
        if (_keys.Length == 0)
        {
            throw new ArgumentException("Pass at least one private key.", nameof(keys));
        }
    }

    /// <summary>Creates an instance with the private key of the business.</summary>
    /// <param name="pem">The key as PEM, see <see cref="RsaPrivateKey.FromPem"/>.</param>
    /// <param name="password">Password of the key. Ignored if the key is not protected.</param>
    /// <exception cref="GraphEncryptionException">This is not an RSA private key, or the password is wrong.</exception>
    public static FlowEncryption FromPem(string pem, string? password = null) =>
        new(RsaPrivateKey.FromPem(pem, password));

    /// <summary>Decrypts a request. Check its signature before: this method does not.</summary>
    /// <param name="body">Body of the HTTP request.</param>
    /// <exception cref="GraphEncryptionException">
    /// It cannot be decrypted. Respond with status 421 and an empty body, whatever the reason: WhatsApp then fetches
    /// the public key again and repeats the request.
    /// </exception>
    public DecryptedFlowRequest Decrypt(ReadOnlyMemory<byte> body)
    {
        Envelope envelope = Read<Envelope>(body, "The body is not a JSON object with encrypted_flow_data.");
        byte[] data = Base64.Decode(envelope.Data, "encrypted_flow_data");
        byte[] wrappedKey = Base64.Decode(envelope.Key, "encrypted_aes_key");
        byte[] vector = Base64.Decode(envelope.Vector, "initial_vector", FlowGcm.VectorLength);
        if (data.Length < FlowGcm.TagLength)
        {
            throw new GraphEncryptionException(
                $"encrypted_flow_data has {data.Length} bytes, which is less than its tag of {FlowGcm.TagLength}.");
        }

        foreach (RsaPrivateKey privateKey in _keys)
        {
            byte[] key = privateKey.UnwrapKey(wrappedKey, RSAEncryptionPadding.OaepSHA256, FlowGcm.KeyLength);
            if (ReadRequest(key, vector, data) is { } request)
            {
                return new DecryptedFlowRequest(request, key, vector);
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

    // Null if the data was encrypted with another key. The key is cleared unless a request is returned.
    private static FlowDataRequest? ReadRequest(byte[] key, byte[] vector, byte[] data)
    {
        FlowDataRequest? request = null;
        byte[]? json = null;
        try
        {
            json = FlowGcm.Decrypt(key, vector, data);
            return request = json is null
                ? null
                : Read<FlowDataRequest>(json, "encrypted_flow_data was decrypted, but is not a JSON object.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
            if (request is null)
            {
                CryptographicOperations.ZeroMemory(key);
            }
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
            // Its message quotes the data, which may be private.
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

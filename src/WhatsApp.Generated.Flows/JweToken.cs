using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>Writes and reads tokens of JSON Web Encryption in their compact form: RFC 7516 and 7518.</summary>
internal static class JweToken
{
    private const int TagLength = 16;
    private const int GcmVectorLength = 12;
    private const int CbcVectorLength = 16;
    private const int MacKeyLength = 16;

    public static string Encrypt(
        ReadOnlySpan<byte> plaintext,
        RsaPublicKey publicKey,
        PayloadKeyAlgorithm keyAlgorithm,
        PayloadContentAlgorithm contentAlgorithm)
    {
        string header = Base64Url.EncodeToString(GraphJson.WriteUtf8(new Header
        {
            Alg = NameOf(keyAlgorithm),
            Enc = NameOf(contentAlgorithm),
            Kid = publicKey.KeyId,
        }));
        byte[] key = RandomNumberGenerator.GetBytes(KeyLength(contentAlgorithm));
        byte[] vector = RandomNumberGenerator.GetBytes(VectorLength(contentAlgorithm));
        byte[] tag = new byte[TagLength];
        try
        {
            byte[] wrappedKey = publicKey.WrapKey(key, Padding(keyAlgorithm));
            byte[] ciphertext = Seal(contentAlgorithm, key, vector, plaintext, Encoding.ASCII.GetBytes(header), tag);
            return string.Join(
                '.',
                header,
                Base64Url.EncodeToString(wrappedKey),
                Base64Url.EncodeToString(vector),
                Base64Url.EncodeToString(ciphertext),
                Base64Url.EncodeToString(tag));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public static byte[] Decrypt(string token, IReadOnlyList<RsaPrivateKey> privateKeys)
    {
        string[] parts = token.Split('.');
        if (parts.Length != 5)
        {
            throw new GraphEncryptionException(
                $"This is not a JWE in compact form: it has {parts.Length} parts with dots between them, not five.");
        }

        Header header = ReadHeader(parts[0]);
        PayloadKeyAlgorithm keyAlgorithm = Known<PayloadKeyAlgorithm>("alg", header.Alg, NameOf);
        PayloadContentAlgorithm contentAlgorithm = Known<PayloadContentAlgorithm>("enc", header.Enc, NameOf);
        byte[] wrappedKey = Part(parts[1], "encrypted key");
        byte[] vector = Part(parts[2], "initialization vector", VectorLength(contentAlgorithm));
        byte[] ciphertext = Part(parts[3], "ciphertext");
        byte[] tag = Part(parts[4], "authentication tag", TagLength);
        byte[] authenticated = Encoding.ASCII.GetBytes(parts[0]);

        RsaPrivateKey[] candidates =
            [.. privateKeys.Where(key => key.KeyId is null || header.Kid is null || key.KeyId == header.Kid)];
        if (candidates.Length == 0)
        {
            throw new GraphEncryptionException(
                $"The JWE is for the key '{Shorten(header.Kid!)}' (kid), and no private key has this name.");
        }

        foreach (RsaPrivateKey candidate in candidates)
        {
            byte[] key = candidate.UnwrapKey(wrappedKey, Padding(keyAlgorithm), KeyLength(contentAlgorithm));
            byte[]? plaintext = Open(contentAlgorithm, key, vector, ciphertext, authenticated, tag);
            CryptographicOperations.ZeroMemory(key);
            if (plaintext is not null)
            {
                return plaintext;
            }
        }

        throw new GraphEncryptionException(
            $"The JWE cannot be decrypted with any of {candidates.Length} private keys: it was encrypted for another "
            + "key, or changed on its way.");
    }

    private static Header ReadHeader(string part)
    {
        Header header;
        try
        {
            header = GraphJson.Read<Header>(Part(part, "header"));
        }
        catch (GraphJsonException)
        {
            throw new GraphEncryptionException("The header of the JWE is not a JSON object.");
        }

        foreach (string member in new[] { "crit", "zip" })
        {
            if (header.AdditionalData.ContainsKey(member))
            {
                throw new GraphEncryptionException($"The header of the JWE has '{member}', which is not known here.");
            }
        }

        return header;
    }

    private static T Known<T>(string member, string? name, Func<T, string> nameOf)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (nameOf(value) == name)
            {
                return value;
            }
        }

        throw new GraphEncryptionException(
            $"The header of the JWE has {member} {(name is null ? "not at all" : $"'{Shorten(name)}'")}, but it has to "
            + $"be one of {string.Join(", ", Enum.GetValues<T>().Select(nameOf))}.");
    }

    private static byte[] Part(string part, string name, int? length = null)
    {
        byte[] bytes = Base64.DecodeUrl(part)
            ?? throw new GraphEncryptionException($"The {name} of the JWE is not Base64url.");
        return length is null || bytes.Length == length
            ? bytes
            : throw new GraphEncryptionException(
                $"The {name} of the JWE has {bytes.Length} bytes, but {length} are needed.");
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";

    // ---- Algorithms ----------------------------------------------------------------------------------------------

    private static string NameOf(PayloadKeyAlgorithm algorithm) => algorithm switch
    {
        PayloadKeyAlgorithm.RsaOaep256 => "RSA-OAEP-256",
        PayloadKeyAlgorithm.RsaOaep => "RSA-OAEP",
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    private static string NameOf(PayloadContentAlgorithm algorithm) => algorithm switch
    {
        PayloadContentAlgorithm.A256Gcm => "A256GCM",
        PayloadContentAlgorithm.A128Gcm => "A128GCM",
        PayloadContentAlgorithm.A128CbcHs256 => "A128CBC-HS256",
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    private static RSAEncryptionPadding Padding(PayloadKeyAlgorithm algorithm) =>
        algorithm == PayloadKeyAlgorithm.RsaOaep ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256;

    private static int KeyLength(PayloadContentAlgorithm algorithm) =>
        algorithm == PayloadContentAlgorithm.A128Gcm ? 16 : 32;

    private static int VectorLength(PayloadContentAlgorithm algorithm) =>
        algorithm == PayloadContentAlgorithm.A128CbcHs256 ? CbcVectorLength : GcmVectorLength;

    private static byte[] Seal(
        PayloadContentAlgorithm algorithm,
        byte[] key,
        byte[] vector,
        ReadOnlySpan<byte> plaintext,
        byte[] authenticated,
        byte[] tag)
    {
        if (algorithm != PayloadContentAlgorithm.A128CbcHs256)
        {
            using var gcm = new AesGcm(key, TagLength);
            byte[] sealedText = new byte[plaintext.Length];
            gcm.Encrypt(vector, plaintext, sealedText, tag, authenticated);
            return sealedText;
        }

        using var aes = Aes.Create();
        aes.Key = key[MacKeyLength..];
        byte[] ciphertext = aes.EncryptCbc(plaintext, vector);
        Authenticate(key, vector, ciphertext, authenticated, tag);
        return ciphertext;
    }

    private static byte[]? Open(
        PayloadContentAlgorithm algorithm,
        byte[] key,
        byte[] vector,
        byte[] ciphertext,
        byte[] authenticated,
        byte[] tag)
    {
        if (algorithm != PayloadContentAlgorithm.A128CbcHs256)
        {
            using var gcm = new AesGcm(key, TagLength);
            byte[] plaintext = new byte[ciphertext.Length];
            try
            {
                gcm.Decrypt(vector, ciphertext, tag, plaintext, authenticated);
                return plaintext;
            }
            catch (AuthenticationTagMismatchException)
            {
                return null;
            }
        }

        byte[] actual = new byte[TagLength];
        Authenticate(key, vector, ciphertext, authenticated, actual);
        if (!CryptographicOperations.FixedTimeEquals(actual, tag))
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = key[MacKeyLength..];
        try
        {
            return aes.DecryptCbc(ciphertext, vector);
        }
        catch (CryptographicException)
        {
            // Not a padding oracle: the tag was verified before.
            return null;
        }
    }

    // RFC 7518, section 5.2: the MAC covers the length of what is authenticated besides, in bits.
    private static void Authenticate(byte[] key, byte[] vector, byte[] ciphertext, byte[] authenticated, byte[] tag)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(length, (ulong)authenticated.Length * 8);
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.AsSpan(0, MacKeyLength));
        mac.AppendData(authenticated);
        mac.AppendData(vector);
        mac.AppendData(ciphertext);
        mac.AppendData(length);
        mac.GetHashAndReset().AsSpan(0, TagLength).CopyTo(tag);
    }

    private sealed class Header : JsonModel, IJsonModel<Header>
    {
        public string? Alg { get; set; }

        public string? Enc { get; set; }

        public string? Kid { get; set; }

        static Header IJsonModel<Header>.Create(ref GraphJsonReader reader) => new();

        protected override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
        {
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("alg"u8):
                    Alg = reader.ReadString();
                    return true;
                case 3 when name.SequenceEqual("enc"u8):
                    Enc = reader.ReadString();
                    return true;
                case 3 when name.SequenceEqual("kid"u8):
                    Kid = reader.ReadString();
                    return true;
                default:
                    return base.ReadMember(name, ref reader);
            }
        }

        protected override void WriteMembers(GraphJsonWriter writer)
        {
            writer.WriteString("alg"u8, Alg);
            writer.WriteString("enc"u8, Enc);
            writer.WriteString("kid"u8, Kid);
        }
    }
}

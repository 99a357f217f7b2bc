using System.Security.Cryptography;
using System.Text;
using Jose;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows;

/// <summary>Writes and reads tokens of JSON Web Encryption in their compact form: RFC 7516 and 7518.</summary>
/// <remarks>
/// Content is encrypted by jose-jwt, its key by <see cref="RSA"/>. The entry points of jose-jwt are not used: when they
/// decrypt, they read the header with the settings of the whole process and by reflection, whatever settings are
/// passed, and they report a wrong RSA key differently from a wrong tag.
/// </remarks>
internal static class Jwe
{
    private const int TagLength = 16;
    private const int GcmVectorLength = 12;
    private const int CbcVectorLength = 16;

    public static string Encrypt(
        ReadOnlySpan<byte> plaintext,
        RsaPublicKey publicKey,
        PayloadKeyAlgorithm keyAlgorithm,
        PayloadContentAlgorithm contentAlgorithm)
    {
        byte[] header = GraphJson.WriteUtf8(new Header
        {
            Alg = NameOf(keyAlgorithm),
            Enc = NameOf(contentAlgorithm),
            Kid = publicKey.KeyId,
        });
        IJweAlgorithm content = Content(contentAlgorithm);
        byte[] key = RandomNumberGenerator.GetBytes(content.KeySize / 8);
        byte[] copy = plaintext.ToArray();
        try
        {
            byte[] wrappedKey = publicKey.WrapKey(key, Padding(keyAlgorithm));
            byte[][] parts = content.Encrypt(Encoding.ASCII.GetBytes(Compact.Serialize(header)), copy, key);
            return Compact.Serialize([header, wrappedKey, .. parts]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(copy);
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
        IJweAlgorithm content = Content(contentAlgorithm);
        byte[] wrappedKey = Part(parts[1], "encrypted key");
        byte[] vector = Part(
            parts[2],
            "initialization vector",
            contentAlgorithm == PayloadContentAlgorithm.A128CbcHs256 ? CbcVectorLength : GcmVectorLength);
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
            byte[] key = candidate.UnwrapKey(wrappedKey, Padding(keyAlgorithm), content.KeySize / 8);
            try
            {
                return content.Decrypt(authenticated, key, vector, ciphertext, tag);
            }
            catch (JoseException)
            {
                // The tag does not match: it was encrypted for another key, or changed. Reported below.
            }
            finally
            {
                CryptographicOperations.ZeroMemory(key);
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
                throw new GraphEncryptionException($"The header of the JWE has '{member}', which is not supported.");
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

        string found = name is null ? $"no {member}" : $"{member} '{Shorten(name)}'";
        throw new GraphEncryptionException(
            $"The header of the JWE has {found}, but it has to be one of "
            + $"{string.Join(", ", Enum.GetValues<T>().Select(nameOf))}.");
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

    private static IJweAlgorithm Content(PayloadContentAlgorithm algorithm) => algorithm switch
    {
        PayloadContentAlgorithm.A128Gcm => new AesGcmEncryption(128),
        PayloadContentAlgorithm.A128CbcHs256 => new AesCbcHmacEncryption(new HmacUsingSha("SHA256"), 256),
        _ => new AesGcmEncryption(256),
    };

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

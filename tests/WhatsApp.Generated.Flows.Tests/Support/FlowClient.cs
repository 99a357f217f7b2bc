using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>Plays WhatsApp on a person's phone: encrypts requests of a flow and decrypts the responses.</summary>
internal sealed class FlowClient(string publicKeyPem)
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(16);

    public byte[] Vector { get; init; } = RandomNumberGenerator.GetBytes(16);

    public byte[] Encrypt(string request)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(publicKeyPem);
        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, byte[]>
        {
            ["encrypted_flow_data"] = TextbookGcm.Encrypt(_key, Vector, Encoding.UTF8.GetBytes(request)),
            ["encrypted_aes_key"] = rsa.Encrypt(_key, RSAEncryptionPadding.OaepSHA256),
            ["initial_vector"] = Vector,
        });
    }

    public string Decrypt(string response)
    {
        byte[] flipped = [.. Vector.Select(part => (byte)(part ^ 0xFF))];
        return Encoding.UTF8.GetString(TextbookGcm.Decrypt(_key, flipped, Convert.FromBase64String(response)));
    }

    public static string Sign(byte[] body, string appSecret = EncryptionFixtures.AppSecret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body));
}

/// <summary>AES-GCM as NIST SP 800-38D describes it, bit by bit: slow, and independent of the code that it checks.</summary>
internal static class TextbookGcm
{
    public static byte[] Encrypt(byte[] key, byte[] vector, byte[] plaintext)
    {
        UInt128 first = Hash(key, vector);
        byte[] ciphertext = Count(key, first, plaintext);
        return [.. ciphertext, .. Tag(key, first, ciphertext)];
    }

    public static byte[] Decrypt(byte[] key, byte[] vector, byte[] data)
    {
        UInt128 first = Hash(key, vector);
        byte[] ciphertext = data[..^16];
        Assert.That(Tag(key, first, ciphertext), Is.EqualTo(data[^16..]), "The tag does not fit.");
        return Count(key, first, ciphertext);
    }

    public static byte[] FirstCounter(byte[] key, byte[] vector) => Bytes(Hash(key, vector));

    private static byte[] Tag(byte[] key, UInt128 first, byte[] ciphertext) =>
        Bytes(Hash(key, ciphertext) ^ Block(key, first));

    private static byte[] Count(byte[] key, UInt128 first, byte[] input)
    {
        byte[] output = new byte[input.Length];
        UInt128 counter = first;
        for (int at = 0; at < input.Length; at++)
        {
            if (at % 16 == 0)
            {
                counter = (counter >> 32 << 32) | unchecked((uint)counter + 1);
            }

            output[at] = (byte)(input[at] ^ Bytes(Block(key, counter))[at % 16]);
        }

        return output;
    }

    private static UInt128 Hash(byte[] key, byte[] data)
    {
        UInt128 hashKey = Block(key, 0);
        UInt128 hash = 0;
        byte[] padded = [.. data, .. new byte[(16 - (data.Length % 16)) % 16]];
        for (int at = 0; at < padded.Length; at += 16)
        {
            hash = Multiply(hash ^ BinaryPrimitives.ReadUInt128BigEndian(padded.AsSpan(at)), hashKey);
        }

        return Multiply(hash ^ ((UInt128)data.Length * 8), hashKey);
    }

    private static UInt128 Multiply(UInt128 left, UInt128 right)
    {
        UInt128 product = 0;
        for (int bit = 127; bit >= 0; bit--)
        {
            product ^= ((left >> bit) & 1) == 1 ? right : 0;
            right = (right & 1) == 1 ? (right >> 1) ^ ((UInt128)0xE1 << 120) : right >> 1;
        }

        return product;
    }

    private static UInt128 Block(byte[] key, UInt128 input)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return BinaryPrimitives.ReadUInt128BigEndian(aes.EncryptEcb(Bytes(input), PaddingMode.None));
    }

    private static byte[] Bytes(UInt128 number)
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return bytes;
    }
}

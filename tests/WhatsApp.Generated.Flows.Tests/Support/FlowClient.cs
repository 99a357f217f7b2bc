using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>Stands for WhatsApp on a person's phone: encrypts requests of a flow and decrypts the answers.</summary>
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

    public string Decrypt(string answer)
    {
        byte[] flipped = [.. Vector.Select(part => (byte)(part ^ 0xFF))];
        return Encoding.UTF8.GetString(TextbookGcm.Decrypt(_key, flipped, Convert.FromBase64String(answer)));
    }

    public static string Sign(byte[] body, string appSecret = EncryptionFixtures.AppSecret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body));
}

/// <summary>AES-GCM as NIST SP 800-38D writes it down, bit by bit: slow, and unlike the code that it checks.</summary>
internal static class TextbookGcm
{
    public static byte[] Encrypt(byte[] key, byte[] vector, byte[] plaintext)
    {
        UInt128 first = FirstCounter(key, vector);
        byte[] ciphertext = Count(key, first, plaintext);
        return [.. ciphertext, .. Tag(key, first, ciphertext)];
    }

    public static byte[] Decrypt(byte[] key, byte[] vector, byte[] data)
    {
        UInt128 first = FirstCounter(key, vector);
        byte[] ciphertext = data[..^16];
        Assert.That(Tag(key, first, ciphertext), Is.EqualTo(data[^16..]), "The tag does not fit.");
        return Count(key, first, ciphertext);
    }

    // The vector of 16 bytes for a first counter: J0 = (V * H ^ length) * H, so V = (J0 / H ^ length) / H.
    public static byte[] VectorFor(byte[] key, UInt128 firstCounter)
    {
        UInt128 square = Block(key, 0);
        UInt128 inverse = (UInt128)1 << 127;
        for (int step = 1; step < 128; step++)
        {
            square = Multiply(square, square);
            inverse = Multiply(inverse, square);
        }

        byte[] vector = Bytes(Multiply(Multiply(firstCounter, inverse) ^ 128, inverse));
        Assert.That(FirstCounter(key, vector), Is.EqualTo(firstCounter));
        return vector;
    }

    private static UInt128 FirstCounter(byte[] key, byte[] vector) => Hash(key, vector);

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

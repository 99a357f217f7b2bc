using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// AES-GCM with initialization vectors of 16 bytes, which flows use. <see cref="AesGcm"/> supports 12 bytes only.
/// </summary>
internal static class FlowGcm
{
    public const int KeyLength = 16;
    public const int VectorLength = 16;
    public const int TagLength = 16;

    /// <summary>Encrypts, and appends the tag.</summary>
    public static byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> vector, ReadOnlySpan<byte> plaintext)
    {
        GcmBlockCipher cipher = Create(forEncryption: true, key, vector);
        byte[] data = new byte[plaintext.Length + TagLength];
        int written = cipher.ProcessBytes(plaintext, data);
        cipher.DoFinal(data.AsSpan(written));
        return data;
    }

    /// <summary>Decrypts what <see cref="Encrypt"/> returns; null if the tag does not match.</summary>
    public static byte[]? Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> vector, ReadOnlySpan<byte> data)
    {
        GcmBlockCipher cipher = Create(forEncryption: false, key, vector);
        byte[] plaintext = new byte[data.Length - TagLength];
        try
        {
            int written = cipher.ProcessBytes(data, plaintext);
            cipher.DoFinal(plaintext.AsSpan(written));
            return plaintext;
        }
        catch (InvalidCipherTextException)
        {
            // The library decrypts before it checks the tag.
            CryptographicOperations.ZeroMemory(plaintext);
            return null;
        }
    }

    // This engine uses the AES instructions of the processor; new AesEngine() does not.
    private static GcmBlockCipher Create(bool forEncryption, ReadOnlySpan<byte> key, ReadOnlySpan<byte> vector)
    {
        var cipher = new GcmBlockCipher(AesUtilities.CreateEngine());
        cipher.Init(forEncryption, new ParametersWithIV(new KeyParameter(key), vector));
        return cipher;
    }
}

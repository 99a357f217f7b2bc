using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// AES-GCM with an initialization vector of 16 bytes, which flows use and <see cref="AesGcm"/> does not take: it takes
/// 12 only.
/// </summary>
/// <remarks>
/// Only the first counter and the mask of the tag depend on the vector. Both come from GHASH and single blocks of AES,
/// and GHASH is what <see cref="AesGcm"/> computes for a tag. So it is asked for the tag of the same ciphertext under
/// a vector that it takes, and the mask of that tag is taken off. No arithmetic of GCM is done here, and what the
/// platform does in constant time stays so. See NIST SP 800-38D, section 7.
/// </remarks>
internal sealed class FlowCipher : IDisposable
{
    public const int KeyLength = 16;
    public const int VectorLength = 16;
    public const int TagLength = 16;

    private const int BlockLength = 16;
    private const int ChunkLength = 128 * BlockLength;

    private readonly Aes _aes = Aes.Create();
    private readonly AesGcm _gcm;

    public FlowCipher(byte[] key)
    {
        _aes.Key = key;
        _gcm = new AesGcm(key, TagLength);
    }

    /// <summary>Encrypts, and appends the tag.</summary>
    public byte[] Encrypt(ReadOnlySpan<byte> vector, ReadOnlySpan<byte> plaintext)
    {
        byte[] data = new byte[plaintext.Length + TagLength];
        Span<byte> counter = stackalloc byte[BlockLength];
        HashCiphertext(vector, counter);
        ApplyKeyStream(counter, 1, plaintext, data);
        Tag(counter, data.AsSpan(0, plaintext.Length), data.AsSpan(plaintext.Length));
        return data;
    }

    /// <summary>Checks the tag at the end, and only then decrypts; null where the tag does not fit.</summary>
    public byte[]? Decrypt(ReadOnlySpan<byte> vector, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> ciphertext = data[..^TagLength];
        Span<byte> counter = stackalloc byte[BlockLength];
        Span<byte> tag = stackalloc byte[TagLength];
        HashCiphertext(vector, counter);
        Tag(counter, ciphertext, tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, data[^TagLength..]))
        {
            return null;
        }

        byte[] plaintext = new byte[ciphertext.Length];
        ApplyKeyStream(counter, 1, ciphertext, plaintext);
        return plaintext;
    }

    public void Dispose()
    {
        _aes.Dispose();
        _gcm.Dispose();
    }

    private void Tag(ReadOnlySpan<byte> firstCounter, ReadOnlySpan<byte> ciphertext, Span<byte> tag)
    {
        HashCiphertext(ciphertext, tag);
        ApplyKeyStream(firstCounter, 0, tag, tag);
    }

    // GHASH of a ciphertext without additional data. It is also how GCM makes the first counter of a vector.
    private void HashCiphertext(ReadOnlySpan<byte> ciphertext, Span<byte> hash)
    {
        // Any vector does, as what is encrypted under it never leaves this method.
        Span<byte> counter = stackalloc byte[BlockLength];
        counter.Clear();
        counter[^1] = 1;

        byte[] rented = ArrayPool<byte>.Shared.Rent(ciphertext.Length * 2);
        try
        {
            Span<byte> plaintext = rented.AsSpan(0, ciphertext.Length);
            ApplyKeyStream(counter, 1, ciphertext, plaintext);
            _gcm.Encrypt(counter[..12], plaintext, rented.AsSpan(ciphertext.Length, ciphertext.Length), hash);
            ApplyKeyStream(counter, 0, hash, hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Counter mode, from the counter and the given number of steps after it on. The last 32 bits count, and wrap.
    private void ApplyKeyStream(ReadOnlySpan<byte> counter, uint step, ReadOnlySpan<byte> input, Span<byte> output)
    {
        uint number = unchecked(BinaryPrimitives.ReadUInt32BigEndian(counter[12..]) + step);
        Span<byte> counters = stackalloc byte[ChunkLength];
        Span<byte> stream = stackalloc byte[ChunkLength];
        for (int done = 0; done < input.Length; done += ChunkLength)
        {
            int length = Math.Min(ChunkLength, input.Length - done);
            int padded = (length + BlockLength - 1) / BlockLength * BlockLength;
            for (int at = 0; at < padded; at += BlockLength)
            {
                counter[..12].CopyTo(counters[at..]);
                BinaryPrimitives.WriteUInt32BigEndian(counters[(at + 12)..], number);
                number = unchecked(number + 1);
            }

            _aes.EncryptEcb(counters[..padded], stream, PaddingMode.None);
            for (int at = 0; at < length; at++)
            {
                output[done + at] = (byte)(input[done + at] ^ stream[at]);
            }
        }

        CryptographicOperations.ZeroMemory(stream);
    }
}

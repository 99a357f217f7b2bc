using System.Buffers;
using System.Security.Cryptography;

namespace WhatsApp.Generated.Flows;

/// <summary>Verifies and decrypts one file: AES-256-CBC, followed by the first ten bytes of an HMAC-SHA256.</summary>
internal sealed class FlowMediaDecryption : IDisposable
{
    private const int MacLength = 10;
    private const int BlockLength = 16;
    private const int HashLength = SHA256.HashSizeInBytes;
    private const int ChunkLength = 64 * 1024;
    private const int MemoryLimit = 1024 * 1024;

    private readonly Aes _aes = Aes.Create();
    private readonly byte[] _encryptedHash;
    private readonly byte[] _plaintextHash;
    private readonly byte[] _vector;
    private readonly byte[] _macKey;

    public FlowMediaDecryption(FlowMediaEncryption metadata)
    {
        _encryptedHash = Base64.Decode(metadata.EncryptedHash, "encrypted_hash", HashLength);
        _plaintextHash = Base64.Decode(metadata.PlaintextHash, "plaintext_hash", HashLength);
        _vector = Base64.Decode(metadata.Iv, "iv", BlockLength);
        _macKey = Base64.Decode(metadata.HmacKey, "hmac_key", 32);
        _aes.Key = Base64.Decode(metadata.EncryptionKey, "encryption_key", 32);
        _aes.IV = _vector;
    }

    public async Task RunAsync(Stream encrypted, Stream destination, CancellationToken cancellationToken)
    {
        Stream source = encrypted.CanSeek
            ? encrypted
            : await BufferAsync(encrypted, cancellationToken).ConfigureAwait(false);
        try
        {
            long start = source.Position;
            long length = source.Length - start - MacLength;
            if (length < BlockLength || length % BlockLength != 0)
            {
                throw new GraphEncryptionException(
                    $"The encrypted file has {length + MacLength} bytes, so it is cut off: it has to have whole blocks "
                    + $"of {BlockLength} bytes and {MacLength} more.");
            }

            await VerifyAsync(source, length, cancellationToken).ConfigureAwait(false);
            source.Position = start;
            await DecryptAsync(source, length, Stream.Null, cancellationToken).ConfigureAwait(false);
            source.Position = start;
            await DecryptAsync(source, length, destination, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (source != encrypted)
            {
                await source.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        _aes.Dispose();
        CryptographicOperations.ZeroMemory(_macKey);
    }

    private static async Task<Stream> BufferAsync(Stream encrypted, CancellationToken cancellationToken)
    {
        Stream buffer = new MemoryStream();
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        try
        {
            while (await encrypted.ReadAsync(chunk, cancellationToken).ConfigureAwait(false) is > 0 and int read)
            {
                if (buffer is MemoryStream memory && memory.Length + read > MemoryLimit)
                {
                    buffer = OpenTemporaryFile();
                    memory.Position = 0;
                    await memory.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
                }

                await buffer.WriteAsync(chunk.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            buffer.Position = 0;
            return buffer;
        }
        catch
        {
            await buffer.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static FileStream OpenTemporaryFile() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });

    private async Task VerifyAsync(Stream source, long length, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _macKey);
        mac.AppendData(_vector);
        byte[] tail = new byte[MacLength];
        await ForEachChunkAsync(
            source,
            length,
            (chunk, _) =>
            {
                hash.AppendData(chunk);
                mac.AppendData(chunk);
                return ValueTask.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        await source.ReadExactlyAsync(tail, cancellationToken).ConfigureAwait(false);
        hash.AppendData(tail);
        if (!CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), _encryptedHash))
        {
            throw new GraphEncryptionException(
                "The encrypted file is not the one that was sent: its SHA-256 is not encrypted_hash.");
        }

        if (!CryptographicOperations.FixedTimeEquals(mac.GetHashAndReset().AsSpan(0, MacLength), tail))
        {
            throw new GraphEncryptionException(
                "The encrypted file does not belong to these keys: its last ten bytes are not its HMAC with hmac_key.");
        }
    }

    private async Task DecryptAsync(
        Stream source, long length, Stream destination, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using ICryptoTransform cipher = _aes.CreateDecryptor();
        byte[] plaintext = ArrayPool<byte>.Shared.Rent(ChunkLength + BlockLength);
        try
        {
            await ForEachChunkAsync(
                source,
                length,
                async (chunk, isLast) =>
                {
                    int count = isLast
                        ? TransformLast(cipher, chunk, plaintext)
                        : cipher.TransformBlock(chunk.Array!, chunk.Offset, chunk.Count, plaintext, 0);
                    hash.AppendData(plaintext, 0, count);
                    await destination.WriteAsync(plaintext.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plaintext, clearArray: true);
        }

        if (!CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), _plaintextHash))
        {
            throw new GraphEncryptionException(
                "The decrypted file is not the one that was sent: its SHA-256 is not plaintext_hash.");
        }
    }

    private static int TransformLast(ICryptoTransform cipher, ArraySegment<byte> chunk, byte[] plaintext)
    {
        try
        {
            byte[] last = cipher.TransformFinalBlock(chunk.Array!, chunk.Offset, chunk.Count);
            last.CopyTo(plaintext, 0);
            int count = last.Length;
            CryptographicOperations.ZeroMemory(last);
            return count;
        }
        catch (CryptographicException)
        {
            // Not a padding oracle: the message authentication code was verified before.
            throw new GraphEncryptionException(
                "The file cannot be decrypted with encryption_key: its padding is wrong.");
        }
    }

    private static async Task ForEachChunkAsync(
        Stream source,
        long length,
        Func<ArraySegment<byte>, bool, ValueTask> use,
        CancellationToken cancellationToken)
    {
        byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        try
        {
            while (length > 0)
            {
                int count = (int)Math.Min(ChunkLength, length);
                await source.ReadExactlyAsync(chunk.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                length -= count;
                await use(new ArraySegment<byte>(chunk, 0, count), length == 0).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}

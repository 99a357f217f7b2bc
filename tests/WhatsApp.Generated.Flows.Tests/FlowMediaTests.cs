using System.Net;
using System.Security.Cryptography;
using System.Text;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>The small files are encrypted by Node, see <see cref="EncryptionFixtures"/>.</summary>
[TestFixture]
public sealed class FlowMediaTests
{
    private static readonly byte[] s_file =
        Convert.FromBase64String(EncryptionFixtures.Join(EncryptionFixtures.MediaTextFile));

    private static FlowMedia Media =>
        GraphJson.Read<FlowMedia>(EncryptionFixtures.Join(EncryptionFixtures.MediaTextJson));

    [Test]
    public async Task File_of_Node_is_decrypted()
    {
        byte[] text = await DecryptAsync(Media, s_file);

        Assert.That(
            Encoding.UTF8.GetString(text),
            Is.EqualTo(string.Concat(Enumerable.Repeat("Grüße aus dem Hafen 🐟\n", 20))));
    }

    [Test]
    public async Task File_of_whole_blocks_is_decrypted()
    {
        byte[] text = await DecryptAsync(
            GraphJson.Read<FlowMedia>(EncryptionFixtures.Join(EncryptionFixtures.MediaWholeBlocksJson)),
            Convert.FromBase64String(EncryptionFixtures.Join(EncryptionFixtures.MediaWholeBlocksFile)));

        Assert.That(Encoding.UTF8.GetString(text), Is.EqualTo(string.Concat(Enumerable.Repeat("sixteen bytes ok", 4))));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(65_535)]
    [TestCase(65_536)]
    [TestCase(65_537)]
    [TestCase(3_000_000)]
    public async Task File_of_any_length_is_decrypted_whether_its_stream_can_seek_or_not(int length)
    {
        byte[] plaintext = RandomNumberGenerator.GetBytes(length);
        (FlowMedia media, byte[] file) = Encrypt(plaintext);

        Assert.That(await DecryptAsync(media, file), Is.EqualTo(plaintext));

        using var source = new OneWayStream(file);
        using var destination = new MemoryStream();
        await media.DecryptAsync(source, destination);
        Assert.That(destination.ToArray(), Is.EqualTo(plaintext));
        Assert.That(source.IsDisposed, Is.False);
    }

    [Test]
    public async Task Stream_is_read_from_its_position()
    {
        using var source = new MemoryStream([1, 2, 3, .. s_file]) { Position = 3 };
        using var destination = new MemoryStream();

        await Media.DecryptAsync(source, destination);

        Assert.That(destination.Length, Is.EqualTo(20 * Encoding.UTF8.GetByteCount("Grüße aus dem Hafen 🐟\n")));
    }

    [Test]
    public async Task Every_byte_of_the_file_counts()
    {
        for (int at = 0; at < s_file.Length; at++)
        {
            byte[] changed = [.. s_file];
            changed[at] ^= 0x40;

            Assert.That(await ProblemAsync(Media, changed), Does.Contain("encrypted_hash"), $"Byte {at}");
        }
    }

    [Test]
    public async Task Every_byte_counts_even_where_the_hash_of_the_file_was_changed_too()
    {
        for (int at = 0; at < s_file.Length; at++)
        {
            byte[] changed = [.. s_file];
            changed[at] ^= 0x40;

            Assert.That(
                await ProblemAsync(With(metadata => metadata.EncryptedHash = Hash(changed)), changed),
                Does.Contain("hmac_key"),
                $"Byte {at}");
        }
    }

    [Test]
    public async Task Wrong_metadata_is_found_before_anything_is_written()
    {
        string other = Convert.ToBase64String(new byte[32]);
        Assert.That(
            await ProblemAsync(With(metadata => metadata.HmacKey = other), s_file), Does.Contain("hmac_key"));
        Assert.That(
            await ProblemAsync(With(metadata => metadata.Iv = Convert.ToBase64String(new byte[16])), s_file),
            Does.Contain("hmac_key"));
        Assert.That(
            await ProblemAsync(With(metadata => metadata.PlaintextHash = other), s_file),
            Does.Contain("plaintext_hash"));
        Assert.That(
            await ProblemAsync(With(metadata => metadata.EncryptionKey = other), s_file),
            Does.Contain("encryption_key").Or.Contain("plaintext_hash"));
    }

    [TestCase(0)]
    [TestCase(9)]
    [TestCase(10)]
    [TestCase(25)]
    [TestCase(27)]
    public async Task Cut_file_is_named(int length) => Assert.That(
        await ProblemAsync(Media, s_file[..length]),
        Is.EqualTo($"The encrypted file has {length} bytes, so it is cut off: it has to have whole blocks of 16 bytes "
            + "and 10 more."));

    [Test]
    public async Task File_without_its_last_block_is_an_error() =>
        Assert.That(await ProblemAsync(Media, s_file[..^16]), Does.Contain("encrypted_hash"));

    [Test]
    public async Task Malformed_metadata_is_named_but_not_shown()
    {
        var changes = new Dictionary<string, Action<FlowMediaEncryption, string?>>
        {
            ["encrypted_hash"] = (metadata, value) => metadata.EncryptedHash = value,
            ["plaintext_hash"] = (metadata, value) => metadata.PlaintextHash = value,
            ["iv"] = (metadata, value) => metadata.Iv = value,
            ["hmac_key"] = (metadata, value) => metadata.HmacKey = value,
            ["encryption_key"] = (metadata, value) => metadata.EncryptionKey = value,
        };
        foreach ((string member, Action<FlowMediaEncryption, string?> change) in changes)
        {
            Assert.That(await Of(null), Is.EqualTo($"{member} is missing."));
            Assert.That(await Of("c2VjcmV0!"), Is.EqualTo($"{member} is not Base64."));
            Assert.That(await Of("c2VjcmV0"), Does.StartWith($"{member} has 6 bytes, but "));
            Task<string> Of(string? value) => ProblemAsync(With(metadata => change(metadata, value)), s_file);
        }

        Assert.That(await ProblemAsync(new FlowMedia(), s_file), Is.EqualTo("encryption_metadata is missing."));
    }

    [Test]
    public async Task Temporary_file_is_gone_afterwards()
    {
        (FlowMedia media, byte[] file) = Encrypt(new byte[2_000_000]);
        file[0] ^= 1;
        string[] before = Directory.GetFiles(Path.GetTempPath());

        using var source = new OneWayStream(file);
        await Assert.ThrowsAsync<GraphEncryptionException>(() => media.DecryptAsync(source, Stream.Null));

        string[] left = [.. Directory.GetFiles(Path.GetTempPath()).Except(before)];
        Assert.That(
            left.Where(path => new FileInfo(path) is { Exists: true } info && info.Length == file.Length), Is.Empty);
    }

    [Test]
    [NonParallelizable]
    public async Task Memory_does_not_grow_with_the_file()
    {
        (FlowMedia media, byte[] file) = Encrypt(new byte[25 * 1024 * 1024]);
        using var source = new OneWayStream(file);
        await media.DecryptAsync(new MemoryStream(file), Stream.Null);
        long before = GC.GetTotalAllocatedBytes(precise: true);

        await media.DecryptAsync(source, Stream.Null);

        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(8 * 1024 * 1024));
    }

    [Test]
    public async Task Cancellation_stops_the_decryption()
    {
        using var source = new MemoryStream(s_file);
        using var destination = new MemoryStream();

        await Assert.CatchAsync<OperationCanceledException>(
            () => Media.DecryptAsync(source, destination, new CancellationToken(canceled: true)));
        Assert.That(destination.Length, Is.Zero);
    }

    [Test]
    public async Task Download_gets_the_file_from_its_address()
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage { Content = new ByteArrayContent(s_file) });
        using var client = new HttpClient(handler);
        using var destination = new MemoryStream();

        await Media.DownloadAsync(client, destination);

        Assert.That(
            handler.Requests.Single().RequestUri?.ToString(), Is.EqualTo("https://mmg.whatsapp.net/v/redacted"));
        Assert.That(Encoding.UTF8.GetString(destination.ToArray()), Does.StartWith("Grüße aus dem Hafen 🐟"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("/v/redacted")]
    [TestCase("http://mmg.whatsapp.net/v/redacted")]
    [TestCase("https://169.254.169.254/latest/meta-data")]
    [TestCase("https://localhost/")]
    [TestCase("https://mmg.whatsapp.net.example.com/")]
    [TestCase("https://notwhatsapp.net/")]
    [TestCase("https://mmg.whatsapp.net@example.com/")]
    [TestCase("https://user@mmg.whatsapp.net/")]
    [TestCase("https://mmg.whatsapp.net:8443/")]
    [TestCase("file:///etc/passwd")]
    public async Task Download_requests_addresses_of_WhatsApp_only(string? address)
    {
        using var handler = new StubHandler(_ => throw new InvalidOperationException("No request was expected."));
        using var client = new HttpClient(handler);
        FlowMedia media = Media;
        media.CdnUrl = address;

        var error = (await Assert.ThrowsAsync<GraphEncryptionException>(
            () => media.DownloadAsync(client, Stream.Null)))!;

        Assert.That(error.Message, Does.StartWith("cdn_url is not an HTTPS address of whatsapp.net."));
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public async Task Download_of_a_file_that_is_gone_is_an_error()
    {
        using var handler = new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.Gone));
        using var client = new HttpClient(handler);

        var error = (await Assert.ThrowsAsync<HttpRequestException>(() => Media.DownloadAsync(client, Stream.Null)))!;

        Assert.That(error.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
    }

    private static string Hash(byte[] bytes) => Convert.ToBase64String(SHA256.HashData(bytes));

    private static FlowMedia With(Action<FlowMediaEncryption> change)
    {
        FlowMedia media = Media;
        change(media.EncryptionMetadata!);
        return media;
    }

    private static async Task<byte[]> DecryptAsync(FlowMedia media, byte[] file)
    {
        using var source = new MemoryStream(file);
        using var destination = new MemoryStream();
        await media.DecryptAsync(source, destination);
        return destination.ToArray();
    }

    private static async Task<string> ProblemAsync(FlowMedia media, byte[] file)
    {
        using var source = new MemoryStream(file);
        using var destination = new MemoryStream();
        var error = (await Assert.ThrowsAsync<GraphEncryptionException>(
            () => media.DecryptAsync(source, destination)))!;
        Assert.That(destination.Length, Is.Zero, "Nothing may be written that is not verified.");
        Assert.That(error.ToString(), Does.Not.Contain("c2VjcmV0"));
        return error.Message;
    }

    private static (FlowMedia Media, byte[] File) Encrypt(byte[] plaintext)
    {
        using var aes = Aes.Create();
        byte[] macKey = RandomNumberGenerator.GetBytes(32);
        byte[] ciphertext = aes.EncryptCbc(plaintext, aes.IV);
        byte[] authenticated = [.. aes.IV, .. ciphertext];
        byte[] file = [.. ciphertext, .. HMACSHA256.HashData(macKey, authenticated).AsSpan(0, 10)];
        return (
            new FlowMedia
            {
                EncryptionMetadata = new FlowMediaEncryption
                {
                    EncryptedHash = Hash(file),
                    PlaintextHash = Hash(plaintext),
                    Iv = Convert.ToBase64String(aes.IV),
                    EncryptionKey = Convert.ToBase64String(aes.Key),
                    HmacKey = Convert.ToBase64String(macKey),
                },
            },
            file);
    }

    /// <summary>A stream as a network gives it: it does not go back, and gives what it has in odd pieces.</summary>
    private sealed class OneWayStream(byte[] content) : Stream
    {
        private int _position;

        public bool IsDisposed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int length = Math.Min(Math.Min(count, 9_999), content.Length - _position);
            content.AsSpan(_position, length).CopyTo(buffer.AsSpan(offset));
            _position += length;
            return length;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}

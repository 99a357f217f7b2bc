using System.Globalization;
using System.IO.Compression;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Media;

/// <summary>Downloads over connections that break, stall, send wrong data or never end.</summary>
[TestFixture]
public sealed partial class MediaFaultTests : GraphTest
{
    private const int Half = 100_000;

    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 2 * Half).Select(index => (byte)(index * 7))];

    private RawServer _server = null!;

    /// <summary>The responses of the connections, in order. The last one repeats.</summary>
    private Func<string, NetworkStream, CancellationToken, Task>[] _responses = [];

    private IReadOnlyList<string> Asked => _server.Heads;

    [SetUp]
    public void StartBytes() => _server = RawServer.Start((head, stream, stop) =>
        _responses[Math.Min(Asked.Count, _responses.Length) - 1](head, stream, stop));

    [TearDown]
    public async Task StopBytes() => await _server.DisposeAsync();

    [Test]
    public async Task Broken_transfer_resumes_where_it_broke([Values] bool isReset)
    {
        _responses = [(_, stream, stop) => BreakAsync(stream, Whole(), Half, isReset, stop), RestAsync];
        var progress = new ProgressList();

        byte[] copy = await DownloadAsync(new() { Progress = progress });

        Assert.That(copy, Is.EqualTo(Bytes));
        Assert.That(Asked, Has.Count.EqualTo(2));
        Assert.That(Header(Asked[0], "Range"), Is.Null);
        Assert.That(Offset(Asked[1]), Is.InRange(isReset ? 0 : Half, Half));
        Assert.That(Header(Asked[1], "If-Range"), Is.EqualTo(Offset(Asked[1]) > 0 ? "\"v1\"" : null));
        Assert.That(progress.Values, Is.Ordered.Ascending);
    }

    [Test]
    public async Task Transfer_resumes_after_every_break()
    {
        _responses =
        [
            (_, stream, stop) => BreakAsync(stream, Whole(), 1000, false, stop),
            (head, stream, stop) => BreakAsync(stream, Part(Offset(head)), 1000, false, stop, Offset(head)),
            (head, stream, stop) => BreakAsync(stream, Part(Offset(head)), 1000, false, stop, Offset(head)),
            RestAsync,
        ];

        Assert.That(await DownloadAsync(), Is.EqualTo(Bytes));
        Assert.That(Asked.Select(Offset), Is.EqualTo([0, 1000, 2000, 3000]));
    }

    [Test]
    public async Task Resumes_are_limited([Values(0, 1, 3)] int most)
    {
        _responses = [(head, stream, stop) => BreakAsync(stream, Whole(), 1000, false, stop)];

        GraphConnectionException error =
            await Catch.Async<GraphConnectionException>(() => DownloadAsync(new() { MaxResumes = most }));

        Assert.That(Asked, Has.Count.EqualTo(1 + most));
        Assert.That(error.Message, Does.Contain("1000 of 200000 bytes").And.Contain($"resumed {most} times"));
        Assert.That(error.Message, Does.Not.Contain("secret").And.Not.Contain("fake-token"));
        Assert.That((error.OperationId, error.SuggestedAction), Is.EqualTo(("downloadMedia", SuggestedAction.RetryNow)));
        Assert.That(error.InnerException?.InnerException, Is.InstanceOf<HttpIOException>());
    }

    [Test]
    public async Task Part_that_is_shorter_than_requested_is_not_the_end()
    {
        _responses =
        [
            (_, stream, stop) => BreakAsync(stream, Whole(), 1000, false, stop),
            (_, stream, stop) => SendAsync(
                stream,
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 1000-1999/200000\r\nContent-Length: 1000\r\n\r\n",
                Bytes.AsMemory(1000, 1000),
                stop),
            RestAsync,
        ];

        Assert.That(await DownloadAsync(new() { VerifyContent = false }), Is.EqualTo(Bytes));
        Assert.That(Asked.Select(Offset), Is.EqualTo([0, 1000, 2000]));
    }

    [Test]
    public async Task Server_that_ignores_the_range_does_not_cause_duplicate_bytes()
    {
        _responses =
        [
            (_, stream, stop) => BreakAsync(stream, Whole(), Half, false, stop),
            (_, stream, stop) => SendAsync(stream, Whole(), Bytes, stop),
        ];
        var progress = new ProgressList();

        Assert.That(await DownloadAsync(new() { Progress = progress }), Is.EqualTo(Bytes));
        Assert.That(Offset(Asked[1]), Is.EqualTo(Half));
        Assert.That(progress.Values, Is.Ordered.Ascending.And.Unique);
    }

    [Test]
    public async Task Server_without_range_support_gets_no_range_request()
    {
        const string head = "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 200000\r\n\r\n";
        _responses =
        [
            (_, stream, stop) => BreakAsync(stream, head, Half, false, stop),
            (_, stream, stop) => SendAsync(stream, head, Bytes, stop),
        ];

        Assert.That(await DownloadAsync(), Is.EqualTo(Bytes));
        Assert.That(Header(Asked[1], "Range"), Is.Null);
    }

    [TestCase("bytes 0-99999/200000")]
    [TestCase("bytes 100001-199999/200000")]
    [TestCase("items 100000-199999/200000")]
    public async Task Range_that_was_not_requested_is_not_accepted(string range)
    {
        _responses =
        [
            (_, stream, stop) => BreakAsync(stream, Whole(), Half, false, stop),
            (_, stream, stop) => SendAsync(
                stream,
                $"HTTP/1.1 206 Partial Content\r\nContent-Range: {range}\r\nContent-Length: {Half}\r\n\r\n",
                Bytes.AsMemory(Half),
                stop),
            (_, stream, stop) => SendAsync(stream, Whole(), Bytes, stop),
        ];

        Assert.That(await DownloadAsync(), Is.EqualTo(Bytes));
        Assert.That(Header(Asked[2], "Range"), Is.Null);
    }

    [Test]
    public async Task Refused_range_restarts_the_download()
    {
        _responses =
        [
            (_, stream, stop) => BreakAsync(stream, Whole(), Half, false, stop),
            (_, stream, stop) => SendAsync(
                stream, "HTTP/1.1 416 Range Not Satisfiable\r\nConnection: close\r\n\r\n", default, stop),
            (_, stream, stop) => SendAsync(stream, Whole(), Bytes, stop),
        ];

        Assert.That(await DownloadAsync(), Is.EqualTo(Bytes));
        Assert.That(Header(Asked[2], "Range"), Is.Null);
    }

    [Test]
    public async Task File_that_changed_during_the_download_is_an_error([Values] bool hasOtherLength)
    {
        byte[] other = new byte[hasOtherLength ? Bytes.Length + 1 : Bytes.Length];
        _responses =
        [
            (_, stream, stop) => BreakAsync(stream, Whole(), Half, false, stop),
            (_, stream, stop) => SendAsync(
                stream, $"HTTP/1.1 200 OK\r\nETag: \"v2\"\r\nContent-Length: {other.Length}\r\n\r\n", other, stop),
        ];

        MediaIntegrityException error = await Catch.Async<MediaIntegrityException>(() => DownloadAsync());

        Assert.That(error.ActualLength, Is.EqualTo(hasOtherLength ? other.Length : null));
        Assert.That(error.ActualSha256 is null, Is.EqualTo(hasOtherLength));
    }

    [Test]
    public async Task Compressed_response_is_never_requested_in_ranges()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(Bytes);
        }

        string head = "HTTP/1.1 200 OK\r\nAccept-Ranges: bytes\r\nETag: \"v1\"\r\nContent-Encoding: gzip\r\n"
            + $"Content-Length: {packed.Length}\r\n\r\n";
        _responses =
        [
            (_, stream, stop) => SendAsync(stream, head, packed.ToArray().AsMemory(0, Half), stop),
            (_, stream, stop) => SendAsync(stream, head, packed.ToArray(), stop),
        ];

        Assert.That(await DownloadAsync(), Is.EqualTo(Bytes));
        Assert.That(Asked, Has.Count.EqualTo(2));
        Assert.That(Header(Asked[1], "Range"), Is.Null);
    }

    [Test]
    public async Task Incomplete_body_without_a_length_is_fetched_again()
    {
        const string head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        _responses =
        [
            (_, stream, stop) => SendAsync(stream, head, Bytes.AsMemory(0, Half), stop),
            (_, stream, stop) => SendAsync(stream, head, Bytes, stop),
        ];

        Assert.That(await DownloadAsync(), Is.EqualTo(Bytes));
        Assert.That(Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Endless_body_is_truncated()
    {
        _responses = [EndlessAsync];
        using var copy = new MemoryStream();
        Respond($$"""{"id":"1","url":"{{_server.Address}}"}""");

        MediaTooLargeException error = await Catch.Async<MediaTooLargeException>(
            () => Client.Media["1"].DownloadAsync(copy, new() { MaxBytes = 500_000 }));

        Assert.That(error.Length, Is.Null);
        Assert.That(error.Message, Does.Contain("more than 500,000 bytes"));
        Assert.That(copy.Length, Is.LessThanOrEqualTo(500_000));
    }

    [Test]
    public async Task Stalled_transfer_is_resumed()
    {
        var clock = new ObservedTimeProvider();
        using WhatsAppClient client = new(new WhatsAppClientOptions
        {
            AccessToken = "t",
            BaseAddress = Server.BaseAddress,
            TimeProvider = clock,
        });
        _responses =
        [
            async (_, stream, stop) =>
            {
                await SendAsync(stream, Whole(), Bytes.AsMemory(0, Half), stop);
                await Task.Delay(Timeout.Infinite, stop);
            },
            RestAsync,
        ];
        using var copy = new MemoryStream();
        var progress = new ProgressList();
        var waitsForMore = new TaskCompletionSource();
        clock.TimerSet = time =>
        {
            if (time == TimeSpan.FromSeconds(7) && progress.Values is [.., Half])
            {
                waitsForMore.TrySetResult();
            }
        };
        Respond(Info);

        Task download = client.Media["1"].DownloadAsync(
            copy, new() { Progress = progress, StallTimeout = TimeSpan.FromSeconds(7) });
        await waitsForMore.Task.WaitAsync(TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(7));
        await download;
        Assert.That(copy.ToArray(), Is.EqualTo(Bytes));
        Assert.That(Offset(Asked[1]), Is.EqualTo(Half));
    }

    [Test]
    public async Task Address_that_expires_during_the_transfer_is_renewed()
    {
        _responses =
        [
            (_, stream, stop) => BreakAsync(stream, Whole(), Half, false, stop),
            (_, stream, stop) => SendAsync(stream, "HTTP/1.1 410 Gone\r\nConnection: close\r\n\r\n", default, stop),
            RestAsync,
        ];
        using var copy = new MemoryStream();
        Respond(Info);
        Respond(Info);

        await Client.Media["1"].DownloadAsync(copy);

        Assert.That(copy.ToArray(), Is.EqualTo(Bytes));
        Assert.That(Asked.Select(Offset), Is.EqualTo([0, Half, Half]));
        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Failure_of_the_destination_is_not_a_broken_transfer()
    {
        _responses = [(_, stream, stop) => SendAsync(stream, Whole(), Bytes, stop)];
        Respond(Info);

        IOException error = await Catch.Async<IOException>(() => Client.Media["1"].DownloadAsync(new FullDisk()));

        Assert.That(error.Message, Is.EqualTo("The disk is full."));
        Assert.That(Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Memory_does_not_grow_with_the_file()
    {
        const int blocks = 64;
        byte[] block = new byte[1024 * 1024];
        _responses =
        [
            async (_, stream, stop) =>
            {
                string head = $"HTTP/1.1 200 OK\r\nContent-Length: {(long)blocks * block.Length}\r\n\r\n";
                await SendAsync(stream, head, default, stop);
                for (int i = 0; i < blocks; i++)
                {
                    await stream.WriteAsync(block, stop);
                }
            },
        ];
        Respond($$"""{"id":"1","url":"{{_server.Address}}"}""");
        long before = GC.GetTotalAllocatedBytes(precise: true);

        MediaInfo info = await Client.Media["1"].DownloadAsync(Stream.Null);

        Assert.That(info.FileSize, Is.EqualTo((long)blocks * block.Length));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(blocks * block.Length / 4));
    }

    private string Info =>
        $$"""
        {
          "id":"1","url":"{{_server.Address}}?hash=secret",
          "sha256":"{{Convert.ToHexStringLower(SHA256.HashData(Bytes))}}","file_size":{{Bytes.Length}}
        }
        """;

    private static string Whole() =>
        $"HTTP/1.1 200 OK\r\nAccept-Ranges: bytes\r\nETag: \"v1\"\r\nContent-Length: {Bytes.Length}\r\n\r\n";

    private static string Part(int offset) =>
        "HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\n"
        + $"Content-Range: bytes {offset}-{Bytes.Length - 1}/{Bytes.Length}\r\nContent-Length: {Bytes.Length - offset}\r\n\r\n";

    private static Task RestAsync(string head, NetworkStream stream, CancellationToken stop) =>
        Header(head, "Range") is null
            ? SendAsync(stream, Whole(), Bytes, stop)
            : SendAsync(stream, Part(Offset(head)), Bytes.AsMemory(Offset(head)), stop);

    private static async Task SendAsync(
        NetworkStream stream, string head, ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stop);
        await stream.WriteAsync(body, stop);
    }

    /// <summary>Sends some bytes of the body and closes or resets the connection.</summary>
    private static async Task BreakAsync(
        NetworkStream stream, string head, int length, bool isReset, CancellationToken stop, int from = 0)
    {
        await SendAsync(stream, head, Bytes.AsMemory(from, length), stop);
        if (isReset)
        {
            stream.Socket.LingerState = new LingerOption(true, 0);
        }
    }

    private static async Task EndlessAsync(string head, NetworkStream stream, CancellationToken stop)
    {
        await SendAsync(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", default, stop);
        while (true)
        {
            await SendAsync(stream, "1000\r\n", new byte[0x1000], stop);
            await stream.WriteAsync("\r\n"u8.ToArray(), stop);
        }
    }

    private async Task<byte[]> DownloadAsync(MediaDownloadOptions? options = null)
    {
        using var copy = new MemoryStream();
        Respond(Info);
        await Client.Media["1"].DownloadAsync(copy, options);
        return copy.ToArray();
    }

    private static int Offset(string head) =>
        Header(head, "Range") is { } range
            ? int.Parse(OpenRange().Match(range).Groups[1].Value, CultureInfo.InvariantCulture)
            : 0;

    private static string? Header(string head, string name) => head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    [GeneratedRegex("^bytes=([0-9]+)-$", RegexOptions.CultureInvariant)]
    private static partial Regex OpenRange();

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The disk is full.");
    }
}

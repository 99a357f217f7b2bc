using System.Globalization;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>Whether the memory of a download grows with its size.</summary>
internal sealed class Download : IMeasurement
{
    private const int Megabyte = 1024 * 1024;

    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        using var server = ServerProcess.Start();
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", BaseAddress = server.Address });
        await DownloadAsync(client, Megabyte);

        var table = new MarkdownTable("Download", "Peak of the managed heap (kB)", "Allocated in all (kB)");
        foreach (int megabytes in quick ? [1] : (int[])[1, 10, 100])
        {
            (long peak, long allocated) = await DownloadAsync(client, (long)megabytes * Megabyte);
            table.Add($"{megabytes} MB", Kilobytes(peak), Kilobytes(allocated));
        }

        return table;
    }

    private static async Task<(long Peak, long Allocated)> DownloadAsync(WhatsAppClient client, long bytes)
    {
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        await using var destination = new HeapSampler();
        await client.Media[bytes.ToString(CultureInfo.InvariantCulture)].DownloadAsync(destination);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return destination.Length == bytes
            ? (destination.Peak - heap, allocated)
            : throw new InvalidOperationException($"{destination.Length} of {bytes} bytes arrived.");
    }

    private static string Kilobytes(long bytes) => (bytes / 1024.0).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Discards bytes, and measures the heap at each block.</summary>
    private sealed class HeapSampler : Stream
    {
        private long _length;

        public long Peak { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _length += buffer.Length;
            Peak = Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: false));
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Bulk;
using Limiter = WhatsApp.Generated.Bulk.MessageLimiter;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>
/// The slowest permit of the limiter while it learns recipients, the time in which it forgets them, and the memory that
/// it holds for them at the peak and a day later.
/// </summary>
internal sealed class MessageLimiter : IMeasurement
{
    private const int Rounds = 3;
    private const int SecondsOfCleanup = 30;
    private const int SecondsPerDay = 24 * 60 * 60;

    public Task<MarkdownTable> RunAsync(bool quick)
    {
        var table = new MarkdownTable(
            "Recipients",
            "Slowest acquire (ms)",
            "Of it without collections (ms)",
            "Cleanup within the slowest second (ms)",
            "Held at the peak (kB)",
            "Held a day later (kB)");
        foreach (int count in quick ? [10_000] : (int[])[10_000, 100_000, 1_000_000])
        {
            string[] recipients = [.. Enumerable.Range(0, count).Select(Recipient)];
            var acquires = new FastestTimes(count);
            var cleanups = new FastestTimes(SecondsOfCleanup);
            (long Peak, long Left) held = default;
            for (int round = 0; round < (quick ? 1 : Rounds); round++)
            {
                held = Measure(recipients, acquires, cleanups);
            }

            table.Add(
                count.ToString("N0", CultureInfo.InvariantCulture),
                Text(acquires.Slowest),
                Text(acquires.SlowestWithoutCollections),
                Text(cleanups.Slowest),
                Kilobytes(held.Peak),
                Kilobytes(held.Left));
        }

        return Task.FromResult(table);
    }

    // On a clock that the measurement moves: a day passes in a moment.
    private static (long Peak, long Left) Measure(string[] recipients, FastestTimes acquires, FastestTimes cleanups)
    {
        var clock = new FakeTimeProvider();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var limiter = new Limiter(new MessageLimits { MessagesPerSecond = 1_000_000_000 }, clock);
        for (int i = 0; i < recipients.Length; i++)
        {
            acquires.Start();
            limiter.AttemptAcquire(new OutgoingMessage("106540352242922", recipients[i])).Dispose();
            acquires.Stop(i);
        }

        long peak = GC.GetTotalMemory(forceFullCollection: true) - before;
        for (int second = 0; second < SecondsPerDay; second++)
        {
            cleanups.Start();
            clock.Advance(TimeSpan.FromSeconds(1));
            if (second < SecondsOfCleanup)
            {
                cleanups.Stop(second);
            }
        }

        long left = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(limiter);
        return (peak, left);
    }

    private static string Recipient(int number) => (16505550000L + number).ToString(CultureInfo.InvariantCulture);

    private static string Text(TimeSpan time) => time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Kilobytes(long bytes) => (bytes / 1024.0).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>
    /// The fastest time of each operation over the rounds. Where other programs use the cores, any operation may wait
    /// for one, but hardly the same one in each round.
    /// </summary>
    private sealed class FastestTimes(int count)
    {
        private readonly TimeSpan[] _times = [.. Enumerable.Repeat(TimeSpan.MaxValue, count)];
        private readonly TimeSpan[] _withoutCollections = [.. Enumerable.Repeat(TimeSpan.MaxValue, count)];
        private TimeSpan _paused;
        private long _start;

        public TimeSpan Slowest => _times.Max();

        public TimeSpan SlowestWithoutCollections => _withoutCollections.Max();

        public void Start()
        {
            _paused = GC.GetTotalPauseDuration();
            _start = Stopwatch.GetTimestamp();
        }

        public void Stop(int index)
        {
            TimeSpan time = Stopwatch.GetElapsedTime(_start);
            TimeSpan own = time - (GC.GetTotalPauseDuration() - _paused);
            _times[index] = time < _times[index] ? time : _times[index];
            _withoutCollections[index] = own < _withoutCollections[index] ? own : _withoutCollections[index];
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Bulk;
using Limiter = WhatsApp.Generated.Bulk.MessageLimiter;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>
/// The slowest permit of the limiter while it learns recipients and while it forgets them, and the memory that it holds
/// for them at the peak and a day later.
/// </summary>
internal sealed class MessageLimiter : IMeasurement
{
    private const int Rounds = 5;
    private const int SecondsPerDay = 24 * 60 * 60;

    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        var table = new MarkdownTable(
            "Recipients",
            "Slowest acquire of a new recipient (ms)",
            "Of it without collections (ms)",
            "Slowest acquire during the cleanup (ms)",
            "Of that without collections (ms)",
            "Held at the peak (kB)",
            "Held a day later (kB)");
        foreach (int count in quick ? [10_000] : (int[])[10_000, 100_000, 1_000_000])
        {
            string[] recipients = [.. Enumerable.Range(0, count).Select(Recipient)];

            // Where other programs use the cores, any acquire may wait for one. The best round is nearest to the truth.
            var rounds = new List<Round>();
            for (int round = 0; round < (quick ? 1 : Rounds); round++)
            {
                rounds.Add(await MeasureAsync(recipients));
            }

            table.Add(
                count.ToString("N0", CultureInfo.InvariantCulture),
                Text(rounds.Min(round => round.Arrival.Slowest)),
                Text(rounds.Min(round => round.Arrival.SlowestOfItself)),
                Text(rounds.Min(round => round.Cleanup.Slowest)),
                Text(rounds.Min(round => round.Cleanup.SlowestOfItself)),
                Kilobytes(rounds.Min(round => round.Peak)),
                Kilobytes(rounds.Min(round => round.Left)));
        }

        return table;
    }

    private static async Task<Round> MeasureAsync(string[] recipients)
    {
        // On a clock that the measurement moves: a day passes in a moment.
        var clock = new FakeTimeProvider();
        var arrival = new Times();
        var cleanup = new Times();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using var limiter = new Limiter(new MessageLimits { MessagesPerSecond = 1_000_000_000 }, clock);
        foreach (string recipient in recipients)
        {
            arrival.Acquire(limiter, recipient);
        }

        long peak = GC.GetTotalMemory(forceFullCollection: true) - before;

        Task forgetting = Task.Run(() => Pass(clock, seconds: 30));
        for (int i = 0; !forgetting.IsCompleted; i++)
        {
            cleanup.Acquire(limiter, recipients[i % recipients.Length]);
        }

        await forgetting;
        Pass(clock, SecondsPerDay);
        long left = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(limiter);
        return new Round(arrival, cleanup, peak, left);
    }

    private static void Pass(FakeTimeProvider clock, int seconds)
    {
        for (int second = 0; second < seconds; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static string Recipient(int number) => (16505550000L + number).ToString(CultureInfo.InvariantCulture);

    private static string Text(TimeSpan time) => time.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Kilobytes(long bytes) => (bytes / 1024.0).ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Round(Times Arrival, Times Cleanup, long Peak, long Left);

    private sealed class Times
    {
        public TimeSpan Slowest { get; private set; }

        /// <summary>The same without the pauses of the garbage collector, which stop any code.</summary>
        public TimeSpan SlowestOfItself { get; private set; }

        public void Acquire(Limiter limiter, string recipient)
        {
            TimeSpan paused = GC.GetTotalPauseDuration();
            long start = Stopwatch.GetTimestamp();
            limiter.AttemptAcquire(new OutgoingMessage("106540352242922", recipient)).Dispose();
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            TimeSpan own = time - (GC.GetTotalPauseDuration() - paused);
            Slowest = time > Slowest ? time : Slowest;
            SlowestOfItself = own > SlowestOfItself ? own : SlowestOfItself;
        }
    }
}

using System.Threading.RateLimiting;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>The limiter forgets recipients in small steps, by time, and nothing that still counts.</summary>
[TestFixture]
public sealed class MessageLimiterCleanupTests
{
    // A message counts for six seconds, and every recipient is looked at within sixteen.
    private const int SecondsOfOneMessage = 6 + 16;

    private readonly ObservedTimeProvider _clock = new();

    [Test]
    public void Recipients_are_removed_without_new_messages()
    {
        using MessageLimiter limiter = Limiter();
        SendToEach(limiter, 5_000);
        Assert.That(limiter.RecipientCount, Is.EqualTo(5_000));

        Pass(seconds: SecondsOfOneMessage);

        Assert.That(limiter.RecipientCount, Is.Zero);
    }

    [Test]
    public void Timer_rests_while_there_are_no_recipients_and_starts_with_the_next()
    {
        using MessageLimiter limiter = Limiter();
        Assert.That(_clock.TimerCount, Is.Zero);

        for (int round = 0; round < 2; round++)
        {
            SendToEach(limiter, 1);
            Assert.That(_clock.TimerCount, Is.EqualTo(1));
            Pass(seconds: SecondsOfOneMessage);
            Assert.That((limiter.RecipientCount, _clock.TimerCount), Is.EqualTo((0, 0)));
        }
    }

    [Test]
    public void Disposal_stops_the_timer()
    {
        MessageLimiter limiter = Limiter();
        SendToEach(limiter, 1);

        limiter.Dispose();

        Assert.That(_clock.TimerCount, Is.Zero);
        Pass(seconds: 1);
        Assert.That(_clock.TimerCount, Is.Zero);
    }

    [Test]
    public void Recipient_is_kept_until_its_whole_burst_is_available_again()
    {
        using MessageLimiter limiter = Limiter(pairBurst: 10);
        Assert.That(Burst(), Is.EqualTo(10));

        Pass(seconds: 54);
        Assert.That(Burst(), Is.EqualTo(9));

        Pass(seconds: 59);
        Assert.That(limiter.RecipientCount, Is.EqualTo(1));
        Pass(seconds: 1 + 16);
        Assert.That(limiter.RecipientCount, Is.Zero);
        Assert.That(Burst(), Is.EqualTo(10));

        int Burst()
        {
            int sent = 0;
            while (limiter.AttemptAcquire(new OutgoingMessage("9", "0")).IsAcquired)
            {
                sent++;
            }

            return sent;
        }
    }

    [Test]
    public void Recipients_of_the_last_seconds_only_are_in_memory_while_messages_are_sent()
    {
        using MessageLimiter limiter = new(new MessageLimits(), _clock);
        int most = 0;
        for (int i = 0; i < 20_000; i++)
        {
            using RateLimitLease lease = limiter.AttemptAcquire(new OutgoingMessage("9", $"{i}"));
            Assert.That(lease.IsAcquired, Is.True);
            most = Math.Max(most, limiter.RecipientCount);
            _clock.Advance(TimeSpan.FromMilliseconds(12.5));
        }

        Assert.That(most, Is.LessThanOrEqualTo(MessageLimits.StandardThroughput * (SecondsOfOneMessage + 1)));
    }

    [Test]
    public void Memory_returns_after_a_peak()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using MessageLimiter limiter = Limiter();
        SendToEach(limiter, 100_000);
        long peak = GC.GetTotalMemory(forceFullCollection: true) - before;

        Pass(seconds: SecondsOfOneMessage);

        long left = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(left, Is.LessThan(peak / 20));
        GC.KeepAlive(limiter);
    }

    [Test]
    public void A_part_of_the_memory_returns_while_some_recipients_stay()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using MessageLimiter limiter = Limiter();
        SendToEach(limiter, 100_000);
        long peak = GC.GetTotalMemory(forceFullCollection: true) - before;

        for (int second = 0; second < SecondsOfOneMessage; second++)
        {
            SendToEach(limiter, 2_000);
            Pass(seconds: 1);
        }

        long left = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(limiter.RecipientCount, Is.EqualTo(2_000));
        Assert.That(left, Is.LessThan(peak / 10));
    }

    [Test]
    public async Task Concurrent_threads_get_no_more_permits_than_the_limit_during_the_cleanup()
    {
        using MessageLimiter limiter = new(
            new MessageLimits { MessagesPerSecond = 1_000_000_000, PairInterval = TimeSpan.FromDays(1) }, _clock);
        int acquired = 0;
        Task cleanup = Task.Run(() => Pass(seconds: 100));

        await Parallel.ForAsync(0, 20_000, (i, _) =>
        {
            using RateLimitLease lease = limiter.AttemptAcquire(new OutgoingMessage("9", $"{i % 4}"));
            Interlocked.Add(ref acquired, lease.IsAcquired ? 1 : 0);
            return ValueTask.CompletedTask;
        });
        await cleanup;

        Assert.That(acquired, Is.EqualTo(4 * 45));
    }

    private MessageLimiter Limiter(int pairBurst = 45) =>
        new(new MessageLimits { MessagesPerSecond = 1_000_000_000, PairBurst = pairBurst }, _clock);

    private static void SendToEach(MessageLimiter limiter, int recipients)
    {
        for (int i = 0; i < recipients; i++)
        {
            using RateLimitLease lease = limiter.AttemptAcquire(new OutgoingMessage("9", $"{i}"));
            Assert.That(lease.IsAcquired, Is.True);
        }
    }

    private void Pass(int seconds)
    {
        for (int second = 0; second < seconds; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}

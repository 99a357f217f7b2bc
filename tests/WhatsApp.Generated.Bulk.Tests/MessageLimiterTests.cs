using System.Threading.RateLimiting;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Bulk;

/// <summary>The limiter alone, with a manual clock.</summary>
[TestFixture]
public sealed class MessageLimiterTests
{
    private readonly FakeTimeProvider _clock = new();

    [TestCase(20)]
    [TestCase(80)]
    public void No_second_has_more_messages_than_the_limit(int messagesPerSecond)
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { MessagesPerSecond = messagesPerSecond });
        List<Task<RateLimitLease>> waiting =
            [.. Enumerable.Range(0, 3 * messagesPerSecond).Select(i => Enter(limiter, $"{i}"))];
        var passed = new List<int>();

        for (int millisecond = 0; millisecond <= 3000; millisecond++)
        {
            passed.Add(waiting.RemoveAll(task => task.IsCompleted));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.That(waiting, Is.Empty);
        for (int start = 0; start + 1000 <= passed.Count; start++)
        {
            int second = passed.GetRange(start, 1000).Sum();
            Assert.That(second, Is.LessThanOrEqualTo(messagesPerSecond), $"from {start} ms");
        }
    }

    [Test]
    public void A_late_timer_is_compensated_for_but_not_a_suspended_machine()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { MessagesPerSecond = 100 });
        List<Task<RateLimitLease>> waiting = [.. Enumerable.Range(0, 100).Select(i => Enter(limiter, $"{i}"))];

        _clock.Advance(TimeSpan.FromMilliseconds(50));
        Assert.That(waiting.RemoveAll(task => task.IsCompleted), Is.EqualTo(6));

        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.That(waiting.RemoveAll(task => task.IsCompleted), Is.LessThanOrEqualTo(11));
    }

    [Test]
    public void A_pair_has_a_burst_and_then_one_message_every_six_seconds()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { MessagesPerSecond = 1_000_000_000 });
        List<Task<RateLimitLease>> waiting = [.. Enumerable.Range(0, 48).Select(_ => Enter(limiter, "1"))];

        Assert.That(waiting.RemoveAll(task => task.IsCompleted), Is.EqualTo(45));

        Step(milliseconds: 5999);
        Assert.That(waiting.RemoveAll(task => task.IsCompleted), Is.Zero);

        Step(milliseconds: 1);
        Assert.That(waiting.RemoveAll(task => task.IsCompleted), Is.EqualTo(1));

        Step(milliseconds: 6000);
        Assert.That(waiting.RemoveAll(task => task.IsCompleted), Is.EqualTo(1));
        Assert.That(Attempt(limiter, "2").IsAcquired, Is.True, "other recipients are not affected");
    }

    [Test]
    public void Burst_recovers_while_a_pair_is_idle()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { PairBurst = 3, MessagesPerSecond = 1_000_000 });
        Assert.That(Passing(limiter, 5), Is.EqualTo(3));

        _clock.Advance(TimeSpan.FromSeconds(12));
        Assert.That(Passing(limiter, 5), Is.EqualTo(2));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.That(Passing(limiter, 5), Is.EqualTo(3));
    }

    [Test]
    public void Waiting_messages_get_permits_in_order()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { PairBurst = 1 });
        List<Task<RateLimitLease>> waiting = [.. Enumerable.Range(0, 4).Select(_ => Enter(limiter, "1"))];

        for (int passed = 1; passed <= 4; passed++)
        {
            Assert.That(waiting.TakeWhile(task => task.IsCompleted).Count(), Is.EqualTo(passed));
            Assert.That(waiting.Count(task => task.IsCompleted), Is.EqualTo(passed));
            _clock.Advance(TimeSpan.FromSeconds(6));
        }
    }

    [Test]
    public void A_new_message_does_not_overtake_waiting_ones()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { PairBurst = 1 });
        Enter(limiter, "1");
        Task<RateLimitLease> first = Enter(limiter, "1");

        Assert.That(Attempt(limiter, "1").IsAcquired, Is.False);

        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.That(first.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void A_canceled_message_leaves_its_turn_to_the_next()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { PairBurst = 1 });
        using var cancellation = new CancellationTokenSource();
        Enter(limiter, "1");
        Task<RateLimitLease> first = Enter(limiter, "1", cancellation.Token);
        Task<RateLimitLease> second = Enter(limiter, "1");

        cancellation.Cancel();
        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.That(first.IsCanceled, Is.True);
        Assert.That(second.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void A_message_canceled_in_the_queue_of_the_number_returns_the_permit_of_the_pair()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { PairBurst = 1, MessagesPerSecond = 1 });
        using var cancellation = new CancellationTokenSource();
        Enter(limiter, "1");
        Task<RateLimitLease> second = Enter(limiter, "2", cancellation.Token);

        cancellation.Cancel();
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(second.IsCanceled, Is.True);
        Assert.That(Attempt(limiter, "2").IsAcquired, Is.True);
    }

    [Test]
    public void A_refusal_consumes_no_permit_and_has_a_retry_time()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { PairBurst = 1 });
        Attempt(limiter, "1");

        for (int i = 0; i < 10; i++)
        {
            Assert.That(RetryAfter(Attempt(limiter, "1")), Is.EqualTo(TimeSpan.FromSeconds(6)));
        }

        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.That(Attempt(limiter, "1").IsAcquired, Is.True);
    }

    [Test]
    public void A_message_that_would_wait_too_long_is_refused_immediately()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { PairBurst = 1 });
        Attempt(limiter, "1");
        OutgoingMessage patient = new("9", "1") { MaxWait = TimeSpan.FromSeconds(6) };

        Assert.That(limiter.AcquireAsync(patient).AsTask().IsCompleted, Is.False);

        Task<RateLimitLease> second = limiter.AcquireAsync(patient).AsTask();
        Assert.That(second.IsCompleted, Is.True);
        Assert.That(RetryAfter(second.Result), Is.EqualTo(TimeSpan.FromSeconds(12)));
    }

    [Test]
    public void Phone_numbers_have_separate_rates()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits
        {
            MessagesPerSecondOf =
                id => id == "fast" ? MessageLimits.HigherThroughput : MessageLimits.CoexistenceThroughput,
        });

        Assert.That(Attempt(limiter, "1", "fast").IsAcquired, Is.True);
        Assert.That(Attempt(limiter, "1", "slow").IsAcquired, Is.True);
        Assert.That(RetryAfter(Attempt(limiter, "2", "fast")), Is.EqualTo(TimeSpan.FromMilliseconds(1)));
        Assert.That(RetryAfter(Attempt(limiter, "2", "slow")), Is.EqualTo(TimeSpan.FromMilliseconds(50)));
    }

    [Test]
    public void Statistics_count_permits_and_waiting_messages()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { PairBurst = 2, MessagesPerSecond = 1000 });
        Attempt(limiter, "1");
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Attempt(limiter, "1");
        Enter(limiter, "1");
        Attempt(limiter, "1");

        RateLimiterStatistics statistics = limiter.GetStatistics(new OutgoingMessage("9", "1"))!;

        Assert.That(statistics.CurrentQueuedCount, Is.EqualTo(1));
        Assert.That(statistics.CurrentAvailablePermits, Is.Zero);
        Assert.That(statistics.TotalSuccessfulLeases, Is.EqualTo(2));
        Assert.That(statistics.TotalFailedLeases, Is.EqualTo(1));
        Assert.That(limiter.GetStatistics(new OutgoingMessage("8", "1"))!.CurrentAvailablePermits, Is.EqualTo(1));
    }

    [Test]
    public void Disposal_fails_waiting_messages()
    {
        MessageLimiter limiter = Limiter(new MessageLimits { PairBurst = 1 });
        Enter(limiter, "1");
        Task<RateLimitLease> waiting = Enter(limiter, "1");

        limiter.Dispose();

        Assert.That(waiting.Exception?.InnerException, Is.InstanceOf<ObjectDisposedException>());
        Assert.That(() => Attempt(limiter, "2"), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Concurrent_threads_get_no_more_permits_than_the_limit()
    {
        using MessageLimiter limiter = Limiter(new MessageLimits { MessagesPerSecond = 1_000_000_000 });
        int acquired = 0;

        await Parallel.ForAsync(0, 2000, (i, _) =>
        {
            using RateLimitLease lease = Attempt(limiter, $"{i % 4}");
            Interlocked.Add(ref acquired, lease.IsAcquired ? 1 : 0);
            return ValueTask.CompletedTask;
        });

        Assert.That(acquired, Is.EqualTo(4 * 45));
    }

    [Test]
    public void ToString_of_a_message_does_not_contain_the_recipient() =>
        Assert.That(new OutgoingMessage("9", "16505551234").ToString(), Does.Not.Contain("1650"));

    private static TimeSpan RetryAfter(RateLimitLease lease)
    {
        Assert.That(lease.IsAcquired, Is.False);
        Assert.That(lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan time), Is.True);
        return time;
    }

    private static RateLimitLease Attempt(MessageLimiter limiter, string recipient, string phoneNumberId = "9") =>
        limiter.AttemptAcquire(new OutgoingMessage(phoneNumberId, recipient));

    private static Task<RateLimitLease> Enter(
        MessageLimiter limiter, string recipient, CancellationToken cancellationToken = default) =>
        limiter.AcquireAsync(new OutgoingMessage("9", recipient), 1, cancellationToken).AsTask();

    private MessageLimiter Limiter(MessageLimits limits) => new(limits, _clock);

    private int Passing(MessageLimiter limiter, int attempts)
    {
        int passed = 0;
        for (int i = 0; i < attempts; i++)
        {
            passed += Attempt(limiter, "1").IsAcquired ? 1 : 0;
            _clock.Advance(TimeSpan.FromTicks(10));
        }

        return passed;
    }

    private void Step(int milliseconds)
    {
        for (int i = 0; i < milliseconds; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }
}

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// The token bucket of a phone number or of a pair, with the queue of messages that wait for it. Not thread-safe: its
/// limiter has a lock. Times are measured from the creation of the limiter.
/// </summary>
internal sealed class RateBucket(TimeSpan interval, int burst, params Backoff[] backoffs)
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    // A late timer is compensated for, so that the rate is kept; but not a machine that was suspended.
    private static readonly TimeSpan MaxLateness = TimeSpan.FromMilliseconds(100);

    private const double RecoveryPerSecond = 0.05;
    private const double MinSpeed = 1 / 64.0;

    private readonly LinkedList<QueuedMessage> _queue = [];

    // When the bucket is full again; each message adds one interval.
    private TimeSpan _fullAt;
    private double _speed = 1;
    private TimeSpan _slowedAt;
    private long _lastInFlight;
    private ITimer? _timer;

    /// <summary>Time between two messages at the configured rate.</summary>
    public TimeSpan Interval { get; set; } = interval;

    /// <summary>The backoff of this bucket alone.</summary>
    public Backoff Backoff => backoffs[0];

    /// <summary>How many messages wait.</summary>
    public int QueueLength => _queue.Count;

    /// <summary>The first waiting message; null if none waits.</summary>
    public QueuedMessage? First => _queue.First?.Value;

    /// <summary>The backoff that ends last; null if none is active.</summary>
    public Backoff? ActiveBackoff(TimeSpan now) =>
        backoffs.MaxBy(backoff => backoff.Until) is { } last && last.Until > now ? last : null;

    /// <summary>Whether the bucket can be removed without losing state.</summary>
    public bool IsIdle(TimeSpan now) => QueueLength == 0 && _fullAt <= now && Backoff.IsIdle(now);

    /// <summary>How many messages may be sent at once.</summary>
    public long Available(TimeSpan now)
    {
        if (QueueLength > 0 || !IsOpen(now))
        {
            return 0;
        }

        long ticks = Math.Max(1, CurrentInterval(now).Ticks);
        return 1 + Math.Min(burst - 1, (now - FreeAt(now)).Ticks / ticks);
    }

    /// <summary>How long a message has to wait behind a number of other messages.</summary>
    public TimeSpan WaitFor(int earlier, TimeSpan now)
    {
        TimeSpan free = FreeAt(now);
        return (free > now ? free - now : TimeSpan.Zero) + (earlier * CurrentInterval(now));
    }

    /// <summary>Whether the next message may be sent.</summary>
    public bool IsOpen(TimeSpan now) => FreeAt(now) <= now;

    /// <summary>Consumes a permit.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="hasWaited">Whether the message was in the queue.</param>
    public void Acquire(TimeSpan now, bool hasWaited)
    {
        TimeSpan earliest = hasWaited ? now - MaxLateness : now;
        _fullAt = (_fullAt > earliest ? _fullAt : earliest) + CurrentInterval(now);
    }

    /// <summary>Returns the permit of a message that is not sent after all.</summary>
    public void Return(TimeSpan now) => _fullAt -= CurrentInterval(now);

    /// <summary>Removes the burst, so that the next messages are one interval apart.</summary>
    public void RemoveBurst(TimeSpan now)
    {
        TimeSpan empty = now + ((burst - 1) * Interval);
        _fullAt = _fullAt > empty ? _fullAt : empty;
    }

    /// <summary>Halves the speed. It then recovers by a twentieth of the configured rate per second.</summary>
    /// <param name="message">Sequence number of the refused message.</param>
    /// <param name="latest">Sequence number of the latest message that was sent.</param>
    /// <param name="now">The current time.</param>
    public void SlowDown(long message, long latest, TimeSpan now)
    {
        // Messages that were in flight at the old speed say nothing about the new one.
        if (message > _lastInFlight)
        {
            _speed = Math.Max(SpeedAt(now) / 2, MinSpeed);
            _slowedAt = now;
            _lastInFlight = latest;
        }
    }

    /// <summary>Adds a message to the end of the queue.</summary>
    public void Enqueue(QueuedMessage queued) => queued.Position = _queue.AddLast(queued);

    /// <summary>Removes a message from the queue.</summary>
    public void Remove(QueuedMessage queued)
    {
        _queue.Remove(queued.Position!);
        queued.Position = null;
    }

    /// <summary>Returns the queued messages that cannot meet their deadline, each with its wait.</summary>
    public List<(QueuedMessage Queued, TimeSpan Wait)> TooLate(TimeSpan now)
    {
        var late = new List<(QueuedMessage, TimeSpan)>();
        int earlier = 0;
        foreach (QueuedMessage queued in _queue)
        {
            TimeSpan wait = WaitFor(earlier, now);
            if (now + wait > queued.Deadline)
            {
                late.Add((queued, wait));
            }
            else
            {
                earlier++;
            }
        }

        return late;
    }

    /// <summary>Starts the timer for the first message in the queue.</summary>
    public void StartTimer(TimeProvider timeProvider, TimerCallback callback, TimeSpan now)
    {
        if (QueueLength > 0)
        {
            // No timer is finer than a millisecond, and an early one has to be set again. None runs for months.
            double milliseconds = Math.Ceiling(WaitFor(0, now).TotalMilliseconds);
            TimeSpan wait = TimeSpan.FromMilliseconds(Math.Min(milliseconds, LongestTimer.TotalMilliseconds));
            _timer ??= timeProvider.CreateTimer(callback, this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Stops the timer.</summary>
    public void StopTimer()
    {
        _timer?.Dispose();
        _timer = null;
    }

    private TimeSpan FreeAt(TimeSpan now)
    {
        TimeSpan free = _fullAt - ((burst - 1) * CurrentInterval(now));
        foreach (Backoff backoff in backoffs)
        {
            free = backoff.Until > free ? backoff.Until : free;
        }

        return free;
    }

    private double SpeedAt(TimeSpan now) => Math.Min(1, _speed + ((now - _slowedAt).TotalSeconds * RecoveryPerSecond));

    private TimeSpan CurrentInterval(TimeSpan now) => Interval / SpeedAt(now);
}

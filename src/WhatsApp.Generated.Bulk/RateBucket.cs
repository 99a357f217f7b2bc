namespace WhatsApp.Generated.Bulk;

/// <summary>
/// One pace that messages keep to, that of a phone number or of a pair, and those who wait for their turn. Not safe for
/// threads: its limiter takes care of that. Times are those of the limiter's clock.
/// </summary>
internal sealed class RateBucket(TimeSpan interval, int burst, params Backoff[] pauses)
{
    // A timer that comes late is made up for, so that the pace is held; but not a machine that has slept.
    private static readonly TimeSpan MostLateness = TimeSpan.FromMilliseconds(100);

    private const double RecoveryPerSecond = 0.05;
    private const double SlowestSpeed = 1 / 64.0;

    private readonly LinkedList<QueuedMessage> _queue = [];

    // When the bucket is full again: one interval later with each message.
    private TimeSpan _fullAt;
    private double _speed = 1;
    private TimeSpan _slowedAt;
    private long _underWay;
    private ITimer? _timer;

    /// <summary>Time between two messages in the long run, while nothing has slowed the gate down.</summary>
    public TimeSpan Interval { get; set; } = interval;

    /// <summary>The pause that is the gate's own.</summary>
    public Backoff Pause => pauses[0];

    /// <summary>How many wait.</summary>
    public int Waiting => _queue.Count;

    /// <summary>The first of those who wait, or null.</summary>
    public QueuedMessage? First => _queue.First?.Value;

    /// <summary>The pause that holds messages up now, or null.</summary>
    public Backoff? PauseAt(TimeSpan now) =>
        pauses.MaxBy(pause => pause.Until) is { } last && last.Until > now ? last : null;

    /// <summary>Whether nothing would be lost if the gate were forgotten.</summary>
    public bool IsIdle(TimeSpan now) => Waiting == 0 && _fullAt <= now && Pause.Until <= now;

    /// <summary>How many messages may pass at once now.</summary>
    public long Available(TimeSpan now)
    {
        if (Waiting > 0 || !IsOpen(now))
        {
            return 0;
        }

        long ticks = Math.Max(1, CurrentInterval(now).Ticks);
        return 1 + Math.Min(burst - 1, (now - FreeAt(now)).Ticks / ticks);
    }

    /// <summary>How long a message has to wait that has others before it.</summary>
    public TimeSpan WaitFor(int othersBefore, TimeSpan now)
    {
        TimeSpan free = FreeAt(now);
        return (free > now ? free - now : TimeSpan.Zero) + (othersBefore * CurrentInterval(now));
    }

    /// <summary>Whether the next message may pass.</summary>
    public bool IsOpen(TimeSpan now) => FreeAt(now) <= now;

    /// <summary>Lets a message pass.</summary>
    /// <param name="now">The time.</param>
    /// <param name="hasWaited">Whether it is the first of those who waited.</param>
    public void Pass(TimeSpan now, bool hasWaited)
    {
        TimeSpan earliest = hasWaited ? now - MostLateness : now;
        _fullAt = (_fullAt > earliest ? _fullAt : earliest) + CurrentInterval(now);
    }

    /// <summary>Takes back that a message passed which was not sent after all.</summary>
    public void TakeBack(TimeSpan now) => _fullAt -= CurrentInterval(now);

    /// <summary>Takes away what may pass at once, so that the pace alone is left.</summary>
    public void TakeBurst(TimeSpan now)
    {
        TimeSpan empty = now + ((burst - 1) * Interval);
        _fullAt = _fullAt > empty ? _fullAt : empty;
    }

    /// <summary>Halves the speed, which then comes back by a twentieth of the whole every second.</summary>
    /// <param name="message">Number of the message that was refused, in the order of leaving.</param>
    /// <param name="latest">Number of the message that left last.</param>
    /// <param name="now">The time.</param>
    public void SlowDown(long message, long latest, TimeSpan now)
    {
        // Whatever was under way at the old speed says nothing about the new one.
        if (message > _underWay)
        {
            _speed = Math.Max(SpeedAt(now) / 2, SlowestSpeed);
            _slowedAt = now;
            _underWay = latest;
        }
    }

    /// <summary>Puts a message at the end of those who wait.</summary>
    public void Enqueue(QueuedMessage passage) => passage.Place = _queue.AddLast(passage);

    /// <summary>Takes a message out of those who wait.</summary>
    public void Remove(QueuedMessage passage)
    {
        _queue.Remove(passage.Place!);
        passage.Place = null;
    }

    /// <summary>Those whose turn comes too late for them, with the time that they would have to wait.</summary>
    public List<(QueuedMessage Passage, TimeSpan Wait)> TooLate(TimeSpan now)
    {
        var late = new List<(QueuedMessage, TimeSpan)>();
        int before = 0;
        foreach (QueuedMessage passage in _queue)
        {
            TimeSpan wait = WaitFor(before, now);
            if (now + wait > passage.Deadline)
            {
                late.Add((passage, wait));
            }
            else
            {
                before++;
            }
        }

        return late;
    }

    /// <summary>Sets the clock for the first of those who wait.</summary>
    public void Arm(TimeProvider clock, TimerCallback callback, TimeSpan now)
    {
        if (Waiting > 0)
        {
            // No timer is finer than a millisecond, and one that is early has to be set again. None runs for months.
            double milliseconds = Math.Ceiling(WaitFor(0, now).TotalMilliseconds);
            TimeSpan wait = TimeSpan.FromMilliseconds(Math.Min(milliseconds, TimeSpan.MillisecondsPerDay));
            _timer ??= clock.CreateTimer(callback, this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Stops the clock.</summary>
    public void Disarm()
    {
        _timer?.Dispose();
        _timer = null;
    }

    private TimeSpan FreeAt(TimeSpan now)
    {
        TimeSpan free = _fullAt - ((burst - 1) * CurrentInterval(now));
        foreach (Backoff pause in pauses)
        {
            free = pause.Until > free ? pause.Until : free;
        }

        return free;
    }

    private double SpeedAt(TimeSpan now) => Math.Min(1, _speed + ((now - _slowedAt).TotalSeconds * RecoveryPerSecond));

    private TimeSpan CurrentInterval(TimeSpan now) => Interval / SpeedAt(now);
}

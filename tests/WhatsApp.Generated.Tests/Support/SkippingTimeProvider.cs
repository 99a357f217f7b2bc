using Microsoft.Extensions.Time.Testing;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>
/// A fake clock on which every timer without a period fires at once: it moves by the time of the timer, and records
/// that time. <see cref="FakeTimeProvider"/> alone needs a test that moves it whenever a timer is set. A timer with a period
/// fires as the clock moves.
/// </summary>
internal sealed class SkippingTimeProvider : FakeTimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];

    /// <summary>The times of all timers, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SkippingTimer(this, callback, state)
        {
            Periodic = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan),
        };
        timer.Change(dueTime, period);
        return timer;
    }

    private void Skip(TimeSpan dueTime)
    {
        lock (_lock)
        {
            _waits.Add(dueTime);
        }

        Advance(dueTime);
    }

    private sealed class SkippingTimer(SkippingTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        public required ITimer Periodic { get; init; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan || dueTime == Timeout.InfiniteTimeSpan)
            {
                return Periodic.Change(dueTime, period);
            }

            time.Skip(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
            return true;
        }

        public void Dispose() => Periodic.Dispose();

        public ValueTask DisposeAsync() => Periodic.DisposeAsync();
    }
}

using Microsoft.Extensions.Time.Testing;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>
/// A fake clock on which every timer fires at once: it moves by the time of the timer, and records that time.
/// <see cref="FakeTimeProvider"/> alone needs a test that moves it whenever a timer is set.
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
        var timer = new SkippingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Skip(TimeSpan dueTime)
    {
        lock (_lock)
        {
            _waits.Add(dueTime);
            Advance(dueTime);
        }
    }

    private sealed class SkippingTimer(SkippingTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.Skip(dueTime);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }

            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

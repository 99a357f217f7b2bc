using Microsoft.Extensions.Time.Testing;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>
/// A fake clock that reports its timers, so that a test can move it when a certain timer is set.
/// <see cref="FakeTimeProvider"/> alone does not show its timers.
/// </summary>
internal sealed class ObservedTimeProvider : FakeTimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<ObservedTimer> _waiting = [];

    /// <summary>Called with the time of every timer that is set.</summary>
    public Action<TimeSpan>? TimerSet { get; set; }

    /// <summary>Number of timers that are set and will fire.</summary>
    public int TimerCount
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ObservedTimer(this);
        timer.Inner = base.CreateTimer(
            _ =>
            {
                SetWaiting(timer, timer.IsPeriodic);
                callback(state);
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;
    }

    private void SetWaiting(ObservedTimer timer, bool isWaiting)
    {
        lock (_lock)
        {
            _ = isWaiting ? _waiting.Add(timer) : _waiting.Remove(timer);
        }
    }

    private sealed class ObservedTimer(ObservedTimeProvider time) : ITimer
    {
        public ITimer Inner { get; set; } = null!;

        public bool IsPeriodic { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool isSet = dueTime != Timeout.InfiniteTimeSpan;
            IsPeriodic = isSet && period != Timeout.InfiniteTimeSpan;
            time.SetWaiting(this, isSet);
            bool isChanged = Inner.Change(dueTime, period);
            if (isSet)
            {
                time.TimerSet?.Invoke(dueTime);
            }

            return isChanged;
        }

        public void Dispose()
        {
            time.SetWaiting(this, false);
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

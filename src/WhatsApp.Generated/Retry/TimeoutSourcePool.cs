using System.Collections.Concurrent;

namespace WhatsApp.Generated;

/// <summary>
/// Sources of cancellation for limits of time, to be used again by later calls: with their timers, the two of a call
/// are a tenth of what it allocates. Only one that never cancelled anything is kept, and nobody is left who waits for
/// it.
/// </summary>
internal sealed class TimeoutSourcePool
{
    private const int MostKept = 256;

    private readonly ConcurrentQueue<CancellationTokenSource> _kept = new();

    /// <summary>Starts a clock that cancels after some time.</summary>
    public CancellationTokenSource Start(TimeSpan time, TimeProvider timeProvider)
    {
        if (timeProvider != TimeProvider.System)
        {
            return new CancellationTokenSource(time, timeProvider);
        }

        if (!_kept.TryDequeue(out CancellationTokenSource? clock))
        {
            clock = new CancellationTokenSource();
        }

        clock.CancelAfter(time);
        return clock;
    }

    /// <summary>Stops a clock and takes it back.</summary>
    public void Stop(CancellationTokenSource clock)
    {
        if (_kept.Count < MostKept && clock.TryReset())
        {
            _kept.Enqueue(clock);
        }
        else
        {
            clock.Dispose();
        }
    }
}

using System.Collections.Concurrent;

namespace WhatsApp.Generated;

/// <summary>
/// Cancellation sources for timeouts, reused by later calls: with their timers, the two sources of a call are a tenth
/// of what it allocates. Only a source that has not canceled anything, and is used by no one any more, is kept.
/// </summary>
internal sealed class TimeoutSourcePool
{
    private const int MaxKept = 256;

    private readonly ConcurrentQueue<CancellationTokenSource> _kept = new();

    /// <summary>Starts a source that cancels after some time.</summary>
    public CancellationTokenSource Start(TimeSpan time, TimeProvider timeProvider)
    {
        if (timeProvider != TimeProvider.System)
        {
            return new CancellationTokenSource(time, timeProvider);
        }

        if (!_kept.TryDequeue(out CancellationTokenSource? source))
        {
            source = new CancellationTokenSource();
        }

        source.CancelAfter(time);
        return source;
    }

    /// <summary>Stops a source and takes it back.</summary>
    public void Stop(CancellationTokenSource source)
    {
        if (_kept.Count < MaxKept && source.TryReset())
        {
            _kept.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }
}

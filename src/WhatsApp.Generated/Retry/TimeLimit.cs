using System.Collections.Concurrent;

namespace WhatsApp.Generated;

/// <summary>Limits the time of a call or an attempt, in addition to the token of its caller.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly TimeoutSourcePool _sources;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _source;
    private readonly CancellationTokenRegistration _whenCallerCancels;

    public TimeLimit(TimeSpan time, WhatsAppClientOptions options, CancellationToken caller)
    {
        Time = time;
        _sources = options.TimeoutSources;
        _caller = caller;
        if (time == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        _source = _sources.Start(time, options.TimeProvider);
        _whenCallerCancels = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    public TimeSpan Time { get; }

    public CancellationToken Token => _source?.Token ?? _caller;

    public bool HasRunOut => _source is { IsCancellationRequested: true } && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _whenCallerCancels.Dispose();
        if (_source is not null)
        {
            _sources.Stop(_source);
        }
    }
}

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

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Limits the time of runs that follow each other. One source of cancellation serves all of them, unless a run was
/// canceled. To set the timer costs more than a short run, so runs that start within a hundredth of the limit share it.
/// </summary>
/// <param name="timeProvider">Measures the time.</param>
/// <param name="cancellationToken">Cancels every run.</param>
internal sealed class RunTimeout(TimeProvider timeProvider, CancellationToken cancellationToken) : IDisposable
{
    private CancellationTokenSource? _source;
    private CancellationTokenRegistration _registration;
    private long _startedAt;

    /// <summary>Starts a run, after the one before has ended.</summary>
    /// <param name="limit">The limit, the same for all runs.</param>
    public CancellationToken Start(TimeSpan limit)
    {
        long now = timeProvider.GetTimestamp();
        if (_source is { IsCancellationRequested: false } && timeProvider.GetElapsedTime(_startedAt, now) < limit / 100)
        {
            return _source.Token;
        }

        _startedAt = now;
        if (_source is null || !_source.TryReset())
        {
            Dispose();
            _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, timeProvider);
            _registration = cancellationToken.UnsafeRegister(
                static source => ((CancellationTokenSource)source!).Cancel(), _source);
        }

        _source.CancelAfter(limit);
        return _source.Token;
    }

    public void Dispose()
    {
        _registration.Dispose();
        _source?.Dispose();
        _source = null;
    }
}

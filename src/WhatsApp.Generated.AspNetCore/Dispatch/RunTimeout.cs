namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Limits the time of runs that follow each other. One source of cancellation serves all of them, unless a run was
/// canceled.
/// </summary>
/// <param name="timeProvider">Measures the time.</param>
/// <param name="cancellationToken">Cancels every run.</param>
internal sealed class RunTimeout(TimeProvider timeProvider, CancellationToken cancellationToken) : IDisposable
{
    private CancellationTokenSource? _source;
    private CancellationTokenRegistration _registration;

    /// <summary>Starts a run, after the one before has ended.</summary>
    public CancellationToken Start(TimeSpan limit)
    {
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

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

namespace WhatsApp.Generated;

/// <summary>The time that a call or a try may take, beside the token of who waits for it.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly TimeoutSourcePool _clocks;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _clock;
    private readonly CancellationTokenRegistration _whenCallerCancels;

    public TimeLimit(TimeSpan time, WhatsAppClientOptions options, CancellationToken caller)
    {
        Time = time;
        _clocks = options.Clocks;
        _caller = caller;
        if (time == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        _clock = _clocks.Start(time, options.TimeProvider);
        _whenCallerCancels = caller.UnsafeRegister(static clock => ((CancellationTokenSource)clock!).Cancel(), _clock);
    }

    public TimeSpan Time { get; }

    public CancellationToken Token => _clock?.Token ?? _caller;

    public bool HasRunOut => _clock is { IsCancellationRequested: true } && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _whenCallerCancels.Dispose();
        if (_clock is not null)
        {
            _clocks.Stop(_clock);
        }
    }
}

namespace WhatsApp.Generated;

/// <summary>The time that a call or a try may take, beside the token of who waits for it.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _clock;
    private readonly CancellationTokenRegistration _whenCallerCancels;

    public TimeLimit(TimeSpan time, TimeProvider timeProvider, CancellationToken caller)
    {
        Time = time;
        _caller = caller;
        if (time == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        _clock = new CancellationTokenSource(time, timeProvider);
        _whenCallerCancels = caller.UnsafeRegister(static clock => ((CancellationTokenSource)clock!).Cancel(), _clock);
    }

    public TimeSpan Time { get; }

    public CancellationToken Token => _clock?.Token ?? _caller;

    public bool HasRunOut => _clock is { IsCancellationRequested: true } && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _whenCallerCancels.Dispose();
        _clock?.Dispose();
    }
}

namespace WhatsApp.Generated;

/// <summary>The time that a call or a try may take, beside the token of who waits for it.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _clock;
    private readonly CancellationTokenSource? _either;

    public TimeLimit(TimeSpan time, TimeProvider timeProvider, CancellationToken caller)
    {
        Time = time;
        _caller = caller;
        if (time == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        _clock = new CancellationTokenSource(time, timeProvider);
        _either = caller.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(_clock.Token, caller) : null;
    }

    public TimeSpan Time { get; }

    public CancellationToken Token => (_either ?? _clock)?.Token ?? _caller;

    public bool HasRunOut => _clock is { IsCancellationRequested: true } && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either?.Dispose();
        _clock?.Dispose();
    }
}

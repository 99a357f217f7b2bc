using System.Globalization;

namespace WhatsApp.Generated.Http;

/// <summary>The time that one call may take, and the exception that says that it ran out.</summary>
internal sealed class CallTimeout : IDisposable
{
    private readonly string _operationId;
    private readonly TimeSpan _time;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _clock;
    private readonly CancellationTokenSource _either;

    public CallTimeout(RequestInformation request, TimeSpan time, TimeProvider timeProvider, CancellationToken caller)
    {
        WhatsAppClientOptions.RequireTime(time, nameof(RequestOptions.Timeout));
        _operationId = request.OperationId;
        _time = time;
        _caller = caller;
        _clock = new CancellationTokenSource(time, timeProvider);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_clock.Token, caller);
    }

    public CancellationToken Token => _either.Token;

    public bool HasRunOut => _clock.IsCancellationRequested && !_caller.IsCancellationRequested;

    public TimeoutException Exception(OperationCanceledException canceled) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_operationId} took longer than its timeout of {_time.TotalSeconds:0.###} s. A POST may have been carried out "
                    + $"all the same. The timeout is {nameof(WhatsAppClientOptions)}.{nameof(WhatsAppClientOptions.Timeout)}, or "
                    + $"{nameof(RequestOptions)}.{nameof(RequestOptions.Timeout)} for one call."
            ),
            canceled
        );

    public void Dispose()
    {
        _either.Dispose();
        _clock.Dispose();
    }
}

using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Commits and releases the keys of a delivery, in as few calls of the store as possible. The keys of handlers that did
/// not wait for anything are settled together: before a handler is waited for, after the last one, or after 10 ms. Those
/// whose handlers complete while a call of the store is running are settled in the next call.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="claimedAt">The timestamp of the claims.</param>
/// <param name="lease">How long the claims last.</param>
/// <param name="count">How many keys there are. After the last one they are settled at once.</param>
/// <param name="timeProvider">Measures leases and delays.</param>
/// <param name="logger">The log, without keys.</param>
internal sealed class KeySettler(
    IWebhookStore store, long claimedAt, TimeSpan lease, int count, TimeProvider timeProvider, ILogger logger)
    : IDisposable
{
    // A handler that blocks its thread is not waited for, so time limits how long keys wait behind it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(10);

    // How long one call of the store may last, and how long releases are repeated.
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly RunTimeout _timeout = new(timeProvider, CancellationToken.None);
    private List<WebhookSettlement>? _waiting;
    private List<WebhookSettlement>? _spare;
    private Task _running = Task.CompletedTask;
    private ITimer? _timer;
    private int _left = count;
    private string _name = "";
    private volatile bool _isRetrying;
    private bool _isRunning;

    /// <summary>Adds a key, which is settled now or with others.</summary>
    /// <param name="settlement">The key.</param>
    /// <param name="name">The handler or the event, for the log.</param>
    public void Add(WebhookSettlement settlement, string name)
    {
        bool isLast;
        lock (_lock)
        {
            _name = name;
            _waiting ??= new(_left);
            _waiting.Add(settlement);
            isLast = --_left == 0;
            if (!isLast && !_isRunning && _waiting.Count == 1)
            {
                _timer ??= timeProvider.CreateTimer(
                    static settler => ((KeySettler)settler!).Flush(),
                    this,
                    Timeout.InfiniteTimeSpan,
                    Timeout.InfiniteTimeSpan);
                _timer.Change(LongestWait, Timeout.InfiniteTimeSpan);
            }
        }

        if (isLast)
        {
            Flush();
        }
    }

    /// <summary>Settles the keys that wait, unless a call of the store is running, after which they are settled.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (_isRunning || _waiting is not { Count: > 0 })
            {
                return;
            }

            _isRunning = true;
        }

        Task running = RunAsync();
        lock (_lock)
        {
            // The call before may not have returned to its caller yet, so both are waited for.
            _running = _running.IsCompleted ? running : Task.WhenAll(_running, running);
        }
    }

    /// <summary>
    /// Waits while the store fails, so that no more handlers run whose completion it could not remember.
    /// </summary>
    public Task StoreIsBackAsync() => _isRetrying ? CompleteAsync() : Task.CompletedTask;

    /// <summary>Settles all keys.</summary>
    public Task CompleteAsync()
    {
        Flush();
        lock (_lock)
        {
            return _running;
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _timeout.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            List<WebhookSettlement> settlements;
            lock (_lock)
            {
                if (_waiting is not { Count: > 0 })
                {
                    _isRunning = false;
                    return;
                }

                // The two lists take turns.
                settlements = _waiting;
                (_waiting, _spare) = (_spare, null);
            }

            await SettleAsync(settlements).ConfigureAwait(false);
            settlements.Clear();
            _spare = settlements;
        }
    }

    // A commit is repeated until the lease of its claim expires, since the handler must not run again. A call that
    // failed may have been applied; the store ignores the repetition then. The last failure is logged and not thrown:
    // after a commit that failed, another delivery would only repeat the work, and a claim that is not released expires
    // with its lease.
    private async ValueTask SettleAsync(List<WebhookSettlement> settlements)
    {
        bool hasCommit = settlements.Exists(static one => one.IsHandled);

        (long start, TimeSpan limit) = hasCommit ? (claimedAt, lease) : (timeProvider.GetTimestamp(), CallTimeout);
        TimeSpan delay = FirstDelay;
        while (true)
        {
            try
            {
                await store.SettleManyAsync(settlements, _timeout.Start(CallTimeout)).ConfigureAwait(false);
                _isRetrying = false;
                return;
            }
            catch (Exception error)
            {
                // A store that was disposed does not recover.
                bool canRetry = error is not ObjectDisposedException
                    && timeProvider.GetElapsedTime(start) + delay < limit;
                if (!canRetry)
                {
                    _isRetrying = false;
                    LogNotSettled(error, hasCommit);
                    return;
                }

                WebhookLog.SettleRetried(logger, error, _name);
            }

            // At least half of it, and not all, so that not every call arrives when the store is back.
            _isRetrying = true;
            await Task.Delay(delay * (0.5 + (Random.Shared.NextDouble() / 2)), timeProvider).ConfigureAwait(false);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    private void LogNotSettled(Exception error, bool hasCommit)
    {
        if (hasCommit)
        {
            WebhookLog.CommitFailed(logger, error, _name);
        }
        else
        {
            WebhookLog.ReleaseFailed(logger, error, _name);
        }
    }
}

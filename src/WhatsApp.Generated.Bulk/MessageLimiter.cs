using System.Threading.RateLimiting;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// Enforces <see cref="MessageLimits"/>. A client with limits creates its own limiter; create one to share it between
/// clients, to chain it with another limiter, or to monitor it.
/// </summary>
/// <remarks>
/// Messages to the same recipient, or of the same phone number, get a permit in the order of their arrival. Error
/// responses of Meta adjust the limits, see docs/limits.md.
/// </remarks>
public sealed class MessageLimiter : PartitionedRateLimiter<OutgoingMessage>
{
    // Every recipient is looked at once in 16 seconds.
    private const int PartsPerCleanup = 64;

    private static readonly TimeSpan CleanupInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly RateBuckets _buckets;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _cleanup;
    private readonly long _start;
    private int _nextPart;
    private bool _isCleaning;
    private long _sent;
    private long _refused;
    private bool _isDisposed;

    /// <summary>Creates a limiter.</summary>
    /// <param name="limits">The limits. Clients apply <see cref="MessageLimits.MaxWait"/>, not the limiter.</param>
    /// <param name="timeProvider">The clock. Null uses the system clock.</param>
    /// <exception cref="ArgumentException">The limits are out of range; the message says which.</exception>
    public MessageLimiter(MessageLimits limits, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        limits.Validate();
        _buckets = new RateBuckets(limits);
        _timeProvider = timeProvider ?? TimeProvider.System;
        _start = _timeProvider.GetTimestamp();
        _cleanup = _timeProvider.CreateTimer(
            _ => RemoveIdlePairs(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Number of recipients with state in memory. A recipient is removed by a timer, within about 16 seconds after its
    /// burst is available again, or an hour after Meta has refused it. So this depends on the messages of the last
    /// minutes and returns to zero without new messages.
    /// </summary>
    public int RecipientCount
    {
        get
        {
            lock (_lock)
            {
                return _buckets.Pairs.Count;
            }
        }
    }

    private TimeSpan Now => _timeProvider.GetElapsedTime(_start);

    /// <summary>
    /// Returns the permits and the queue length for the phone number and the recipient of a message. The totals are
    /// those of the whole limiter.
    /// </summary>
    public override RateLimiterStatistics GetStatistics(OutgoingMessage resource)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            RateBucket number = _buckets.NumberOf(resource);
            RateBucket? pair = PairOf(resource);
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = Math.Min(number.Available(now), pair?.Available(now) ?? long.MaxValue),
                CurrentQueuedCount = number.QueueLength + (pair?.QueueLength ?? 0),
                TotalSuccessfulLeases = _sent,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(OutgoingMessage resource, int permitCount)
    {
        lock (_lock)
        {
            return Acquire(resource with { MaxWait = TimeSpan.Zero }, permitCount).Lease!;
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(
        OutgoingMessage resource, int permitCount, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);
        }

        lock (_lock)
        {
            (RateLimitLease? lease, QueuedMessage queued) = Acquire(resource, permitCount);
            if (lease is not null)
            {
                return ValueTask.FromResult(lease);
            }

            queued.Cancellation = cancellationToken.UnsafeRegister(
                (state, token) => Cancel((QueuedMessage)state!, token), queued);
            return new ValueTask<RateLimitLease>(queued.Lease.Task);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _isDisposed = true;
            _cleanup.Dispose();
            foreach (RateBucket bucket in _buckets.All)
            {
                bucket.StopTimer();
                while (bucket.First is { } queued)
                {
                    bucket.Remove(queued);
                    queued.Cancellation.Unregister();
                    queued.Lease.TrySetException(new ObjectDisposedException(nameof(MessageLimiter)));
                }
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>Adjusts the limits to a response of Meta.</summary>
    internal void Report(QueuedMessage queued, long number, long? code, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            RateBucket sender = queued.Number;
            RateBucket? pair = PairOf(queued.Message);
            Backoff account = queued.Account ?? sender.Backoff;
            switch (code)
            {
                case GraphErrorCode.ThroughputExceeded:
                    sender.SlowDown(number, _sent, now);
                    if (retryAfter is not null)
                    {
                        sender.Backoff.OnRefused(code.Value, number, _sent, now, retryAfter);
                    }

                    break;
                case GraphErrorCode.PairRateLimited:
                    pair?.RemoveBurst(now);
                    pair?.Backoff.OnRefused(code.Value, number, _sent, now, retryAfter);
                    break;
                case GraphErrorCode.AccountRateLimited:
                    account.OnRefused(code.Value, number, _sent, now, retryAfter);
                    break;
                case GraphErrorCode.AppRateLimited:
                    _buckets.App.OnRefused(code.Value, number, _sent, now, retryAfter);
                    break;
                default:
                    pair?.Backoff.OnAccepted(number);
                    account.OnAccepted(number);
                    _buckets.App.OnAccepted(number);
                    return;
            }

            // Some queued messages may no longer meet their deadline.
            foreach (RateBucket bucket in _buckets.WaitingNumbers.Append(pair).OfType<RateBucket>())
            {
                ProcessQueue(bucket, now);
            }
        }
    }

    // In small steps, each under the lock for a moment, so that no message waits for the cleanup.
    private void RemoveIdlePairs()
    {
        for (int step = 0; step < PartsPerCleanup; step++)
        {
            lock (_lock)
            {
                _buckets.Pairs.RemoveIdle(_nextPart, Now);
                _nextPart = (_nextPart + 1) % PairBuckets.PartCount;
            }
        }

        lock (_lock)
        {
            if (_buckets.Pairs.Count == 0)
            {
                _isCleaning = false;
                _cleanup.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    // ---- Under the lock ------------------------------------------------------------------------------------------

    private (RateLimitLease? Lease, QueuedMessage Queued) Acquire(OutgoingMessage message, int permitCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        TimeSpan now = Now;
        TimeSpan maxWait = message.MaxWait ?? TimeSpan.MaxValue;
        TimeSpan deadline = maxWait < TimeSpan.MaxValue - now ? now + maxWait : TimeSpan.MaxValue;
        var queued = new QueuedMessage(
            message, PairOf(message), _buckets.NumberOf(message), _buckets.AccountOf(message), deadline);
        return (Advance(queued, now), queued);
    }

    private RateBucket? PairOf(OutgoingMessage message)
    {
        RateBucket? pair = _buckets.PairOf(message);
        if (pair is not null && !_isCleaning)
        {
            _isCleaning = true;
            _cleanup.Change(CleanupInterval, CleanupInterval);
        }

        return pair;
    }

    // Acquires the permits of all buckets that have one. Returns null if the message waits for a bucket.
    private LimitLease? Advance(QueuedMessage queued, TimeSpan now)
    {
        while (queued.Next is { } bucket)
        {
            if (bucket.QueueLength > 0 || !bucket.IsOpen(now))
            {
                TimeSpan wait = bucket.WaitFor(bucket.QueueLength, now);
                if (now + wait > queued.Deadline)
                {
                    return Refuse(queued, bucket, wait, now);
                }

                bucket.Enqueue(queued);
                bucket.StartTimer(_timeProvider, OnTimer, now);
                return null;
            }

            bucket.Acquire(now, hasWaited: false);
            queued.Advance();
        }

        return new LimitLease(this, queued, ++_sent);
    }

    private LimitLease Refuse(QueuedMessage queued, RateBucket bucket, TimeSpan wait, TimeSpan now)
    {
        _refused++;
        ReturnPermits(queued, now);
        string limited = bucket == queued.Number ? "phone number" : "recipient";
        string reason = bucket.ActiveBackoff(now) is { } backoff
            ? $"Meta has refused a message with code {backoff.Code}, so the {limited} pauses"
            : $"the {limited} has reached its limit of messages";
        return new LimitLease(reason, wait);
    }

    private void ReturnPermits(QueuedMessage queued, TimeSpan now)
    {
        foreach (RateBucket bucket in queued.Acquired)
        {
            bucket.Return(now);
            bucket.StartTimer(_timeProvider, OnTimer, now);
        }
    }

    private void OnTimer(object? bucket)
    {
        lock (_lock)
        {
            ProcessQueue((RateBucket)bucket!, Now);
        }
    }

    // Sends the messages whose turn it is, and refuses those that cannot meet their deadline.
    private void ProcessQueue(RateBucket bucket, TimeSpan now)
    {
        if (_isDisposed)
        {
            return;
        }

        while (bucket.First is { } queued && bucket.IsOpen(now))
        {
            bucket.Remove(queued);
            bucket.Acquire(now, hasWaited: true);
            queued.Advance();
            if (Advance(queued, now) is { } lease)
            {
                Complete(queued, lease);
            }
        }

        foreach ((QueuedMessage queued, TimeSpan wait) in bucket.TooLate(now))
        {
            bucket.Remove(queued);
            Complete(queued, Refuse(queued, bucket, wait, now));
        }

        bucket.StartTimer(_timeProvider, OnTimer, now);
    }

    private static void Complete(QueuedMessage queued, LimitLease lease)
    {
        queued.Cancellation.Unregister();
        queued.Lease.TrySetResult(lease);
    }

    private void Cancel(QueuedMessage queued, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (queued is { Position: not null, Next: { } bucket })
            {
                TimeSpan now = Now;
                bucket.Remove(queued);
                ReturnPermits(queued, now);
                bucket.StartTimer(_timeProvider, OnTimer, now);
                queued.Lease.TrySetCanceled(cancellationToken);
            }
        }
    }
}

using System.Threading.RateLimiting;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// Holds messages to <see cref="MessageLimits"/>, by a clock of your choice. A client with limits makes one itself;
/// make one to share it between clients, to chain it with another limiter, or to watch it.
/// </summary>
/// <remarks>
/// Those who wait for the same recipient, or the same phone number, get their turn in the order in which they came.
/// What Meta answers shapes the limits, see docs/limits.md.
/// </remarks>
public sealed class MessageLimiter : PartitionedRateLimiter<OutgoingMessage>
{
    private readonly Lock _lock = new();
    private readonly RateBuckets _gates;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private long _sent;
    private long _refused;
    private bool _isDisposed;

    /// <summary>Makes a limiter.</summary>
    /// <param name="limits">The limits. Their <see cref="MessageLimits.MaxWait"/> is for clients to heed.</param>
    /// <param name="timeProvider">Clock. Null: that of the system.</param>
    /// <exception cref="ArgumentException">The limits cannot work; the message says why.</exception>
    public MessageLimiter(MessageLimits limits, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        limits.Validate();
        _gates = new RateBuckets(limits);
        _clock = timeProvider ?? TimeProvider.System;
        _start = _clock.GetTimestamp();
    }

    /// <summary>
    /// How many recipients are remembered. One is forgotten some time after its burst is whole again, so that this
    /// depends on how many messages leave in a while, and not on how many recipients there ever were.
    /// </summary>
    public int RecipientCount
    {
        get
        {
            lock (_lock)
            {
                return _gates.PairCount;
            }
        }
    }

    private TimeSpan Now => _clock.GetElapsedTime(_start);

    /// <summary>
    /// Counts of the phone number and the recipient of a message; the totals are those of the whole limiter.
    /// </summary>
    public override RateLimiterStatistics GetStatistics(OutgoingMessage resource)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            RateBucket number = _gates.NumberOf(resource);
            RateBucket? pair = _gates.PairOf(resource, now);
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = Math.Min(number.Available(now), pair?.Available(now) ?? long.MaxValue),
                CurrentQueuedCount = number.Waiting + (pair?.Waiting ?? 0),
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
            return Enter(resource with { MaxWait = TimeSpan.Zero }, permitCount).Lease!;
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
            (RateLimitLease? lease, QueuedMessage passage) = Enter(resource, permitCount);
            if (lease is not null)
            {
                return ValueTask.FromResult(lease);
            }

            passage.Cancellation = cancellationToken.UnsafeRegister(
                (waiting, token) => Cancel((QueuedMessage)waiting!, token), passage);
            return new ValueTask<RateLimitLease>(passage.Outcome.Task);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (RateBucket gate in _gates.All)
            {
                gate.Disarm();
                while (gate.First is { } passage)
                {
                    gate.Remove(passage);
                    passage.Cancellation.Unregister();
                    passage.Outcome.TrySetException(new ObjectDisposedException(nameof(MessageLimiter)));
                }
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>Learns from an answer of Meta's.</summary>
    internal void Report(OutgoingMessage message, long number, long? code, TimeSpan? backoff)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            RateBucket sender = _gates.NumberOf(message);
            RateBucket? pair = _gates.PairOf(message, now);
            Backoff account = _gates.AccountOf(message) ?? sender.Pause;
            switch (code)
            {
                case GraphErrorCode.ThroughputExceeded:
                    sender.SlowDown(number, _sent, now);
                    if (backoff is not null)
                    {
                        sender.Pause.Refused(GraphErrorCode.ThroughputExceeded, number, _sent, now, backoff);
                    }

                    break;
                case GraphErrorCode.PairRateLimited:
                    pair?.TakeBurst(now);
                    pair?.Pause.Refused(GraphErrorCode.PairRateLimited, number, _sent, now, backoff);
                    break;
                case GraphErrorCode.AccountRateLimited:
                    account.Refused(GraphErrorCode.AccountRateLimited, number, _sent, now, backoff);
                    break;
                case GraphErrorCode.AppRateLimited:
                    _gates.Everything.Refused(GraphErrorCode.AppRateLimited, number, _sent, now, backoff);
                    break;
                default:
                    pair?.Pause.Passed(number);
                    account.Passed(number);
                    _gates.Everything.Passed(number);
                    return;
            }

            // What was slowed down may have made some of those too late who wait.
            foreach (RateBucket gate in _gates.WaitingNumbers.Append(pair).OfType<RateBucket>())
            {
                Settle(gate, now);
            }
        }
    }

    // ---- Under the lock ------------------------------------------------------------------------------------------

    private (RateLimitLease? Lease, QueuedMessage Passage) Enter(OutgoingMessage message, int permitCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        TimeSpan now = Now;
        TimeSpan most = message.MaxWait ?? TimeSpan.MaxValue;
        TimeSpan deadline = most < TimeSpan.MaxValue - now ? now + most : TimeSpan.MaxValue;
        var passage = new QueuedMessage(message, _gates.PairOf(message, now), _gates.NumberOf(message), deadline);
        return (Advance(passage, now), passage);
    }

    // Lets a message through all gates that are open to it. Null: it waits before one that is not.
    private LimitLease? Advance(QueuedMessage passage, TimeSpan now)
    {
        while (passage.Next is { } gate)
        {
            if (gate.Waiting > 0 || !gate.IsOpen(now))
            {
                TimeSpan wait = gate.WaitFor(gate.Waiting, now);
                if (now + wait > passage.Deadline)
                {
                    return Refuse(passage, gate, wait, now);
                }

                gate.Enqueue(passage);
                gate.Arm(_clock, Ring, now);
                return null;
            }

            gate.Pass(now, hasWaited: false);
            passage.Advance();
        }

        return new LimitLease(this, passage.Message, ++_sent);
    }

    private LimitLease Refuse(QueuedMessage passage, RateBucket gate, TimeSpan wait, TimeSpan now)
    {
        _refused++;
        TakeBack(passage, now);
        string who = gate == passage.Number ? "phone number" : "recipient";
        string reason = gate.PauseAt(now) is { } pause
            ? $"Meta has refused a message with code {pause.Code}, so the {who} pauses"
            : $"the {who} has reached its limit of messages";
        return new LimitLease(reason, wait);
    }

    private void TakeBack(QueuedMessage passage, TimeSpan now)
    {
        foreach (RateBucket gate in passage.Passed)
        {
            gate.TakeBack(now);
            gate.Arm(_clock, Ring, now);
        }
    }

    private void Ring(object? gate)
    {
        lock (_lock)
        {
            Settle((RateBucket)gate!, Now);
        }
    }

    // Lets those pass whose turn it is, and turns away those for whom it is too late.
    private void Settle(RateBucket gate, TimeSpan now)
    {
        if (_isDisposed)
        {
            return;
        }

        while (gate.First is { } passage && gate.IsOpen(now))
        {
            gate.Remove(passage);
            gate.Pass(now, hasWaited: true);
            passage.Advance();
            if (Advance(passage, now) is { } lease)
            {
                passage.Cancellation.Unregister();
                passage.Outcome.TrySetResult(lease);
            }
        }

        foreach ((QueuedMessage passage, TimeSpan wait) in gate.TooLate(now))
        {
            gate.Remove(passage);
            passage.Cancellation.Unregister();
            passage.Outcome.TrySetResult(Refuse(passage, gate, wait, now));
        }

        gate.Arm(_clock, Ring, now);
    }

    private void Cancel(QueuedMessage passage, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (passage is { Place: not null, Next: { } gate })
            {
                TimeSpan now = Now;
                gate.Remove(passage);
                TakeBack(passage, now);
                gate.Arm(_clock, Ring, now);
                passage.Outcome.TrySetCanceled(cancellationToken);
            }
        }
    }
}

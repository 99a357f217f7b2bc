namespace WhatsApp.Generated.Bulk;

/// <summary>
/// All buckets and backoffs of a limiter, created when a message first needs them. Not thread-safe: its limiter has a
/// lock.
/// </summary>
internal sealed class RateBuckets(MessageLimits limits)
{
    private const int MinCleanupCount = 1024;

    private readonly Dictionary<string, Backoff> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RateBucket> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<OutgoingMessage, RateBucket> _pairs = [];
    private int _cleanupCount = MinCleanupCount;

    /// <summary>How many pairs of phone number and recipient have a bucket.</summary>
    public int PairCount => _pairs.Count;

    /// <summary>The backoff of the app, which all buckets of phone numbers share.</summary>
    public Backoff App { get; } = new();

    /// <summary>All buckets.</summary>
    public IEnumerable<RateBucket> All => _numbers.Values.Concat(_pairs.Values);

    /// <summary>The buckets of phone numbers in which messages wait.</summary>
    public IEnumerable<RateBucket> WaitingNumbers => _numbers.Values.Where(bucket => bucket.QueueLength > 0);

    /// <summary>Returns the bucket of the phone number, with its current rate.</summary>
    public RateBucket NumberOf(OutgoingMessage message)
    {
        TimeSpan interval = TimeSpan.FromSeconds(1.0 / limits.ThroughputOf(message.PhoneNumberId));
        if (!_numbers.TryGetValue(message.PhoneNumberId, out RateBucket? bucket))
        {
            var own = new Backoff();
            bucket = AccountOf(message) is { } account
                ? new RateBucket(interval, 1, own, account, App)
                : new RateBucket(interval, 1, own, App);
            _numbers.Add(message.PhoneNumberId, bucket);
        }

        bucket.Interval = interval;
        return bucket;
    }

    /// <summary>Returns the backoff of the phone number's account; null if the account is unknown.</summary>
    public Backoff? AccountOf(OutgoingMessage message)
    {
        if (limits.AccountOf?.Invoke(message.PhoneNumberId) is not { } id)
        {
            return null;
        }

        if (!_accounts.TryGetValue(id, out Backoff? backoff))
        {
            backoff = new Backoff();
            _accounts.Add(id, backoff);
        }

        return backoff;
    }

    /// <summary>Returns the bucket of the pair; null if pairs have no limit or the recipient is unknown.</summary>
    public RateBucket? PairOf(OutgoingMessage message, TimeSpan now)
    {
        if (message.Recipient is null || limits.PairInterval == TimeSpan.Zero)
        {
            return null;
        }

        OutgoingMessage key = message with { MaxWait = null };
        if (!_pairs.TryGetValue(key, out RateBucket? bucket))
        {
            RemoveIdlePairs(now);
            bucket = new RateBucket(limits.PairInterval, limits.PairBurst, new Backoff());
            _pairs.Add(key, bucket);
        }

        return bucket;
    }

    // Runs when the number of pairs has doubled, so its cost per message is constant.
    private void RemoveIdlePairs(TimeSpan now)
    {
        if (_pairs.Count < _cleanupCount)
        {
            return;
        }

        foreach ((OutgoingMessage key, RateBucket bucket) in _pairs)
        {
            if (bucket.IsIdle(now))
            {
                bucket.StopTimer();
                _pairs.Remove(key);
            }
        }

        _cleanupCount = Math.Max(MinCleanupCount, 2 * _pairs.Count);
    }
}

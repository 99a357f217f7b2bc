namespace WhatsApp.Generated.Bulk;

/// <summary>
/// All buckets and backoffs of a limiter, created when a message first needs them. Not thread-safe: its limiter has a
/// lock.
/// </summary>
internal sealed class RateBuckets(MessageLimits limits)
{
    private readonly Dictionary<string, Backoff> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RateBucket> _numbers = new(StringComparer.Ordinal);

    /// <summary>The buckets of pairs.</summary>
    public PairBuckets Pairs { get; } = new(limits);

    /// <summary>The backoff of the app, which all buckets of phone numbers share.</summary>
    public Backoff App { get; } = new();

    /// <summary>All buckets.</summary>
    public IEnumerable<RateBucket> All => _numbers.Values.Concat(Pairs.All);

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
    public RateBucket? PairOf(OutgoingMessage message) =>
        message.Recipient is { } recipient && limits.PairInterval > TimeSpan.Zero
            ? Pairs.Of(message.PhoneNumberId, recipient)
            : null;
}

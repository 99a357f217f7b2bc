namespace WhatsApp.Generated.Bulk;

/// <summary>
/// All gates and pauses of a limiter, made when a message first needs them. Not safe for threads: its limiter takes
/// care of that.
/// </summary>
internal sealed class RateBuckets(MessageLimits limits)
{
    private const int FewPairs = 1024;

    private readonly Dictionary<string, Backoff> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RateBucket> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<OutgoingMessage, RateBucket> _pairs = [];
    private int _manyPairs = FewPairs;

    /// <summary>How many pairs of phone number and recipient are remembered.</summary>
    public int PairCount => _pairs.Count;

    /// <summary>The pause of everything.</summary>
    public Backoff Everything { get; } = new();

    /// <summary>Every gate that there is.</summary>
    public IEnumerable<RateBucket> All => _numbers.Values.Concat(_pairs.Values);

    /// <summary>The gates of phone numbers at which somebody waits.</summary>
    public IEnumerable<RateBucket> WaitingNumbers => _numbers.Values.Where(gate => gate.Waiting > 0);

    /// <summary>The gate of the phone number, at the pace that it has now.</summary>
    public RateBucket NumberOf(OutgoingMessage message)
    {
        TimeSpan interval = TimeSpan.FromSeconds(1.0 / limits.ThroughputOf(message.PhoneNumberId));
        if (!_numbers.TryGetValue(message.PhoneNumberId, out RateBucket? gate))
        {
            var own = new Backoff();
            gate = AccountOf(message) is { } account
                ? new RateBucket(interval, 1, own, account, Everything)
                : new RateBucket(interval, 1, own, Everything);
            _numbers.Add(message.PhoneNumberId, gate);
        }

        gate.Interval = interval;
        return gate;
    }

    /// <summary>The pause of the phone number's account, or null if nobody knows the account.</summary>
    public Backoff? AccountOf(OutgoingMessage message)
    {
        if (limits.AccountOf?.Invoke(message.PhoneNumberId) is not { } id)
        {
            return null;
        }

        if (!_accounts.TryGetValue(id, out Backoff? pause))
        {
            pause = new Backoff();
            _accounts.Add(id, pause);
        }

        return pause;
    }

    /// <summary>The gate of the pair, or null if pairs have no limit or nobody knows the recipient.</summary>
    public RateBucket? PairOf(OutgoingMessage message, TimeSpan now)
    {
        if (message.Recipient is null || limits.PairInterval == TimeSpan.Zero)
        {
            return null;
        }

        OutgoingMessage key = message with { MaxWait = null };
        if (!_pairs.TryGetValue(key, out RateBucket? gate))
        {
            ForgetIdlePairs(now);
            gate = new RateBucket(limits.PairInterval, limits.PairBurst, new Backoff());
            _pairs.Add(key, gate);
        }

        return gate;
    }

    // Looks at all of them only when they have doubled, so each message pays for a few of them.
    private void ForgetIdlePairs(TimeSpan now)
    {
        if (_pairs.Count < _manyPairs)
        {
            return;
        }

        foreach ((OutgoingMessage key, RateBucket gate) in _pairs)
        {
            if (gate.IsIdle(now))
            {
                gate.Disarm();
                _pairs.Remove(key);
            }
        }

        _manyPairs = Math.Max(FewPairs, 2 * _pairs.Count);
    }
}

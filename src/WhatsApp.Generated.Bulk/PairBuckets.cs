using Part = System.Collections.Generic.Dictionary<(string, string), WhatsApp.Generated.Bulk.RateBucket>;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// The buckets of the pairs of phone number and recipient, in many small parts: whatever grows, shrinks or is searched
/// is one part, so the lock of the limiter is never held for long. Not thread-safe: its limiter has a lock.
/// </summary>
internal sealed class PairBuckets(MessageLimits limits)
{
    /// <summary>How many parts there are. A million recipients are a thousand in each.</summary>
    public const int PartCount = 1024;

    private readonly Part?[] _parts = new Part?[PartCount];

    /// <summary>How many pairs have a bucket.</summary>
    public int Count { get; private set; }

    /// <summary>All buckets.</summary>
    public IEnumerable<RateBucket> All => _parts.OfType<Part>().SelectMany(part => part.Values);

    /// <summary>Returns the bucket of a pair.</summary>
    public RateBucket Of(string phoneNumberId, string recipient)
    {
        (string, string) key = (phoneNumberId, recipient);
        Part part = _parts[(uint)key.GetHashCode() % PartCount] ??= [];
        if (!part.TryGetValue(key, out RateBucket? bucket))
        {
            bucket = new RateBucket(limits.PairInterval, limits.PairBurst, new Backoff());
            part.Add(key, bucket);
            Count++;
        }

        return bucket;
    }

    /// <summary>Removes the pairs of a part that have no state to keep, and returns its memory.</summary>
    /// <param name="index">Number of the part, from 0.</param>
    /// <param name="now">The current time.</param>
    public void RemoveIdle(int index, TimeSpan now)
    {
        if (_parts[index] is not { } part)
        {
            return;
        }

        Count -= part.Count;
        foreach (((string, string) key, RateBucket bucket) in part)
        {
            if (bucket.IsIdle(now))
            {
                bucket.StopTimer();
                part.Remove(key);
            }
        }

        Count += part.Count;
        if (part.Count == 0)
        {
            _parts[index] = null;
        }
        else if (part.Count < part.EnsureCapacity(0) / 4)
        {
            part.TrimExcess();
        }
    }
}

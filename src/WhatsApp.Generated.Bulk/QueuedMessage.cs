using System.Threading.RateLimiting;

namespace WhatsApp.Generated.Bulk;

/// <summary>A message that needs a permit of each of its buckets: first the pair, then the phone number.</summary>
internal sealed class QueuedMessage(
    OutgoingMessage message, RateBucket? pair, RateBucket number, Backoff? account, TimeSpan deadline)
{
    private readonly RateBucket[] _buckets = pair is null ? [number] : [pair, number];
    private int _acquired;

    public OutgoingMessage Message => message;

    public RateBucket Number => number;

    /// <summary>Backoff of the account; null if the account is unknown.</summary>
    public Backoff? Account => account;

    /// <summary>The latest time to send the message.</summary>
    public TimeSpan Deadline => deadline;

    /// <summary>The next bucket; null if the message has all permits.</summary>
    public RateBucket? Next => _acquired < _buckets.Length ? _buckets[_acquired] : null;

    /// <summary>The buckets whose permit the message has.</summary>
    public ReadOnlySpan<RateBucket> Acquired => _buckets.AsSpan(0, _acquired);

    /// <summary>Position in the queue of <see cref="Next"/>; null if the message does not wait.</summary>
    public LinkedListNode<QueuedMessage>? Position { get; set; }

    /// <summary>Completes with the decision.</summary>
    public TaskCompletionSource<RateLimitLease> Lease { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The registration that removes the message when its call is canceled.</summary>
    public CancellationTokenRegistration Cancellation { get; set; }

    public void Advance() => _acquired++;
}

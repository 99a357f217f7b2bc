using System.Threading.RateLimiting;

namespace WhatsApp.Generated.Bulk;

/// <summary>The way of one message through its gates: first that of the pair, then that of the phone number.</summary>
internal sealed class QueuedMessage(OutgoingMessage message, RateBucket? pair, RateBucket number, TimeSpan deadline)
{
    private readonly RateBucket[] _gates = pair is null ? [number] : [pair, number];
    private int _passed;

    public OutgoingMessage Message => message;

    public RateBucket Number => number;

    /// <summary>When the message must be on its way.</summary>
    public TimeSpan Deadline => deadline;

    /// <summary>The gate that is next; null behind the last.</summary>
    public RateBucket? Next => _passed < _gates.Length ? _gates[_passed] : null;

    /// <summary>The gates that the message is through.</summary>
    public ReadOnlySpan<RateBucket> Passed => _gates.AsSpan(0, _passed);

    /// <summary>Where the message waits, or null.</summary>
    public LinkedListNode<QueuedMessage>? Place { get; set; }

    /// <summary>Tells whoever waits how it ended.</summary>
    public TaskCompletionSource<RateLimitLease> Outcome { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the wait when the caller does not want it any more.</summary>
    public CancellationTokenRegistration Cancellation { get; set; }

    public void Advance() => _passed++;
}

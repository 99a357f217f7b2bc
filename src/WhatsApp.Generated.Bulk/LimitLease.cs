using System.Threading.RateLimiting;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// The decision of a <see cref="MessageLimiter"/>: a permit to send, or the reason for a refusal and the wait.
/// </summary>
internal sealed class LimitLease : RateLimitLease
{
    private readonly MessageLimiter? _limiter;
    private readonly QueuedMessage? _message;
    private readonly long _number;
    private readonly string? _reason;
    private readonly TimeSpan _retryAfter;

    /// <summary>Permits the message.</summary>
    public LimitLease(MessageLimiter limiter, QueuedMessage message, long number)
    {
        _limiter = limiter;
        _message = message;
        _number = number;
    }

    /// <summary>Refuses the message.</summary>
    public LimitLease(string reason, TimeSpan retryAfter)
    {
        _reason = reason;
        _retryAfter = retryAfter;
    }

    /// <summary>Finds this lease in the lease of chained limiters.</summary>
    public static MetadataName<LimitLease> Self { get; } = new("MESSAGE_LIMITER_LEASE");

    /// <inheritdoc/>
    public override bool IsAcquired => _limiter is not null;

    /// <inheritdoc/>
    public override IEnumerable<string> MetadataNames =>
        IsAcquired ? [Self.Name] : [MetadataName.RetryAfter.Name, MetadataName.ReasonPhrase.Name];

    /// <summary>Reports Meta's response to the limiter.</summary>
    /// <param name="code">Code of the error; null if there was none.</param>
    /// <param name="retryAfter">The wait that Meta asks for; null if it names none.</param>
    public void Report(long? code, TimeSpan? retryAfter) => _limiter?.Report(_message!, _number, code, retryAfter);

    /// <inheritdoc/>
    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = IsAcquired
            ? metadataName == Self.Name ? this : null
            : metadataName == MetadataName.RetryAfter.Name ? _retryAfter
            : metadataName == MetadataName.ReasonPhrase.Name ? _reason
            : null;
        return metadata is not null;
    }
}

using System.Threading.RateLimiting;

namespace WhatsApp.Generated;

/// <summary>The answer of a <see cref="MessageLimiter"/>: go, or why not and how long to wait.</summary>
internal sealed class LimitLease : RateLimitLease
{
    private readonly MessageLimiter? _limiter;
    private readonly OutgoingMessage _message;
    private readonly long _number;
    private readonly string? _reason;
    private readonly TimeSpan _retryAfter;

    /// <summary>The message may go.</summary>
    public LimitLease(MessageLimiter limiter, OutgoingMessage message, long number)
    {
        _limiter = limiter;
        _message = message;
        _number = number;
    }

    /// <summary>The message may not go.</summary>
    public LimitLease(string reason, TimeSpan retryAfter)
    {
        _reason = reason;
        _retryAfter = retryAfter;
    }

    /// <summary>Finds this lease in one of several limiters that are chained.</summary>
    public static MetadataName<LimitLease> Self { get; } = new("MESSAGE_LIMITER_LEASE");

    /// <inheritdoc/>
    public override bool IsAcquired => _limiter is not null;

    /// <inheritdoc/>
    public override IEnumerable<string> MetadataNames =>
        IsAcquired ? [Self.Name] : [MetadataName.RetryAfter.Name, MetadataName.ReasonPhrase.Name];

    /// <summary>Tells the limiter what Meta answered.</summary>
    /// <param name="code">Code of the error; null where there was none.</param>
    /// <param name="told">How long Meta wants to be left alone, or null.</param>
    public void Answered(long? code, TimeSpan? told) => _limiter?.Answered(_message, _number, code, told);

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

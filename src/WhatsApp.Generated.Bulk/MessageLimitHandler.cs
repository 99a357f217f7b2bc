using System.Globalization;
using System.Threading.RateLimiting;

namespace WhatsApp.Generated.Bulk;

/// <summary>
/// Queues or refuses messages before each attempt, according to <see cref="MessageLimits"/>. Requests that send no
/// message are not limited. Added by <see cref="MessageLimitsExtensions"/>.
/// </summary>
public sealed class MessageLimitHandler : DelegatingHandler
{
    private readonly TimeProvider _timeProvider;
    private readonly MessageLimits _limits;
    private readonly PartitionedRateLimiter<OutgoingMessage> _limiter;

    /// <summary>Creates a handler.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="timeProvider">The clock of the client.</param>
    /// <exception cref="ArgumentException">The limits are out of range; the message says which.</exception>
    public MessageLimitHandler(MessageLimits limits, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(timeProvider);
        limits.Validate();
        _limits = limits;
        _timeProvider = timeProvider;
        _limiter = limits.Limiter ?? new MessageLimiter(limits, timeProvider);
    }

    /// <summary>The limits.</summary>
    public MessageLimits Limits => _limits;

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        CallContext call = CallContext.Of(request);
        return OutgoingMessage.Of(call.Request) is { } message
            ? SendLimitedAsync(request, call, message with { MaxWait = MaxWaitOf(call) }, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _limits.Limiter is null)
        {
            _limiter.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> SendLimitedAsync(
        HttpRequestMessage request, CallContext call, OutgoingMessage message, CancellationToken cancellationToken)
    {
        long start = _timeProvider.GetTimestamp();
        using RateLimitLease lease = await AcquireAsync(call, message, cancellationToken).ConfigureAwait(false);
        call.AddWait(_timeProvider.GetElapsedTime(start));
        if (!lease.IsAcquired)
        {
            throw Refusal(call, message, lease);
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (lease.TryGetMetadata(LimitLease.Self, out LimitLease? own))
        {
            GraphError? error = await CallContext.ReadErrorAsync(response, cancellationToken).ConfigureAwait(false);
            own!.Report(error?.Code, error?.Code is { } code ? RetryAfterIn(response, code) : null);
        }

        return response;
    }

    private async ValueTask<RateLimitLease> AcquireAsync(
        CallContext call, OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.MaxWait == TimeSpan.Zero)
        {
            return _limiter.AttemptAcquire(message);
        }

        CancellationToken stop = call.Options?.StopWaiting ?? CancellationToken.None;
        if (!stop.CanBeCanceled)
        {
            return await _limiter.AcquireAsync(message, 1, cancellationToken).ConfigureAwait(false);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop);
        try
        {
            return await _limiter.AcquireAsync(message, 1, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }

    // A message that would wait longer than the timeout of its call is refused immediately.
    private TimeSpan? MaxWaitOf(CallContext call)
    {
        TimeSpan? left = call.TimeLeft == Timeout.InfiniteTimeSpan ? null : call.TimeLeft;
        bool waitsAnyway = call.Options is { StopWaiting.CanBeCanceled: true };
        TimeSpan? limit = waitsAnyway || _limits.MaxWait == Timeout.InfiniteTimeSpan ? null : _limits.MaxWait;
        return left is null || limit < left ? limit : left;
    }

    // For an app or an account, Graph estimates the wait in a separate header.
    private TimeSpan? RetryAfterIn(HttpResponseMessage response, long code) => response.Headers.RetryAfter switch
    {
        { Delta: { } delay } => delay,
        { Date: { } date } when date > _timeProvider.GetUtcNow() => date - _timeProvider.GetUtcNow(),
        _ when code is GraphErrorCode.AppRateLimited or GraphErrorCode.AccountRateLimited =>
            GraphUsage.Of(response.Headers)?.TimeToRegainAccess,
        _ => null,
    };

    private static MessageLimitException Refusal(CallContext call, OutgoingMessage message, RateLimitLease lease)
    {
        lease.TryGetMetadata(MetadataName.ReasonPhrase, out string? reason);
        TimeSpan? retryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : null;
        string when = retryAfter is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"in {time.TotalSeconds:0.###} s")
            : "later";
        return new MessageLimitException(
            $"{call.Request.OperationId} sent nothing: {reason ?? "the limiter refused it"}. Send it again {when}, or "
            + $"allow a longer wait with {nameof(MessageLimits)}.{nameof(MessageLimits.MaxWait)} and the timeout of "
            + "the call.",
            call.Request.OperationId,
            message.PhoneNumberId,
            retryAfter);
    }
}

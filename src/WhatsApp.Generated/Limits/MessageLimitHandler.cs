using System.Globalization;
using System.Threading.RateLimiting;

namespace WhatsApp.Generated;

/// <summary>
/// Lets messages wait for their turn, or refuses them, before each try. In the pipeline only where
/// <see cref="WhatsAppClientOptions.Limits"/> is set, inside the retries.
/// </summary>
public sealed class MessageLimitHandler : DelegatingHandler
{
    private readonly WhatsAppClientOptions _options;
    private readonly MessageLimits _limits;
    private readonly PartitionedRateLimiter<OutgoingMessage> _limiter;

    /// <summary>Takes the limits and the clock from the options.</summary>
    /// <exception cref="ArgumentException">The options have no limits, or limits that cannot work.</exception>
    public MessageLimitHandler(WhatsAppClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _limits = options.Limits
            ?? throw new ArgumentException($"Set {nameof(options.Limits)} or leave this handler out.", nameof(options));
        _limiter = _limits.Limiter ?? new MessageLimiter(_limits, options.TimeProvider);
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        CallContext call = CallContext.Of(request);
        return OutgoingMessage.Of(call.Request) is { } message
            ? SendInTurnAsync(request, call, message with { MaxWait = MaxWaitOf(call) }, cancellationToken)
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

    private async Task<HttpResponseMessage> SendInTurnAsync(
        HttpRequestMessage request, CallContext call, OutgoingMessage message, CancellationToken cancellationToken)
    {
        long start = _options.TimeProvider.GetTimestamp();
        using RateLimitLease lease = await AcquireAsync(call, message, cancellationToken).ConfigureAwait(false);
        call.Waited += _options.TimeProvider.GetElapsedTime(start);
        if (!lease.IsAcquired)
        {
            throw Refusal(call, message, lease);
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (lease.TryGetMetadata(LimitLease.Self, out LimitLease? own))
        {
            long? code = null;
            if (!response.IsSuccessStatusCode)
            {
                await ResponseBody.BufferAsync(response, cancellationToken).ConfigureAwait(false);
                code = FailureClassifier.ErrorIn(ResponseBody.Bytes(response))?.Code;
            }

            own!.Answered(code, code is null ? null : PauseIn(response, code));
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

    // Who would have to wait longer than the call may take is told so at once.
    private TimeSpan? MaxWaitOf(CallContext call)
    {
        TimeSpan timeout = call.Options?.Timeout ?? _options.Timeout;
        TimeSpan? left = timeout == Timeout.InfiniteTimeSpan
            ? null
            : timeout - _options.TimeProvider.GetElapsedTime(call.Started);
        bool waitsAnyhow = call.Options is { StopWaiting.CanBeCanceled: true };
        TimeSpan? most = waitsAnyhow || _limits.MaxWait == Timeout.InfiniteTimeSpan ? null : _limits.MaxWait;
        TimeSpan? least = left is null || most < left ? most : left;
        return least < TimeSpan.Zero ? TimeSpan.Zero : least;
    }

    // Graph estimates the pause of an app or an account in a header of its own.
    private TimeSpan? PauseIn(HttpResponseMessage response, long? code) => response.Headers.RetryAfter switch
    {
        { Delta: { } delay } => delay,
        { Date: { } date } when date > _options.TimeProvider.GetUtcNow() => date - _options.TimeProvider.GetUtcNow(),
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
            $"{call.Request.OperationId} sent nothing: {reason ?? "the limiter refused it"}. Try again {when}, or let "
                + $"it wait longer: {nameof(MessageLimits)}.{nameof(MessageLimits.MaxWait)} and the timeout of the "
                + "call say how long it may.",
            call.Request.OperationId,
            message.PhoneNumberId,
            retryAfter);
    }
}

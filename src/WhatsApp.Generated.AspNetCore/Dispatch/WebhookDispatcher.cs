using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Handles the events of webhooks for every host: the endpoint, the queue, the inbox and direct dispatch. For each
/// event and handler it claims a key, runs the handler, and commits the key or releases it.
/// </summary>
internal sealed class WebhookDispatcher(
    IServiceScopeFactory scopes,
    WebhookHandlers handlers,
    IOptionsMonitor<WhatsAppWebhookOptions> options,
    WebhookMetrics metrics,
    TimeProvider timeProvider,
    ILogger<WebhookDispatcher> logger)
{
    // How long one call of the store may last, and how long releases are repeated. A claim is committed or released
    // even if the delivery is canceled.
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstSettleDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestSettleDelay = TimeSpan.FromSeconds(5);

    /// <summary>Reads the events of a body that has just arrived, and counts them.</summary>
    /// <exception cref="GraphJsonException">The body is not one JSON object.</exception>
    public IReadOnlyList<WebhookEvent> Receive(ReadOnlyMemory<byte> body)
    {
        IReadOnlyList<WebhookEvent> events = WebhookEvents.Parse(body);
        foreach (WebhookEvent webhookEvent in events)
        {
            metrics.Received(webhookEvent);
        }

        return events;
    }

    /// <summary>Handles events in order. A failed event does not keep the others from being handled.</summary>
    /// <exception cref="OperationCanceledException">The call was canceled; its claims are released.</exception>
    public Task<DispatchResult> DispatchAsync(
        IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken) =>
        DispatchAsync(events, isFromInbox: false, cancellationToken);

    /// <summary>Handles the events of a body that was counted when it was stored in the inbox.</summary>
    /// <exception cref="GraphJsonException">The body is not one JSON object.</exception>
    /// <exception cref="OperationCanceledException">The call was canceled; its claims are released.</exception>
    public Task<DispatchResult> DispatchFromInboxAsync(
        ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        DispatchAsync(WebhookEvents.Parse(body), isFromInbox: true, cancellationToken);

    private async Task<DispatchResult> DispatchAsync(
        IReadOnlyList<WebhookEvent> events, bool isFromInbox, CancellationToken cancellationToken)
    {
        DispatchResult result = new();
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            IWebhookStore store = scope.ServiceProvider.GetRequiredService<IWebhookStore>();
            foreach (WebhookEvent webhookEvent in events)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int errors = result.Errors.Count;
                if (!await HandleEventAsync(store, webhookEvent, isFromInbox, result, cancellationToken)
                    .ConfigureAwait(false))
                {
                    result.Unsettled.Add(webhookEvent);
                    (result.Errors.Count > errors ? result.Failed : result.Held).Add(webhookEvent);
                }
            }
        }

        return result;
    }

    // Returns whether every handler has handled the event, now or before.
    private async Task<bool> HandleEventAsync(
        IWebhookStore store,
        WebhookEvent webhookEvent,
        bool isFromInbox,
        DispatchResult result,
        CancellationToken cancellationToken)
    {
        WebhookHandlerEntry[] matching = handlers.For(webhookEvent.GetType());
        if (matching.Length == 0)
        {
            metrics.Unhandled(webhookEvent);
            WebhookLog.Unhandled(logger, webhookEvent.GetType().Name);
            return true;
        }

        WhatsAppWebhookOptions current = options.CurrentValue;
        if (!current.RecognizeEventKeys || store is InMemoryWebhookStore)
        {
            // The memory of this process has no keys of earlier builds.
            return await RunHandlersAsync(store, webhookEvent, matching, result, cancellationToken)
                .ConfigureAwait(false);
        }

        string key = ClaimKey.OfEvent(webhookEvent);
        TimeSpan lease = current.Lease * matching.Length;
        long claimedAt = timeProvider.GetTimestamp();
        WebhookClaim claim;
        try
        {
            claim = await store.ClaimAsync(key, lease, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            foreach (WebhookHandlerEntry handler in matching)
            {
                WebhookLog.ClaimFailed(logger, error, webhookEvent.GetType().Name, handler.Name);
                metrics.Failed(webhookEvent, handler, error);
            }

            result.Errors.Add(error);
            return false;
        }

        if (claim.Outcome != WebhookClaimOutcome.Claimed)
        {
            bool wasHandled = true;
            foreach (WebhookHandlerEntry handler in matching)
            {
                wasHandled &= ReportUnclaimed(claim, webhookEvent, handler);
            }

            return wasHandled;
        }

        bool isHandled = false;
        try
        {
            isHandled = await RunHandlersAsync(store, webhookEvent, matching, result, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            // Workers of earlier builds read the inbox and know this key only. Elsewhere it is not kept: applications
            // with other handlers may use the same store.
            ClaimedKey claimed = new(store, key, claim.Token, claimedAt, lease, webhookEvent.GetType().Name);
            await SettleAsync(claimed, isHandled && isFromInbox).ConfigureAwait(false);
        }

        return isHandled;
    }

    private async Task<bool> RunHandlersAsync(
        IWebhookStore store,
        WebhookEvent webhookEvent,
        WebhookHandlerEntry[] matching,
        DispatchResult result,
        CancellationToken cancellationToken)
    {
        bool isHandled = true;
        foreach (WebhookHandlerEntry handler in matching)
        {
            cancellationToken.ThrowIfCancellationRequested();
            isHandled &= await RunHandlerAsync(store, webhookEvent, handler, result, cancellationToken)
                .ConfigureAwait(false);
        }

        return isHandled;
    }

    // Returns whether this handler has handled the event, now or before.
    private async Task<bool> RunHandlerAsync(
        IWebhookStore store,
        WebhookEvent webhookEvent,
        WebhookHandlerEntry handler,
        DispatchResult result,
        CancellationToken cancellationToken)
    {
        using Activity? activity = WebhookMetrics.StartHandle(webhookEvent, handler);
        TimeSpan lease = options.CurrentValue.Lease;
        string key = ClaimKey.Of(webhookEvent, handler);
        long claimedAt = timeProvider.GetTimestamp();
        WebhookClaim claim;
        try
        {
            claim = await store.ClaimAsync(key, lease, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            WebhookLog.ClaimFailed(logger, error, webhookEvent.GetType().Name, handler.Name);
            return Failed(error);
        }

        if (claim.Outcome != WebhookClaimOutcome.Claimed)
        {
            return ReportUnclaimed(claim, webhookEvent, handler);
        }

        ClaimedKey claimed = new(store, key, claim.Token, claimedAt, lease, handler.Name);
        try
        {
            await RunAsync(webhookEvent, handler, lease, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await SettleAsync(claimed, isHandled: false).ConfigureAwait(false);
            if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            WebhookLog.HandlerFailed(logger, error, webhookEvent.GetType().Name, handler.Name);
            return Failed(error);
        }

        await SettleAsync(claimed, isHandled: true).ConfigureAwait(false);
        metrics.Handled(webhookEvent, handler);
        return true;

        bool Failed(Exception error)
        {
            // Not the message, which may quote what a customer wrote.
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            metrics.Failed(webhookEvent, handler, error);
            result.Errors.Add(error);
            return false;
        }
    }

    // Returns whether the handler has handled the event before; otherwise it is running for another delivery.
    private bool ReportUnclaimed(WebhookClaim claim, WebhookEvent webhookEvent, WebhookHandlerEntry handler)
    {
        if (claim.Outcome == WebhookClaimOutcome.AlreadyHandled)
        {
            metrics.Duplicate(webhookEvent, handler);
            WebhookLog.Duplicate(logger, webhookEvent.GetType().Name, handler.Name);
            return true;
        }

        WebhookLog.Held(logger, webhookEvent.GetType().Name, handler.Name);
        return false;
    }

    private async Task RunAsync(
        WebhookEvent webhookEvent, WebhookHandlerEntry handler, TimeSpan lease, CancellationToken cancellationToken)
    {
        // After the lease another delivery may claim the event, so the handler must stop.
        using CancellationTokenSource leaseEnd = new(lease, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, leaseEnd.Token);
        long start = timeProvider.GetTimestamp();
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await handler.HandleAsync(scope.ServiceProvider, webhookEvent, either.Token).ConfigureAwait(false);
        }

        metrics.Duration(webhookEvent, handler, timeProvider.GetElapsedTime(start));
    }

    // A commit is repeated until the lease of its claim expires, since the handler must not run again. A call that
    // failed may have been applied; the store ignores the repetition then. The last failure is logged and not thrown:
    // after a commit that failed, another delivery would only repeat the work, and a claim that is not released expires
    // with its lease.
    private async Task SettleAsync(ClaimedKey claimed, bool isHandled)
    {
        (IWebhookStore store, string key, Guid token, long claimedAt, TimeSpan lease, string name) = claimed;
        (long start, TimeSpan limit) = isHandled ? (claimedAt, lease) : (timeProvider.GetTimestamp(), SettleTimeout);
        TimeSpan delay = FirstSettleDelay;
        while (true)
        {
            try
            {
                using CancellationTokenSource timeout = new(SettleTimeout, timeProvider);
                ValueTask settled = isHandled
                    ? store.CommitAsync(key, token, timeout.Token)
                    : store.ReleaseAsync(key, token, timeout.Token);
                await settled.ConfigureAwait(false);
                return;
            }
            catch (Exception error)
            {
                // A store that was disposed does not recover.
                bool canRetry = error is not ObjectDisposedException
                    && timeProvider.GetElapsedTime(start) + delay < limit;
                if (!canRetry)
                {
                    LogNotSettled(error, name, isHandled);
                    return;
                }

                WebhookLog.SettleRetried(logger, error, name);
            }

            // At least half of it, and not all, so that not every call arrives when the store is back.
            await Task.Delay(delay * (0.5 + (Random.Shared.NextDouble() / 2)), timeProvider).ConfigureAwait(false);
            delay = delay * 2 < LongestSettleDelay ? delay * 2 : LongestSettleDelay;
        }
    }

    private void LogNotSettled(Exception error, string name, bool isHandled)
    {
        if (isHandled)
        {
            WebhookLog.CommitFailed(logger, error, name);
        }
        else
        {
            WebhookLog.ReleaseFailed(logger, error, name);
        }
    }

    /// <summary>A key that was claimed.</summary>
    /// <param name="Store">The store.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Token">Identifies the claim.</param>
    /// <param name="ClaimedAt">The timestamp before the claim, so that the lease expires no earlier.</param>
    /// <param name="Lease">How long the claim lasts.</param>
    /// <param name="Name">The handler or the event, for the log.</param>
    private readonly record struct ClaimedKey(
        IWebhookStore Store, string Key, Guid Token, long ClaimedAt, TimeSpan Lease, string Name);
}

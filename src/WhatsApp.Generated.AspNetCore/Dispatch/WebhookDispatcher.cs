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
    // A claim is committed or released even if the delivery is canceled, but a store that is down is not waited for
    // forever.
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(10);

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
                if (!await HandleEventAsync(store, webhookEvent, isFromInbox, result, cancellationToken)
                    .ConfigureAwait(false))
                {
                    result.Unsettled.Add(webhookEvent);
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
        WebhookClaim claim;
        try
        {
            claim = await store.ClaimAsync(key, current.Lease * matching.Length, cancellationToken)
                .ConfigureAwait(false);
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
                wasHandled &= ReportUnclaimed(claim, webhookEvent, handler, result);
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
            await SettleAsync(store, key, claim.Token, isHandled && isFromInbox, webhookEvent.GetType().Name)
                .ConfigureAwait(false);
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
            return ReportUnclaimed(claim, webhookEvent, handler, result);
        }

        try
        {
            await RunAsync(webhookEvent, handler, lease, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await SettleAsync(store, key, claim.Token, isHandled: false, handler.Name).ConfigureAwait(false);
            if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            WebhookLog.HandlerFailed(logger, error, webhookEvent.GetType().Name, handler.Name);
            return Failed(error);
        }

        await SettleAsync(store, key, claim.Token, isHandled: true, handler.Name).ConfigureAwait(false);
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
    private bool ReportUnclaimed(
        WebhookClaim claim, WebhookEvent webhookEvent, WebhookHandlerEntry handler, DispatchResult result)
    {
        if (claim.Outcome == WebhookClaimOutcome.AlreadyHandled)
        {
            metrics.Duplicate(webhookEvent, handler);
            WebhookLog.Duplicate(logger, webhookEvent.GetType().Name, handler.Name);
            return true;
        }

        WebhookLog.Held(logger, webhookEvent.GetType().Name, handler.Name);
        result.Held++;
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

    // A failure is logged and not thrown: after a commit that failed, another delivery would only repeat the work, and
    // a claim that is not released expires with its lease.
    private async Task SettleAsync(IWebhookStore store, string key, Guid token, bool isHandled, string name)
    {
        try
        {
            using CancellationTokenSource timeout = new(SettleTimeout, timeProvider);
            ValueTask settled = isHandled
                ? store.CommitAsync(key, token, timeout.Token)
                : store.ReleaseAsync(key, token, timeout.Token);
            await settled.ConfigureAwait(false);
        }
        catch (Exception error) when (isHandled)
        {
            WebhookLog.CommitFailed(logger, error, name);
        }
        catch (Exception error)
        {
            WebhookLog.ReleaseFailed(logger, error, name);
        }
    }
}

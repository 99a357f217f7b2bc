using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.AspNetCore.Telemetry;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Handling;

/// <summary>Runs the handlers of events: claims before, commits after, releases what failed.</summary>
internal sealed class WebhookDispatcher(
    IServiceScopeFactory scopes,
    WebhookHandlers handlers,
    IOptionsMonitor<WhatsAppWebhookOptions> options,
    WebhookMetrics metrics,
    TimeProvider clock,
    ILogger<WebhookDispatcher> logger)
{
    // A claim is settled even where the delivery is cancelled, but nothing waits for a dead store forever.
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Handles events in order. An event that fails does not keep the others from being handled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; what was claimed is released.</exception>
    public async Task<DispatchResult> DispatchAsync(
        IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken)
    {
        DispatchResult result = new();
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            IWebhookStore store = scope.ServiceProvider.GetRequiredService<IWebhookStore>();
            foreach (WebhookEvent webhookEvent in events)
            {
                await HandleAsync(store, webhookEvent, result, cancellationToken).ConfigureAwait(false);
            }
        }

        return result;
    }

    private async Task HandleAsync(
        IWebhookStore store, WebhookEvent webhookEvent, DispatchResult result, CancellationToken cancellationToken)
    {
        WebhookHandlerEntry[] matching = handlers.For(webhookEvent.GetType());
        if (matching.Length == 0)
        {
            metrics.Unhandled(webhookEvent);
            WebhookLog.Unhandled(logger, webhookEvent.GetType().Name);
            return;
        }

        bool isSettled = true;
        foreach (WebhookHandlerEntry handler in matching)
        {
            cancellationToken.ThrowIfCancellationRequested();
            isSettled &= await HandleAsync(store, webhookEvent, handler, result, cancellationToken)
                .ConfigureAwait(false);
        }

        if (!isSettled)
        {
            result.Unsettled.Add(webhookEvent);
        }
    }

    // Returns whether this handler is done with the event, now or before.
    private async Task<bool> HandleAsync(
        IWebhookStore store,
        WebhookEvent webhookEvent,
        WebhookHandlerEntry handler,
        DispatchResult result,
        CancellationToken cancellationToken)
    {
        using Activity? activity = WebhookMetrics.StartHandle(webhookEvent, handler);
        TimeSpan lease = options.CurrentValue.Lease;
        string key = handler.ClaimKey(webhookEvent);
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

        switch (claim.Outcome)
        {
            case WebhookClaimOutcome.AlreadyHandled:
                metrics.Duplicate(webhookEvent, handler);
                WebhookLog.Duplicate(logger, webhookEvent.GetType().Name, handler.Name);
                return true;
            case WebhookClaimOutcome.HeldByAnother:
                WebhookLog.Held(logger, webhookEvent.GetType().Name, handler.Name);
                result.Held++;
                return false;
            default:
                break;
        }

        try
        {
            await RunAsync(webhookEvent, handler, lease, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await ReleaseAsync(store, key, claim.Token, handler).ConfigureAwait(false);
            if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                throw;
            }

            WebhookLog.HandlerFailed(logger, error, webhookEvent.GetType().Name, handler.Name);
            return Failed(error);
        }

        await CommitAsync(store, key, claim.Token, handler).ConfigureAwait(false);
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

    private async Task RunAsync(
        WebhookEvent webhookEvent, WebhookHandlerEntry handler, TimeSpan lease, CancellationToken cancellationToken)
    {
        // After its lease another delivery may have the event, so the handler is to stop.
        using CancellationTokenSource leaseEnd = new(lease, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, leaseEnd.Token);
        long start = clock.GetTimestamp();
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await handler.HandleAsync(scope.ServiceProvider, webhookEvent, either.Token).ConfigureAwait(false);
        }

        metrics.Duration(webhookEvent, handler, clock.GetElapsedTime(start));
    }

    private async Task CommitAsync(IWebhookStore store, string key, Guid token, WebhookHandlerEntry handler)
    {
        try
        {
            using CancellationTokenSource timeout = new(SettleTimeout, clock);
            await store.CommitAsync(key, token, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The handler has done its work. To ask Meta for another delivery would only repeat it.
            WebhookLog.CommitFailed(logger, error, handler.Name);
        }
    }

    private async Task ReleaseAsync(IWebhookStore store, string key, Guid token, WebhookHandlerEntry handler)
    {
        try
        {
            using CancellationTokenSource timeout = new(SettleTimeout, clock);
            await store.ReleaseAsync(key, token, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            WebhookLog.ReleaseFailed(logger, error, handler.Name);
        }
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// One round of a delivery: claims the keys of its events together, runs the handlers, and settles the keys. A handler
/// whose turn comes when half a lease has passed since the claim is postponed: its key is released, and claimed again in
/// the next round. So a claim lasts one and a half leases, and each handler may run for a whole one.
/// </summary>
internal sealed class DispatchRound(
    IWebhookStore store,
    WhatsAppWebhookOptions options,
    IServiceScopeFactory scopes,
    WebhookMetrics metrics,
    TimeProvider timeProvider,
    ILogger logger,
    ConversationOrder.Turn? turn,
    DispatchResult result,
    CancellationToken cancellationToken)
{
    private List<EventRun> _conversations = [];
    private ClaimSet _claims = null!;
    private KeySettler _settler = null!;
    private int _started = -1;

    /// <summary>Whether the events were stored in the inbox.</summary>
    public bool IsFromInbox { get; init; }

    /// <summary>The services of all handlers. Null if each run has its own scope.</summary>
    public IServiceProvider? SharedServices { get; init; }

    /// <summary>Handles events, in order of arrival.</summary>
    /// <exception cref="OperationCanceledException">The call was canceled; its claims are released.</exception>
    public async Task RunAsync(List<EventRun> runs)
    {
        _claims = ClaimSet.Of(runs, options.RecognizeEventKeys && store.MayHaveEventKeys);
        TimeSpan lease = options.Lease * 1.5;
        try
        {
            await _claims.ClaimAsync(store, lease, timeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            ClaimFailed(runs, error);
            return;
        }

        using KeySettler settler = new(
            store, _claims.ClaimedAt, lease, _claims.CountClaimed(), timeProvider, logger);
        _settler = settler;
        AddConversations(runs);
        await RunConversationsAsync().ConfigureAwait(false);
        await settler.CompleteAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void ClaimFailed(List<EventRun> runs, Exception error)
    {
        result.Add(error);
        foreach (EventRun run in runs)
        {
            run.IsFailed = true;
            run.IsPostponed = false;
            foreach (WebhookHandlerEntry handler in run.Handlers)
            {
                WebhookLog.ClaimFailed(logger, error, run.Event.GetType().Name, handler.Name);
                metrics.Failed(run.Event, handler, error);
            }
        }
    }

    // Each conversation is a list of its events in order, of which the first is in the field.
    private void AddConversations(List<EventRun> runs)
    {
        Dictionary<WebhookConversationKey, EventRun>? last = runs.Count > 1 ? new(runs.Count) : null;
        _conversations = new(runs.Count);
        foreach (EventRun run in runs)
        {
            run.Next = null;
            run.IsPostponed = false;
            if (last is not null)
            {
                ref EventRun? before = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    last, run.Event.ConversationKey, out bool isKnown);
                EventRun? previous = before;
                before = run;
                if (isKnown)
                {
                    previous!.Next = run;
                    continue;
                }
            }

            _conversations.Add(run);
        }
    }

    // Another worker is started only if those before wait for something.
    private async Task RunConversationsAsync()
    {
        int most = SharedServices is null ? Math.Min(options.MaxConcurrentConversations, _conversations.Count) : 1;
        Task first = RunNextAsync();
        if (first.IsCompletedSuccessfully)
        {
            return;
        }

        List<Task> workers = [first];
        while (workers.Count < most && Volatile.Read(ref _started) < _conversations.Count - 1)
        {
            workers.Add(RunNextAsync());
        }

        await Task.WhenAll(workers).ConfigureAwait(false);
    }

    private async Task RunNextAsync()
    {
        using RunTimeout timeout = new(timeProvider, cancellationToken);
        int index;
        while ((index = Interlocked.Increment(ref _started)) < _conversations.Count)
        {
            await RunConversationAsync(_conversations[index], timeout).ConfigureAwait(false);
        }
    }

    private async Task RunConversationAsync(EventRun first, RunTimeout timeout)
    {
        try
        {
            if (turn is not null)
            {
                await turn.StartAsync(first.Event.ConversationKey, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The events are released below.
        }

        bool isPostponed = false;
        for (EventRun? run = first; run is not null; run = run.Next)
        {
            await RunEventAsync(run, timeout).ConfigureAwait(false);
            isPostponed |= run.IsPostponed;
        }

        if (!isPostponed)
        {
            turn?.End(first.Event.ConversationKey);
        }
    }

    private async ValueTask RunEventAsync(EventRun run, RunTimeout timeout)
    {
        run.IsHeld = false;
        WebhookClaimOutcome whole = _claims.OutcomeOf(run, ClaimSet.WholeEvent);
        if (whole != WebhookClaimOutcome.Claimed)
        {
            for (int handler = 0; handler < run.Handlers.Length; handler++)
            {
                Unclaimed(run, handler, whole, ClaimSet.WholeEvent);
                Release(run, handler);
            }

            return;
        }

        for (int handler = 0; handler < run.Handlers.Length; handler++)
        {
            await _settler.StoreIsBackAsync().ConfigureAwait(false);
            if (_claims.OutcomeOf(run, handler) != WebhookClaimOutcome.Claimed)
            {
                Unclaimed(run, handler, _claims.OutcomeOf(run, handler), handler);
            }
            else if (cancellationToken.IsCancellationRequested)
            {
                Release(run, handler);
            }
            else if (timeProvider.GetElapsedTime(_claims.ClaimedAt) >= options.Lease / 2)
            {
                run.IsPostponed = true;
                Release(run, handler);
            }
            else
            {
                await RunHandlerAsync(run, handler, timeout).ConfigureAwait(false);
            }
        }

        if (_claims.HasEventKeys)
        {
            // Workers of earlier builds read the inbox and know this key only. Elsewhere it is not kept: applications
            // with other handlers may use the same store.
            bool isHandled = !run.IsFailed && !run.IsHeld && !run.IsPostponed
                && !cancellationToken.IsCancellationRequested;
            Settle(run, ClaimSet.WholeEvent, isHandled && IsFromInbox);
        }
    }

    private async ValueTask RunHandlerAsync(EventRun run, int index, RunTimeout timeout)
    {
        WebhookHandlerEntry handler = run.Handlers[index];
        using Activity? activity = WebhookMetrics.StartHandle(run.Event, handler);
        long start = timeProvider.GetTimestamp();
        try
        {
            // After the lease another delivery may claim the event, so the handler must stop.
            ValueTask handling = HandleAsync(run.Event, handler, timeout.Start(options.Lease));
            if (!handling.IsCompleted)
            {
                _settler.Flush();
            }

            await handling.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Release(run, index);
            if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
            {
                return;
            }

            // Not the message, which may quote what a customer wrote.
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            WebhookLog.HandlerFailed(logger, error, run.Event.GetType().Name, handler.Name);
            metrics.Failed(run.Event, handler, error);
            result.Add(error);
            run.IsFailed = true;
            return;
        }

        Settle(run, index, isHandled: true);
        metrics.Duration(run.Event, handler, timeProvider.GetElapsedTime(start));
        metrics.Handled(run.Event, handler);
    }

    private async ValueTask HandleAsync(WebhookEvent webhookEvent, WebhookHandlerEntry handler, CancellationToken token)
    {
        if (SharedServices is not null)
        {
            await handler.HandleAsync(SharedServices, webhookEvent, token).ConfigureAwait(false);
            return;
        }

        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await handler.HandleAsync(scope.ServiceProvider, webhookEvent, token).ConfigureAwait(false);
        }
    }

    // The key is that of the handler or of the event.
    private void Unclaimed(EventRun run, int index, WebhookClaimOutcome outcome, int key)
    {
        WebhookHandlerEntry handler = run.Handlers[index];
        string name = run.Event.GetType().Name;
        if (outcome == WebhookClaimOutcome.AlreadyHandled)
        {
            metrics.Duplicate(run.Event, handler);
            WebhookLog.Duplicate(logger, name, handler.Name);
        }
        else if (_claims.IsClaimedHere(run, key))
        {
            // The same event is in the webhook twice. In the next round the first one was handled.
            run.IsPostponed = true;
        }
        else
        {
            run.IsHeld = true;
            WebhookLog.Held(logger, name, handler.Name);
        }
    }

    private void Release(EventRun run, int handler) => Settle(run, handler, isHandled: false);

    private void Settle(EventRun run, int handler, bool isHandled)
    {
        WebhookSettlement settlement = _claims.Settlement(run, handler, isHandled);
        if (settlement.Token != Guid.Empty)
        {
            string name =
                handler == ClaimSet.WholeEvent ? run.Event.GetType().Name : run.Handlers[handler].Name;
            _settler.Add(settlement, name);
        }
    }
}

using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Handles the events of webhooks for every host: the endpoint, the queue, the inbox and direct dispatch. The keys of
/// all events and handlers of a webhook are claimed together. Then the handlers run, in order within each conversation
/// and at the same time otherwise, and each key is committed or released when its handler has completed.
/// </summary>
internal sealed class WebhookDispatcher(
    IServiceScopeFactory scopes,
    WebhookHandlers handlers,
    IOptionsMonitor<WhatsAppWebhookOptions> options,
    WebhookMetrics metrics,
    TimeProvider timeProvider,
    ILogger<WebhookDispatcher> logger)
{
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

    /// <summary>Handles events. A failed event does not keep the others from being handled.</summary>
    /// <param name="events">The events, in order of arrival.</param>
    /// <param name="turn">The turn of the delivery in its conversations. Null if it waits for no other.</param>
    /// <param name="isFromInbox">Whether the events were stored in the inbox.</param>
    /// <param name="cancellationToken">Cancels the handlers.</param>
    /// <exception cref="OperationCanceledException">The call was canceled; its claims are released.</exception>
    public async Task<DispatchResult> DispatchAsync(
        IReadOnlyList<WebhookEvent> events,
        ConversationOrder.Turn? turn,
        bool isFromInbox,
        CancellationToken cancellationToken)
    {
        DispatchResult result = new();
        List<EventRun> runs = RunsOf(events);
        if (runs.Count == 0)
        {
            return result;
        }

        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            IWebhookStore store = scope.ServiceProvider.GetRequiredService<IWebhookStore>();
            List<EventRun> pending = runs;
            while (pending.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                DispatchRound round = new(
                    store, options.CurrentValue, scopes, metrics, timeProvider, logger, turn, result, cancellationToken)
                {
                    IsFromInbox = isFromInbox,
                    SharedServices = options.CurrentValue.ShareServiceScope ? scope.ServiceProvider : null,
                };
                await round.RunAsync(pending).ConfigureAwait(false);
                pending = pending.FindAll(static run => run.IsPostponed);
            }
        }

        foreach (EventRun run in runs)
        {
            result.Add(run);
        }

        return result;
    }

    private List<EventRun> RunsOf(IReadOnlyList<WebhookEvent> events)
    {
        List<EventRun> runs = new(events.Count);
        for (int index = 0; index < events.Count; index++)
        {
            WebhookEvent webhookEvent = events[index];
            WebhookHandlerEntry[] matching = handlers.For(webhookEvent.GetType());
            if (matching.Length > 0)
            {
                runs.Add(new EventRun(webhookEvent, matching));
                continue;
            }

            metrics.Unhandled(webhookEvent);
            WebhookLog.Unhandled(logger, webhookEvent.GetType().Name);
        }

        return runs;
    }
}

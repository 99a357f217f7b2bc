using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Handles what is in the inbox, if there is one. If the inbox fails permanently the host stops: it must not store
/// webhooks that are never handled.
/// </summary>
internal sealed class WebhookInboxWorker(IServiceProvider services, WebhookDispatcher dispatcher) : BackgroundService
{
    private readonly ConversationOrder _order = new();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        services.GetService<IWebhookInbox>()?.RunAsync(HandleAsync, stoppingToken) ?? Task.CompletedTask;

    private async Task<WebhookInboxOutcome> HandleAsync(
        ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        // Bodies enter in the order of the calls, before the first await.
        IReadOnlyList<WebhookEvent> events = WebhookEvents.Parse(body);
        using ConversationOrder.Turn turn = _order.Enter(events);
        await Task.Yield();
        using Activity? activity = WebhookMetrics.StartBackground(default);
        DispatchResult result = await dispatcher
            .DispatchAsync(events, turn, isFromInbox: true, cancellationToken).ConfigureAwait(false);
        if (result.Failed.Count > 0)
        {
            result.ThrowIfUnsettled();
        }

        return result.Held.Count > 0 ? WebhookInboxOutcome.HeldByAnother : WebhookInboxOutcome.Handled;
    }
}

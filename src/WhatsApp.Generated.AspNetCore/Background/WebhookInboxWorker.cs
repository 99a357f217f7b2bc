using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WhatsApp.Generated.AspNetCore.Handling;
using WhatsApp.Generated.AspNetCore.Telemetry;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Background;

/// <summary>
/// Handles what is in the inbox, if there is one. When the inbox fails for good the host stops, rather than to go on
/// storing webhooks that nobody handles.
/// </summary>
internal sealed class WebhookInboxWorker(IServiceProvider services, WebhookDispatcher dispatcher) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        services.GetService<IWebhookInbox>()?.RunAsync(HandleAsync, stoppingToken) ?? Task.CompletedTask;

    private async Task HandleAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using Activity? activity = WebhookMetrics.StartBackground(default);
        DispatchResult result =
            await dispatcher.DispatchAsync(WebhookEvents.Parse(body), cancellationToken).ConfigureAwait(false);
        result.ThrowIfUnsettled();
    }
}

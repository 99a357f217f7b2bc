using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Handling;
using WhatsApp.Generated.AspNetCore.Telemetry;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Handles webhooks that come another way than over HTTP: in a test, or from a queue.</summary>
public static class WebhookDispatchExtensions
{
    /// <summary>
    /// Gives every event of a webhook to its handlers, as the endpoint does: those that have handled it before are left
    /// out, and one that fails keeps no other from running. The host need not run.
    /// </summary>
    /// <param name="services">The services, with those of <c>AddWhatsAppWebhooks</c>.</param>
    /// <param name="body">The body. Its signature is not checked: do that where it comes in.</param>
    /// <param name="cancellationToken">Stops the handlers.</param>
    /// <exception cref="AggregateException">
    /// What handlers threw. Dispatch the webhook again later: those that succeeded are not repeated.
    /// </exception>
    /// <exception cref="GraphJsonException">The body is not one JSON object.</exception>
    /// <exception cref="InvalidOperationException">The services were not added.</exception>
    public static async Task DispatchWhatsAppWebhookAsync(
        this IServiceProvider services, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        WebhookDispatcher dispatcher = services.GetRequiredService<WebhookDispatcher>();
        WebhookMetrics metrics = services.GetRequiredService<WebhookMetrics>();
        IReadOnlyList<WebhookEvent> events = WebhookEvents.Parse(body);
        foreach (WebhookEvent webhookEvent in events)
        {
            metrics.Received(webhookEvent);
        }

        DispatchResult result = await dispatcher.DispatchAsync(events, cancellationToken).ConfigureAwait(false);
        result.ThrowIfUnsettled();
    }

    /// <inheritdoc cref="DispatchWhatsAppWebhookAsync(IServiceProvider, ReadOnlyMemory{byte}, CancellationToken)"/>
    /// <param name="services">The services, with those of <c>AddWhatsAppWebhooks</c>.</param>
    /// <param name="json">The body. Its signature is not checked: do that where it comes in.</param>
    /// <param name="cancellationToken">Stops the handlers.</param>
    public static Task DispatchWhatsAppWebhookAsync(
        this IServiceProvider services, string json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return services.DispatchWhatsAppWebhookAsync(Encoding.UTF8.GetBytes(json), cancellationToken);
    }
}

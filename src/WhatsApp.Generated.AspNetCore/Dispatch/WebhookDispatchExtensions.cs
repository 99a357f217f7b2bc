using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Handles webhooks that do not arrive over HTTP: in a test, or from a message queue.</summary>
public static class WebhookDispatchExtensions
{
    /// <summary>
    /// Passes every event of a webhook to its handlers, as the endpoint does: a handler that has handled the event
    /// before is skipped, and one that fails does not keep the others from running. The host need not run.
    /// </summary>
    /// <param name="services">The services, with those of <c>AddWhatsAppWebhooks</c>.</param>
    /// <param name="body">The body. Its signature is not checked: do that where it arrives.</param>
    /// <param name="cancellationToken">Cancels the handlers.</param>
    /// <exception cref="AggregateException">
    /// What handlers threw. Dispatch the webhook again later: handlers that succeeded are not repeated.
    /// </exception>
    /// <exception cref="GraphJsonException">The body is not one JSON object.</exception>
    /// <exception cref="InvalidOperationException">The services were not added.</exception>
    public static async Task DispatchWhatsAppWebhookAsync(
        this IServiceProvider services, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        WebhookDispatcher dispatcher = services.GetRequiredService<WebhookDispatcher>();
        DispatchResult result =
            await dispatcher.DispatchAsync(dispatcher.Receive(body), turn: null, isFromInbox: false, cancellationToken)
                .ConfigureAwait(false);
        result.ThrowIfUnsettled();
    }

    /// <inheritdoc cref="DispatchWhatsAppWebhookAsync(IServiceProvider, ReadOnlyMemory{byte}, CancellationToken)"/>
    /// <param name="services">The services, with those of <c>AddWhatsAppWebhooks</c>.</param>
    /// <param name="json">The body. Its signature is not checked: do that where it arrives.</param>
    /// <param name="cancellationToken">Cancels the handlers.</param>
    public static Task DispatchWhatsAppWebhookAsync(
        this IServiceProvider services, string json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return services.DispatchWhatsAppWebhookAsync(Encoding.UTF8.GetBytes(json), cancellationToken);
    }
}

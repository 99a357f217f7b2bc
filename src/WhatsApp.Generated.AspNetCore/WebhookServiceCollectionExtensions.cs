using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Adds webhooks to an application's services.</summary>
public static class WebhookServiceCollectionExtensions
{
    /// <summary>Adds webhooks with options from the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// The section with the members of <see cref="WhatsAppWebhookOptions"/>, such as <c>WhatsApp:Webhooks</c>.
    /// </param>
    public static WhatsAppWebhookBuilder AddWhatsAppWebhooks(
        this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        WebhookHandlers handlers = AddCore(services);
        handlers.Section = section;
        services.AddOptions<WhatsAppWebhookOptions>().Bind(section);
        return new WhatsAppWebhookBuilder(services, handlers);
    }

    /// <summary>Adds webhooks with options that are set in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    public static WhatsAppWebhookBuilder AddWhatsAppWebhooks(
        this IServiceCollection services, Action<WhatsAppWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        WebhookHandlers handlers = AddCore(services);
        services.Configure(configure);
        return new WhatsAppWebhookBuilder(services, handlers);
    }

    private static WebhookHandlers AddCore(IServiceCollection services)
    {
        // A second call, from another part of the application, adds to the same handlers.
        if (services.FirstOrDefault(service => service.ServiceType == typeof(WebhookHandlers))?.ImplementationInstance
            is WebhookHandlers existing)
        {
            return existing;
        }

        WebhookHandlers handlers = new();
        services.AddSingleton(handlers);
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<WhatsAppWebhookOptions>, WhatsAppWebhookOptionsValidator>();
        services.AddOptions<WhatsAppWebhookOptions>().ValidateOnStart();
        services.TryAddSingleton<IWebhookStore>(provider =>
            new InMemoryWebhookStore(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton<WebhookDispatcher>();
        services.AddSingleton<WebhookEndpoint>();
        services.AddSingleton<WebhookQueue>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<WebhookQueue>());
        services.AddHostedService<WebhookInboxWorker>();
        return handlers;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WhatsApp.Generated.AspNetCore;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>How an application handles webhooks.</summary>
public enum HostMode
{
    /// <summary>Before the response.</summary>
    Direct,

    /// <summary>After the response, from the queue in memory.</summary>
    Queue,

    /// <summary>After the response, from the inbox.</summary>
    Inbox,
}

/// <summary>An application that receives webhooks on Kestrel, or a worker that handles them, with PostgreSQL.</summary>
internal static class WebhookApplication
{
    public const string Secret = "app-secret-of-the-test";

    public static async Task<WebApplication> StartAsync(
        NpgsqlDataSource dataSource,
        PostgreSqlWebhookOptions options,
        HostMode mode,
        Action<WhatsAppWebhookBuilder> add,
        Action<IServiceCollection>? services = null,
        Action<WhatsAppWebhookOptions>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        Add(builder.Services, dataSource, options, mode, add, configure);
        services?.Invoke(builder.Services);
        WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.MapWhatsAppWebhook("/webhooks/whatsapp");
        await application.StartAsync();
        return application;
    }

    /// <summary>Starts a worker of the inbox without an endpoint.</summary>
    public static async Task<IHost> StartWorkerAsync(
        NpgsqlDataSource dataSource,
        PostgreSqlWebhookOptions options,
        Action<WhatsAppWebhookBuilder> add,
        Action<IServiceCollection>? services = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        Add(builder.Services, dataSource, options, HostMode.Inbox, add, configure: null);
        services?.Invoke(builder.Services);
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    public static Uri Address(WebApplication application) =>
        new(new Uri(application.Urls.Single()), "/webhooks/whatsapp");

    private static void Add(
        IServiceCollection services,
        NpgsqlDataSource dataSource,
        PostgreSqlWebhookOptions options,
        HostMode mode,
        Action<WhatsAppWebhookBuilder> add,
        Action<WhatsAppWebhookOptions>? configure)
    {
        services.AddWhatsAppPostgreSql(dataSource, it =>
        {
            it.Schema = options.Schema;
            it.Lease = options.Lease;
            it.PollInterval = options.PollInterval;
            it.FirstRetryDelay = options.FirstRetryDelay;
            it.MaxAttempts = options.MaxAttempts;
            it.MaxConcurrency = options.MaxConcurrency;
            it.DrainTimeout = options.DrainTimeout;
        });
        WhatsAppWebhookBuilder webhooks = services.AddWhatsAppWebhooks(it =>
        {
            it.AppSecrets.Add(Secret);
            it.VerifyToken = "verify-token-of-the-test";
            it.Lease = options.Lease;
            it.HandleInBackground = mode == HostMode.Queue;
            it.BackgroundRetryDelay = TimeSpan.FromMilliseconds(50);
            configure?.Invoke(it);
        });
        add(webhooks);
        if (mode == HostMode.Inbox)
        {
            webhooks.UseInbox(provider => provider.GetRequiredService<PostgreSqlWebhookInbox>());
        }
    }
}

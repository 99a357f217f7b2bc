using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WhatsApp.Generated.AspNetCore;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>An application that receives webhooks on Kestrel and remembers them in PostgreSQL.</summary>
internal static class WebhookApplication
{
    public const string Secret = "app-secret-of-the-test";

    public static async Task<WebApplication> StartAsync(
        NpgsqlDataSource dataSource,
        PostgreSqlWebhookOptions options,
        bool hasInbox,
        Action<WhatsAppWebhookBuilder> add,
        Action<IServiceCollection>? services = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddWhatsAppPostgreSql(dataSource, it =>
        {
            it.Schema = options.Schema;
            it.Lease = options.Lease;
            it.PollInterval = options.PollInterval;
            it.FirstRetryDelay = options.FirstRetryDelay;
            it.MaxConcurrency = options.MaxConcurrency;
            it.DrainTimeout = options.DrainTimeout;
        });
        WhatsAppWebhookBuilder webhooks = builder.Services.AddWhatsAppWebhooks(it =>
        {
            it.AppSecrets.Add(Secret);
            it.VerifyToken = "verify-token-of-the-test";
            it.Lease = options.Lease;
        });
        add(webhooks);
        if (hasInbox)
        {
            webhooks.UseInbox(provider => provider.GetRequiredService<PostgreSqlWebhookInbox>());
        }

        services?.Invoke(builder.Services);
        WebApplication application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.MapWhatsAppWebhook("/webhooks/whatsapp");
        await application.StartAsync();
        return application;
    }

    public static Uri Address(WebApplication application) =>
        new(new Uri(application.Urls.Single()), "/webhooks/whatsapp");
}

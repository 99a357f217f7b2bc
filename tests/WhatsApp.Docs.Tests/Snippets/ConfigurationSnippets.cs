using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.PostgreSql;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/configuration.md.</summary>
public static class ConfigurationSnippets
{
    public static void Clients(WebApplicationBuilder builder)
    {
        builder.Services.AddWhatsApp(builder.Configuration.GetSection("WhatsApp"));
        builder.Services.AddWhatsApp("shop-a", builder.Configuration.GetSection("Shops:A"));
    }

    public static void Webhooks(WebApplicationBuilder builder)
    {
        builder.Services.AddWhatsAppWebhooks(builder.Configuration.GetSection("WhatsApp:Webhooks"));
    }

    public static void Limits(WebApplicationBuilder builder)
    {
        builder.Services.AddMessageLimits(builder.Configuration.GetSection("WhatsApp:Limits"));
    }

    public static void PostgreSql(WebApplicationBuilder builder)
    {
        builder.Services.AddWhatsAppPostgreSql(
            builder.Configuration.GetConnectionString("WhatsApp")!,
            options => builder.Configuration.GetSection("WhatsApp:PostgreSql").Bind(options));
    }
}

using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Webhooks;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/migration.md.</summary>
public static class MigrationSnippets
{
    public static void Configuration(WebApplicationBuilder builder)
    {
        builder.Services.AddWhatsApp(builder.Configuration.GetSection("WhatsApp"));
    }

    public static async Task Calls(WhatsAppClient client, string phoneNumberId, string to)
    {
        await client.PhoneNumbers[phoneNumberId].Messages.PostAsync(
            new TextMessage { To = to, Text = new() { Body = "Hello", PreviewUrl = false } });
        await client.PhoneNumbers[phoneNumberId].Messages.PostAsync(
            new ImageMessage { To = to, Image = new() { Link = "https://shop.example/tulip.jpg" } });
    }

    public static async Task Errors(WhatsAppClient client, string phoneNumberId, Message message, ILogger logger)
    {
        try
        {
            await client.PhoneNumbers[phoneNumberId].Messages.PostAsync(message);
        }
        catch (GraphApiException error) when (error.Code == GraphErrorCode.ReEngagementRequired)
        {
            logger.LogWarning("Send a template first: {Details}", error.Details);
        }
    }

    public static void Webhooks(WebApplicationBuilder builder)
    {
        builder.Services
            .AddWhatsAppWebhooks(builder.Configuration.GetSection("WhatsApp:Webhooks"))
            .AddHandler<Shop>();
        WebApplication app = builder.Build();
        app.MapWhatsAppWebhook("/webhooks/whatsapp");
    }

    public sealed class Shop : IWebhookHandler<TextMessageReceived>, IWebhookHandler<MessageStatusChanged>
    {
        public Task HandleAsync(TextMessageReceived received, CancellationToken cancellationToken) =>
            Console.Out.WriteLineAsync(received.Message.Text?.Body);

        public Task HandleAsync(MessageStatusChanged changed, CancellationToken cancellationToken) =>
            Console.Out.WriteLineAsync($"{changed.Status.Id} is {changed.Status.Status}");
    }
}

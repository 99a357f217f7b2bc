using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Webhooks;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/webhooks.md.</summary>
public static class WebhooksSnippets
{
    public static void AspNetCore(WebApplicationBuilder builder)
    {
        builder.Services
            .AddWhatsAppWebhooks(builder.Configuration.GetSection("WhatsApp:Webhooks"))
            .AddHandler<Greeter>();
        WebApplication app = builder.Build();
        app.MapWhatsAppWebhook("/webhooks/whatsapp");
    }

    public sealed class Greeter(WhatsAppClient client) : IWebhookHandler<TextMessageReceived>
    {
        public Task HandleAsync(TextMessageReceived received, CancellationToken cancellationToken) =>
            client.PhoneNumbers[received.PhoneNumberId!].Messages.PostAsync(
                received.Reply("Hello"), cancellationToken: cancellationToken);
    }

    public static async Task WithoutAspNetCore(
        WhatsAppClient client,
        string verifyToken,
        string appSecret,
        WebhookReceiverRequest request,
        CancellationToken cancellationToken)
    {
        var receiver = new WebhookReceiver(verifyToken, appSecret);

        WebhookReceiverResponse response = await receiver.ReceiveAsync(request, HandleAsync, cancellationToken);

        async Task HandleAsync(WebhookEvent webhookEvent, CancellationToken token)
        {
            if (webhookEvent is TextMessageReceived received)
            {
                await client.PhoneNumbers[received.PhoneNumberId!].Messages.PostAsync(
                    received.Reply("Thank you!"), cancellationToken: token);
            }
        }

        Console.WriteLine(response.Status);
    }
}

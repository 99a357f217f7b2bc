using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Webhooks;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddWhatsApp(builder.Configuration.GetSection("WhatsApp"));
builder.Services
    .AddWhatsAppWebhooks(builder.Configuration.GetSection("WhatsApp:Webhooks"))
    .AddHandler<Greeter>();

WebApplication app = builder.Build();
app.MapWhatsAppWebhook("/webhooks/whatsapp");
app.Run();

public sealed class Greeter(WhatsAppClient client) : IWebhookHandler<TextMessageReceived>
{
    public Task HandleAsync(TextMessageReceived received, CancellationToken cancellationToken) =>
        client.PhoneNumbers[received.PhoneNumberId!].Messages.PostAsync(
            received.Reply($"You wrote: {received.Message.Text?.Body}"), cancellationToken: cancellationToken);
}

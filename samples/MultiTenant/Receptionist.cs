using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Webhooks;

namespace MultiTenant;

/// <summary>Replies in the name of the business that the message was sent to.</summary>
public sealed class Receptionist(WhatsAppClient client, IConfiguration configuration)
    : IWebhookHandler<TextMessageReceived>
{
    public async Task HandleAsync(TextMessageReceived received, CancellationToken cancellationToken)
    {
        string tenant = received.AccountId!;
        string greeting = configuration[$"Tenants:{tenant}:Greeting"] ?? "Hello!";
        await client.ForTenant(tenant).PhoneNumbers[received.PhoneNumberId!].Messages.PostAsync(
            received.Reply(greeting), cancellationToken: cancellationToken);
    }
}

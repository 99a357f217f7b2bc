using WhatsApp.Generated;
using WhatsApp.Generated.Webhooks;

// A program that starts, does one thing with the SDK, and ends.
switch (args)
{
    case ["send", var address]:
        using (var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", BaseAddress = new Uri(address) }))
        {
            MessageResponse sent = await client.PhoneNumbers["106540352242922"].Messages.PostAsync(
                new TextMessage { To = "16505551234", Text = new() { Body = "Hello" } });
            return sent.Messages is [{ Id: not null }] ? 0 : 1;
        }

    case ["parse", var file]:
        return WebhookEvents.Parse(await File.ReadAllBytesAsync(file)) is [TextMessageReceived] ? 0 : 1;

    default:
        return 2;
}

using WhatsApp.Generated;
using WhatsApp.Generated.Webhooks;

// Published as native code, it starts within a few milliseconds: send a message, or print the events of a webhook.
switch (args)
{
    case ["send", var to, var text]:
        var options = new WhatsAppClientOptions { AccessToken = Require("WHATSAPP_ACCESS_TOKEN") };
        if (Environment.GetEnvironmentVariable("WHATSAPP_BASE_ADDRESS") is { Length: > 0 } address)
        {
            options.BaseAddress = new Uri(address);
        }

        using (var client = new WhatsAppClient(options))
        {
            MessageResponse sent = await client.PhoneNumbers[Require("WHATSAPP_PHONE_NUMBER_ID")].Messages.PostAsync(
                new TextMessage { To = to, Text = new() { Body = text } });
            Console.WriteLine(sent.Messages![0].Id);
            return 0;
        }

    case ["events", var file]:
        foreach (WebhookEvent webhookEvent in WebhookEvents.Parse(await File.ReadAllBytesAsync(file)))
        {
            Console.WriteLine($"{webhookEvent.Field} {webhookEvent.GetType().Name} {webhookEvent.Key}");
        }

        return 0;

    default:
        Console.Error.WriteLine("send <phone number> <text>, or events <file>");
        return 2;
}

static string Require(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
    ? value
    : throw new InvalidOperationException($"{variable} is not set.");

using WhatsApp.Benchmarks.Floor;

// A program that starts, does one thing without the SDK, and ends.
switch (args)
{
    case ["nothing"]:
        return 0;

    case ["send", var address]:
        using (var client = new GraphClient(new Uri(address)))
        {
            MessageResponse sent = await client.SendAsync(
                "106540352242922", new() { To = "16505551234", Type = "text", Text = new() { Body = "Hello" } });
            return sent.Messages is [{ Id: not null }] ? 0 : 1;
        }

    case ["parse", var file]:
        return WebhookEvents.Parse(await File.ReadAllBytesAsync(file)) is [MessageReceived<TextContent>] ? 0 : 1;

    default:
        return 2;
}

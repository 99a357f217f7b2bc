using System.Net;
using WhatsApp.Generated.Testing;

namespace Docs.FakeServer;

/// <summary>The code of docs/fake-server.md, line by line, so that it compiles.</summary>
public static class FakeServerSnippets
{
    public static async Task Program()
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        await FakeGraphServer.RunAsync(
            new FakeGraphOptions { Port = 8080 },
            server =>
            {
                Console.WriteLine($"{server.BaseAddress}v27.0/{server.PhoneNumberId}/messages");
                return Task.CompletedTask;
            },
            stop.Token);
    }

    public static FakeGraphOptions Container()
    {
        var options = new FakeGraphOptions
        {
            Address = IPAddress.Any,
            Port = 8080,
            PublicUrl = new Uri("http://graph:8080/"),
        };
        return options;
    }
}

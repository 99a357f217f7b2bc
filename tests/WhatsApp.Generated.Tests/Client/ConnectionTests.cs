using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

[TestFixture]
public sealed class ConnectionTests
{
    private const string Response =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

    [Test]
    public async Task Calls_beyond_the_maximum_of_connections_wait_for_a_free_one()
    {
        var released = new TaskCompletionSource();
        await using RawServer server = RawServer.Start(async (_, stream, cancellationToken) =>
        {
            await released.Task.WaitAsync(cancellationToken);
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Response), cancellationToken);
        });
        using var client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = "t",
            BaseAddress = server.Address,
            MaxConnectionsPerServer = 2,
        });

        Task[] calls = [.. Enumerable.Range(0, 6).Select(_ => client.PhoneNumbers["1"].GetAsync())];
        Assert.That(() => server.Heads.Count, Is.EqualTo(2).After(5).Seconds.PollEvery(20).MilliSeconds);
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        Assert.That(server.Heads.Count, Is.EqualTo(2));

        released.SetResult();
        await Task.WhenAll(calls);
        Assert.That(server.Heads.Count, Is.EqualTo(6));
    }

    [Test]
    public void Connections_are_fewer_than_the_open_files_that_Linux_allows_a_process() =>
        Assert.That(new WhatsAppClientOptions().MaxConnectionsPerServer, Is.EqualTo(512));
}

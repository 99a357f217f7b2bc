using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

/// <summary>
/// .NET itself repeats a GET or DELETE up to three times if the connection is closed before the response begins. It has
/// no setting for this. A request with a body is sent once.
/// </summary>
[TestFixture]
public sealed class AttemptCountTests
{
    private const int AttemptsOfDotNet = 4;

    [TestCase(0)]
    [TestCase(2)]
    public async Task Get_is_sent_four_times_per_attempt_if_connections_close(int maxRetries)
    {
        await using RawServer server = ClosingServer();
        using WhatsAppClient client = Client(server, maxRetries);

        await Catch.Async<GraphConnectionException>(() => client.PhoneNumbers["1"].GetAsync());

        Assert.That(server.Heads, Has.Count.EqualTo((1 + maxRetries) * AttemptsOfDotNet));
    }

    [Test]
    public async Task Delete_is_sent_four_times_per_attempt_if_connections_close()
    {
        await using RawServer server = ClosingServer();
        using WhatsAppClient client = Client(server, maxRetries: 0);

        await Catch.Async<GraphConnectionException>(() => client.Media["1"].DeleteAsync());

        Assert.That(server.Heads, Has.Count.EqualTo(AttemptsOfDotNet));
    }

    [Test]
    public async Task Post_is_sent_once_if_connections_close()
    {
        await using RawServer server = ClosingServer();
        using WhatsAppClient client = Client(server, maxRetries: 3);

        await Catch.Async<GraphConnectionException>(
            () => client.PhoneNumbers["1"].Messages.PostAsync(new ReadReceipt { MessageId = "wamid.1" }));

        Assert.That(server.Heads, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Post_without_a_body_is_sent_once_if_connections_close()
    {
        await using RawServer server = ClosingServer();
        using WhatsAppClient client = Client(server, maxRetries: 3);

        await Catch.Async<GraphConnectionException>(() => client.Flows["1"].Publish.PostAsync());

        Assert.That(server.Heads, Has.Count.EqualTo(1));
    }

    private static RawServer ClosingServer() => RawServer.Start((_, _, _) => Task.CompletedTask);

    private static WhatsAppClient Client(RawServer server, int maxRetries) => new(new WhatsAppClientOptions
    {
        AccessToken = "t",
        BaseAddress = server.Address,
        Retry = new RetryOptions { MaxRetries = maxRetries, BaseDelay = TimeSpan.FromMilliseconds(1) },
    });
}

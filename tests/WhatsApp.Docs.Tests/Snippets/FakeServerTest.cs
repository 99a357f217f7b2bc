using WhatsApp.Generated;
using WhatsApp.Generated.Testing;

namespace Docs.Tests.Snippets;

/// <summary>A test with its own fake Graph server, and a client of it.</summary>
public abstract class FakeServerTest
{
    protected FakeGraphServer Server { get; private set; } = null!;

    protected WhatsAppClient Client { get; private set; } = null!;

    /// <summary>The request that arrived last.</summary>
    protected RecordedRequest Sent => Server.Requests[^1];

    protected PhoneNumberItemRequestBuilder Phone => Client.PhoneNumbers[Server.PhoneNumberId];

    protected AccountItemRequestBuilder Account => Client.Accounts[Server.AccountId];

    [SetUp]
    public async Task StartServer()
    {
        Server = await FakeGraphServer.StartAsync();
        Client = Server.CreateClient();
    }

    [TearDown]
    public async Task StopServer()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}

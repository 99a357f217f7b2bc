using Microsoft.Kiota.Http.HttpClientLibrary;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests;

namespace WhatsApp.Generated.Kiota.Tests;

/// <summary>A test with a fake Graph server, and clients of it over Kiota's adapter and over the SDK's own.</summary>
public abstract class KiotaTest
{
    protected FakeGraphServer Server { get; private set; } = null!;

    /// <summary>Kiota's adapter with the SDK's pipeline.</summary>
    protected HttpClientRequestAdapter Adapter { get; private set; } = null!;

    /// <summary>A client over <see cref="Adapter"/>.</summary>
    protected WhatsAppClient Client { get; private set; } = null!;

    /// <summary>The SDK's own adapter.</summary>
    protected GraphRequestAdapter OwnAdapter { get; private set; } = null!;

    /// <summary>A client over <see cref="OwnAdapter"/>.</summary>
    protected WhatsAppClient OwnClient { get; private set; } = null!;

    /// <summary>The request that arrived last.</summary>
    protected RecordedRequest Sent => Server.Requests[^1];

    protected static TextMessage Hello => new() { To = "+16505551234", Text = new() { Body = "Hello" } };

    [SetUp]
    public async Task Start()
    {
        Server = await FakeGraphServer.StartAsync();
        Adapter = WhatsAppKiota.CreateAdapter(Server.Options());
        Client = new WhatsAppClient(Adapter);
        OwnAdapter = new GraphRequestAdapter(Server.Options());
        OwnClient = new WhatsAppClient(OwnAdapter);
    }

    [TearDown]
    public async Task Stop()
    {
        Client.Dispose();
        Adapter.Dispose();
        OwnClient.Dispose();
        OwnAdapter.Dispose();
        await Server.DisposeAsync();
    }
}

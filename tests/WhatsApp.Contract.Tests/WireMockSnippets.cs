using WhatsApp.Generated;
using WireMock.Server;

namespace WhatsApp.Contract.Tests;

/// <summary>The code about WireMock of docs/recipes.md.</summary>
[TestFixture]
public sealed class WireMockSnippets
{
    [Test]
    public async Task Program_runs_against_the_mappings()
    {
        string mappings = Servers.Mappings;

        using WireMockServer graph = WireMockServer.Start();
        graph.ReadStaticMappings(Path.Combine(mappings, "wiremock.net", "lenient"));
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "any-token", BaseAddress = new Uri(graph.Url!) });

        MessageResponse sent = await client.PhoneNumbers["106540352242922"].Messages.PostAsync(
            new TextMessage { To = "+16505551234", Text = new() { Body = "Hello" } });

        Assert.That(sent.Messages!.Single().Id, Does.StartWith("wamid."));
    }
}

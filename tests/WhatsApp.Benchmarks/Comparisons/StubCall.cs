using WhatsApp.Benchmarks.Floor;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>A call whose transport responds from memory, without the network.</summary>
internal sealed class StubCall : Comparison, IDisposable
{
    private const string PhoneNumber = "106540352242922";

    private readonly SentMessageResponse.Transport _transport = new();
    private readonly GraphClient _floor;
    private readonly WhatsAppClient _client;

    public StubCall()
    {
        _floor = new GraphClient(new Uri("https://graph.facebook.com"), _transport);
        _client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", HttpMessageHandler = _transport });
    }

    public override Task<IReadOnlyList<Row>> PrepareAsync()
    {
        FloorMessage floorMessage = OutgoingMessages.FloorText();
        TextMessage message = OutgoingMessages.Text();
        return Task.FromResult<IReadOnlyList<Row>>(
        [
            new(
                "message",
                Contender.OfAsync("HttpClient", () => _floor.SendAsync(PhoneNumber, floorMessage)),
                Contender.OfAsync("PostAsJsonAsync", () => _floor.SendAsDocumentedAsync(PhoneNumber, floorMessage)),
                Contender.OfAsync("SDK", () => _client.PhoneNumbers[PhoneNumber].Messages.PostAsync(message))),
        ]);
    }

    public void Dispose()
    {
        _floor.Dispose();
        _client.Dispose();
        _transport.Dispose();
    }
}

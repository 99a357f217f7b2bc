using WhatsApp.Benchmarks.Floor;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Benchmarks.Processes;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>A message sent to a server on loopback, one call after another and 64 in flight.</summary>
internal sealed class LoopbackCall : Comparison, IDisposable
{
    private readonly ServerProcess _server = ServerProcess.Start();
    private readonly GraphClient _floor;
    private readonly WhatsAppClient _client;

    public LoopbackCall()
    {
        _floor = new GraphClient(_server.Address);
        _client = new WhatsAppClient(new WhatsAppClientOptions
        {
            AccessToken = "benchmark-token",
            BaseAddress = _server.Address,
        });
    }

    public override Task<IReadOnlyList<Row>> PrepareAsync()
    {
        FloorMessage floorMessage = OutgoingMessages.FloorText();
        TextMessage message = OutgoingMessages.Text();
        return Task.FromResult<IReadOnlyList<Row>>([Of("one after another", 1), Of("64 in flight", 64)]);

        Row Of(string name, int inFlight) => new(
            name,
            Contender.OfAsync(
                "HttpClient", () => _floor.SendAsync(GraphServer.PhoneNumber, floorMessage), inFlight: inFlight),
            Contender.OfAsync(
                "PostAsJsonAsync",
                () => _floor.SendAsDocumentedAsync(GraphServer.PhoneNumber, floorMessage),
                inFlight: inFlight),
            Contender.OfAsync(
                "SDK",
                () => _client.PhoneNumbers[GraphServer.PhoneNumber].Messages.PostAsync(message),
                inFlight: inFlight))
        {
            Slice = GraphServer.Slice,
        };
    }

    public void Dispose()
    {
        _floor.Dispose();
        _client.Dispose();
        _server.Dispose();
    }
}

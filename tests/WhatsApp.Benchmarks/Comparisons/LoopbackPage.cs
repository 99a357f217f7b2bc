using WhatsApp.Benchmarks.Floor;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Benchmarks.Processes;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>A page of 25 templates from a server on loopback, one call after another and 64 in flight.</summary>
internal sealed class LoopbackPage : Comparison, IDisposable
{
    private static readonly AccountMessageTemplatesQuery Query = new() { Limit = GraphServer.PageSize };

    private readonly ServerProcess _server = ServerProcess.Start();
    private readonly GraphClient _floor;
    private readonly WhatsAppClient _client;

    public LoopbackPage()
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
        SameJson.RequirePageRead(TemplateList.Page(GraphServer.PageSize));
        return Task.FromResult<IReadOnlyList<Row>>([Of("one after another", 1), Of("64 in flight", 64)]);
    }

    public void Dispose()
    {
        _floor.Dispose();
        _client.Dispose();
        _server.Dispose();
    }

    private Row Of(string name, int inFlight) => new(
        name,
        Contender.OfAsync("HttpClient", FloorAsync, inFlight: inFlight),
        Contender.OfAsync("SDK", SdkAsync, inFlight: inFlight))
    {
        Slice = GraphServer.Slice,
    };

    private async Task FloorAsync()
    {
        TemplatePage page = await _floor.GetTemplatesAsync(GraphServer.Account, GraphServer.PageSize);
        RequireAll(page.Data!.Count);
    }

    private async Task SdkAsync()
    {
        await foreach (MessageTemplatePage page in _client
            .Accounts[GraphServer.Account].MessageTemplates.ListAsync(Query).AsPages())
        {
            RequireAll(page.Data!.Count);
            return; // one page of a longer list
        }
    }

    private static void RequireAll(int items)
    {
        if (items != GraphServer.PageSize)
        {
            throw new InvalidOperationException($"The page has {items} items.");
        }
    }
}

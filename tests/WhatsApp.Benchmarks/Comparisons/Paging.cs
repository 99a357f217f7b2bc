using WhatsApp.Benchmarks.Floor;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>An item of a list of 10,000 templates, in pages of 100 that the transport has in memory.</summary>
internal sealed class Paging : Comparison, IDisposable
{
    private const int Items = 10_000;
    private const int PageSize = 100;
    private const string Account = "102290129340398";

    private readonly TemplateList _list = new(Items, PageSize);
    private readonly GraphClient _floor;
    private readonly WhatsAppClient _client;

    public Paging()
    {
        _floor = new GraphClient(new Uri("https://graph.facebook.com"), _list);
        _client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", HttpMessageHandler = _list });
    }

    public override Task<IReadOnlyList<Row>> PrepareAsync() => Task.FromResult<IReadOnlyList<Row>>(
    [
        new(
            "item of 10,000",
            Contender.OfAsync("HttpClient", FloorAsync, Items),
            Contender.OfAsync("SDK", SdkAsync, Items)),
    ]);

    public void Dispose()
    {
        _floor.Dispose();
        _client.Dispose();
        _list.Dispose();
    }

    private async Task FloorAsync()
    {
        int count = 0;
        await foreach (Template template in _floor.ListTemplatesAsync(Account, PageSize))
        {
            count += template.Components!.Count / 4;
        }

        RequireAll(count);
    }

    private async Task SdkAsync()
    {
        int count = 0;
        await foreach (MessageTemplate template in _client.Accounts[Account].MessageTemplates.ListAsync(
            new() { Limit = PageSize }))
        {
            count += template.Components!.Count / 4;
        }

        RequireAll(count);
    }

    private static void RequireAll(int count)
    {
        if (count != Items)
        {
            throw new InvalidOperationException("This is not the whole list.");
        }
    }
}

using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>Whether an item takes as long in a list of 10,000 items as in one of 100, in pages of 10.</summary>
internal sealed class PagingGrowth : Comparison, IDisposable
{
    private const int PageSize = 10;

    private static readonly AccountMessageTemplatesQuery Query = new() { Limit = PageSize };

    private readonly List<IDisposable> _owned = [];

    public override Task<IReadOnlyList<Row>> PrepareAsync() => Task.FromResult<IReadOnlyList<Row>>(
        [new("item", Of(100), Of(10), Of(1000), Of(10_000))]);

    public void Dispose() => _owned.ForEach(it => it.Dispose());

    private Contender Of(int items)
    {
        var list = new TemplateList(items, PageSize);
        var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", HttpMessageHandler = list });
        _owned.AddRange([client, list]);
        return Contender.OfAsync($"SDK, of {items}", () => WalkAsync(client), items);
    }

    private static async Task<int> WalkAsync(WhatsAppClient client)
    {
        int count = 0;
        await foreach (MessageTemplate _ in client.Accounts["102290129340398"].MessageTemplates.ListAsync(Query))
        {
            count++;
        }

        return count;
    }
}

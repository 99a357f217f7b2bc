using BenchmarkDotNet.Attributes;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks;

/// <summary>Does an item of a list take the same, however many there are? Then the line is straight.</summary>
public class PagingGrowthBenchmarks
{
    private const int PageSize = 10;

    private static readonly AccountMessageTemplatesQuery Query = new() { Limit = PageSize };

    private readonly WhatsAppClient _ten = Client(10);
    private readonly WhatsAppClient _hundred = Client(100);
    private readonly WhatsAppClient _thousand = Client(1000);
    private readonly WhatsAppClient _tenThousand = Client(10_000);

    [Benchmark(OperationsPerInvoke = 10)]
    public Task<int> Of10() => WalkAsync(_ten);

    [Benchmark(Baseline = true, OperationsPerInvoke = 100)]
    public Task<int> Of100() => WalkAsync(_hundred);

    [Benchmark(OperationsPerInvoke = 1000)]
    public Task<int> Of1000() => WalkAsync(_thousand);

    [Benchmark(OperationsPerInvoke = 10_000)]
    public Task<int> Of10000() => WalkAsync(_tenThousand);

    private static WhatsAppClient Client(int items) => new(new WhatsAppClientOptions
    {
        AccessToken = "benchmark-token",
        HttpMessageHandler = new TemplateList(items, PageSize),
    });

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

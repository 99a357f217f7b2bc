using BenchmarkDotNet.Attributes;
using WhatsApp.Benchmarks.Floor;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated;

namespace WhatsApp.Benchmarks;

/// <summary>What does an item of a list of 10,000 templates take, in pages of 100?</summary>
public class PagingBenchmarks
{
    private const int Items = 10_000;
    private const int PageSize = 100;

    private readonly TemplateList _list = new(Items, PageSize);
    private GraphClient _floor = null!;
    private WhatsAppClient _client = null!;

    [GlobalSetup]
    public void Setup()
    {
        _floor = new GraphClient(new Uri("https://graph.facebook.com"), _list);
        _client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "benchmark-token", HttpMessageHandler = _list });
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _floor.Dispose();
        _client.Dispose();
        _list.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Items)]
    public async Task<int> RawHttpClient()
    {
        int count = 0;
        await foreach (Template template in _floor.ListTemplatesAsync("102290129340398", PageSize))
        {
            count += template.Components!.Count / 4;
        }

        return All(count);
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public async Task<int> Sdk()
    {
        int count = 0;
        await foreach (MessageTemplate template in _client.Accounts["102290129340398"].MessageTemplates.ListAsync(
            new() { Limit = PageSize }))
        {
            count += template.Components!.Count / 4;
        }

        return All(count);
    }

    private static int All(int count) =>
        count == Items ? count : throw new InvalidOperationException("This is not the whole list.");
}

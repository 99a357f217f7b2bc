using BenchmarkDotNet.Attributes;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Benchmarks;

/// <summary>Does a change of a webhook take the same, however many there are? Then the line is straight.</summary>
public class WebhookGrowthBenchmarks
{
    private readonly byte[] _one = WebhookPayloads.Changes(1);
    private readonly byte[] _ten = WebhookPayloads.Changes(10);
    private readonly byte[] _hundred = WebhookPayloads.Changes(100);
    private readonly byte[] _thousand = WebhookPayloads.Changes(1000);

    [Benchmark(OperationsPerInvoke = 1)]
    public object Of1() => WebhookEvents.Parse(_one);

    [Benchmark(OperationsPerInvoke = 10)]
    public object Of10() => WebhookEvents.Parse(_ten);

    [Benchmark(Baseline = true, OperationsPerInvoke = 100)]
    public object Of100() => WebhookEvents.Parse(_hundred);

    [Benchmark(OperationsPerInvoke = 1000)]
    public object Of1000() => WebhookEvents.Parse(_thousand);
}

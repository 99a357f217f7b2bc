using BenchmarkDotNet.Attributes;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Benchmarks;

/// <summary>What does an event take of a webhook of 50 messages and statuses of all kinds?</summary>
public class WebhookBatchBenchmarks
{
    private const int Items = 50;

    private readonly byte[] _webhook = WebhookPayloads.Batch(Items);

    [GlobalSetup]
    public void Setup() => SameJson.RequireAllRead(_webhook);

    [Benchmark(Baseline = true, OperationsPerInvoke = Items)]
    public object SourceGeneration() => Floor.WebhookEvents.Parse(_webhook);

    [Benchmark(OperationsPerInvoke = Items)]
    public object Sdk() => WebhookEvents.Parse(_webhook);

    [Benchmark(OperationsPerInvoke = Items)]
    public object JsonConvert() => Reflection.Parse(_webhook);
}

using BenchmarkDotNet.Attributes;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Benchmarks;

/// <summary>What does it take from the bytes of one webhook to its typed event, for every kind?</summary>
public class WebhookParseBenchmarks
{
    private byte[] _webhook = [];

    public static IEnumerable<string> Kinds => WebhookPayloads.Kinds;

    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = string.Empty;

    [GlobalSetup]
    public void Setup()
    {
        _webhook = WebhookPayloads.Single(Kind);
        SameJson.RequireAllRead(_webhook);
    }

    [Benchmark(Baseline = true)]
    public object SourceGeneration() => Floor.WebhookEvents.Parse(_webhook);

    [Benchmark]
    public object Sdk() => WebhookEvents.Parse(_webhook);

    [Benchmark]
    public object JsonConvert() => Reflection.Parse(_webhook);
}

using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Benchmarks;

/// <summary>What does it take to check the signature of a webhook, and then to read it?</summary>
public class WebhookVerifyBenchmarks
{
    private const string AppSecret = "4f1c9e2b7a6d4c0d9e8f7a6b5c4d3e2f";

    private byte[] _webhook = [];
    private string _signature = string.Empty;

    [Params("text", "50 mixed")]
    public string Webhook { get; set; } = string.Empty;

    [GlobalSetup]
    public void Setup()
    {
        _webhook = Webhook == "text" ? WebhookPayloads.Single(Webhook) : WebhookPayloads.Batch(50);
        using var client = new HttpClient();
        _signature = new FakeWebhookSender(AppSecret, client).Sign(_webhook);
        SameJson.RequireAllRead(_webhook);
    }

    [Benchmark(Baseline = true)]
    public object SourceGeneration() =>
        IsValid(_webhook, _signature) ? Floor.WebhookEvents.Parse(_webhook) : throw new InvalidOperationException();

    [Benchmark]
    public object Sdk() => WebhookSignature.IsValid(_webhook, _signature, AppSecret)
        ? WebhookEvents.Parse(_webhook)
        : throw new InvalidOperationException();

    private static bool IsValid(byte[] body, string header)
    {
        byte[] actual = HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), body);
        return CryptographicOperations.FixedTimeEquals(Convert.FromHexString(header.AsSpan("sha256=".Length)), actual);
    }
}

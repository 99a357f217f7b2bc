using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Newtonsoft.Json;
using WhatsApp.Benchmarks.Payloads;

namespace WhatsApp.Benchmarks;

/// <summary>
/// What does the engine itself take, below all models: every token of a webhook, and the text of each string? What the
/// SDK takes on top is the difference to <see cref="WebhookParseBenchmarks"/>.
/// </summary>
public class JsonEngineBenchmarks
{
    private byte[] _webhook = [];

    [Params("text", "50 mixed")]
    public string Webhook { get; set; } = string.Empty;

    [GlobalSetup]
    public void Setup() =>
        _webhook = Webhook == "text" ? WebhookPayloads.Single(Webhook) : WebhookPayloads.Batch(50);

    [Benchmark(Baseline = true)]
    public object SourceGenerationWithModels() => Floor.WebhookEvents.Parse(_webhook);

    [Benchmark]
    public object SdkWithModels() => Generated.Webhooks.WebhookEvents.Parse(_webhook);

    [Benchmark]
    public int NewtonsoftTokens()
    {
        using var stream = new MemoryStream(_webhook);
        using var text = new StreamReader(stream);
        using var json = new JsonTextReader(text)
        {
            ArrayPool = PooledChars.Instance,
            DateParseHandling = DateParseHandling.None,
        };
        int length = 0;
        while (json.Read())
        {
            length += json.Value is string value ? value.Length : 0;
        }

        return length;
    }

    [Benchmark]
    public int SystemTextJsonTokens()
    {
        var json = new Utf8JsonReader(_webhook);
        int length = 0;
        while (json.Read())
        {
            length += json.TokenType == JsonTokenType.String ? json.GetString()!.Length : 0;
        }

        return length;
    }

    private sealed class PooledChars : IArrayPool<char>
    {
        public static PooledChars Instance { get; } = new();

        public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

        public void Return(char[]? array) => ArrayPool<char>.Shared.Return(array!);
    }
}

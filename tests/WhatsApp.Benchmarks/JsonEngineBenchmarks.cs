using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
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
        using var json = new JsonTextReader(new Utf8Reader(_webhook))
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

    /// <summary>The shortest way from bytes to the engine: a StreamReader takes half as long again.</summary>
    private sealed class Utf8Reader(byte[] utf8) : TextReader
    {
        private int _position;

        public override int Read(char[] buffer, int index, int count)
        {
            Utf8.ToUtf16(utf8.AsSpan(_position), buffer.AsSpan(index, count), out int read, out int written);
            _position += read;
            return written;
        }
    }

    private sealed class PooledChars : IArrayPool<char>
    {
        public static PooledChars Instance { get; } = new();

        public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

        public void Return(char[]? array) => ArrayPool<char>.Shared.Return(array!);
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Newtonsoft.Json;
using WhatsApp.Benchmarks.Floor;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated.Json;

namespace WhatsApp.Benchmarks;

/// <summary>What does it take from a message to the bytes of its JSON?</summary>
/// <remarks>Both write into a buffer that is used again and copy the result, so that both end with an array.</remarks>
public class WriteBenchmarks
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;
    private JsonModel _message = OutgoingMessages.Text();
    private FloorMessage _floor = OutgoingMessages.FloorText();
    private readonly StringWriter _chars = new(CultureInfo.InvariantCulture);
    private List<(JsonToken Type, object? Value)> _tokens = [];

    // Escapes no more than the SDK does.
    public WriteBenchmarks() =>
        _writer = new Utf8JsonWriter(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    [Params("text", "template of 3 components", "list of 10 rows")]
    public string Message { get; set; } = string.Empty;

    [GlobalSetup]
    public void Setup()
    {
        (_message, _floor) = Message[..4] switch
        {
            "text" => ((JsonModel)OutgoingMessages.Text(), OutgoingMessages.FloorText()),
            "temp" => (OutgoingMessages.Template(), OutgoingMessages.FloorTemplate()),
            _ => (OutgoingMessages.List(), OutgoingMessages.FloorList()),
        };
        _tokens = TokensOf(SourceGeneration());
        SameJson.Require(SourceGeneration(), Sdk(), "SDK and floor do not write the same JSON.");
        SameJson.Require(SourceGeneration(), NewtonsoftTokens(), "Newtonsoft and floor do not write the same JSON.");
    }

    [Benchmark(Baseline = true)]
    public byte[] SourceGeneration()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        System.Text.Json.JsonSerializer.Serialize(_writer, _floor, CallJson.Default.FloorMessage);
        return _buffer.WrittenSpan.ToArray();
    }

    [Benchmark]
    public byte[] Sdk() => GraphJson.WriteUtf8(_message);

    /// <summary>The same tokens through Newtonsoft's writer, without models: what that engine takes by itself.</summary>
    [Benchmark]
    public byte[] NewtonsoftTokens()
    {
        _chars.GetStringBuilder().Clear();
        using var json = new JsonTextWriter(_chars) { CloseOutput = false };
        foreach ((JsonToken type, object? value) in _tokens)
        {
            json.WriteToken(type, value);
        }

        json.Flush();
        StringBuilder text = _chars.GetStringBuilder();
        char[] copy = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(0, copy, text.Length);
        byte[] utf8 = Encoding.UTF8.GetBytes(copy, 0, text.Length);
        ArrayPool<char>.Shared.Return(copy);
        return utf8;
    }

    private static List<(JsonToken Type, object? Value)> TokensOf(byte[] utf8)
    {
        var tokens = new List<(JsonToken, object?)>();
        using var json = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(utf8)));
        while (json.Read())
        {
            tokens.Add((json.TokenType, json.Value));
        }

        return tokens;
    }
}

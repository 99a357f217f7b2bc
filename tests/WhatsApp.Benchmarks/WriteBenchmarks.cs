using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
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
        SameJson.Require(SourceGeneration(), Sdk(), "SDK and floor do not write the same JSON.");
    }

    [Benchmark(Baseline = true)]
    public byte[] SourceGeneration()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, _floor, CallJson.Default.FloorMessage);
        return _buffer.WrittenSpan.ToArray();
    }

    [Benchmark]
    public byte[] Sdk() => GraphJson.WriteUtf8(_message);
}

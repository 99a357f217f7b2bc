using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using WhatsApp.Benchmarks.Floor;
using WhatsApp.Benchmarks.Payloads;
using WhatsApp.Generated.Json;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>From a message to the UTF-8 bytes of its JSON.</summary>
/// <remarks>Both write into a buffer that is used again and copy the result, so that both end with an array.</remarks>
internal sealed class Write : Comparison, IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;

    // Escapes no more than the SDK does.
    public Write() =>
        _writer = new Utf8JsonWriter(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public override Task<IReadOnlyList<Row>> PrepareAsync() => Task.FromResult<IReadOnlyList<Row>>(
    [
        Of("text", OutgoingMessages.FloorText(), OutgoingMessages.Text()),
        Of("template of 3 components", OutgoingMessages.FloorTemplate(), OutgoingMessages.Template()),
        Of("list of 10 rows", OutgoingMessages.FloorList(), OutgoingMessages.List()),
    ]);

    public void Dispose() => _writer.Dispose();

    private Row Of(string name, FloorMessage floor, JsonModel message)
    {
        SameJson.Require(WriteFloor(floor), GraphJson.WriteUtf8(message), "SDK and floor do not write the same JSON.");
        return new(
            name,
            Contender.Of("source generation", () => WriteFloor(floor)),
            Contender.Of("SDK", () => GraphJson.WriteUtf8(message)));
    }

    private byte[] WriteFloor(FloorMessage message)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, message, CallJson.Default.FloorMessage);
        return _buffer.WrittenSpan.ToArray();
    }
}

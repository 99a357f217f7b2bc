using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsApp.Benchmarks.Floor;

/// <summary>Source-generated JSON of webhooks.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UnixTimeConverter)])]
[JsonSerializable(typeof(WebhookPayload))]
internal sealed partial class WebhookJson : JsonSerializerContext;

/// <summary>Unix seconds, in a text or as a number.</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        long seconds = reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : SecondsInText(ref reader);
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    private static long SecondsInText(ref Utf8JsonReader reader) =>
        Utf8Parser.TryParse(reader.ValueSpan, out long seconds, out int length) && length == reader.ValueSpan.Length
            ? seconds
            : throw new JsonException("Not a number of Unix seconds.");
}

using Newtonsoft.Json;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.NewtonsoftJson;

/// <summary>Reads and writes <see cref="RawJson"/> unchanged.</summary>
public sealed class GraphRawJsonConverter : JsonConverter<RawJson>
{
    /// <inheritdoc/>
    public override RawJson? ReadJson(
        JsonReader reader, Type objectType, RawJson? existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.TokenType == JsonToken.Null ? null : TokenText.Read(reader, RawJson.Parse);
    }

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, RawJson? value, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TokenText.Write(writer, value?.ToString() ?? "null");
    }
}

using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using WhatsApp.Benchmarks.Floor;

namespace WhatsApp.Benchmarks;

/// <summary>The floor's classes as JsonConvert reads them, by reflection.</summary>
internal static class Reflection
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
        DateParseHandling = DateParseHandling.None,
        Converters = [new UnixTimeConverter()],
    };

    public static List<WebhookEvent> Parse(byte[] body) => WebhookEvents.Of(
        JsonConvert.DeserializeObject<WebhookPayload>(Encoding.UTF8.GetString(body), Settings)!);

    private sealed class UnixTimeConverter : JsonConverter<DateTimeOffset?>
    {
        public override DateTimeOffset? ReadJson(
            JsonReader reader,
            Type objectType,
            DateTimeOffset? existingValue,
            bool hasExistingValue,
            JsonSerializer serializer) =>
            reader.Value is null
                ? null
                : DateTimeOffset.FromUnixTimeSeconds(Convert.ToInt64(reader.Value, CultureInfo.InvariantCulture));

        public override void WriteJson(JsonWriter writer, DateTimeOffset? value, JsonSerializer serializer) =>
            writer.WriteValue(value?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
    }
}

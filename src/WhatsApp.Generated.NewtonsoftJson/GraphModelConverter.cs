using System.Collections.Concurrent;
using System.Reflection;
using Newtonsoft.Json;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.NewtonsoftJson;

/// <summary>Reads and writes every model of the SDK as <see cref="GraphJson"/> does.</summary>
public sealed class GraphModelConverter : JsonConverter
{
    private static readonly MethodInfo ReadMethod = typeof(GraphModelConverter).GetMethod(
        nameof(ReadModel), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static readonly ConcurrentDictionary<Type, Func<string, JsonModel>> Readers = new();

    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) => typeof(JsonModel).IsAssignableFrom(objectType);

    /// <inheritdoc/>
    /// <exception cref="JsonSerializationException">
    /// The JSON is not an object, or the type is <see cref="JsonModel"/> itself, which is not a model to read.
    /// </exception>
    public override object? ReadJson(
        JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(objectType);
        if (reader.TokenType == JsonToken.Null)
        {
            return null;
        }

        return objectType == typeof(JsonModel)
            ? throw new JsonSerializationException(
                $"JSON does not contain the type of a model. Declare the member as a model, or as {nameof(RawJson)}.")
            : TokenText.Read(reader, Readers.GetOrAdd(objectType, NewReader));
    }

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        TokenText.Write(writer, value is JsonModel model ? GraphJson.Write(model) : "null");
    }

    private static Func<string, JsonModel> NewReader(Type model) =>
        ReadMethod.MakeGenericMethod(model).CreateDelegate<Func<string, JsonModel>>();

    private static JsonModel ReadModel<T>(string json)
        where T : JsonModel, IJsonModel<T> => GraphJson.Read<T>(json);
}

using System.Collections.Concurrent;
using System.Reflection;
using Newtonsoft.Json;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.NewtonsoftJson;

/// <summary>Reads and writes every open enum of the SDK as a string.</summary>
public sealed class GraphOpenEnumConverter : JsonConverter
{
    private static readonly MethodInfo FromValueMethod = typeof(GraphOpenEnumConverter).GetMethod(
        nameof(FromValue), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static readonly ConcurrentDictionary<Type, Func<string, object>> Readers = new();

    /// <inheritdoc/>
    public override bool CanConvert(Type objectType) =>
        typeof(IOpenEnumValue).IsAssignableFrom(Nullable.GetUnderlyingType(objectType) ?? objectType);

    /// <inheritdoc/>
    /// <exception cref="JsonSerializationException">The JSON is an object or an array.</exception>
    public override object? ReadJson(
        JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(objectType);
        Type? nullable = Nullable.GetUnderlyingType(objectType);
        if (reader.TokenType == JsonToken.Null)
        {
            // An enum that is not set is written as null.
            return nullable is null ? Activator.CreateInstance(objectType) : null;
        }

        if (reader.TokenType is JsonToken.StartObject or JsonToken.StartArray)
        {
            throw TokenText.Error(reader, $"{(nullable ?? objectType).Name} must be a string.");
        }

        string text = reader.TokenType == JsonToken.String
            ? (string)reader.Value!
            : TokenText.Read(reader, static json => json);
        return Readers.GetOrAdd(nullable ?? objectType, NewReader)(text);
    }

    /// <inheritdoc/>
    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteValue((value as IOpenEnumValue)?.Value);
    }

    private static Func<string, object> NewReader(Type openEnum) =>
        FromValueMethod.MakeGenericMethod(openEnum).CreateDelegate<Func<string, object>>();

    private static object FromValue<T>(string text)
        where T : struct, IOpenEnumValue<T> => T.FromValue(text);
}

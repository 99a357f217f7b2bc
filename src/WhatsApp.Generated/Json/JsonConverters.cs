using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Reads and writes a model with System.Text.Json as <see cref="GraphJson"/> does. Every model names it as its
/// converter, so nothing has to be registered.
/// </summary>
/// <typeparam name="T">The model, or the base class of a union.</typeparam>
public sealed class ModelJsonConverter<T> : JsonConverter<T>
    where T : JsonModel, IJsonModel<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is not an object.</exception>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ConverterJson.Read(ref reader, options, static (ref value) => value.ReadModel<T>())
            ?? throw new JsonException($"This is JSON, but not the object that {typeof(T).Name} is.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        ConverterJson.Write(writer, value);
}

/// <summary>Writes a model whose type is not known to System.Text.Json. To read one, name its type.</summary>
public sealed class AnyModelJsonConverter : JsonConverter<JsonModel>
{
    /// <summary>Always throws: JSON does not say which model it is.</summary>
    /// <exception cref="JsonException">Always.</exception>
    public override JsonModel? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException(
            $"JSON does not say which model it is. Declare the member as a model, or as {nameof(RawJson)}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JsonModel value, JsonSerializerOptions options) =>
        ConverterJson.Write(writer, value);
}

/// <summary>Reads and writes a value of an open enum with System.Text.Json as its text.</summary>
/// <typeparam name="T">The open enum.</typeparam>
public sealed class OpenEnumJsonConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnumValue<T>
{
    /// <summary>A value that is not set is written as null, and read from it.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is an object or an array.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default
            : ConverterJson.Read(ref reader, options, static (ref value) => value.ReadEnum<T>())
            ?? throw new JsonException($"This is JSON, but not the text that {typeof(T).Name} is.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Value is { } text)
        {
            ConverterJson.Write(writer, RawJson.FromString(text));
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.FromValue(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value ?? string.Empty);
    }
}

/// <summary>Reads and writes <see cref="RawJson"/> with System.Text.Json as the JSON that it is.</summary>
public sealed class RawJsonConverter : JsonConverter<RawJson>
{
    /// <inheritdoc/>
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ConverterJson.Read(ref reader, options, static (ref value) => value.ReadRawItem());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        ConverterJson.Write(writer, value);
}

/// <summary>Reads and writes <see cref="ItemList{TItem}"/> with System.Text.Json as an array.</summary>
public sealed class ItemListJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ItemList<>);
    }

    /// <inheritdoc/>
    [UnconditionalSuppressMessage(
        "AOT", "IL3050", Justification = "The argument is a class, so the code is shared by all of them.")]
    [UnconditionalSuppressMessage(
        "Trimming", "IL2055", Justification = "ModelJsonConverter asks no more of its argument than ItemList does.")]
    [UnconditionalSuppressMessage(
        "Trimming", "IL2071", Justification = "ModelJsonConverter asks no more of its argument than ItemList does.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ModelJsonConverter<>).MakeGenericType(typeToConvert))!;
}

/// <summary>What the converters have in common: from System.Text.Json to the SDK's own reader and writer.</summary>
internal static class ConverterJson
{
    public static T Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options, ReadValue<T> read)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        try
        {
            // Comments and trailing commas are not JSON; where the program allows them, they are left out here.
            return options is { ReadCommentHandling: JsonCommentHandling.Disallow, AllowTrailingCommas: false }
                ? GraphJson.ReadUtf8(JsonMarshal.GetRawUtf8Value(document.RootElement), read)
                : GraphJson.ReadUtf8(Strict(document.RootElement), read);
        }
        catch (GraphJsonException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public static void Write(Utf8JsonWriter writer, JsonModel model)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(model);
        using var json = new Utf8JsonBuffer();
        new GraphJsonWriter(json).WriteItem(model);
        writer.WriteRawValue(json.Written, skipInputValidation: true);
    }

    public static void Write(Utf8JsonWriter writer, RawJson raw)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(raw);
        writer.WriteRawValue(raw.ToString(), skipInputValidation: true);
    }

    private static ReadOnlySpan<byte> Strict(JsonElement element)
    {
        var utf8 = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(utf8))
        {
            element.WriteTo(writer);
        }

        return utf8.WrittenSpan;
    }
}

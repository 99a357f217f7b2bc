using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Reads and writes a model with System.Text.Json as <see cref="GraphJson"/> does. It is the converter of every model,
/// so nothing has to be registered.
/// </summary>
/// <typeparam name="T">The model, or the base class of a union.</typeparam>
public sealed class ModelJsonConverter<T> : JsonConverter<T>
    where T : JsonModel, IJsonModel<T>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is not an object.</exception>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ConverterJson.Read(ref reader, options, static (ref value) => value.ReadModel<T>())
            ?? throw new JsonException($"This is JSON, but not an object that can be read as {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        ConverterJson.Write(writer, value);
}

/// <summary>Writes a member that is declared as <see cref="JsonModel"/>. Such a member cannot be read.</summary>
public sealed class AnyModelJsonConverter : JsonConverter<JsonModel>
{
    /// <summary>Always throws, since JSON does not contain the type of the model.</summary>
    /// <exception cref="JsonException">Always.</exception>
    public override JsonModel? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException(
            $"JSON does not contain the type of the model. Declare the member as a model, or as {nameof(RawJson)}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JsonModel value, JsonSerializerOptions options) =>
        ConverterJson.Write(writer, value);
}

/// <summary>Reads and writes a value of an open enum with System.Text.Json as its text.</summary>
/// <typeparam name="T">The open enum.</typeparam>
public sealed class OpenEnumJsonConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnumValue<T>
{
    /// <summary>Always true: a value that is not set is written as null, and null is read as such a value.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is an object or an array.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default
            : ConverterJson.Read(ref reader, options, static (ref value) => value.ReadEnum<T>())
            ?? throw new JsonException($"This is JSON, but not a text that can be read as {typeof(T).Name}.");

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
    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.FromValue(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value ?? string.Empty);
    }
}

/// <summary>Reads and writes <see cref="RawJson"/> with System.Text.Json as JSON, not as a string.</summary>
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
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The argument is a class: all share the code.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "ItemList has the same constraints.")]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = "ItemList has the same constraints.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ModelJsonConverter<>).MakeGenericType(typeToConvert))!;
}

/// <summary>Connects the converters with the SDK's own reader and writer.</summary>
internal static class ConverterJson
{
    public static T Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options, ReadValue<T> read)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        try
        {
            // The SDK's reader refuses comments and trailing commas. If the options allow them, they are removed.
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

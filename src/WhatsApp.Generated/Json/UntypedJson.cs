using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Xml;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Converts between JSON and Kiota's untyped nodes, which is how parse nodes and writers of other packages pass any
/// JSON, and between JSON and the values of Kiota's additional data.
/// </summary>
internal static class UntypedJson
{
    /// <summary>Reads any JSON value. A number that is no decimal becomes a double, or else its text.</summary>
    /// <exception cref="GraphJsonException">It is not one JSON value; the message names the position.</exception>
    public static UntypedNode Read(ReadOnlySpan<byte> utf8) =>
        GraphJson.ReadUtf8(utf8, static (ref reader) => reader.ReadUntyped());

    /// <summary>Reads the value at the reader's position.</summary>
    public static UntypedNode Read(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return new UntypedString(JsonText.Decode(json.ValueSpan, json.ValueIsEscaped));
            case JsonTokenType.True or JsonTokenType.False:
                return new UntypedBoolean(json.TokenType == JsonTokenType.True);
            case JsonTokenType.Number:
                return Number(ref json);
            case JsonTokenType.StartArray:
                var items = new List<UntypedNode>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref json));
                }

                return new UntypedArray(items);
            case JsonTokenType.StartObject:
                var members = new Dictionary<string, UntypedNode>(StringComparer.Ordinal);
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                {
                    string name = JsonText.Decode(json.ValueSpan, json.ValueIsEscaped);
                    json.Read();
                    members[name] = Read(ref json);
                }

                return new UntypedObject(members);
            default:
                return new UntypedNull();
        }
    }

    /// <summary>Writes the content of a parse node of another package as JSON.</summary>
    public static byte[] WriteUtf8(IParseNode node)
    {
        using var json = new Utf8JsonBuffer();
        Write(json, string.Empty, node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue));
        return json.Written.ToArray();
    }

    /// <summary>Any JSON as a value of Kiota's additional data: a scalar of .NET, or an untyped node.</summary>
    public static object? ToObject(RawJson raw) =>
        ToObject(GraphJson.ReadText(raw.ToString(), static (ref reader) => reader.ReadUntyped()));

    /// <inheritdoc cref="ToObject(RawJson)"/>
    public static object? ToObject(UntypedNode node) => node is UntypedArray or UntypedObject ? node : ToPlain(node);

    /// <summary>A value of Kiota's additional data as JSON.</summary>
    /// <param name="name">Name of the value, for the message of the exception.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The type of the value has no JSON here.</exception>
    public static RawJson FromObject(string name, object? value)
    {
        if (value is RawJson raw)
        {
            return raw;
        }

        using var json = new Utf8JsonBuffer();
        Write(json, name, value);
        return new RawJson(json.ToString());
    }

    /// <summary>Writes a value of Kiota's additional data.</summary>
    /// <inheritdoc cref="FromObject"/>
    public static void Write(Utf8JsonBuffer json, string name, object? value)
    {
        switch (ToPlain(value))
        {
            case null:
                json.WriteNull();
                break;
            case string text:
                json.WriteString(text);
                break;
            case bool flag:
                json.WriteBoolean(flag);
                break;
            case double number:
                json.WriteNumber(Finite(number));
                break;
            case float number:
                json.WriteNumber(Finite(number));
                break;
            case IFormattable number and (byte or sbyte or short or ushort or int or uint or long or ulong or decimal):
                json.WriteRaw(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case RawJson raw:
                json.WriteRaw(raw.ToString());
                break;
            case JsonModel model:
                new GraphJsonWriter(json).WriteItem(model);
                break;
            case IParsable model and not UntypedNode:
                new GraphSerializationWriter(json).WriteObjectValue(null, model);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                WriteMembers(json, name, members);
                break;
            case IEnumerable<KeyValuePair<string, UntypedNode>> members:
                WriteMembers(json, name, members);
                break;
            case IEnumerable<KeyValuePair<string, RawJson>> members:
                WriteMembers(json, name, members);
                break;
            case IEnumerable items:
                json.StartArray();
                foreach (object? item in items)
                {
                    Write(json, name, item);
                }

                json.EndArray();
                break;
            default:
                throw new ArgumentException(
                    $"Additional data '{name}' is a {value!.GetType().Name}, which has no JSON here. Set a "
                        + $"{nameof(RawJson)}, an {nameof(UntypedNode)}, a text, a number or a boolean.");
        }
    }

    /// <summary>Throws for a number that JSON cannot express.</summary>
    public static T Finite<T>(T value)
        where T : IFloatingPointIeee754<T> => T.IsFinite(value)
            ? value
            : throw new ArgumentException($"JSON cannot express {value}. Pass a finite number.", nameof(value));

    // What an untyped node contains, and as text what JSON has no type for.
    private static object? ToPlain(object? value) =>
        value switch
        {
            UntypedNull => null,
            UntypedString node => node.GetValue(),
            UntypedBoolean node => node.GetValue(),
            UntypedInteger node => node.GetValue(),
            UntypedLong node => node.GetValue(),
            UntypedDecimal node => node.GetValue(),
            UntypedDouble node => node.GetValue(),
            UntypedFloat node => node.GetValue(),
            UntypedArray node => node.GetValue(),
            UntypedObject node => node.GetValue(),
            IOpenEnumValue openEnum => openEnum.Value,
            DateTimeOffset time => GraphTime.Format(time),
            DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
            DateOnly date => GraphTime.Format(date),
            TimeOnly time => GraphTime.Format(time),
            TimeSpan duration => XmlConvert.ToString(duration),
            Guid or Date or Time => value.ToString(),
            JsonElement element => RawJson.Parse(element.GetRawText()),
            _ => value,
        };

    private static void WriteMembers<T>(Utf8JsonBuffer json, string name, IEnumerable<KeyValuePair<string, T>> members)
    {
        json.StartObject();
        foreach ((string member, T value) in members)
        {
            json.WriteAnyName(member);
            Write(json, $"{name}/{member}", value);
        }

        json.EndObject();
    }

    // A number that is too small for a decimal or a double becomes 0 there.
    private static UntypedNode Number(ref Utf8JsonReader json) =>
        json.TryGetInt64(out long integer) ? new UntypedLong(integer)
        : json.TryGetDecimal(out decimal exact) && (exact != 0 || IsZero(json.ValueSpan)) ? new UntypedDecimal(exact)
        : json.TryGetDouble(out double number) && double.IsFinite(number) && number != 0 ? new UntypedDouble(number)
        : new UntypedString(JsonText.Decode(json.ValueSpan, isEscaped: false));

    private static bool IsZero(ReadOnlySpan<byte> number)
    {
        int exponent = number.IndexOfAny((byte)'e', (byte)'E');
        return !(exponent < 0 ? number : number[..exponent]).ContainsAnyInRange((byte)'1', (byte)'9');
    }
}

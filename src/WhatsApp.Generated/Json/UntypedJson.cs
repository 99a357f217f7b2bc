using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Xml;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Converts between JSON in UTF-8 and Kiota's untyped nodes, which is how parse nodes and writers of others give and
/// take any JSON.
/// </summary>
internal static class UntypedJson
{
    /// <summary>Reads any JSON value. A number that no decimal can contain becomes a double, or else its text.</summary>
    /// <exception cref="GraphJsonException">It is not one JSON value; the message names the position.</exception>
    public static UntypedNode Read(ReadOnlySpan<byte> utf8) =>
        GraphJson.ReadUtf8(utf8, static (ref reader) => reader.ReadUntyped());

    /// <summary>Reads the members of an object.</summary>
    public static IDictionary<string, UntypedNode> ReadMembers(ReadOnlySpan<byte> utf8) =>
        ((UntypedObject)Read(utf8)).GetValue();

    /// <summary>Writes what a foreign parse node contains as JSON.</summary>
    public static byte[] WriteUtf8(IParseNode node)
    {
        using var json = new Utf8JsonBuffer();
        Write(json, node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue));
        return json.Written.ToArray();
    }

    /// <summary>Any JSON as a value of Kiota's additional data: a scalar of .NET, or an untyped node.</summary>
    public static object? ToObject(RawJson raw)
    {
        UntypedNode node = Read(System.Text.Encoding.UTF8.GetBytes(raw.ToString()));
        return node switch
        {
            UntypedNull => null,
            UntypedString text => text.GetValue(),
            UntypedBoolean boolean => boolean.GetValue(),
            UntypedLong number => number.GetValue(),
            UntypedDecimal number => number.GetValue(),
            UntypedDouble number => number.GetValue(),
            _ => node,
        };
    }

    /// <summary>A value of Kiota's additional data as JSON.</summary>
    /// <exception cref="ArgumentException">The value has a type that has no JSON here.</exception>
    public static RawJson FromObject(string name, object? value)
    {
        if (value is RawJson raw)
        {
            return raw;
        }

        using var json = new Utf8JsonBuffer();
        switch (value)
        {
            case null:
                return RawJson.Null;
            case string text:
                return RawJson.FromString(text);
            case bool flag:
                return RawJson.FromBoolean(flag);
            case IOpenEnumValue openEnum:
                return openEnum.Value is null ? RawJson.Null : RawJson.FromString(openEnum.Value);
            case DateTimeOffset time:
                return RawJson.FromString(GraphTime.Format(time));
            case DateTime time:
                return RawJson.FromString(time.ToString("O", CultureInfo.InvariantCulture));
            case DateOnly date:
                return RawJson.FromString(GraphTime.Format(date));
            case TimeOnly time:
                return RawJson.FromString(GraphTime.Format(time));
            case TimeSpan duration:
                return RawJson.FromString(XmlConvert.ToString(duration));
            case Guid or Date or Time:
                return RawJson.FromString(value.ToString()!);
            case double number:
                return RawJson.FromNumber(number);
            case float number:
                return new RawJson(Finite(number).ToString(CultureInfo.InvariantCulture));
            case byte or sbyte or short or ushort or int or uint or long or ulong or decimal:
                return new RawJson(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
            case UntypedNode node:
                Write(json, node);
                break;
            case JsonElement element:
                return RawJson.Parse(element.GetRawText());
            case JsonModel model:
                new GraphJsonWriter(json).WriteItem(model);
                break;
            case IParsable model:
                using (var writer = new GraphSerializationWriter())
                {
                    writer.WriteObjectValue(null, model);
                    return new RawJson(writer.Text);
                }

            case IEnumerable<KeyValuePair<string, object?>> members:
                return RawJson.FromMembers(members.Select(member =>
                    KeyValuePair.Create(member.Key, FromObject($"{name}/{member.Key}", member.Value))));
            case IEnumerable items:
                return new RawJson($"[{string.Join(',', items.Cast<object?>().Select(item => FromObject(name, item)))}]");
            default:
                throw new ArgumentException(
                    $"Additional data '{name}' is a {value.GetType().Name}, which has no JSON here. Set a {nameof(RawJson)}, "
                        + $"an {nameof(UntypedNode)}, a text, a number or a boolean.");
        }

        return new RawJson(System.Text.Encoding.UTF8.GetString(json.Written));
    }

    /// <summary>Reads the value that the reader is at.</summary>
    public static UntypedNode Read(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return new UntypedString(JsonText.Decode(json.ValueSpan, json.ValueIsEscaped));
            case JsonTokenType.True or JsonTokenType.False:
                return new UntypedBoolean(json.TokenType == JsonTokenType.True);
            case JsonTokenType.Number:
                return json.TryGetInt64(out long integer) ? new UntypedLong(integer)
                    : json.TryGetDecimal(out decimal exact) && (exact != 0 || IsZero(json.ValueSpan)) ? new UntypedDecimal(exact)
                    : json.TryGetDouble(out double number) && double.IsFinite(number) && number != 0 ? new UntypedDouble(number)
                    : new UntypedString(JsonText.Decode(json.ValueSpan, isEscaped: false));
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

    /// <summary>Refuses a number that JSON cannot express.</summary>
    public static T Finite<T>(T value)
        where T : IFloatingPointIeee754<T> => T.IsFinite(value)
            ? value
            : throw new ArgumentException($"JSON cannot express {value}. Pass a finite number.", nameof(value));

    // A number that is too small for a decimal or a double becomes 0 there.
    private static bool IsZero(ReadOnlySpan<byte> number)
    {
        int exponent = number.IndexOfAny((byte)'e', (byte)'E');
        return !(exponent < 0 ? number : number[..exponent]).ContainsAnyInRange((byte)'1', (byte)'9');
    }

    private static void Write(Utf8JsonBuffer json, UntypedNode? node)
    {
        switch (node)
        {
            case UntypedString text:
                json.WriteString(text.GetValue());
                break;
            case UntypedBoolean boolean:
                json.WriteBoolean(boolean.GetValue());
                break;
            case UntypedInteger integer:
                json.WriteNumber((long)integer.GetValue());
                break;
            case UntypedLong integer:
                json.WriteNumber(integer.GetValue());
                break;
            case UntypedDecimal number:
                json.WriteNumber(number.GetValue());
                break;
            case UntypedDouble number:
                json.WriteNumber(Finite(number.GetValue()));
                break;
            case UntypedFloat number:
                json.WriteNumber(Finite(number.GetValue()));
                break;
            case UntypedArray array:
                json.StartArray();
                foreach (UntypedNode item in array.GetValue())
                {
                    Write(json, item);
                }

                json.EndArray();
                break;
            case UntypedObject members:
                json.StartObject();
                foreach ((string name, UntypedNode value) in members.GetValue())
                {
                    json.WriteAnyName(name);
                    Write(json, value);
                }

                json.EndObject();
                break;
            case null or UntypedNull:
                json.WriteNull();
                break;
            default:
                throw new NotSupportedException($"An untyped node of type {node.GetType().Name} has no JSON here.");
        }
    }
}

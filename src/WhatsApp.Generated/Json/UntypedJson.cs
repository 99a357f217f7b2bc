using System.Globalization;
using System.Text.Json;
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
    public static UntypedNode Read(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        json.Read();
        return Read(ref json);
    }

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
            case DateTimeOffset time:
                return RawJson.FromString(time.ToString("O", CultureInfo.InvariantCulture));
            case DateTime time:
                return RawJson.FromString(time.ToString("O", CultureInfo.InvariantCulture));
            case Guid or DateOnly or TimeOnly or Microsoft.Kiota.Abstractions.Date or Microsoft.Kiota.Abstractions.Time:
                return RawJson.FromString(string.Format(CultureInfo.InvariantCulture, "{0:O}", value).Trim());
            case byte or sbyte or short or int or long or float or double or decimal:
                return new RawJson(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
            case UntypedNode node:
                Write(json, node);
                break;
            case JsonElement element:
                return RawJson.Parse(element.GetRawText());
            case JsonModel model:
                new GraphJsonWriter(json).WriteItem(model);
                break;
            default:
                throw new ArgumentException(
                    $"Additional data '{name}' is a {value.GetType().Name}, which has no JSON here. Set a {nameof(RawJson)}, "
                        + $"an {nameof(UntypedNode)}, a text, a number or a boolean.");
        }

        return new RawJson(System.Text.Encoding.UTF8.GetString(json.Written));
    }

    private static UntypedNode Read(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return new UntypedString(JsonText.Decode(json.ValueSpan, json.ValueIsEscaped));
            case JsonTokenType.True or JsonTokenType.False:
                return new UntypedBoolean(json.TokenType == JsonTokenType.True);
            case JsonTokenType.Number:
                return json.TryGetInt64(out long integer) ? new UntypedLong(integer)
                    : json.TryGetDecimal(out decimal exact) ? new UntypedDecimal(exact)
                    : json.TryGetDouble(out double number) && double.IsFinite(number) ? new UntypedDouble(number)
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
                json.WriteNumber(number.GetValue());
                break;
            case UntypedFloat number:
                json.WriteNumber(number.GetValue());
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

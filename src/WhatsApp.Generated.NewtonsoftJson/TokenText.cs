using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.NewtonsoftJson;

/// <summary>Converts between tokens of Newtonsoft.Json and JSON text.</summary>
internal static class TokenText
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Reads the value at the position of a reader, up to its last token.</summary>
    /// <exception cref="JsonSerializationException">The value has an unexpected type.</exception>
    public static T Read<T>(JsonReader reader, Func<string, T> read)
    {
        DateParseHandling dates = reader.DateParseHandling;
        reader.DateParseHandling = DateParseHandling.None;
        try
        {
            return read(Text(reader));
        }
        catch (GraphJsonException error)
        {
            throw Error(reader, error.Message, error);
        }
        finally
        {
            reader.DateParseHandling = dates;
        }
    }

    /// <summary>Writes JSON: unchanged to a text writer, and as tokens to other writers.</summary>
    public static void Write(JsonWriter writer, string json)
    {
        if (writer is JsonTextWriter)
        {
            writer.WriteRawValue(json);
        }
        else
        {
            ToToken(json).WriteTo(writer);
        }
    }

    // A model of 64 levels can have additional data of 64 levels in the innermost model.
    private const int MaxDepth = 128;

    /// <summary>Converts JSON to a token. A number that no .NET type can contain exactly keeps its text.</summary>
    public static JToken ToToken(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return ToToken(document.RootElement);
    }

    /// <summary>The JSON of a token.</summary>
    public static string FromToken(JToken token)
    {
        using var text = new StringWriter(Invariant);
        using var writer = NewWriter(text);
        token.WriteTo(writer);
        writer.Flush();
        return text.ToString();
    }

    public static JsonSerializationException Error(JsonReader reader, string message, Exception? inner = null)
    {
        var place = reader as IJsonLineInfo;
        return new JsonSerializationException(
            $"{message} Path '{reader.Path}'.", reader.Path, place?.LineNumber ?? 0, place?.LinePosition ?? 0, inner);
    }

    private static string Text(JsonReader reader)
    {
        using var text = new StringWriter(Invariant);
        using JsonTextWriter writer = NewWriter(text);
        int depth = 0;
        do
        {
            if (reader.TokenType == JsonToken.Date)
            {
                throw Error(
                    reader,
                    "Newtonsoft.Json has parsed a string as a date before the SDK could read it. Call AddWhatsApp on "
                        + "the settings, and parse tokens with DateParseHandling.None.");
            }

            if (reader.TokenType != JsonToken.Comment)
            {
                writer.WriteToken(reader.TokenType, reader.Value);
            }

            depth += reader.TokenType switch
            {
                JsonToken.StartObject or JsonToken.StartArray => 1,
                JsonToken.EndObject or JsonToken.EndArray => -1,
                _ => 0,
            };
        }
        while (depth > 0 && reader.Read());
        writer.Flush();
        return text.ToString();
    }

    // NaN and infinity are written as such, so that the SDK's reader refuses them.
    private static JsonTextWriter NewWriter(TextWriter text) => new(text)
    {
        FloatFormatHandling = FloatFormatHandling.Symbol,
        AutoCompleteOnClose = false,
        CloseOutput = false,
    };

    private static JToken ToToken(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JObject();
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    members[Decode(JsonMarshal.GetRawUtf8PropertyName(member))] = ToToken(member.Value);
                }

                return members;
            case JsonValueKind.Array:
                return new JArray(element.EnumerateArray().Select(ToToken));
            case JsonValueKind.String:
                return new JValue(Decode(JsonMarshal.GetRawUtf8Value(element)[1..^1]));
            case JsonValueKind.Number:
                return ToNumber(element.GetRawText());
            case JsonValueKind.True or JsonValueKind.False:
                return new JValue(element.GetBoolean());
            default:
                return JValue.CreateNull();
        }
    }

    // Half of a surrogate pair is refused by System.Text.Json and replaced by Newtonsoft.Json; here it stays.
    private static string Decode(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<char> rest = Encoding.UTF8.GetString(utf8);
        var text = new StringBuilder(rest.Length);
        while (rest.IndexOf('\\') is var at and >= 0)
        {
            text.Append(rest[..at]);
            char kind = rest[at + 1];
            text.Append(kind switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(rest.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, Invariant),
                _ => kind,
            });
            rest = rest[(at + (kind == 'u' ? 6 : 2))..];
        }

        return text.Append(rest).ToString();
    }

    private static JToken ToNumber(string text)
    {
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out BigInteger whole))
        {
            bool isLong = whole >= long.MinValue && whole <= long.MaxValue;
            return isLong ? new JValue((long)whole) : JToken.FromObject(whole);
        }

        double number = double.Parse(text, NumberStyles.Float, Invariant);
        bool isDecimal = decimal.TryParse(text, NumberStyles.Float, Invariant, out decimal exact);
        if (number.ToString(Invariant) == text)
        {
            return new JValue(number);
        }

        return isDecimal && exact.ToString(Invariant) == text ? new JValue(exact) : new JRaw(text);
    }
}

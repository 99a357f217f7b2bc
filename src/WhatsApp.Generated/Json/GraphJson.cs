using System.Text;
using Newtonsoft.Json;

namespace WhatsApp.Generated.Json;

/// <summary>Reads and writes models as the client does: to store a message, to replay a webhook, or to test.</summary>
public static class GraphJson
{
    // Deeper than anything Meta sends, and shallow enough that no input can exhaust the stack.
    private const int MaxDepth = 64;

    /// <summary>Reads one object.</summary>
    /// <param name="utf8">The JSON as UTF-8, with or without a byte order mark.</param>
    /// <exception cref="GraphJsonException">It is not one JSON object; the message names the position.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8)
        where T : JsonModel, IJsonModel<T> => Read(new Utf8TextReader(utf8), utf8.Length, ReadModel<T>);

    /// <summary>Reads one object.</summary>
    /// <param name="json">The JSON as text.</param>
    /// <exception cref="GraphJsonException">It is not one JSON object; the message names the position.</exception>
    public static T Read<T>(string json)
        where T : JsonModel, IJsonModel<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return ReadText(json, ReadModel<T>);
    }

    /// <summary>Writes a model as compact JSON in UTF-8.</summary>
    public static byte[] WriteUtf8(JsonModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var json = new JsonTextBuffer();
        new GraphJsonWriter(json).WriteItem(model);
        return json.ToUtf8();
    }

    /// <summary>Writes a model as compact JSON.</summary>
    public static string Write(JsonModel model) => Encoding.UTF8.GetString(WriteUtf8(model));

    /// <summary>Writes a model as UTF-8 into an array that the caller gives back to the shared pool.</summary>
    internal static ArraySegment<byte> WriteRentedUtf8(JsonModel model)
    {
        using var json = new JsonTextBuffer();
        new GraphJsonWriter(json).WriteItem(model);
        return json.ToRentedUtf8();
    }

    internal static T ReadText<T>(string json, Func<GraphJsonReader, T> read) =>
        Read(new StringReader(json), json.Length, read);

    private static T ReadModel<T>(GraphJsonReader reader)
        where T : JsonModel, IJsonModel<T> => reader.ReadModel<T>()
            ?? throw new GraphJsonException("This is JSON, but not the object that was expected.", 1, 1);

    private static T Read<T>(TextReader text, int size, Func<GraphJsonReader, T> read)
    {
        using var json = new JsonTextReader(text)
        {
            ArrayPool = PooledChars.Instance,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = MaxDepth,
        };
        var reader = new GraphJsonReader(json, size);
        try
        {
            reader.Begin();
            T value = read(reader);
            reader.End();
            return value;
        }
        catch (JsonReaderException error)
        {
            throw new GraphJsonException(
                $"This is not valid JSON: {error.Message}",
                error.LineNumber,
                error.LinePosition,
                error);
        }
        finally
        {
            reader.Release();
        }
    }
}

using System.Text;
using System.Text.Json;

namespace WhatsApp.Generated.Json;

/// <summary>Reads and writes models as the client does: to store a message, to replay a webhook, or to test.</summary>
public static class GraphJson
{
    /// <summary>Reads one object. It must be strict JSON: no comments, single quotes or trailing commas.</summary>
    /// <param name="utf8">The JSON as UTF-8, with or without a byte order mark.</param>
    /// <exception cref="GraphJsonException">It is not one JSON object; the message names the position.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8)
        where T : JsonModel, IJsonModel<T> => ReadUtf8(utf8.Span, ReadModel<T>);

    /// <summary>Reads one object. It must be strict JSON: no comments, single quotes or trailing commas.</summary>
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
        using var json = new Utf8JsonBuffer();
        new GraphJsonWriter(json).WriteItem(model);
        return json.Written.ToArray();
    }

    /// <summary>Writes a model as compact JSON.</summary>
    public static string Write(JsonModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var json = new Utf8JsonBuffer();
        new GraphJsonWriter(json).WriteItem(model);
        return json.ToString();
    }

    /// <summary>Writes a model as UTF-8 into an array that the caller returns to the shared pool.</summary>
    internal static ArraySegment<byte> WriteRentedUtf8(JsonModel model)
    {
        using var json = new Utf8JsonBuffer();
        new GraphJsonWriter(json).WriteItem(model);
        return json.Detach();
    }

    /// <summary>
    /// Checks that a model could be read. Returns false if it could, but has a member <c>error</c> that it does not know.
    /// </summary>
    /// <exception cref="GraphJsonException">It is not one JSON object; the message names the position.</exception>
    internal static bool Require<T>(ReadOnlyMemory<byte> utf8)
        where T : JsonModel, IJsonModel<T>
    {
        bool isModel = ReadUtf8(utf8.Span, static (ref reader) =>
        {
            bool isExpected = reader.IsAt(T.IsArray);
            reader.Skip();
            return isExpected;
        });
        if (!isModel)
        {
            throw NotTheObject();
        }

        return T.IsArray || utf8.Span.IndexOf("\"error\""u8) < 0 || !HasError(Read<T>(utf8));
    }

    /// <summary>Whether a model has a member <c>error</c> that it does not know.</summary>
    internal static bool HasError(JsonModel model) => model.AdditionalDataOrNull?.ContainsKey("error") == true;

    /// <summary>Reads one value from text with a function of the caller.</summary>
    internal static T ReadText<T>(string json, ReadValue<T> read)
    {
        using var utf8 = new Utf8JsonBuffer();
        utf8.WriteRaw(json);
        return ReadUtf8(utf8.Written, read);
    }

    /// <summary>Reads one value from UTF-8 with a function of the caller.</summary>
    internal static T ReadUtf8<T>(ReadOnlySpan<byte> utf8, ReadValue<T> read)
    {
        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        var reader = new GraphJsonReader(utf8);
        try
        {
            reader.Begin();
            T value = read(ref reader);
            reader.End();
            return value;
        }
        catch (JsonException error)
        {
            throw Malformed(error, utf8);
        }
    }

    private static T ReadModel<T>(ref GraphJsonReader reader)
        where T : JsonModel, IJsonModel<T> =>
        (reader.IsAtArrayOf<T>() == T.IsArray ? reader.ReadModel<T>() : null) ?? throw NotTheObject();

    internal static GraphJsonException NotTheObject() =>
        new("This is JSON, but not the object that was expected.", 1, 1);

    // .NET's reader counts lines from 0 and positions in bytes; people count characters from 1.
    private static GraphJsonException Malformed(JsonException error, ReadOnlySpan<byte> utf8)
    {
        bool isCutOff = IsCutOff(utf8);
        int line = (int)(error.LineNumber ?? 0);
        for (int skipped = 0; skipped < line; skipped++)
        {
            utf8 = utf8[(utf8.IndexOf((byte)'\n') + 1)..];
        }

        int bytes = Math.Min((int)(error.BytePositionInLine ?? 0), utf8.Length);
        int position = Encoding.UTF8.GetCharCount(utf8[..bytes]) + 1;
        string problem = isCutOff ? "it ends too early" : ProblemOf(error);
        return new GraphJsonException(
            $"This is not valid JSON: {problem} (line {line + 1}, position {position}).", line + 1, position, error);
    }

    // An error in the middle is found even though more input may follow.
    private static bool IsCutOff(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
            }

            return reader.CurrentDepth > 0 || reader.TokenType == JsonTokenType.None;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string ProblemOf(JsonException error)
    {
        int end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? error.Message : error.Message[..end]).TrimEnd('.');
    }
}

/// <summary>Reads the value at the reader's position.</summary>
internal delegate T ReadValue<out T>(ref GraphJsonReader reader);

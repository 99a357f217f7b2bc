using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using Newtonsoft.Json;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Reads models from JSON, forward only, with as much patience as the API needs: a number where text is declared, text
/// where a number is declared and null anywhere are taken. What does not fit is kept in the model's
/// <see cref="JsonModel.AdditionalData"/>. Generated code calls it; a program uses <see cref="GraphJson"/>.
/// </summary>
/// <remarks>Every Read method starts on the first token of a value and ends on its last.</remarks>
public sealed class GraphJsonReader
{
    private readonly JsonReader _json;

    // Tokens that were looked at to choose the member of a union and are to be read (again).
    private readonly List<Token> _ahead = [];
    private int _next;
    private int _marks;

    private Token _token;
    private RawJson? _misfit;

    internal GraphJsonReader(JsonReader json) => _json = json;

    private readonly record struct Token(JsonToken Type, object? Value);

    // ---- Objects -------------------------------------------------------------------------------------------------

    /// <summary>Reads the members of the object that the reader stands on into a new model.</summary>
    public T ReadObject<T>(T model)
        where T : JsonModel
    {
        ArgumentNullException.ThrowIfNull(model);
        while (Advance() != JsonToken.EndObject)
        {
            string name = (string)_token.Value!;
            Advance();
            if (!model.ReadMember(name, this))
            {
                model.AdditionalData[name] = ReadRawItem();
            }
            else if (_misfit is not null)
            {
                model.AdditionalData[name] = _misfit;
                _misfit = null;
            }
        }

        return model;
    }

    /// <summary>Reads the object that the reader stands on as a certain member of a union.</summary>
    public T ReadAs<T>()
        where T : JsonModel, IJsonModel<T> => T.ReadFrom(this);

    /// <summary>Looks ahead for the text of a member of this object, in lower case; null where there is none.</summary>
    public string? PeekText(string member)
    {
        int mark = Mark();
        string? text = null;
        while (Advance() != JsonToken.EndObject)
        {
            bool found = (string)_token.Value! == member;
            Advance();
            if (found)
            {
                text = TokenText();
                break;
            }

            Skip();
        }

        Rewind(mark);
        return text?.ToLowerInvariant();
    }

    /// <summary>Looks ahead for the first member of this object that is one of those named, or null.</summary>
    public string? PeekMember(params ReadOnlySpan<string> members)
    {
        int mark = Mark();
        string? first = null;
        while (first is null && Advance() != JsonToken.EndObject)
        {
            string name = (string)_token.Value!;
            if (members.Contains(name))
            {
                first = name;
                break;
            }

            Advance();
            Skip();
        }

        Rewind(mark);
        return first;
    }

    /// <summary>Reads an object; null where the value is anything else.</summary>
    public T? ReadModel<T>()
        where T : JsonModel, IJsonModel<T> => _token.Type == JsonToken.StartObject ? T.ReadFrom(this) : Misfit<T>();

    // ---- Scalars -------------------------------------------------------------------------------------------------

    /// <summary>Reads text; a number or a boolean is taken as its text.</summary>
    public string? ReadString() => TokenText() ?? Misfit<string>();

    /// <summary>Reads a boolean, also as text or as 0 and 1.</summary>
    public bool? ReadBoolean() => _token switch
    {
        { Type: JsonToken.Boolean, Value: bool value } => value,
        { Type: JsonToken.Integer, Value: 0L } => false,
        { Type: JsonToken.Integer, Value: 1L } => true,
        { Type: JsonToken.String, Value: string text } when bool.TryParse(text, out bool value) => value,
        _ => MisfitValue<bool>(),
    };

    /// <summary>Reads an integer, also as text.</summary>
    public long? ReadInt64() => _token switch
    {
        { Type: JsonToken.Integer, Value: long value } => value,
        { Type: JsonToken.Float, Value: double value } when value == Math.Floor(value) && Math.Abs(value) < 1e15
            => (long)value,
        { Type: JsonToken.String, Value: string text }
            when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            => value,
        _ => MisfitValue<long>(),
    };

    /// <summary>Reads an integer of 32 bits, also as text.</summary>
    public int? ReadInt32() => ReadInt64() switch
    {
        null => null,
        long value and >= int.MinValue and <= int.MaxValue => (int)value,
        _ => MisfitValue<int>(),
    };

    /// <summary>Reads a number, also as text.</summary>
    public double? ReadDouble() => _token switch
    {
        { Type: JsonToken.Float, Value: double value } => value,
        { Type: JsonToken.Integer, Value: long value } => value,
        { Type: JsonToken.String, Value: string text }
            when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && double.IsFinite(value)
            => value,
        _ => MisfitValue<double>(),
    };

    /// <summary>Reads an amount, also as text.</summary>
    public decimal? ReadDecimal() => _token switch
    {
        { Type: JsonToken.Integer, Value: long value } => value,
        { Type: JsonToken.Float, Value: double value } when Math.Abs(value) < 7e27 => (decimal)value,
        { Type: JsonToken.String, Value: string text }
            when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            => value,
        _ => MisfitValue<decimal>(),
    };

    /// <summary>Reads a date, <c>2026-11-20</c>.</summary>
    public DateOnly? ReadDate() =>
        _token.Value is string text
        && DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly value)
            ? value
            : MisfitValue<DateOnly>();

    /// <summary>Reads a time of day, <c>17:30</c> or <c>17:30:15</c>.</summary>
    public TimeOnly? ReadTime() =>
        _token.Value is string text
        && TimeOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly value)
            ? value
            : MisfitValue<TimeOnly>();

    /// <summary>Reads a point in time as ISO 8601; without an offset it is taken as UTC.</summary>
    public DateTimeOffset? ReadDateTime() =>
        _token.Value is string text
        && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value)
            ? value
            : MisfitValue<DateTimeOffset>();

    /// <summary>Reads a point in time as Unix seconds, a number or text.</summary>
    public DateTimeOffset? ReadUnixTime()
    {
        const long earliest = -62135596800; // 0001-01-01
        const long latest = 253402300799; // 9999-12-31
        return ReadInt64() switch
        {
            null => null,
            long seconds and >= earliest and <= latest => DateTimeOffset.FromUnixTimeSeconds(seconds),
            _ => MisfitValue<DateTimeOffset>(),
        };
    }

    /// <summary>Reads a point in time that is written as text; both forms are taken.</summary>
    public DateTimeOffset? ReadUnixTimeText() => ReadUnixTime();

    /// <summary>Reads a value of an open enum, known or not.</summary>
    public T? ReadEnum<T>()
        where T : struct, IOpenEnumValue<T> => TokenText() is { } text ? T.FromValue(text) : MisfitValue<T>();

    /// <summary>Keeps any value as it is; null where it is JSON null.</summary>
    public RawJson? ReadRaw() => _token.Type == JsonToken.Null ? Misfit<RawJson>() : ReadRawItem();

    // ---- Lists and maps ------------------------------------------------------------------------------------------

    /// <summary>Reads a list of texts.</summary>
    public IReadOnlyList<string>? ReadStringList() => ReadList(static reader => reader.ReadString());

    /// <summary>Reads a list of lists of texts.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? ReadStringListList() =>
        ReadList(static reader => reader.ReadStringList());

    /// <summary>Reads a list of integers.</summary>
    public IReadOnlyList<long>? ReadInt64List() => ReadValueList(static reader => reader.ReadInt64());

    /// <summary>Reads a list of values of an open enum.</summary>
    public IReadOnlyList<T>? ReadEnumList<T>()
        where T : struct, IOpenEnumValue<T> => ReadValueList(static reader => reader.ReadEnum<T>());

    /// <summary>Reads a list of objects.</summary>
    public IReadOnlyList<T>? ReadModelList<T>()
        where T : JsonModel, IJsonModel<T> => ReadList(static reader => reader.ReadModel<T>());

    /// <summary>Reads a list of any values.</summary>
    public IReadOnlyList<RawJson>? ReadRawList() => ReadList(static reader => reader.ReadRawItem());

    /// <summary>Reads a map to texts.</summary>
    public IReadOnlyDictionary<string, string>? ReadStringMap() => ReadMap(static reader => reader.ReadString());

    /// <summary>Reads a map to any values.</summary>
    public IReadOnlyDictionary<string, RawJson>? ReadRawMap() => ReadMap(static reader => reader.ReadRawItem());

    /// <summary>Reads a map to objects.</summary>
    public IReadOnlyDictionary<string, T>? ReadModelMap<T>()
        where T : JsonModel, IJsonModel<T> => ReadMap(static reader => reader.ReadModel<T>());

    private List<T>? ReadList<T>(Func<GraphJsonReader, T?> readItem)
        where T : class
    {
        if (_token.Type != JsonToken.StartArray)
        {
            return Misfit<List<T>>();
        }

        var list = new List<T>();
        List<RawJson>? misfits = null;
        while (Advance() != JsonToken.EndArray)
        {
            if (readItem(this) is { } item)
            {
                list.Add(item);
            }

            SetMisfitAside(ref misfits);
        }

        Misfits(misfits);
        return list;
    }

    private List<T>? ReadValueList<T>(Func<GraphJsonReader, T?> readItem)
        where T : struct
    {
        if (_token.Type != JsonToken.StartArray)
        {
            return Misfit<List<T>>();
        }

        var list = new List<T>();
        List<RawJson>? misfits = null;
        while (Advance() != JsonToken.EndArray)
        {
            if (readItem(this) is { } item)
            {
                list.Add(item);
            }

            SetMisfitAside(ref misfits);
        }

        Misfits(misfits);
        return list;
    }

    private Dictionary<string, T>? ReadMap<T>(Func<GraphJsonReader, T?> readItem)
        where T : class
    {
        if (_token.Type != JsonToken.StartObject)
        {
            return Misfit<Dictionary<string, T>>();
        }

        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        List<RawJson>? misfits = null;
        while (Advance() != JsonToken.EndObject)
        {
            string name = (string)_token.Value!;
            Advance();
            if (readItem(this) is { } item)
            {
                map[name] = item;
            }

            SetMisfitAside(ref misfits);
        }

        Misfits(misfits);
        return map;
    }

    // ---- Tokens --------------------------------------------------------------------------------------------------

    /// <summary>Moves to the first token of the document and says whether it starts an object.</summary>
    internal bool Begin() => Advance() == JsonToken.StartObject;

    /// <summary>Fails unless the document ends here.</summary>
    internal void End()
    {
        if (_json.Read())
        {
            throw Malformed("there is more after the end of the value");
        }
    }

    internal RawJson ReadRawItem()
    {
        if (_token.Type is not (JsonToken.StartObject or JsonToken.StartArray))
        {
            return ScalarAsRaw();
        }

        var text = new StringBuilder();
        using var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture));
        int depth = 0;
        do
        {
            writer.WriteToken(_token.Type, _token.Value);
            depth += Depth(_token.Type);
        }
        while (depth > 0 && Advance() != JsonToken.None);
        writer.Flush();
        return new RawJson(text.ToString());
    }

    private static int Depth(JsonToken token) => token switch
    {
        JsonToken.StartObject or JsonToken.StartArray => 1,
        JsonToken.EndObject or JsonToken.EndArray => -1,
        _ => 0,
    };

    private JsonToken Advance()
    {
        if (_next < _ahead.Count)
        {
            _token = _ahead[_next++];
            if (_marks == 0 && _next == _ahead.Count)
            {
                _ahead.Clear();
                _next = 0;
            }

            return _token.Type;
        }

        do
        {
            if (!_json.Read())
            {
                throw Malformed("it ends too early");
            }
        }
        while (_json.TokenType == JsonToken.Comment);

        if (_json.TokenType is JsonToken.StartConstructor or JsonToken.Undefined
            || _json.Value is double.NaN or double.PositiveInfinity or double.NegativeInfinity)
        {
            // The engine takes these from JavaScript; they are not JSON.
            throw Malformed($"'{_json.Value ?? "undefined"}' is no JSON value");
        }

        _token = new Token(_json.TokenType, _json.Value);
        if (_marks > 0)
        {
            _ahead.Add(_token);
            _next++;
        }

        return _token.Type;
    }

    private int Mark()
    {
        Debug.Assert(_token.Type == JsonToken.StartObject, "Unions are objects.");
        _marks++;
        return _next;
    }

    private void Rewind(int mark)
    {
        _marks--;
        _next = mark;
        _token = new Token(JsonToken.StartObject, null);
    }

    private void Skip()
    {
        int depth = Depth(_token.Type);
        while (depth > 0)
        {
            depth += Depth(Advance());
        }
    }

    private string? TokenText() => _token switch
    {
        { Type: JsonToken.String, Value: string text } => text,
        { Type: JsonToken.Integer or JsonToken.Float or JsonToken.Boolean } => ScalarAsRaw().ToString(),
        _ => null,
    };

    private RawJson ScalarAsRaw() => _token switch
    {
        { Value: null } => RawJson.Null,
        { Value: string text } => RawJson.FromString(text),
        { Value: bool value } => RawJson.FromBoolean(value),
        { Value: long value } => RawJson.FromNumber(value),
        { Value: double value } => RawJson.FromNumber(value),
        { Value: BigInteger value } => new RawJson(value.ToString(CultureInfo.InvariantCulture)),
        _ => throw Malformed($"'{_token.Type}' is not JSON"),
    };

    private T? Misfit<T>()
        where T : class
    {
        _misfit = ReadRawItem();
        return null;
    }

    private T? MisfitValue<T>()
        where T : struct
    {
        _misfit = ReadRawItem();
        return null;
    }

    // The items of a list that do not fit are kept together, as the misfit of the member that holds the list.
    private void SetMisfitAside(ref List<RawJson>? misfits)
    {
        if (_misfit is not null)
        {
            (misfits ??= []).Add(_misfit);
            _misfit = null;
        }
    }

    private void Misfits(List<RawJson>? misfits)
    {
        if (misfits is not null)
        {
            _misfit = new RawJson($"[{string.Join(',', misfits)}]");
        }
    }

    private GraphJsonException Malformed(string problem)
    {
        var line = (IJsonLineInfo)_json;
        return new GraphJsonException(
            $"This is not valid JSON: {problem} (line {line.LineNumber}, position {line.LinePosition}).",
            line.LineNumber,
            line.LinePosition);
    }
}

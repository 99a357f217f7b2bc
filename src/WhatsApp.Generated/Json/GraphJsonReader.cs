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
public sealed partial class GraphJsonReader
{
    // What surely fits into a decimal.
    private const double MostDecimal = 7e27;

    private RawJson? _misfit;

    // ---- Objects -------------------------------------------------------------------------------------------------

    /// <summary>Reads the members of the object that the reader stands on into a new model.</summary>
    public T ReadObject<T>(T model)
        where T : JsonModel
    {
        ArgumentNullException.ThrowIfNull(model);
        while (Advance() != JsonToken.EndObject)
        {
            string name = (string)Current.Value!;
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
        for (int at = _at + 1; Ahead(at) is { Type: JsonToken.PropertyName, Value: string name }; at = AfterValue(at + 1))
        {
            if (name == member)
            {
                return TextOf(Ahead(at + 1))?.ToLowerInvariant();
            }
        }

        return null;
    }

    /// <summary>Looks ahead for the first member of this object that is one of those named, or null.</summary>
    public string? PeekMember(params ReadOnlySpan<string> members)
    {
        for (int at = _at + 1; Ahead(at) is { Type: JsonToken.PropertyName, Value: string name }; at = AfterValue(at + 1))
        {
            if (members.Contains(name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Reads an object, or an array that is a model; null where the value is anything else.</summary>
    public T? ReadModel<T>()
        where T : JsonModel, IJsonModel<T> =>
        Current.Type == (T.IsArray ? JsonToken.StartArray : JsonToken.StartObject) ? T.ReadFrom(this) : Misfit<T>();

    // ---- Scalars -------------------------------------------------------------------------------------------------

    /// <summary>Reads text; a number or a boolean is taken as its text.</summary>
    public string? ReadString() => Current.Value as string ?? ReadStringInOtherForm();

    /// <summary>Reads a boolean, also as text or as 0 and 1.</summary>
    public bool? ReadBoolean() =>
        Current.Value switch
        {
            bool value => value,
            0L => InOtherForm<bool>(false),
            1L => InOtherForm<bool>(true),
            string text when bool.TryParse(text, out bool value) => InOtherForm<bool>(value),
            _ => MisfitValue<bool>(),
        };

    /// <summary>Reads an integer, also as text.</summary>
    public long? ReadInt64() =>
        Current.Value switch
        {
            long value => value,
            double value when IsWhole(value) => InOtherForm<long>((long)value),
            string text when IsInteger(text, out long value) => InOtherForm<long>(value),
            _ => MisfitValue<long>(),
        };

    /// <summary>Reads an integer of 32 bits, also as text.</summary>
    public int? ReadInt32() =>
        ReadInt64() switch
        {
            null => null,
            long value and >= int.MinValue and <= int.MaxValue => (int)value,
            _ => MisfitValue<int>(),
        };

    /// <summary>Reads a number, also as text.</summary>
    public double? ReadDouble() =>
        Current.Value switch
        {
            double value => value,
            long value => value,
            BigInteger value when double.IsFinite((double)value) => InOtherForm<double>((double)value),
            string text
                when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                    && double.IsFinite(value) => InOtherForm<double>(value),
            _ => MisfitValue<double>(),
        };

    /// <summary>Reads an amount, also as text.</summary>
    public decimal? ReadDecimal() =>
        Current.Value switch
        {
            long value => value,
            double value when Math.Abs(value) < MostDecimal => (decimal)value,
            BigInteger value when BigInteger.Abs(value) < new BigInteger(MostDecimal) => InOtherForm<decimal>(
                (decimal)value
            ),
            string text
                when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) =>
                InOtherForm<decimal>(value),
            _ => MisfitValue<decimal>(),
        };

    /// <summary>Reads a date, <c>2026-11-20</c>.</summary>
    public DateOnly? ReadDate() =>
        Current.Value is string text && GraphTime.TryParseDate(text, out DateOnly value)
            ? value
            : MisfitValue<DateOnly>();

    /// <summary>Reads a time of day, <c>17:30</c> or <c>17:30:15</c>.</summary>
    public TimeOnly? ReadTime() =>
        Current.Value is string text && GraphTime.TryParseTime(text, out TimeOnly value)
            ? GraphTime.Format(value) == text
                ? value
                : InOtherForm<TimeOnly>(value)
            : MisfitValue<TimeOnly>();

    /// <summary>Reads a point in time as ISO 8601, in UTC where it has no offset; Unix seconds are taken too.</summary>
    public DateTimeOffset? ReadDateTime() =>
        Current.Value switch
        {
            string text when GraphTime.TryParse(text, out DateTimeOffset value) => GraphTime.Format(value) == text
                ? value
                : InOtherForm<DateTimeOffset>(value),
            long seconds when GraphTime.IsUnixTime(seconds) => InOtherForm<DateTimeOffset>(
                DateTimeOffset.FromUnixTimeSeconds(seconds)
            ),
            double seconds when IsWhole(seconds) && GraphTime.IsUnixTime((long)seconds) => InOtherForm<DateTimeOffset>(
                DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            ),
            _ => MisfitValue<DateTimeOffset>(),
        };

    /// <summary>Reads a point in time as a number of Unix seconds; text, also as ISO 8601, is taken too.</summary>
    public DateTimeOffset? ReadUnixTime() =>
        Current.Value switch
        {
            long seconds when GraphTime.IsUnixTime(seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds),
            double seconds when IsWhole(seconds) && GraphTime.IsUnixTime((long)seconds) => InOtherForm<DateTimeOffset>(
                DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            ),
            string text when IsUnixTime(text, out DateTimeOffset value) => InOtherForm<DateTimeOffset>(value),
            string text when GraphTime.TryParse(text, out DateTimeOffset value) => InOtherForm<DateTimeOffset>(value),
            _ => MisfitValue<DateTimeOffset>(),
        };

    /// <summary>Reads a point in time as Unix seconds in a text; a number and ISO 8601 are taken too.</summary>
    public DateTimeOffset? ReadUnixTimeText() =>
        Current.Value is string text && IsUnixTime(text, out DateTimeOffset value) ? value : ReadUnixTimeInOtherForm();

    /// <summary>Reads a value of an open enum, known or not.</summary>
    public T? ReadEnum<T>()
        where T : struct, IOpenEnumValue<T> => ReadString() is { } text ? T.FromValue(text) : null;

    /// <summary>Keeps any value as it is; null where it is JSON null.</summary>
    public RawJson? ReadRaw() => Current.Type == JsonToken.Null ? Misfit<RawJson>() : ReadRawItem();

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

    private IReadOnlyList<T>? ReadList<T>(Func<GraphJsonReader, T?> readItem)
        where T : class
    {
        if (Current.Type != JsonToken.StartArray)
        {
            return Misfit<IReadOnlyList<T>>();
        }

        // Nearly all lists of a webhook have one item; an array of one is all that they need.
        T? first = null;
        List<T>? list = null;
        List<RawJson>? misfits = null;
        while (Advance() != JsonToken.EndArray)
        {
            if (readItem(this) is { } item)
            {
                if (first is null)
                {
                    first = item;
                }
                else
                {
                    list ??= new List<T>(4) { first };
                    list.Add(item);
                }
            }

            SetMisfitAside(ref misfits);
        }

        Misfits(misfits);
        if (list is not null)
        {
            return list;
        }

        return first is null ? [] : new T[] { first };
    }

    private List<T>? ReadValueList<T>(Func<GraphJsonReader, T?> readItem)
        where T : struct
    {
        if (Current.Type != JsonToken.StartArray)
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
        if (Current.Type != JsonToken.StartObject)
        {
            return Misfit<Dictionary<string, T>>();
        }

        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        List<RawJson>? misfits = null;
        while (Advance() != JsonToken.EndObject)
        {
            string name = (string)Current.Value!;
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

    // ---- Values ---------------------------------------------------------------------------------------------------

    internal RawJson ReadRawItem()
    {
        if (Current.Type is not (JsonToken.StartObject or JsonToken.StartArray))
        {
            return ScalarAsRaw(Current);
        }

        var text = new StringBuilder();
        using var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture));
        int depth = 0;
        do
        {
            writer.WriteToken(Current.Type, Current.Value);
            depth += Depth(Current.Type);
        } while (depth > 0 && Advance() != JsonToken.None);
        writer.Flush();
        return new RawJson(text.ToString());
    }

    private RawJson ScalarAsRaw(Token token) =>
        token switch
        {
            { Value: null } => RawJson.Null,
            { Value: string text } => RawJson.FromString(text),
            { Value: bool value } => RawJson.FromBoolean(value),
            { Value: long value } => RawJson.FromNumber(value),
            { Value: double value } => RawJson.FromNumber(value),
            { Value: BigInteger value } => new RawJson(value.ToString(CultureInfo.InvariantCulture)),
            _ => throw Malformed($"'{token.Type}' is not JSON"),
        };

    private static bool IsWhole(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15;

    private static bool IsInteger(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool IsUnixTime(string text, out DateTimeOffset value)
    {
        bool fits = IsInteger(text, out long seconds) && GraphTime.IsUnixTime(seconds);
        value = fits ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return fits;
    }

    private DateTimeOffset? ReadUnixTimeInOtherForm() =>
        ReadUnixTime() is { } value ? InOtherForm<DateTimeOffset>(value) : null;

    private string? ReadStringInOtherForm() => InOtherForm(TextOf(Current)) ?? Misfit<string>();

    // The value is understood, but did not come as the page declares it: the form is kept, to be written back.
    private string? InOtherForm(string? value)
    {
        _misfit = value is null ? _misfit : ScalarAsRaw(Current);
        return value;
    }

    private T? InOtherForm<T>(T value)
        where T : struct
    {
        _misfit = ScalarAsRaw(Current);
        return value;
    }

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

    /// <summary>What of the list that was just read did not fit, as a JSON array; null where all of it did.</summary>
    internal RawJson? TakeMisfits()
    {
        RawJson? misfits = _misfit;
        _misfit = null;
        return misfits;
    }

    private void Misfits(List<RawJson>? misfits)
    {
        if (misfits is not null)
        {
            _misfit = new RawJson($"[{string.Join(',', misfits)}]");
        }
    }
}

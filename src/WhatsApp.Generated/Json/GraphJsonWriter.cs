using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Writes the members of models as JSON. A member that is null is left out. Generated code calls it; a program uses
/// <see cref="GraphJson"/>.
/// </summary>
public sealed class GraphJsonWriter
{
    private readonly Utf8JsonBuffer _json;

    // Additional data of the object being written, without what a typed member of the same name has replaced.
    private Dictionary<string, RawJson>? _additionalData;

    // Where the names of members are collected instead of writing them.
    private readonly List<string>? _names;

    internal GraphJsonWriter(Utf8JsonBuffer json, List<string>? names = null)
    {
        _json = json;
        _names = names;
    }

    /// <summary>The names in JSON of the members that a model declares, in their order.</summary>
    internal static IReadOnlyList<string> NamesOf(JsonModel model)
    {
        using var json = new Utf8JsonBuffer();
        var names = new List<string>();
        model.WriteMembers(new GraphJsonWriter(json, names));
        return names;
    }

    // ---- Members -------------------------------------------------------------------------------------------------

    /// <summary>Writes a text.</summary>
    public void WriteString(ReadOnlySpan<byte> name, string? value)
    {
        if (!Collects(name) && value is not null && !CameAs(name, value, static (text, it) => text == it))
        {
            _additionalData?.Remove(Text(name));
            _json.WriteString(name, value);
        }
    }

    /// <summary>Writes the member that is the kind of a union; nothing if the kind is not known.</summary>
    public void WriteKind(ReadOnlySpan<byte> name, string kind) => WriteString(name, kind.Length == 0 ? null : kind);

    /// <summary>Writes a boolean.</summary>
    public void WriteBoolean(ReadOnlySpan<byte> name, bool? value)
    {
        if (!Collects(name) && value is { } boolean && !CameAs(name, boolean, static (text, it) => IsBoolean(text, it)))
        {
            WriteName(name);
            _json.WriteBoolean(boolean);
        }
    }

    /// <summary>Writes an integer.</summary>
    public void WriteInt64(ReadOnlySpan<byte> name, long? value)
    {
        if (!Collects(name) && value is { } integer && !CameAs(name, integer, static (text, it) => IsNumber(text, (decimal)it)))
        {
            WriteName(name);
            _json.WriteNumber(integer);
        }
    }

    /// <summary>Writes an integer of 32 bits.</summary>
    public void WriteInt32(ReadOnlySpan<byte> name, int? value) => WriteInt64(name, value);

    // A member that is required has no null: what could not be read is its default. Then what came is written.

    /// <summary>Writes a boolean that is required.</summary>
    public void WriteBoolean(ReadOnlySpan<byte> name, bool value) =>
        WriteBoolean(name, WasNotRead(name, value, static (ref reader) => reader.ReadBoolean()) ? null : (bool?)value);

    /// <summary>Writes an integer that is required.</summary>
    public void WriteInt64(ReadOnlySpan<byte> name, long value) =>
        WriteInt64(name, WasNotRead(name, value, static (ref reader) => reader.ReadInt64()) ? null : (long?)value);

    /// <summary>Writes an integer of 32 bits that is required.</summary>
    public void WriteInt32(ReadOnlySpan<byte> name, int value) =>
        WriteInt64(name, WasNotRead(name, value, static (ref reader) => reader.ReadInt32()) ? null : (long?)value);

    /// <summary>Writes a number that is required.</summary>
    /// <exception cref="ArgumentException">The number is infinite or not a number.</exception>
    public void WriteDouble(ReadOnlySpan<byte> name, double value) =>
        WriteDouble(name, WasNotRead(name, value, static (ref reader) => reader.ReadDouble()) ? null : (double?)value);

    /// <summary>Writes a time of day that is required.</summary>
    public void WriteTime(ReadOnlySpan<byte> name, TimeOnly value) =>
        WriteTime(name, WasNotRead(name, value, static (ref reader) => reader.ReadTime()) ? null : (TimeOnly?)value);

    /// <summary>Writes a point in time that is required as Unix seconds in a text.</summary>
    public void WriteUnixTimeText(ReadOnlySpan<byte> name, DateTimeOffset value) =>
        WriteUnixTimeText(
            name,
            WasNotRead(name, value, static (ref reader) => reader.ReadUnixTimeText()) ? null : (DateTimeOffset?)value);

    /// <summary>Writes a number; one without a fraction is written without a decimal point.</summary>
    /// <exception cref="ArgumentException">The number is infinite or not a number.</exception>
    public void WriteDouble(ReadOnlySpan<byte> name, double? value)
    {
        if (!Collects(name) && value is { } number && !CameAs(name, number, static (text, it) => IsNumber(text, it)))
        {
            if (!double.IsFinite(number))
            {
                throw new ArgumentException(
                    $"{Text(name)} is {number}, which JSON cannot express. Set a finite number.");
            }

            WriteName(name);
            _json.WriteNumber(number);
        }
    }

    /// <summary>Writes an amount.</summary>
    public void WriteDecimal(ReadOnlySpan<byte> name, decimal? value)
    {
        if (!Collects(name) && value is { } amount && !CameAs(name, amount, static (text, it) => IsNumber(text, it)))
        {
            WriteName(name);
            _json.WriteNumber(amount);
        }
    }

    /// <summary>Writes a date as <c>2026-11-20</c>.</summary>
    public void WriteDate(ReadOnlySpan<byte> name, DateOnly? value) =>
        WriteString(name, value is { } date ? GraphTime.Format(date) : null);

    /// <summary>Writes a time of day as <c>17:30</c>, with seconds where there are any.</summary>
    public void WriteTime(ReadOnlySpan<byte> name, TimeOnly? value)
    {
        if (!Collects(name) && value is { } time && !CameAs(name, time, static (text, it) => IsTime(text, it)))
        {
            WriteName(name);
            _json.WriteString(GraphTime.Format(time));
        }
    }

    /// <summary>
    /// Writes a point in time as Meta does, ISO 8601 with its offset: <c>2026-11-20T17:30:00+0000</c>.
    /// </summary>
    public void WriteDateTime(ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (!Collects(name) && value is { } time && !CameAs(name, time, static (text, it) => IsTime(text, it)))
        {
            WriteName(name);
            _json.WriteString(GraphTime.Format(time));
        }
    }

    /// <summary>Writes a point in time as a number of Unix seconds.</summary>
    public void WriteUnixTime(ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (!Collects(name) && value is { } time && !CameAs(name, time, static (text, it) => IsTime(text, it)))
        {
            WriteName(name);
            _json.WriteNumber(time.ToUnixTimeSeconds());
        }
    }

    /// <summary>Writes a point in time as Unix seconds in a text.</summary>
    public void WriteUnixTimeText(ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (!Collects(name) && value is { } time && !CameAs(name, time, static (text, it) => IsTime(text, it)))
        {
            WriteName(name);
            _json.WriteNumberText(time.ToUnixTimeSeconds());
        }
    }

    /// <summary>Writes a value of an open enum.</summary>
    public void WriteEnum<T>(ReadOnlySpan<byte> name, T? value)
        where T : struct, IOpenEnumValue<T> => WriteString(name, value?.Value);

    /// <summary>Writes a value of an open enum.</summary>
    public void WriteEnum<T>(ReadOnlySpan<byte> name, T value)
        where T : struct, IOpenEnumValue<T> => WriteString(name, value.Value);

    /// <summary>Writes any JSON.</summary>
    public void WriteRaw(ReadOnlySpan<byte> name, RawJson? value)
    {
        if (!Collects(name) && value is not null)
        {
            WriteName(name);
            WriteItem(value);
        }
    }

    /// <summary>Writes an object.</summary>
    public void WriteModel(ReadOnlySpan<byte> name, JsonModel? value)
    {
        if (!Collects(name) && value is not null)
        {
            WriteName(name);
            WriteItem(value);
        }
    }

    /// <summary>Writes a list of texts.</summary>
    public void WriteStringList(ReadOnlySpan<byte> name, IReadOnlyList<string>? values) =>
        WriteList(name, values, static (writer, _, item) => writer._json.WriteString(item));

    /// <summary>Writes a list of lists of texts.</summary>
    /// <exception cref="ArgumentException">One of the lists is null.</exception>
    public void WriteStringListList(ReadOnlySpan<byte> name, IReadOnlyList<IReadOnlyList<string>>? values) =>
        WriteList(
            name,
            values,
            static (writer, listName, list) =>
                writer.WriteItems(listName, list, static (inner, _, item) => inner._json.WriteString(item)));

    /// <summary>Writes a list of integers.</summary>
    public void WriteInt64List(ReadOnlySpan<byte> name, IReadOnlyList<long>? values) =>
        WriteList(name, values, static (writer, _, item) => writer._json.WriteNumber(item));

    /// <summary>Writes a list of values of an open enum.</summary>
    public void WriteEnumList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? values)
        where T : struct, IOpenEnumValue<T> =>
        WriteList(name, values, static (writer, _, item) => writer._json.WriteString(item.Value));

    /// <summary>Writes a list of objects.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteModelList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? values)
        where T : JsonModel
    {
        if (Collects(name) || values is null)
        {
            return;
        }

        WriteName(name);
        if (IsPlain(values, out ReadOnlySpan<T> items))
        {
            _json.StartArray();
            for (int index = 0; index < items.Length; index++)
            {
                (items[index] ?? throw IsNull(name, index)).WriteTo(this);
            }

            _json.EndArray();
        }
        else if (values is IListWithMisfits)
        {
            WriteItems(name, values, static (writer, _, item) => writer.WriteItem(item));
        }
        else
        {
            // What C# makes of a collection expression.
            _json.StartArray();
            int count = values.Count;
            for (int index = 0; index < count; index++)
            {
                (values[index] ?? throw IsNull(name, index)).WriteTo(this);
            }

            _json.EndArray();
        }
    }

    /// <summary>Writes a list of any JSON.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteRawList(ReadOnlySpan<byte> name, IReadOnlyList<RawJson>? values) =>
        WriteList(name, values, static (writer, _, item) => writer.WriteItem(item));

    /// <summary>Writes a map to texts.</summary>
    public void WriteStringMap(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, string>? values) =>
        WriteMap(name, values, static (writer, _, item) => writer._json.WriteString(item));

    /// <summary>Writes a map to any JSON.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteRawMap(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, RawJson>? values) =>
        WriteMap(name, values, static (writer, _, item) => writer.WriteItem(item));

    /// <summary>Writes a map to objects.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteModelMap<T>(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? values)
        where T : JsonModel => WriteMap(name, values, static (writer, _, item) => writer.WriteItem(item));

    // ---- Values --------------------------------------------------------------------------------------------------

    internal void WriteItem(JsonModel model) => model.WriteTo(this);

    /// <summary>Writes an object.</summary>
    internal void WriteObject(JsonModel model)
    {
        _json.StartObject();
        WriteMembersOf(model);
        _json.EndObject();
    }

    /// <summary>Writes the members of a model into the object that is being written.</summary>
    internal void WriteMembersOf(JsonModel model)
    {
        if (model.AdditionalDataOrNull is null && _additionalData is null)
        {
            model.WriteMembers(this);
            return;
        }

        Dictionary<string, RawJson>? outer = _additionalData;
        _additionalData = model.AdditionalDataOrNull is { Count: > 0 } data ? new(data, StringComparer.Ordinal) : null;
        model.WriteMembers(this);
        if (_additionalData is not null)
        {
            foreach ((string name, RawJson value) in _additionalData)
            {
                _json.WriteAnyName(name);
                WriteItem(value ?? throw IsNull($"{nameof(JsonModel.AdditionalData)}[\"{name}\"]"));
            }
        }

        _additionalData = outer;
    }

    /// <summary>Writes the items of a model that is an array.</summary>
    internal void WriteArray<T>(JsonModel model, IReadOnlyList<T> items)
        where T : JsonModel =>
        WriteItems(Encoding.UTF8.GetBytes(model.GetType().Name), items, static (writer, _, item) => writer.WriteItem(item));

    private bool Collects(ReadOnlySpan<byte> name)
    {
        _names?.Add(Text(name));
        return _names is not null;
    }

    private void WriteItem(RawJson value) => _json.WriteRaw(value.ToString());

    // Whether the additional data holds the same value in the form in which it came; then that is what is written.
    private bool CameAs<T>(ReadOnlySpan<byte> name, T value, Func<string, T, bool> isSame) =>
        _additionalData is not null
        && _additionalData.TryGetValue(Text(name), out RawJson? raw)
        && isSame(raw.ToScalarText(), value);

    // Whether the additional data has what came in place of a value that is now its default.
    private bool WasNotRead<T>(ReadOnlySpan<byte> name, T value, ReadValue<T?> read)
        where T : struct =>
        _additionalData is not null
        && EqualityComparer<T>.Default.Equals(value, default)
        && _additionalData.TryGetValue(Text(name), out RawJson? raw)
        && GraphJson.ReadText(raw.ToString(), read) is null;

    private static bool IsBoolean(string text, bool value) =>
        text == (value ? "1" : "0") || (bool.TryParse(text, out bool same) && same == value);

    // A double does not tell apart numbers of more than 15 digits.
    private static bool IsNumber(string text, decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal same) && same == value;

    private static bool IsNumber(string text, double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double same) && same.Equals(value);

    private static bool IsTime(string text, TimeOnly value) =>
        GraphTime.TryParseTime(text, out TimeOnly same) && same == value;

    private static bool IsTime(string text, DateTimeOffset value) => GraphTime.TryParse(text, out DateTimeOffset same)
        ? same == value
        : IsNumber(text, (decimal)value.ToUnixTimeSeconds());

    private void WriteName(ReadOnlySpan<byte> name)
    {
        _additionalData?.Remove(Text(name));
        _json.WriteName(name);
    }

    private void WriteList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? values, WriteValue<T> writeItem)
    {
        if (!Collects(name) && values is not null)
        {
            WriteName(name);
            WriteItems(name, values, writeItem);
        }
    }

    private void WriteItems<T>(ReadOnlySpan<byte> name, IReadOnlyList<T> values, WriteValue<T> writeItem)
    {
        _json.StartArray();
        if (values is IListWithMisfits { Misfits: { } misfits })
        {
            WriteItemsAndMisfits(name, values, misfits, writeItem);
        }
        else
        {
            for (int index = 0; index < values.Count; index++)
            {
                WriteItem(name, values[index], index, writeItem);
            }
        }

        _json.EndArray();
    }

    // Nearly all lists are arrays or lists of .NET, whose items need no call of an interface.
    private static bool IsPlain<T>(IReadOnlyList<T> values, out ReadOnlySpan<T> items)
    {
        switch (values)
        {
            case T[] array:
                items = array;
                return true;
            case List<T> list:
                items = CollectionsMarshal.AsSpan(list);
                return true;
            default:
                items = default;
                return false;
        }
    }

    private void WriteItemsAndMisfits<T>(
        ReadOnlySpan<byte> name, IReadOnlyList<T> values, IReadOnlyList<ItemMisfit> misfits, WriteValue<T> writeItem)
    {
        int index = 0;
        int place = 0;
        foreach (ItemMisfit misfit in misfits)
        {
            for (; place < misfit.Index; place++)
            {
                WriteItem(name, values[index], index++, writeItem);
            }

            WriteItem(misfit.Value);
            place++;
            index += misfit.IsItem ? 1 : 0;
        }

        while (index < values.Count)
        {
            WriteItem(name, values[index], index++, writeItem);
        }
    }

    private void WriteItem<T>(ReadOnlySpan<byte> name, T value, int index, WriteValue<T> writeItem)
    {
        if (IsMissing(value))
        {
            throw IsNull(name, index);
        }

        writeItem(this, name, value);
    }

    private void WriteMap<T>(
        ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? values, WriteValue<T> writeItem)
    {
        if (Collects(name) || values is null)
        {
            return;
        }

        WriteName(name);
        _json.StartObject();
        IReadOnlyDictionary<string, RawJson>? misfits = (values as IMapWithMisfits)?.Misfits;
        foreach ((string key, T value) in values)
        {
            if (misfits?.ContainsKey(key) == true)
            {
                continue;
            }

            _json.WriteAnyName(key);
            if (IsMissing(value))
            {
                throw IsNull($"{Text(name)}[\"{key}\"]");
            }

            writeItem(this, name, value);
        }

        foreach ((string key, RawJson value) in misfits ?? new Dictionary<string, RawJson>())
        {
            _json.WriteAnyName(key);
            WriteItem(value);
        }

        _json.EndObject();
    }

    private static string Text(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);

    // A text may be null, as it comes from Meta too.
    private static bool IsMissing<T>(T item) => item is null && typeof(T) != typeof(string);

    private static ArgumentException IsNull(ReadOnlySpan<byte> name, int index) =>
        IsNull(string.Create(CultureInfo.InvariantCulture, $"{Text(name)}[{index}]"));

    private static ArgumentException IsNull(string item) =>
        new($"{item} is null, which the API does not accept. Set it, leave it out, or send {nameof(RawJson)}.Null.");

    private delegate void WriteValue<in T>(GraphJsonWriter writer, ReadOnlySpan<byte> name, T value);
}

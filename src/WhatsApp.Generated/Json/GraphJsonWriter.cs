using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Writes the members of models as JSON. A member that is null is left out. For use by generated code; a program uses
/// <see cref="GraphJson"/>.
/// </summary>
public sealed class GraphJsonWriter
{
    private readonly Utf8JsonBuffer _json;

    // Additional data of the object being written, without the entries that a typed member of the same name replaces.
    private Dictionary<string, RawJson>? _additionalData;

    // If set, member names are added here and nothing is written.
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
        if (!Collects(name) && value is not null && Begins(name, value, string.Equals))
        {
            _json.WriteString(value);
        }
    }

    /// <summary>Writes the member that is the kind of a union; nothing if the kind is not known.</summary>
    public void WriteKind(ReadOnlySpan<byte> name, string kind) => WriteString(name, kind.Length == 0 ? null : kind);

    /// <summary>Writes a boolean.</summary>
    public void WriteBoolean(ReadOnlySpan<byte> name, bool? value) =>
        WriteScalar(name, value, IsBoolean, static (json, boolean) => json.WriteBoolean(boolean));

    /// <summary>Writes an integer.</summary>
    public void WriteInt64(ReadOnlySpan<byte> name, long? value) =>
        WriteScalar(name, value, IsNumber, static (json, integer) => json.WriteNumber(integer));

    /// <summary>Writes an integer of 32 bits.</summary>
    public void WriteInt32(ReadOnlySpan<byte> name, int? value) => WriteInt64(name, value);

    /// <summary>Writes a number; one without a fraction is written without a decimal point.</summary>
    /// <exception cref="ArgumentException">The number is infinite or not a number.</exception>
    public void WriteDouble(ReadOnlySpan<byte> name, double? value)
    {
        if (_names is null && value is { } number && !double.IsFinite(number))
        {
            throw new ArgumentException($"{Text(name)} is {number}, which JSON cannot express. Set a finite number.");
        }

        WriteScalar(name, value, IsNumber, static (json, number) => json.WriteNumber(number));
    }

    /// <summary>Writes an amount.</summary>
    public void WriteDecimal(ReadOnlySpan<byte> name, decimal? value) =>
        WriteScalar(name, value, IsNumber, static (json, amount) => json.WriteNumber(amount));

    /// <summary>Writes a date as <c>2026-11-20</c>.</summary>
    public void WriteDate(ReadOnlySpan<byte> name, DateOnly? value) =>
        WriteString(name, value is { } date ? GraphTime.Format(date) : null);

    /// <summary>Writes a time of day as <c>17:30</c>, with seconds where there are any.</summary>
    public void WriteTime(ReadOnlySpan<byte> name, TimeOnly? value) =>
        WriteScalar(name, value, IsTime, static (json, time) => json.WriteString(GraphTime.Format(time)));

    /// <summary>
    /// Writes a point in time as Meta does, ISO 8601 with its offset: <c>2026-11-20T17:30:00+0000</c>.
    /// </summary>
    public void WriteDateTime(ReadOnlySpan<byte> name, DateTimeOffset? value) =>
        WriteScalar(name, value, IsTime, static (json, time) => json.WriteString(GraphTime.Format(time)));

    /// <summary>Writes a point in time as a number of Unix seconds.</summary>
    public void WriteUnixTime(ReadOnlySpan<byte> name, DateTimeOffset? value) =>
        WriteScalar(name, value, IsTime, static (json, time) => json.WriteNumber(time.ToUnixTimeSeconds()));

    /// <summary>Writes a point in time as Unix seconds in a text.</summary>
    public void WriteUnixTimeText(ReadOnlySpan<byte> name, DateTimeOffset? value) =>
        WriteScalar(name, value, IsTime, static (json, time) => json.WriteNumberText(time.ToUnixTimeSeconds()));

    /// <summary>Writes a value of an open enum.</summary>
    public void WriteEnum<T>(ReadOnlySpan<byte> name, T? value)
        where T : struct, IOpenEnumValue<T> => WriteString(name, value?.Value);

    // ---- Required members ----------------------------------------------------------------------------------------

    /// <summary>Writes a boolean that is required.</summary>
    public void WriteBoolean(ReadOnlySpan<byte> name, bool value) =>
        WriteBoolean(name, NullIfUnread(name, value, static (ref reader) => reader.ReadBoolean()));

    /// <summary>Writes an integer that is required.</summary>
    public void WriteInt64(ReadOnlySpan<byte> name, long value) =>
        WriteInt64(name, NullIfUnread(name, value, static (ref reader) => reader.ReadInt64()));

    /// <summary>Writes an integer of 32 bits that is required.</summary>
    public void WriteInt32(ReadOnlySpan<byte> name, int value) =>
        WriteInt32(name, NullIfUnread(name, value, static (ref reader) => reader.ReadInt32()));

    /// <summary>Writes a number that is required.</summary>
    /// <exception cref="ArgumentException">The number is infinite or not a number.</exception>
    public void WriteDouble(ReadOnlySpan<byte> name, double value) =>
        WriteDouble(name, NullIfUnread(name, value, static (ref reader) => reader.ReadDouble()));

    /// <summary>Writes a time of day that is required.</summary>
    public void WriteTime(ReadOnlySpan<byte> name, TimeOnly value) =>
        WriteTime(name, NullIfUnread(name, value, static (ref reader) => reader.ReadTime()));

    /// <summary>Writes a point in time that is required as Unix seconds in a text.</summary>
    public void WriteUnixTimeText(ReadOnlySpan<byte> name, DateTimeOffset value) =>
        WriteUnixTimeText(name, NullIfUnread(name, value, static (ref reader) => reader.ReadUnixTimeText()));

    /// <summary>Writes a value of an open enum that is required.</summary>
    public void WriteEnum<T>(ReadOnlySpan<byte> name, T value)
        where T : struct, IOpenEnumValue<T> => WriteString(name, value.Value);

    // ---- Objects, lists and maps ---------------------------------------------------------------------------------

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
        WriteList(name, values, WriteText);

    /// <summary>Writes a list of lists of texts.</summary>
    /// <exception cref="ArgumentException">One of the lists is null.</exception>
    public void WriteStringListList(ReadOnlySpan<byte> name, IReadOnlyList<IReadOnlyList<string>>? values) =>
        WriteList(name, values, static (writer, list) => writer.WriteItems(default, list, WriteText));

    /// <summary>Writes a list of integers.</summary>
    public void WriteInt64List(ReadOnlySpan<byte> name, IReadOnlyList<long>? values) =>
        WriteList(name, values, static (writer, item) => writer._json.WriteNumber(item));

    /// <summary>Writes a list of values of an open enum.</summary>
    public void WriteEnumList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? values)
        where T : struct, IOpenEnumValue<T> =>
        WriteList(name, values, static (writer, item) => writer._json.WriteString(item.Value));

    /// <summary>Writes a list of objects.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteModelList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? values)
        where T : JsonModel
    {
        if (values is IListWithMisfits)
        {
            WriteList(name, values, static (writer, item) => writer.WriteItem(item));
        }
        else if (!Collects(name) && values is not null)
        {
            // Most lists are lists of objects, so their items need neither a delegate nor, if possible, an interface.
            ReadOnlySpan<T> items = values switch
            {
                T[] array => array,
                List<T> list => CollectionsMarshal.AsSpan(list),
                _ => default,
            };
            WriteName(name);
            _json.StartArray();
            for (int index = 0, count = values.Count; index < count; index++)
            {
                T? item = items.IsEmpty ? values[index] : items[index];
                (item ?? throw IsNull(name, index)).WriteTo(this);
            }

            _json.EndArray();
        }
    }

    /// <summary>Writes a list of any JSON.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteRawList(ReadOnlySpan<byte> name, IReadOnlyList<RawJson>? values) =>
        WriteList(name, values, static (writer, item) => writer.WriteItem(item));

    /// <summary>Writes a map to texts.</summary>
    public void WriteStringMap(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, string>? values) =>
        WriteMap(name, values, WriteText);

    /// <summary>Writes a map to any JSON.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteRawMap(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, RawJson>? values) =>
        WriteMap(name, values, static (writer, item) => writer.WriteItem(item));

    /// <summary>Writes a map to objects.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteModelMap<T>(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? values)
        where T : JsonModel => WriteMap(name, values, static (writer, item) => writer.WriteItem(item));

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
        foreach ((string name, RawJson value) in _additionalData ?? [])
        {
            _json.WriteAnyName(name);
            WriteItem(value ?? throw IsNull($"{nameof(JsonModel.AdditionalData)}[\"{name}\"]"));
        }

        _additionalData = outer;
    }

    /// <summary>Writes the items of a model that is an array.</summary>
    internal void WriteArray<T>(JsonModel model, IReadOnlyList<T> items)
        where T : JsonModel =>
        WriteItems(Encoding.UTF8.GetBytes(model.GetType().Name), items, static (json, item) => json.WriteItem(item));

    private static void WriteText(GraphJsonWriter writer, string text) => writer._json.WriteString(text);

    private void WriteItem(RawJson value) => _json.WriteRaw(value.ToString());

    private bool Collects(ReadOnlySpan<byte> name)
    {
        _names?.Add(Text(name));
        return _names is not null;
    }

    private void WriteName(ReadOnlySpan<byte> name)
    {
        _additionalData?.Remove(Text(name));
        _json.WriteName(name);
    }

    // Writes the name, unless the additional data has the same value in another form: then that form is written later.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Begins<T>(ReadOnlySpan<byte> name, T value, Func<string, T, bool> isSame)
    {
        if (_additionalData is not null
            && _additionalData.TryGetValue(Text(name), out RawJson? raw)
            && isSame(raw.ToScalarText(), value))
        {
            return false;
        }

        WriteName(name);
        return true;
    }

    private void WriteScalar<T>(
        ReadOnlySpan<byte> name, T? value, Func<string, T, bool> isSame, Action<Utf8JsonBuffer, T> write)
        where T : struct
    {
        if (!Collects(name) && value is { } set && Begins(name, set, isSame))
        {
            write(_json, set);
        }
    }

    // A required member cannot be null. If its value is the default because the JSON had an unexpected type, that JSON
    // is in the additional data and is written instead.
    private T? NullIfUnread<T>(ReadOnlySpan<byte> name, T value, ReadValue<T?> read)
        where T : struct =>
        _additionalData is not null
        && EqualityComparer<T>.Default.Equals(value, default)
        && _additionalData.TryGetValue(Text(name), out RawJson? raw)
        && GraphJson.ReadText(raw.ToString(), read) is null
            ? null
            : value;

    private static bool IsBoolean(string text, bool value) =>
        text == (value ? "1" : "0") || (bool.TryParse(text, out bool same) && same == value);

    // As a decimal: a double cannot distinguish all numbers of more than 15 digits.
    private static bool IsNumber(string text, long value) => IsNumber(text, (decimal)value);

    private static bool IsNumber(string text, decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal same) && same == value;

    private static bool IsNumber(string text, double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double same) && same.Equals(value);

    private static bool IsTime(string text, TimeOnly value) =>
        GraphTime.TryParseTime(text, out TimeOnly same) && same == value;

    private static bool IsTime(string text, DateTimeOffset value) => GraphTime.TryParse(text, out DateTimeOffset same)
        ? same == value
        : IsNumber(text, value.ToUnixTimeSeconds());

    private void WriteList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? values, Action<GraphJsonWriter, T> writeItem)
    {
        if (!Collects(name) && values is not null)
        {
            WriteName(name);
            WriteItems(name, values, writeItem);
        }
    }

    private void WriteItems<T>(ReadOnlySpan<byte> name, IReadOnlyList<T> values, Action<GraphJsonWriter, T> writeItem)
    {
        _json.StartArray();
        int place = 0;
        int index = 0;
        foreach (ItemMisfit misfit in (values as IListWithMisfits)?.Misfits ?? [])
        {
            for (; place < misfit.Index; place++)
            {
                WriteItem(name, values[index], index++, writeItem);
            }

            WriteItem(misfit.Value);
            place++;
            index += misfit.IsItem ? 1 : 0;
        }

        for (; index < values.Count; index++)
        {
            WriteItem(name, values[index], index, writeItem);
        }

        _json.EndArray();
    }

    private void WriteItem<T>(ReadOnlySpan<byte> name, T value, int index, Action<GraphJsonWriter, T> writeItem)
    {
        if (IsMissing(value))
        {
            throw IsNull(name, index);
        }

        writeItem(this, value);
    }

    private void WriteMap<T>(
        ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? values, Action<GraphJsonWriter, T> writeItem)
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

            writeItem(this, value);
        }

        foreach ((string key, RawJson value) in misfits ?? new Dictionary<string, RawJson>())
        {
            _json.WriteAnyName(key);
            WriteItem(value);
        }

        _json.EndObject();
    }

    private static string Text(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);

    // A text may be null, since Meta sends such lists too.
    private static bool IsMissing<T>(T item) => item is null && typeof(T) != typeof(string);

    private static ArgumentException IsNull(ReadOnlySpan<byte> name, int index) =>
        IsNull(string.Create(CultureInfo.InvariantCulture, $"{Text(name)}[{index}]"));

    private static ArgumentException IsNull(string item) =>
        new($"{item} is null, which the API does not accept. Set it, leave it out, or send {nameof(RawJson)}.Null.");
}

using System.Globalization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Writes the members of models as JSON. A member that is null is left out. Generated code calls it; a program uses
/// <see cref="GraphJson"/>.
/// </summary>
public sealed class GraphJsonWriter
{
    private readonly JsonTextBuffer _json;

    // Additional data of the object being written, without what a typed member of the same name has replaced.
    private Dictionary<string, RawJson>? _additionalData;

    internal GraphJsonWriter(JsonTextBuffer json) => _json = json;

    // ---- Members -------------------------------------------------------------------------------------------------

    /// <summary>Writes a text.</summary>
    public void WriteString(string name, string? value)
    {
        if (value is not null && !CameAs(name, value, static (text, it) => text == it))
        {
            WriteName(name);
            _json.WriteString(value);
        }
    }

    /// <summary>Writes the member that tells the kind of a union; nothing where the kind is not known.</summary>
    public void WriteKind(string name, string kind) => WriteString(name, kind.Length == 0 ? null : kind);

    /// <summary>Writes a boolean.</summary>
    public void WriteBoolean(string name, bool? value)
    {
        if (value is { } boolean && !CameAs(name, boolean, static (text, it) => IsBoolean(text, it)))
        {
            WriteName(name);
            _json.WriteBoolean(boolean);
        }
    }

    /// <summary>Writes an integer.</summary>
    public void WriteInt64(string name, long? value)
    {
        if (value is { } integer && !CameAs(name, integer, static (text, it) => IsNumber(text, (decimal)it)))
        {
            WriteName(name);
            _json.WriteNumber(integer);
        }
    }

    /// <summary>Writes an integer of 32 bits.</summary>
    public void WriteInt32(string name, int? value) => WriteInt64(name, value);

    /// <summary>Writes a number; one without a fraction is written without a decimal point.</summary>
    /// <exception cref="ArgumentException">The number is infinite or not a number.</exception>
    public void WriteDouble(string name, double? value)
    {
        if (value is { } number && !CameAs(name, number, static (text, it) => IsNumber(text, it)))
        {
            if (!double.IsFinite(number))
            {
                throw new ArgumentException($"{name} is {number}, which JSON cannot express. Set a finite number.");
            }

            WriteName(name);
            _json.WriteRaw(number.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes an amount.</summary>
    public void WriteDecimal(string name, decimal? value)
    {
        if (value is { } amount && !CameAs(name, amount, static (text, it) => IsNumber(text, it)))
        {
            WriteName(name);
            _json.WriteRaw(amount.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes a date as <c>2026-11-20</c>.</summary>
    public void WriteDate(string name, DateOnly? value) =>
        WriteString(name, value is { } date ? GraphTime.Format(date) : null);

    /// <summary>Writes a time of day as <c>17:30</c>, with seconds where there are any.</summary>
    public void WriteTime(string name, TimeOnly? value)
    {
        if (value is { } time && !CameAs(name, time, static (text, it) => IsTime(text, it)))
        {
            WriteName(name);
            _json.WriteString(GraphTime.Format(time));
        }
    }

    /// <summary>
    /// Writes a point in time as Meta does, ISO 8601 with its offset: <c>2026-11-20T17:30:00+0000</c>.
    /// </summary>
    public void WriteDateTime(string name, DateTimeOffset? value)
    {
        if (value is { } time && !CameAs(name, time, static (text, it) => IsTime(text, it)))
        {
            WriteName(name);
            _json.WriteString(GraphTime.Format(time));
        }
    }

    /// <summary>Writes a point in time as a number of Unix seconds.</summary>
    public void WriteUnixTime(string name, DateTimeOffset? value)
    {
        if (value is { } time && !CameAs(name, time, static (text, it) => IsTime(text, it)))
        {
            WriteName(name);
            _json.WriteNumber(time.ToUnixTimeSeconds());
        }
    }

    /// <summary>Writes a point in time as Unix seconds in a text.</summary>
    public void WriteUnixTimeText(string name, DateTimeOffset? value)
    {
        if (value is { } time && !CameAs(name, time, static (text, it) => IsTime(text, it)))
        {
            WriteName(name);
            _json.WriteString(time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes a value of an open enum.</summary>
    public void WriteEnum<T>(string name, T? value)
        where T : struct, IOpenEnumValue<T> => WriteString(name, value?.Value);

    /// <summary>Writes a value of an open enum.</summary>
    public void WriteEnum<T>(string name, T value)
        where T : struct, IOpenEnumValue<T> => WriteString(name, value.Value);

    /// <summary>Writes any JSON.</summary>
    public void WriteRaw(string name, RawJson? value)
    {
        if (value is not null)
        {
            WriteName(name);
            WriteItem(value);
        }
    }

    /// <summary>Writes an object.</summary>
    public void WriteModel(string name, JsonModel? value)
    {
        if (value is not null)
        {
            WriteName(name);
            WriteItem(value);
        }
    }

    /// <summary>Writes a list of texts.</summary>
    public void WriteStringList(string name, IReadOnlyList<string>? values) =>
        WriteList(name, values, static (writer, item) => writer._json.WriteString(item));

    /// <summary>Writes a list of lists of texts.</summary>
    /// <exception cref="ArgumentException">One of the lists is null.</exception>
    public void WriteStringListList(string name, IReadOnlyList<IReadOnlyList<string>>? values) =>
        WriteList(
            name,
            values,
            (writer, list) => writer.WriteItems(name, list, static (inner, item) => inner._json.WriteString(item)));

    /// <summary>Writes a list of integers.</summary>
    public void WriteInt64List(string name, IReadOnlyList<long>? values) =>
        WriteList(name, values, static (writer, item) => writer._json.WriteNumber(item));

    /// <summary>Writes a list of values of an open enum.</summary>
    public void WriteEnumList<T>(string name, IReadOnlyList<T>? values)
        where T : struct, IOpenEnumValue<T> =>
        WriteList(name, values, static (writer, item) => writer._json.WriteString(item.Value));

    /// <summary>Writes a list of objects.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteModelList<T>(string name, IReadOnlyList<T>? values)
        where T : JsonModel => WriteList(name, values, static (writer, item) => writer.WriteItem(item));

    /// <summary>Writes a list of any JSON.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteRawList(string name, IReadOnlyList<RawJson>? values) =>
        WriteList(name, values, static (writer, item) => writer.WriteItem(item));

    /// <summary>Writes a map to texts.</summary>
    public void WriteStringMap(string name, IReadOnlyDictionary<string, string>? values) =>
        WriteMap(name, values, static (writer, item) => writer._json.WriteString(item));

    /// <summary>Writes a map to any JSON.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteRawMap(string name, IReadOnlyDictionary<string, RawJson>? values) =>
        WriteMap(name, values, static (writer, item) => writer.WriteItem(item));

    /// <summary>Writes a map to objects.</summary>
    /// <exception cref="ArgumentException">An item is null.</exception>
    public void WriteModelMap<T>(string name, IReadOnlyDictionary<string, T>? values)
        where T : JsonModel => WriteMap(name, values, static (writer, item) => writer.WriteItem(item));

    // ---- Values --------------------------------------------------------------------------------------------------

    internal void WriteItem(JsonModel model)
    {
        if (model is IModelArray array)
        {
            WriteItems(model.GetType().Name, array.Items, static (writer, item) => writer.WriteItem(item));
            return;
        }

        Dictionary<string, RawJson>? outer = _additionalData;
        _additionalData = model.AdditionalDataOrNull is { Count: > 0 } data ? new(data, StringComparer.Ordinal) : null;

        _json.StartObject();
        model.WriteMembers(this);
        if (_additionalData is not null)
        {
            foreach ((string name, RawJson value) in _additionalData)
            {
                _json.WriteAnyName(name);
                WriteItem(value ?? throw IsNull($"{nameof(JsonModel.AdditionalData)}[\"{name}\"]"));
            }
        }

        _json.EndObject();
        _additionalData = outer;
    }

    private void WriteItem(RawJson value) => _json.WriteRaw(value.ToString());

    // Whether the additional data holds the same value in the form in which it came; then that is what is written.
    private bool CameAs<T>(string name, T value, Func<string, T, bool> isSame) =>
        _additionalData is not null
        && _additionalData.TryGetValue(name, out RawJson? raw)
        && isSame(raw.ToString().Trim('"'), value);

    private static bool IsBoolean(string text, bool value) => value
        ? text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase)
        : text == "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase);

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

    private void WriteName(string name)
    {
        _additionalData?.Remove(name);
        _json.WriteName(name);
    }

    private void WriteList<T>(string name, IReadOnlyList<T>? values, Action<GraphJsonWriter, T> writeItem)
    {
        if (values is not null)
        {
            WriteName(name);
            WriteItems(name, values, writeItem);
        }
    }

    private void WriteItems<T>(string name, IReadOnlyList<T> values, Action<GraphJsonWriter, T> writeItem)
    {
        _json.StartArray();
        for (int index = 0; index < values.Count; index++)
        {
            T value = values[index];
            if (IsMissing(value))
            {
                throw IsNull(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"));
            }

            writeItem(this, value);
        }

        _json.EndArray();
    }

    private void WriteMap<T>(string name, IReadOnlyDictionary<string, T>? values, Action<GraphJsonWriter, T> writeItem)
    {
        if (values is not null)
        {
            WriteName(name);
            _json.StartObject();
            foreach ((string key, T value) in values)
            {
                _json.WriteAnyName(key);
                if (IsMissing(value))
                {
                    throw IsNull($"{name}[\"{key}\"]");
                }

                writeItem(this, value);
            }

            _json.EndObject();
        }
    }

    // A text may be null, as it comes from Meta too.
    private static bool IsMissing<T>(T item) => item is null && typeof(T) != typeof(string);

    private static ArgumentException IsNull(string item) =>
        new($"{item} is null, which the API does not take. Set it, leave it out, or send {nameof(RawJson)}.Null.");
}

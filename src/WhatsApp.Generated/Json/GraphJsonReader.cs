using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Reads models from JSON, forward only. It also accepts other forms that the API sends: a number where text is
/// declared, text where a number is declared, and null anywhere. A value of an unexpected type is kept in the model's
/// <see cref="JsonModel.AdditionalData"/>. For use by generated code; a program uses <see cref="GraphJson"/>.
/// </summary>
/// <remarks>Every Read method starts at the first token of a value and stops at its last.</remarks>
public ref partial struct GraphJsonReader
{
    // Deeper than anything Meta sends, and shallow enough that no input can exhaust the stack.
    private const int MaxDepth = 64;

    // A number with more digits or with an exponent may lose digits in a double or a decimal: its text is kept as well.
    private const int ExactDoubleDigits = 15;
    private const int ExactDecimalDigits = 28;

    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _json;

    // The JSON of the value that was read last, if it has an unexpected type or form.
    private RawJson? _misfit;

    // Only one object at a time has an assumed kind, so that no object is read more than twice.
    private bool _mayAssume = true;

    internal GraphJsonReader(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>
    /// Offset of the value that decided the kind of the object being read, or one of the negative constants.
    /// </summary>
    internal long KindAt { get; set; } = Undecided;

    /// <summary>Moves to the first token of the document.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    internal void Begin() => _json.Read();

    /// <summary>Checks that the document ends here.</summary>
    /// <exception cref="JsonException">Something follows.</exception>
    internal void End() => _json.Read();

    // ---- Objects -------------------------------------------------------------------------------------------------

    /// <summary>Creates the model of the object at the reader's position, without its members.</summary>
    public T Create<T>()
        where T : JsonModel, IJsonModel<T> => T.Create(ref this);

    /// <summary>Reads the members of the object at the reader's position.</summary>
    internal void ReadMembers(JsonModel model)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string? text = _json.ValueIsEscaped ? Text() : null;
            ReadOnlySpan<byte> name = NameOf(_json);
            _json.Read();
            ReadMember(model, name, text);
        }
    }

    /// <summary>Reads the value at the reader's position into a member of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="text">The name as text, or null if it has not been decoded.</param>
    internal void ReadMember(JsonModel model, scoped ReadOnlySpan<byte> name, string? text)
    {
        if (!model.ReadMember(name, ref this))
        {
            model.AdditionalData[text ?? Encoding.UTF8.GetString(name)] = ReadRawItem();
        }
        else if (_misfit is not null)
        {
            model.AdditionalData[text ?? Encoding.UTF8.GetString(name)] = _misfit;
            _misfit = null;
        }
    }

    /// <summary>Whether the reader is at the start of an array or of an object.</summary>
    internal readonly bool IsAt(bool isArray) =>
        _json.TokenType == (isArray ? JsonTokenType.StartArray : JsonTokenType.StartObject);

    /// <summary>Moves to the last token of the value at the reader's position.</summary>
    internal void Skip() => _json.Skip();

    // ---- Scalars -------------------------------------------------------------------------------------------------

    /// <summary>Reads text; a number or a boolean is read as its text.</summary>
    public string? ReadString() => _json.TokenType == JsonTokenType.String ? Text() : ReadStringInOtherForm();

    /// <summary>Reads text that is usually one of the values that the pages list.</summary>
    public string? ReadKnownString() =>
        _json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped
            ? KnownTextTable.Find(_json.ValueSpan) ?? Text()
            : ReadString();

    /// <summary>Reads a boolean, also as text or as 0 and 1.</summary>
    public bool? ReadBoolean() =>
        _json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Number when _json.ValueSpan.SequenceEqual("0"u8) => InOtherForm<bool?>(false),
            JsonTokenType.Number when _json.ValueSpan.SequenceEqual("1"u8) => InOtherForm<bool?>(true),
            JsonTokenType.String when bool.TryParse(Text(), out bool value) => InOtherForm<bool?>(value),
            _ => Misfit<bool?>(),
        };

    /// <summary>Reads an integer, also as text.</summary>
    public long? ReadInt64() =>
        _json.TokenType switch
        {
            JsonTokenType.Number when _json.TryGetInt64(out long value) => value,
            JsonTokenType.Number when IsWhole(out long value) => InOtherForm<long?>(value),
            JsonTokenType.String when IsInteger(Text(), out long value) => InOtherForm<long?>(value),
            _ => Misfit<long?>(),
        };

    /// <summary>Reads an integer of 32 bits, also as text.</summary>
    public int? ReadInt32() =>
        ReadInt64() switch
        {
            null => null,
            long value and >= int.MinValue and <= int.MaxValue => (int)value,
            _ => Misfit<int?>(),
        };

    /// <summary>Reads a number, also as text.</summary>
    public double? ReadDouble() =>
        _json.TokenType switch
        {
            JsonTokenType.Number when _json.TryGetDouble(out double value) && double.IsFinite(value) =>
                HasAtMost(ExactDoubleDigits) ? value : InOtherForm<double?>(value),
            JsonTokenType.String
                when double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                    && double.IsFinite(value) => InOtherForm<double?>(value),
            _ => Misfit<double?>(),
        };

    /// <summary>Reads an amount, also as text.</summary>
    public decimal? ReadDecimal() =>
        _json.TokenType switch
        {
            JsonTokenType.Number when _json.TryGetDecimal(out decimal value) =>
                HasAtMost(ExactDecimalDigits) ? value : InOtherForm<decimal?>(value),
            JsonTokenType.String
                when decimal.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) =>
                InOtherForm<decimal?>(value),
            _ => Misfit<decimal?>(),
        };

    /// <summary>Reads a date, <c>2026-11-20</c>.</summary>
    public DateOnly? ReadDate() =>
        _json.TokenType == JsonTokenType.String && GraphTime.TryParseDate(Text(), out DateOnly value)
            ? value
            : Misfit<DateOnly?>();

    /// <summary>Reads a time of day, <c>17:30</c> or <c>17:30:15</c>.</summary>
    public TimeOnly? ReadTime() =>
        _json.TokenType switch
        {
            JsonTokenType.String when Text() is var text && GraphTime.TryParseTime(text, out TimeOnly value) =>
                GraphTime.Format(value) == text ? value : InOtherForm<TimeOnly?>(value),
            _ => Misfit<TimeOnly?>(),
        };

    /// <summary>Reads a point in time as ISO 8601, in UTC if it has no offset. Unix seconds are accepted too.</summary>
    public DateTimeOffset? ReadDateTime() =>
        _json.TokenType switch
        {
            JsonTokenType.String when Text() is var text && GraphTime.TryParse(text, out DateTimeOffset value) =>
                GraphTime.Format(value) == text ? value : InOtherForm<DateTimeOffset?>(value),
            JsonTokenType.Number when UnixTime() is { } value => InOtherForm<DateTimeOffset?>(value),
            _ => Misfit<DateTimeOffset?>(),
        };

    /// <summary>Reads a point in time as a number of Unix seconds; text, also as ISO 8601, is accepted too.</summary>
    public DateTimeOffset? ReadUnixTime() =>
        _json.TokenType switch
        {
            JsonTokenType.Number when UnixTime() is { } value =>
                _json.TryGetInt64(out _) ? value : InOtherForm<DateTimeOffset?>(value),
            JsonTokenType.String when Text() is var text
                && (IsUnixTime(text, out DateTimeOffset value) || GraphTime.TryParse(text, out value)) =>
                InOtherForm<DateTimeOffset?>(value),
            _ => Misfit<DateTimeOffset?>(),
        };

    /// <summary>Reads a point in time as Unix seconds in a text; a number and ISO 8601 are accepted too.</summary>
    public DateTimeOffset? ReadUnixTimeText()
    {
        ReadOnlySpan<byte> digits = _json.ValueSpan;
        return _json.TokenType == JsonTokenType.String
            && digits is [>= (byte)'1' and <= (byte)'9', ..]
            && Utf8Parser.TryParse(digits, out long seconds, out int length)
            && length == digits.Length
            && GraphTime.IsUnixTime(seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : ReadUnixTime() is { } value ? InOtherForm<DateTimeOffset?>(value) : null;
    }

    /// <summary>Reads a value of an open enum, listed or not.</summary>
    public T? ReadEnum<T>()
        where T : struct, IOpenEnumValue<T> => ReadKnownString() is { } text ? T.FromValue(text) : null;

    /// <summary>Reads any value as it is; null if it is JSON null.</summary>
    public RawJson? ReadRaw() => _json.TokenType == JsonTokenType.Null ? Misfit<RawJson>() : ReadRawItem();

    internal RawJson ReadRawItem()
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            return RawJson.Null;
        }

        int start = (int)_json.TokenStartIndex;
        _json.Skip();
        return new RawJson(JsonText.Compact(_utf8[start..(int)_json.BytesConsumed]));
    }

    internal UntypedNode ReadUntyped() => UntypedJson.Read(ref _json);

    // ---- Values of another form or type --------------------------------------------------------------------------

    // A double would lose some fractions, and a decimal those that are too small.
    private readonly bool IsWhole(out long value)
    {
        value = 0;
        if (!_json.TryGetDouble(out double number)
            || number != Math.Floor(number)
            || Math.Abs(number) >= 1e15
            || !_json.TryGetDecimal(out decimal exact)
            || exact != decimal.Floor(exact))
        {
            return false;
        }

        value = (long)exact;
        return true;
    }

    private static bool IsInteger(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool IsUnixTime(string text, out DateTimeOffset value)
    {
        bool fits = IsInteger(text, out long seconds) && GraphTime.IsUnixTime(seconds);
        value = fits ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return fits;
    }

    private readonly bool HasAtMost(int digits)
    {
        int count = 0;
        foreach (byte character in _json.ValueSpan)
        {
            if (character is (byte)'e' or (byte)'E')
            {
                // Too small an exponent makes 0 of the number.
                return false;
            }

            count += char.IsAsciiDigit((char)character) ? 1 : 0;
        }

        return count <= digits;
    }

    private readonly string Text() => JsonText.Decode(_json.ValueSpan, _json.ValueIsEscaped);

    private readonly DateTimeOffset? UnixTime()
    {
        bool isWhole = _json.TryGetInt64(out long seconds) || IsWhole(out seconds);
        return isWhole && GraphTime.IsUnixTime(seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    private string? ReadStringInOtherForm()
    {
        if (_json.TokenType is not (JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False))
        {
            return Misfit<string>();
        }

        _misfit = ReadRawItem();
        return _misfit.ToString();
    }

    // The value can be read, but has another form than the page declares: the form is kept and written back.
    private T InOtherForm<T>(T value)
    {
        _misfit = ReadRawItem();
        return value;
    }

    private T? Misfit<T>() => InOtherForm<T?>(default);
}

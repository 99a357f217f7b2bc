using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Any JSON value, kept as its compact text: a member that the pages do not describe, or one that they leave open.
/// Read it with the JSON library of your choice.
/// </summary>
[JsonConverter(typeof(RawJsonConverter))]
public sealed class RawJson : IEquatable<RawJson>
{
    private readonly string _text;

    internal RawJson(string text) => _text = text;

    /// <summary>JSON <c>null</c>. Add it to <see cref="JsonModel.AdditionalData"/> to send an explicit null.</summary>
    public static RawJson Null { get; } = new("null");

    /// <summary>Whether this is JSON <c>null</c>.</summary>
    public bool IsNull => _text == "null";

    /// <summary>Parses one JSON value and removes white space between tokens.</summary>
    /// <exception cref="GraphJsonException">The text is not one JSON value; the message names the position.</exception>
    public static RawJson Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return GraphJson.ReadText(json, static (ref reader) => reader.ReadRawItem());
    }

    /// <summary>Creates a JSON string, escaped as necessary.</summary>
    public static RawJson FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var json = new Utf8JsonBuffer();
        json.WriteString(value);
        return new RawJson(json.ToString());
    }

    /// <summary>Creates a JSON number.</summary>
    public static RawJson FromNumber(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Creates a JSON number.</summary>
    /// <exception cref="ArgumentException">The number is infinite or not a number.</exception>
    public static RawJson FromNumber(double value) =>
        new(UntypedJson.Finite(value).ToString(CultureInfo.InvariantCulture));

    /// <summary>Creates JSON <c>true</c> or <c>false</c>.</summary>
    public static RawJson FromBoolean(bool value) => new(value ? "true" : "false");

    /// <summary>The compact JSON text.</summary>
    public override string ToString() => _text;

    /// <summary>Whether both have the same text. The order of members counts.</summary>
    public bool Equals(RawJson? other) => string.Equals(_text, other?._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RawJson);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The text of a string, without quotes and escapes; the JSON itself of any other value.</summary>
    internal string ToScalarText() => _text is ['"', ..]
        ? JsonText.Decode(Encoding.UTF8.GetBytes(_text[1..^1]), _text.Contains('\\', StringComparison.Ordinal))
        : _text;
}

using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

// CUSTOM: short ways to write conditions, whose value may have several types.
public sealed partial class Filter
{
    /// <summary>The field has the value.</summary>
    /// <param name="field">Name of the field on the wire.</param>
    /// <param name="value">The value.</param>
    public static Filter Equal(string field, string value) =>
        Of(field, FilterOperator.Equal, RawJson.FromString(value));

    /// <inheritdoc cref="Equal(string, string)"/>
    public static Filter Equal(string field, bool value) => Of(field, FilterOperator.Equal, RawJson.FromBoolean(value));

    /// <summary>The field has one of the values.</summary>
    /// <param name="field">Name of the field on the wire.</param>
    /// <param name="values">The values.</param>
    public static Filter In(string field, params IEnumerable<string> values) =>
        Of(field, FilterOperator.In, RawJson.Parse($"[{string.Join(',', values.Select(RawJson.FromString))}]"));

    /// <inheritdoc cref="Equal(string, string)"/>
    /// <summary>The text of the field contains the value.</summary>
    public static Filter Contain(string field, string value) =>
        Of(field, FilterOperator.Contain, RawJson.FromString(value));

    /// <inheritdoc cref="Equal(string, string)"/>
    /// <summary>The field is greater than the value; a time, in Unix seconds, is later.</summary>
    public static Filter GreaterThan(string field, long value) =>
        Of(field, FilterOperator.GreaterThan, RawJson.FromNumber(value));

    /// <inheritdoc cref="Equal(string, string)"/>
    /// <summary>The field is less than the value; a time, in Unix seconds, is earlier.</summary>
    public static Filter LessThan(string field, long value) =>
        Of(field, FilterOperator.LessThan, RawJson.FromNumber(value));

    private static Filter Of(string field, FilterOperator filterOperator, RawJson value) =>
        new() { Field = field, Operator = filterOperator, Value = value };
}

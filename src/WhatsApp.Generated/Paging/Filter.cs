using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

// CUSTOM: conditions are written often, and their value may be of several kinds.
public sealed partial class Filter
{
    /// <summary>The field has the value.</summary>
    /// <param name="field">Name of the field on the wire.</param>
    /// <param name="value">The value.</param>
    public static Filter Equal(string field, string value) =>
        Of(field, FilterOperator.Equal, RawJson.FromString(value));

    /// <summary>The field is true, or false.</summary>
    /// <param name="field">Name of the field on the wire.</param>
    /// <param name="value">The value.</param>
    public static Filter Equal(string field, bool value) => Of(field, FilterOperator.Equal, RawJson.FromBoolean(value));

    /// <summary>The field has one of the values.</summary>
    /// <param name="field">Name of the field on the wire.</param>
    /// <param name="values">The values.</param>
    public static Filter In(string field, params IEnumerable<string> values) =>
        Of(field, FilterOperator.In, RawJson.Parse($"[{string.Join(',', values.Select(RawJson.FromString))}]"));

    /// <summary>The text of the field contains the value.</summary>
    /// <param name="field">Name of the field on the wire.</param>
    /// <param name="value">The value.</param>
    public static Filter Contain(string field, string value) =>
        Of(field, FilterOperator.Contain, RawJson.FromString(value));

    /// <summary>The field is greater than the value; for a time, later than it, in Unix seconds.</summary>
    /// <param name="field">Name of the field on the wire.</param>
    /// <param name="value">The value.</param>
    public static Filter GreaterThan(string field, long value) =>
        Of(field, FilterOperator.GreaterThan, RawJson.FromNumber(value));

    /// <summary>The field is less than the value; for a time, earlier than it, in Unix seconds.</summary>
    /// <param name="field">Name of the field on the wire.</param>
    /// <param name="value">The value.</param>
    public static Filter LessThan(string field, long value) =>
        Of(field, FilterOperator.LessThan, RawJson.FromNumber(value));

    private static Filter Of(string field, FilterOperator filterOperator, RawJson value) =>
        new() { Field = field, Operator = filterOperator, Value = value };
}

using System.Globalization;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Bounds: each of them possible, both of a pair together, and the values that are held to them.</summary>
internal sealed class BoundRules(Findings findings)
{
    private const string Rule = "bounds";

    private static readonly (string Least, string Most)[] Pairs =
        [("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems")];

    /// <summary>Checks the bounds of one schema.</summary>
    public void Check(PageFile file, YamlMappingNode schema)
    {
        foreach ((string least, string most) in Pairs)
        {
            if (Number(schema, least) is { } low && Number(schema, most) is { } high && low > high)
            {
                findings.Add(
                    file, schema.KeyOf(least), Rule,
                    $"Let '{least}' be at most '{most}': nothing is {Text(low)} or more and {Text(high)} or less.");
            }
        }

        foreach (string key in new[] { "minLength", "maxLength", "minItems", "maxItems", "maxProperties" })
        {
            if (Number(schema, key) is { } count && (count < 0 || !decimal.IsInteger(count)))
            {
                findings.Add(file, schema.KeyOf(key), Rule, $"Write a whole number from 0 on after '{key}:'.");
            }
        }

        if (schema.Text("pattern") is { } pattern && Compile(pattern) is null)
        {
            findings.Add(
                file, schema.KeyOf("pattern"), Rule, $"Write a valid regular expression instead of '{pattern}'.");
        }

        if (schema.Get("default") is YamlScalarNode value && Broken(schema, value) is { } broken)
        {
            findings.Add(file, schema.KeyOf("default"), Rule, $"Write a default within the bounds: {broken}.");
        }
    }

    /// <summary>Which bound a value breaks; null where it keeps them all.</summary>
    public static string? Broken(YamlMappingNode schema, YamlNode value)
    {
        (decimal Size, string Least, string Most, string Unit)? held = (schema.Text("type"), value) switch
        {
            ("integer" or "number", YamlScalarNode { Value: { } text })
                when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) =>
                (number, "minimum", "maximum", string.Empty),
            ("string", YamlScalarNode { Value: { } text }) => (text.Length, "minLength", "maxLength", " characters"),
            ("array", YamlSequenceNode list) => (list.Children.Count, "minItems", "maxItems", " items"),
            _ => null,
        };
        if (held is not var (size, least, most, unit))
        {
            return null;
        }

        if (Number(schema, least) is { } low && size < low)
        {
            return $"{Text(size)}{unit} is less than its {least}, {Text(low)}";
        }

        if (Number(schema, most) is { } high && size > high)
        {
            return $"{Text(size)}{unit} is more than its {most}, {Text(high)}";
        }

        return value is YamlScalarNode { Value: { } written }
            && schema.Text("pattern") is { } pattern
            && Compile(pattern)?.IsMatch(written) == false
                ? $"'{written}' does not match its pattern, {pattern}"
                : null;
    }

    private static Regex? Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant);
        }
    }

    private static decimal? Number(YamlMappingNode schema, string key) =>
        schema.Get(key) is YamlScalarNode scalar && !scalar.IsQuoted()
        && decimal.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}

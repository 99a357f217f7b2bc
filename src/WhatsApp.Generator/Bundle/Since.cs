using System.Globalization;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>
/// Since when something exists: a version of the Graph API, or the day or month when Meta shipped it for all versions.
/// </summary>
public static partial class Since
{
    /// <summary>The key with the version or date.</summary>
    public const string Key = "x-since";

    private const string ValuesKey = "x-enum-since";

    /// <summary>A sentence for the documentation of what has the key, or nothing.</summary>
    public static string Of(YamlMappingNode? node) => Sentence(node?.Text(Key));

    /// <summary>A sentence for the documentation of a value of an enum, or nothing.</summary>
    public static string OfValue(YamlMappingNode schema, string value) => Sentence(TextOfValue(schema, value));

    /// <summary>The version or date since which a value of an enum exists; null if it is not known.</summary>
    public static string? TextOfValue(YamlMappingNode schema, string value) => schema.Map(ValuesKey)?.Text(value);

    /// <summary>Prose with the sentence after it.</summary>
    public static string Add(string? prose, string since)
    {
        string text = DocComment.Sentence(prose);
        return since.Length == 0 ? text : $"{text} {since}".TrimStart();
    }

    /// <summary>Whether the text is a version, a day or a month.</summary>
    public static bool IsValid(string? text) =>
        text is not null && (Version.IsMatch(text) || IsDate(text, "yyyy-MM-dd") || IsDate(text, "yyyy-MM"));

    /// <summary>What to write behind a key instead.</summary>
    public static string Advice(string key) =>
        $"Write the version or the day since which it exists after '{key}:', such as v24.0, 2026-05-28 or 2026-07.";

    private static string Sentence(string? since) => since is null ? string.Empty : $"Since {since}.";

    private static bool IsDate(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^v[0-9]+\.[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Version { get; }
}

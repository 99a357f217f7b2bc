using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>Says in words what a schema allows, for the documentation of a member.</summary>
public static class Bounds
{
    /// <summary>Sentences as XML, or nothing.</summary>
    public static string Of(YamlMappingNode schema)
    {
        string[] sentences =
        [
            Range(schema.Text("minLength"), schema.Text("maxLength"), "character", "characters"),
            Range(schema.Text("minItems"), schema.Text("maxItems"), "item", "items"),
            Range(null, schema.Text("maxProperties"), "entry", "entries"),
            Range(schema.Text("minimum"), schema.Text("maximum"), null, null),
            Schema("pattern", "Must match <c>{0}</c>."),
            Schema("const", "Always <c>{0}</c>."),
            Schema("default", "Defaults to <c>{0}</c>."),
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));

        string Schema(string key, string format) => schema.Text(key) is { } value
            ? string.Format(System.Globalization.CultureInfo.InvariantCulture, format, DocComment.Xml(value))
            : string.Empty;
    }

    private static string Range(string? least, string? most, string? one, string? many)
    {
        string unit = many is null ? string.Empty : " " + (most ?? least) switch { "1" => one, _ => many };
        return (least, most) switch
        {
            (null, null) => string.Empty,
            (null, _) => $"At most {most}{unit}.",
            (_, null) => $"At least {least}{unit}.",
            _ when least == most => $"Exactly {most}{unit}.",
            _ => $"{least} to {most}{unit}.",
        };
    }
}

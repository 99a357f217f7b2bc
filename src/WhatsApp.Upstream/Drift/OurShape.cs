using WhatsApp.Upstream.Coverage;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Drift;

/// <summary>What drift reads of the shape of one of our schemas, beyond what a coverage report does.</summary>
internal static class OurShape
{
    /// <summary>The key of our pages for since when something exists.</summary>
    public const string Since = "x-since";

    /// <summary>Whether a member must be sent.</summary>
    public static bool Requires(this ContractShape shape, string name) =>
        shape.Parts.Any(part => part.Schema.Texts("required").Contains(name));

    /// <summary>Whether a member is sent by itself: a constant, or what distinguishes the schemas of a union.</summary>
    public static bool IsConstant(this ContractShape shape) =>
        shape.Texts("const").Count > 0 || (shape.Texts("type").Count == 0 && shape.Values.Count > 0);

    /// <summary>Types and formats, without those of alternatives that are alike.</summary>
    public static IReadOnlyList<string> Texts(this ContractShape shape, string key) =>
        shape.Parts.Select(part => part.Schema.Text(key)).OfType<string>().Distinct().ToList();

    /// <summary>Whether it is a list.</summary>
    public static bool IsList(this ContractShape shape) => shape.Texts("type").Contains("array");

    /// <summary>Since when a member exists; null where that is not stated, because it always did.</summary>
    public static string? SinceOf(this ContractShape shape, string member) =>
        shape.Parts.Select(part => part.Schema.Map("properties")?.Map(member)?.Text(Since)).FirstOrDefault(NotNull)
        ?? shape.Members().GetValueOrDefault(member)?.Parts.Select(part => part.Schema.Text(Since)).FirstOrDefault();

    /// <summary>Since when a value exists; null where that is not stated.</summary>
    public static string? SinceOfValue(this ContractShape shape, string value) =>
        shape.Parts.Select(part => part.Schema.Map("x-enum-since")?.Text(value)).FirstOrDefault(NotNull);

    /// <summary>File and line of a member within a schema; of the schema where it is unknown.</summary>
    public static string LineOf(this ContractShape shape, string member)
    {
        foreach ((SchemaSource source, YamlMappingNode schema) in shape.Parts)
        {
            string key = member == "[]" ? "items" : member;
            YamlMappingNode? map = member == "[]" ? schema : schema.Map("properties");
            YamlNode? name = map?.Children.Keys.FirstOrDefault(name => (name as YamlScalarNode)?.Value == key);
            if (name is { Start.Line: > 1 })
            {
                return $"{source.File.Path}:{name.Start.Line}";
            }
        }

        return shape.Line();
    }

    /// <summary>File and line of a schema.</summary>
    public static string Line(this ContractShape shape) =>
        shape.Parts.Count == 0
            ? "nowhere"
            : $"{shape.Parts[0].Source.File.Path}:{shape.Parts[0].Schema.Start.Line}";

    private static bool NotNull(string? text) => text is not null;
}

using System.Globalization;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>How a schema of the pages appears in C#.</summary>
/// <param name="CSharp">The type without a question mark.</param>
/// <param name="Kind">Which pair of methods reads and writes it: <c>ReadString</c>, <c>WriteString</c>.</param>
/// <param name="Model">The type argument of those methods; null if there is none.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
public sealed record MemberType(string CSharp, string Kind, string? Model = null, bool IsValueType = false)
{
    private static readonly Dictionary<(string Type, string? Format), MemberType> Scalars = new()
    {
        [("string", null)] = new("string", "String"),
        [("string", "date")] = new("DateOnly", "Date", null, true),
        [("string", "time")] = new("TimeOnly", "Time", null, true),
        [("string", "date-time")] = new("DateTimeOffset", "DateTime", null, true),
        [("string", "unixtime")] = new("DateTimeOffset", "UnixTimeText", null, true),
        [("string", "binary")] = new("FileUpload", "File"),
        [("integer", null)] = new("long", "Int64", null, true),
        [("integer", "int32")] = new("int", "Int32", null, true),
        [("integer", "unixtime")] = new("DateTimeOffset", "UnixTime", null, true),
        [("number", null)] = new("double", "Double", null, true),
        [("number", "decimal")] = new("decimal", "Decimal", null, true),
        [("boolean", null)] = new("bool", "Boolean", null, true),
    };

    /// <summary>Lists and maps that the runtime reads and writes.</summary>
    private static readonly HashSet<string> Collections =
    [
        "StringList",
        "StringListList",
        "Int64List",
        "EnumList",
        "ModelList",
        "RawList",
        "StringMap",
        "RawMap",
        "ModelMap",
    ];

    /// <summary>Finds the type of a schema where it is used.</summary>
    /// <exception cref="ProblemsException">The runtime has no such type. Lint refuses most of them earlier.</exception>
    public static MemberType Of(PageSet pages, PageFile file, YamlMappingNode schema)
    {
        if (schema.Text("$ref") is { } reference)
        {
            (_, string name, YamlMappingNode target) =
                pages.Resolve(file, reference)
                ?? throw Unfit(file, schema, $"'{reference}' names nothing. Fix the reference.");
            return target.Get("enum") is null
                ? new MemberType(name, "Model", name)
                : new MemberType(name, "Enum", name, IsValueType: true);
        }

        string type = schema.Text("type") ?? throw Unfit(file, schema, "The schema has no type. Add one.");
        if (type == "array")
        {
            MemberType item = Of(
                pages, file, schema.Map("items") ?? throw Unfit(file, schema, "The array has no items. Add them."));
            if (schema.Text("format") == "json" && item.Kind == "String")
            {
                return new MemberType("IReadOnlyList<string>", "JsonList");
            }

            return Collection(file, schema, item.Kind + "List", $"IReadOnlyList<{item.CSharp}>", item.Model);
        }

        if (type == "object")
        {
            if (schema.Map("additionalProperties") is not { } value)
            {
                return new MemberType("RawJson", "Raw");
            }

            MemberType item = Of(pages, file, value);
            return Collection(
                file, schema, item.Kind + "Map", $"IReadOnlyDictionary<string, {item.CSharp}>", item.Model);
        }

        return Scalars.GetValueOrDefault((type, schema.Text("format")))
            ?? Scalars.GetValueOrDefault((type, null))
            ?? throw Unfit(file, schema, $"There is no type '{type}'. Use one of openapi/README.md.");
    }

    /// <summary>A list of an open enum.</summary>
    public static MemberType ListOfEnum(string name) => new($"IReadOnlyList<{name}>", "EnumList", name);

    /// <summary>A C# literal of a scalar of this type.</summary>
    public string Literal(string value) =>
        Kind switch
        {
            "String" => CSharpNames.Literal(value),
            "Boolean" => value,
            "Int64" or "Int32" => long.Parse(value, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException(
                $"A const of kind {Kind} is not supported. Make it a string, boolean or integer."),
        };

    private static MemberType Collection(
        PageFile file, YamlMappingNode schema, string kind, string csharp, string? model) =>
        Collections.Contains(kind)
            ? new MemberType(csharp, kind, model)
            : throw Unfit(
                file,
                schema,
                $"The runtime cannot read a {kind}. Use a named schema, or add Read{kind} and Write{kind}."
            );

    private static ProblemsException Unfit(PageFile file, YamlNode at, string advice) =>
        new([file.Problem(at, "member-type", advice)]);
}

using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.WireMock;

/// <summary>
/// A value for each query parameter, as the pages have no examples of them. A list has one item: clients differ in
/// whether they escape the comma between two, and WireMock.Net reads both in different ways.
/// </summary>
public static class SampleQuery
{
    /// <summary>The value of a parameter on the wire.</summary>
    /// <param name="pages">All pages.</param>
    /// <param name="file">Where the parameter is declared.</param>
    /// <param name="parameter">The parameter.</param>
    public static string Of(PageSet pages, PageFile file, YamlMappingNode parameter)
    {
        YamlMappingNode schema = parameter.Map("schema")!;
        if (parameter.Text("x-fields") is { } model)
        {
            return pages.Resolve(file, model)!.Value.Node.Map("properties")!.Members().First().Key;
        }

        MemberType type = MemberType.Of(pages, file, schema);
        return type.Kind switch
        {
            "JsonList" => $"[\"{Item(pages, file, parameter)}\"]",
            "StringList" or "EnumList" => Item(pages, file, parameter),
            "ModelList" => """[{"field":"name","operator":"EQUAL","value":"value"}]""",
            "Enum" => FirstValue(pages, file, schema),
            "String" => schema.Text("const") ?? Text(parameter, schema.Text("minLength")),
            "Int64" or "Int32" => schema.Text("minimum") ?? "1",
            "Boolean" => "true",
            "Date" => "2026-11-20",
            "UnixTime" or "UnixTimeText" => "1800000000",
            _ => throw new ProblemsException([
                file.Problem(
                    parameter,
                    "sample-query",
                    $"There is no sample of {type.CSharp}. Add one to SampleQuery of the generator."
                ),
            ]),
        };
    }

    private static string Item(PageSet pages, PageFile file, YamlMappingNode parameter)
    {
        YamlMappingNode items = parameter.Map("schema")!.Map("items")!;
        return items.Get("$ref") is null ? Text(parameter, null) : FirstValue(pages, file, items);
    }

    private static string FirstValue(PageSet pages, PageFile file, YamlMappingNode reference) =>
        pages.Resolve(file, reference.Text("$ref")!)!.Value.Node.Texts("enum").First();

    private static string Text(YamlMappingNode parameter, string? minLength)
    {
        string text = "some-" + parameter.Text("name")!.Replace('_', '-');
        return minLength is null
            ? text
            : text.PadRight(int.Parse(minLength, System.Globalization.CultureInfo.InvariantCulture), 'x');
    }
}

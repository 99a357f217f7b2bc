using System.Text.Json.Nodes;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>A header of a request that the caller decides on, an argument of the operation's method.</summary>
public sealed class OperationHeader(PageSet pages, PageFile file, YamlMappingNode parameter)
{
    public string Name { get; } = parameter.Text("name")!;

    /// <summary>What the method calls it.</summary>
    public string Argument { get; } = CSharpNames.Camel(parameter.Text("x-name") ?? parameter.Text("name")!);

    public MemberType Type { get; } = MemberType.Of(pages, file, parameter.Map("schema")!);

    public string Doc { get; } = DocComment.Xml(DocComment.Sentence(parameter.Text("description")));

    /// <summary>What the templates see.</summary>
    public JsonObject ToJson() =>
        new()
        {
            ["wireName"] = Name,
            ["name"] = Argument,
            ["method"] = Type.Kind,
        };
}

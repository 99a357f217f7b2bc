using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>
/// A header of a request besides the usual ones: an argument of the operation's method, or a constant that the method
/// sends by itself.
/// </summary>
public sealed class OperationHeader(PageSet pages, PageFile file, YamlMappingNode parameter)
{
    public string Name { get; } = parameter.Text("name")!;

    /// <summary>What the method calls it.</summary>
    public string Argument { get; } = CSharpNames.Camel(parameter.Text("x-name") ?? parameter.Text("name")!);

    public MemberType Type { get; } = MemberType.Of(pages, file, parameter.Map("schema")!);

    /// <summary>What is always sent, instead of an argument; null if the caller decides.</summary>
    public string? Constant { get; } = parameter.Map("schema")!.Text("const");

    public string Doc { get; } = DocComment.Xml(DocComment.Sentence(parameter.Text("description")));

    /// <summary>The C# of its value.</summary>
    public string Value => Constant is null ? Argument : Type.Literal(Constant);
}

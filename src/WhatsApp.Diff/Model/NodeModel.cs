using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Diff.Model;

/// <summary>A kind of node, which the client starts from.</summary>
/// <param name="Collection">The property of the client.</param>
/// <param name="Builder">What the generator makes of it.</param>
public sealed record NodeModel(string Collection, BuilderNode Builder)
{
    /// <summary>The parameter of the path that is its id.</summary>
    public YamlMappingNode Parameter => Builder.ItemParameter!;

    /// <summary>The name of that parameter.</summary>
    public string Name => Parameter.Text("name")!;
}

using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>The named schemas of the pages.</summary>
public static class Schemas
{
    /// <summary>All of them, in the order of the pages.</summary>
    public static IEnumerable<(PageFile File, string Name, YamlMappingNode Node)> Of(PageSet pages) =>
        pages.Files.SelectMany(file => file.Components("schemas").Select(schema => (file, schema.Name, schema.Node)));

    /// <summary>The map with the properties that a schema does not inherit: itself, or a part of its <c>allOf</c>.</summary>
    public static YamlMappingNode Own(YamlMappingNode schema) =>
        Parts(schema).FirstOrDefault(part => part.Text("$ref") is null) ?? schema;

    /// <summary>The schema that another extends; null for most.</summary>
    public static (PageFile File, string Name, YamlMappingNode Node)? BaseOf(
        PageSet pages, PageFile file, YamlMappingNode schema) =>
        Parts(schema).Select(part => part.Text("$ref")).FirstOrDefault(reference => reference is not null)
            is { } reference
            ? pages.Resolve(file, reference)
            : null;

    private static IEnumerable<YamlMappingNode> Parts(YamlMappingNode schema) =>
        schema.List("allOf")?.Children.OfType<YamlMappingNode>() ?? [];
}

using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>The named schemas of the pages.</summary>
public static class Schemas
{
    /// <summary>All of them, in the order of the pages.</summary>
    public static IEnumerable<(PageFile File, string Name, YamlMappingNode Node)> Of(PageSet pages) =>
        pages.Files.SelectMany(file => file.Components("schemas").Select(schema => (file, schema.Name, schema.Node)));

    /// <summary>Whether a schema is an object of its own: neither a union nor a part of one.</summary>
    public static bool IsPlain(YamlMappingNode schema) =>
        schema.Get("allOf") is null && schema.Get("discriminator") is null && schema.Get("x-shape") is null;

    /// <summary>The map with the properties that a schema does not inherit: the schema, or a part of it.</summary>
    public static YamlMappingNode Own(YamlMappingNode schema) =>
        Parts(schema).FirstOrDefault(part => part.Text("$ref") is null) ?? schema;

    /// <summary>The schema that another extends; null for most.</summary>
    public static (PageFile File, string Name, YamlMappingNode Node)? BaseOf(
        PageSet pages, PageFile file, YamlMappingNode schema) =>
        Parts(schema).Select(part => part.Text("$ref")).FirstOrDefault(reference => reference is not null)
            is { } reference
            ? pages.Resolve(file, reference)
            : null;

    /// <summary>
    /// The property whose value says which member of a union an object is; null for other schemas.
    /// </summary>
    public static string? Discriminator(YamlMappingNode schema) => schema.Map("discriminator")?.Text("propertyName");

    /// <summary>
    /// The properties that a schema does not inherit, without a discriminator: OpenAPI requires the base of a union to
    /// declare it, but the templates print it from the union.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, YamlNode>> MembersOf(YamlMappingNode schema) =>
        Own(schema).Map("properties")?.Members().Where(member => member.Key != Discriminator(schema)) ?? [];

    private static IEnumerable<YamlMappingNode> Parts(YamlMappingNode schema) =>
        schema.List("allOf")?.Children.OfType<YamlMappingNode>() ?? [];
}

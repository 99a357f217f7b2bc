using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>
/// The property whose value says which member of a union an object is. OpenAPI requires the base to declare it; the
/// templates print it from the union, so it is not among the members that they print one by one.
/// </summary>
public static class Discriminators
{
    /// <summary>The name of the property; null where the schema has no discriminator.</summary>
    public static string? Of(YamlMappingNode schema) => schema.Map("discriminator")?.Text("propertyName");

    /// <summary>The properties of a schema without its discriminator.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="own">The map with <c>properties</c>: the schema, or a part of its <c>allOf</c>.</param>
    public static IEnumerable<KeyValuePair<string, YamlNode>> MembersOf(YamlMappingNode schema, YamlMappingNode own)
    {
        string? discriminator = Of(schema);
        return own.Map("properties")?.Members().Where(member => member.Key != discriminator) ?? [];
    }
}

using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Pages;

/// <summary>Reads YAML nodes by name.</summary>
public static class YamlNodes
{
    public static IEnumerable<KeyValuePair<string, YamlNode>> Members(this YamlMappingNode map) =>
        map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, child.Value));

    public static YamlNode? Get(this YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;

    public static YamlMappingNode? Map(this YamlMappingNode map, string key) => map.Get(key) as YamlMappingNode;

    public static YamlSequenceNode? List(this YamlMappingNode map, string key) => map.Get(key) as YamlSequenceNode;

    public static string? Text(this YamlMappingNode map, string key) => (map.Get(key) as YamlScalarNode)?.Value;

    public static bool Flag(this YamlMappingNode map, string key) => map.Text(key) == "true";

    public static IEnumerable<string> Texts(this YamlMappingNode map, string key) =>
        map.List(key)?.Children.OfType<YamlScalarNode>().Select(item => item.Value!) ?? [];

    /// <summary>
    /// Whether a scalar is text even where it looks like a number or a boolean, because it is quoted.
    /// </summary>
    public static bool IsQuoted(this YamlScalarNode scalar) =>
        scalar.Style
            is ScalarStyle.SingleQuoted
                or ScalarStyle.DoubleQuoted
                or ScalarStyle.Literal
                or ScalarStyle.Folded;
}

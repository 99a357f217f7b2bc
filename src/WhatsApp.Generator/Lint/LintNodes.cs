using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>A member of a map, with the key that problems point to.</summary>
internal sealed record Entry(YamlScalarNode Key, YamlNode Value);

/// <summary>A member that is a map.</summary>
internal sealed record MapEntry(YamlScalarNode Key, YamlMappingNode Value);

/// <summary>Reads YAML nodes together with their keys.</summary>
internal static class LintNodes
{
    /// <summary>Members whose keys are text; YamlRules refuses others.</summary>
    public static IEnumerable<Entry> Entries(this YamlMappingNode? map)
    {
        if (map is null)
        {
            yield break;
        }

        foreach ((YamlNode key, YamlNode value) in map.Children)
        {
            if (key is YamlScalarNode name)
            {
                yield return new Entry(name, value);
            }
        }
    }

    /// <summary>Members that are maps. Where others are wrong, the rules about keys say so.</summary>
    public static IEnumerable<MapEntry> MapEntries(this YamlMappingNode? map)
    {
        foreach ((YamlScalarNode key, YamlNode value) in map.Entries())
        {
            if (value is YamlMappingNode inner)
            {
                yield return new MapEntry(key, inner);
            }
        }
    }

    /// <summary>Items that are maps.</summary>
    public static IEnumerable<YamlMappingNode> Maps(this YamlSequenceNode? list) =>
        list?.Children.OfType<YamlMappingNode>() ?? [];

    /// <summary>The key itself, or the map where it has none of that name.</summary>
    public static YamlNode KeyOf(this YamlMappingNode map, string key) =>
        map.Entries().FirstOrDefault(entry => entry.Key.Value == key)?.Key ?? (YamlNode)map;

    public static string Name(this YamlScalarNode key) => key.Value ?? string.Empty;

    public static bool Has(this YamlMappingNode map, string key) => map.Get(key) is not null;
}

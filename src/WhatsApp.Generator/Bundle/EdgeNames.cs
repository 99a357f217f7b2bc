using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>
/// The names that pages give to edges with <c>x-name</c>. A path names its last edge, also for the pages that come
/// before it and lead through that edge.
/// </summary>
public sealed class EdgeNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public EdgeNames(PageSet pages)
    {
        foreach (PageFile file in pages.Files)
        {
            foreach ((string path, YamlNode node) in file.Root.Map("paths")?.Members() ?? [])
            {
                if (node is YamlMappingNode map && map.Text("x-name") is { } name)
                {
                    string[] segments = PathBundler.Segments(path);
                    int edge = Array.FindLastIndex(segments, segment => !segment.StartsWith('{'));
                    if (edge >= 0)
                    {
                        _names.TryAdd(Key(NodeItem(pages, file, map, segments[0]), segments[..(edge + 1)]), name);
                    }
                }
            }
        }
    }

    /// <summary>The name of an edge; null if it has the usual one.</summary>
    /// <param name="nodeItem">The item of the node that the path starts from; null if there is none.</param>
    /// <param name="segments">The segments up to the edge, after the version.</param>
    public string? Of(string? nodeItem, string[] segments) => _names.GetValueOrDefault(Key(nodeItem, segments));

    // Pages spell a node in several ways, and the names of ids do not matter.
    private static string Key(string? nodeItem, string[] segments) =>
        nodeItem + "/" + string.Join('/', segments.Select(segment => segment.StartsWith('{') ? "{}" : segment));

    private static string? NodeItem(PageSet pages, PageFile file, YamlMappingNode path, string segment) =>
        (
            from parameter in path.List("parameters")?.Children.OfType<YamlMappingNode>() ?? []
            let node = parameter.Text("$ref") is { } reference ? pages.Resolve(file, reference)?.Node : parameter
            where node?.Text("name") == segment.Trim('{', '}')
            select node.Map("x-node")?.Text("item")
        ).FirstOrDefault();
}

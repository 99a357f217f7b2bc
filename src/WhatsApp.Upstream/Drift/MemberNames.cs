using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Drift;

/// <summary>All names that members and parameters have on our pages.</summary>
internal static class MemberNames
{
    public static HashSet<string> Of(PageSet pages)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlMappingNode map in pages.Files.SelectMany(file => file.Root.AllNodes.OfType<YamlMappingNode>()))
        {
            names.UnionWith(map.Map("properties")?.Members().Select(member => member.Key) ?? []);
            names.UnionWith(map.Map("discriminator")?.Text("propertyName") is { } kind ? [kind] : []);
            if (map.Text("in") is not null && map.Text("name") is { } parameter)
            {
                names.Add(parameter);
            }
        }

        return names;
    }
}

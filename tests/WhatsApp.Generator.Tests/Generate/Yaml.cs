using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Tests.Generate;

/// <summary>Pages and schemas out of texts.</summary>
internal static class Yaml
{
    /// <summary>Reads pages by name, as if they stood in <c>openapi/</c>.</summary>
    internal static PageSet Pages(params (string Name, string Text)[] pages)
    {
        using var folder = new TemporaryFolder();
        foreach ((string name, string text) in pages)
        {
            folder.Write(name + ".yaml", text);
        }

        var set = PageSet.Load(folder.Path);
        Assert.That(set.Problems, Is.Empty);
        return set;
    }

    /// <summary>Reads one map.</summary>
    internal static YamlMappingNode Map(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}

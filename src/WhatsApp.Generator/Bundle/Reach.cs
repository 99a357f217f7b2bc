using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>
/// Which schemas come in responses and webhooks. Their members are never <c>required</c> in C#, since a response may lack
/// anything. What is only sent may require what Meta requires.
/// </summary>
public sealed class Reach
{
    private readonly HashSet<YamlNode> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _received = new(StringComparer.Ordinal);
    private readonly PageSet _pages;
    private readonly ILookup<string, (PageFile File, string Name, YamlMappingNode Node)> _unionMembers;

    public Reach(PageSet pages)
    {
        _pages = pages;
        _unionMembers = Schemas.Of(pages)
            .Where(schema => schema.Node.List("allOf") is not null)
            .ToLookup(schema => Schemas.BaseOf(pages, schema.File, schema.Node)!.Value.Name, StringComparer.Ordinal);
        foreach (PageFile file in pages.Files)
        {
            foreach (KeyValuePair<string, YamlNode> path in file.Root.Map("paths")?.Members() ?? [])
            {
                foreach (YamlMappingNode operation in Operations((YamlMappingNode)path.Value))
                {
                    Walk(file, operation.Get("responses"));
                }
            }

            Walk(file, file.Root.Get("webhooks"));
        }
    }

    public bool IsReceived(string schema) => _received.Contains(schema);

    private static IEnumerable<YamlMappingNode> Operations(YamlMappingNode path) =>
        path.Members()
            .Where(member => member.Key != "parameters")
            .Select(member => member.Value)
            .OfType<YamlMappingNode>();

    private void Walk(PageFile file, YamlNode? node)
    {
        switch (node)
        {
            case YamlSequenceNode list:
                foreach (YamlNode item in list)
                {
                    Walk(file, item);
                }

                break;
            case YamlMappingNode map when _seen.Add(map):
                if (map.Text("$ref") is { } reference && _pages.Resolve(file, reference) is { } target)
                {
                    _received.Add(target.Name);
                    Walk(target.File, target.Node);
                    foreach ((PageFile memberFile, string name, YamlMappingNode member) in _unionMembers[target.Name])
                    {
                        _received.Add(name);
                        Walk(memberFile, member);
                    }
                }

                foreach (
                    KeyValuePair<string, YamlNode> member in map.Members().Where(member => member.Key != "examples")
                )
                {
                    Walk(file, member.Value);
                }

                break;
        }
    }
}

using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>What references lead to from some parts of the pages: schemas, members of unions, and parameters.</summary>
public sealed class Reach
{
    private readonly HashSet<YamlNode> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YamlNode> _entered = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _schemas = new(StringComparer.Ordinal);
    private readonly PageSet _pages;
    private readonly ILookup<string, (PageFile File, string Name, YamlMappingNode Node)> _unionMembers;

    private Reach(PageSet pages, Func<PageFile, IEnumerable<YamlNode?>> starts)
    {
        _pages = pages;
        _unionMembers = Schemas.Of(pages)
            .Where(schema => Schemas.BaseOf(pages, schema.File, schema.Node) is not null)
            .ToLookup(schema => Schemas.BaseOf(pages, schema.File, schema.Node)!.Value.Name, StringComparer.Ordinal);
        foreach (PageFile file in pages.Files)
        {
            foreach (YamlNode? start in starts(file))
            {
                Walk(file, start);
            }
        }
    }

    /// <summary>
    /// From responses and webhooks. The members of these schemas are never <c>required</c> in C#, since a response may
    /// lack anything. What is only sent may require what Meta requires.
    /// </summary>
    public static Reach OfReceived(PageSet pages) => new(
        pages,
        file =>
            (from path in file.Root.Map("paths")?.Members() ?? []
             from method in (path.Value as YamlMappingNode)?.Members() ?? []
             select (method.Value as YamlMappingNode)?.Get("responses"))
            .Append(file.Root.Get("webhooks")));

    /// <summary>From the bodies of requests.</summary>
    public static Reach OfSent(PageSet pages) => new(
        pages,
        file =>
            from path in file.Root.Map("paths")?.Members() ?? []
            from method in (path.Value as YamlMappingNode)?.Members() ?? []
            select (method.Value as YamlMappingNode)?.Get("requestBody"));

    /// <summary>From all operations and webhooks.</summary>
    public static Reach OfAll(PageSet pages) => new(pages, file => [file.Root.Get("paths"), file.Root.Get("webhooks")]);

    /// <summary>Whether a schema was reached, by its name.</summary>
    public bool Has(string schema) => _schemas.Contains(schema);

    /// <summary>Whether a part of a page was reached.</summary>
    public bool Has(YamlNode node) => _seen.Contains(node);

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
                if (map.Text("$ref") is { } reference
                    && _pages.Resolve(file, reference) is var (targetFile, name, target))
                {
                    Enter(targetFile, name, target);
                }

                foreach ((_, YamlNode member) in map.Members().Where(member => member.Key != "examples"))
                {
                    Walk(file, member);
                }

                break;
        }
    }

    // A schema, with the members of the union that it is.
    private void Enter(PageFile file, string name, YamlMappingNode node)
    {
        if (_entered.Add(node))
        {
            _schemas.Add(name);
            Walk(file, node);
            foreach ((PageFile memberFile, string memberName, YamlMappingNode member) in _unionMembers[name])
            {
                Enter(memberFile, memberName, member);
            }
        }
    }
}

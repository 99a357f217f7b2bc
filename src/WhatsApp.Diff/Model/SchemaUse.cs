using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Diff.Model;

/// <summary>In which directions the schemas of the pages travel.</summary>
public sealed class SchemaUse
{
    private readonly Dictionary<string, Use> _uses = new(StringComparer.Ordinal);
    private readonly HashSet<YamlNode> _sent = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YamlNode> _received = new(ReferenceEqualityComparer.Instance);
    private readonly PageSet _pages;
    private readonly ILookup<string, (PageFile File, string Name, YamlMappingNode Node)> _members;

    public SchemaUse(PageSet pages)
    {
        _pages = pages;
        _members = (
            from schema in Schemas.Of(pages)
            from part in schema.Node.List("allOf")?.Children.OfType<YamlMappingNode>() ?? []
            let name = part.Text("$ref") is { } reference ? pages.Resolve(schema.File, reference)?.Name : null
            where name is not null
            select (Base: name, Schema: schema)
        ).ToLookup(item => item.Base, item => item.Schema, StringComparer.Ordinal);
        foreach (PageFile file in pages.Files)
        {
            foreach (YamlMappingNode operation in Operations(file, "paths"))
            {
                Walk(file, operation.Get("parameters"), Use.Request);
                Walk(file, operation.Get("requestBody"), Use.Request);
                Walk(file, operation.Get("responses"), Use.Response);
            }

            Walk(file, file.Root.Get("webhooks"), Use.Response);
        }
    }

    /// <summary>The directions of a schema; that of responses where no operation names it.</summary>
    public Use Of(string schema) => _uses.GetValueOrDefault(schema, Use.Response);

    private static IEnumerable<YamlMappingNode> Operations(PageFile file, string section) =>
        from path in file.Root.Map(section)?.Members() ?? []
        from member in ((YamlMappingNode)path.Value).Members()
        where member.Value is YamlMappingNode
        select (YamlMappingNode)member.Value;

    private void Walk(PageFile file, YamlNode? node, Use use)
    {
        if (node is YamlSequenceNode list)
        {
            foreach (YamlNode item in list)
            {
                Walk(file, item, use);
            }
        }
        else if (node is YamlMappingNode map && (use == Use.Request ? _sent : _received).Add(map))
        {
            if (map.Text("$ref") is { } reference && _pages.Resolve(file, reference) is { } target)
            {
                Reached(target, use);
                foreach ((PageFile File, string Name, YamlMappingNode Node) member in _members[target.Name])
                {
                    Reached(member, use);
                }
            }

            foreach (KeyValuePair<string, YamlNode> member in map.Members().Where(member => member.Key != "examples"))
            {
                Walk(file, member.Value, use);
            }
        }
    }

    private void Reached((PageFile File, string Name, YamlMappingNode Node) schema, Use use)
    {
        _uses[schema.Name] = _uses.GetValueOrDefault(schema.Name) | use;
        Walk(schema.File, schema.Node, use);
    }
}

using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>A schema of <c>components</c>.</summary>
internal sealed class NamedSchema(PageFile file, YamlScalarNode key, YamlMappingNode node)
{
    public PageFile File { get; } = file;

    public YamlScalarNode Key { get; } = key;

    public YamlMappingNode Node { get; } = node;

    public string Name { get; } = key.Name();

    public YamlMappingNode? Discriminator { get; } = node.Map("discriminator");

    public YamlMappingNode? Shape { get; } = node.Map("x-shape");

    public bool IsEnum => Node.Has("enum");

    public bool IsUnion => Discriminator is not null || Shape is not null;

    /// <summary>The reference to what it extends.</summary>
    public YamlScalarNode? BaseReference { get; } =
        node.List("allOf").Maps().Select(part => part.Get("$ref")).OfType<YamlScalarNode>().FirstOrDefault();

    /// <summary>The map with its own properties.</summary>
    public YamlMappingNode Own { get; } = node.List("allOf").Maps().FirstOrDefault(part => !part.Has("$ref")) ?? node;

    public YamlMappingNode? Properties => Own.Map("properties");

    public NamedSchema? Base { get; set; }

    /// <summary>Schemas that extend it.</summary>
    public List<NamedSchema> Members { get; } = [];

    /// <summary>What it extends, nearest first.</summary>
    public IEnumerable<NamedSchema> Ancestors()
    {
        var seen = new HashSet<NamedSchema> { this };
        for (NamedSchema? schema = Base; schema is not null && seen.Add(schema); schema = schema.Base)
        {
            yield return schema;
        }
    }
}

/// <summary>All named schemas, with what they extend.</summary>
internal sealed class SchemaIndex
{
    private readonly PageSet _pages;
    private readonly Dictionary<YamlNode, NamedSchema> _byNode = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<NamedSchema> _multipart = [];

    public SchemaIndex(PageSet pages, IReadOnlyList<PageFile> files)
    {
        _pages = pages;
        All =
        [
            .. files.SelectMany(file => file.Root.Map("components")?.Map("schemas").MapEntries()
                .Select(entry => new NamedSchema(file, entry.Key, entry.Value)) ?? []),
        ];
        foreach (NamedSchema schema in All)
        {
            _byNode.Add(schema.Node, schema);
        }

        foreach (NamedSchema schema in All)
        {
            schema.Base = Find(schema.File, schema.BaseReference);
            schema.Base?.Members.Add(schema);
        }

        foreach (PageFile file in files)
        {
            AddMultipartBodies(file);
        }
    }

    public IReadOnlyList<NamedSchema> All { get; }

    public NamedSchema? Of(YamlNode? node) => node is null ? null : _byNode.GetValueOrDefault(node);

    /// <summary>The schema that a reference names; null, and no finding, if there is none.</summary>
    public NamedSchema? Find(PageFile from, YamlNode? reference) =>
        reference is YamlScalarNode { Value: { } text } && _pages.Resolve(from, text) is { } target
            ? Of(target.Node)
            : null;

    /// <summary>Whether a schema is sent as a form with files.</summary>
    public bool IsMultipartBody(NamedSchema schema) => _multipart.Contains(schema);

    private void AddMultipartBodies(PageFile file)
    {
        foreach ((_, YamlMappingNode path) in file.Root.Map("paths").MapEntries())
        {
            foreach ((_, YamlMappingNode operation) in path.MapEntries())
            {
                YamlMappingNode? media = operation.Map("requestBody")?.Map("content")?.Map(MediaTypes.Multipart);
                if (Find(file, media?.Map("schema")?.Get("$ref")) is { } body)
                {
                    _multipart.Add(body);
                }
            }
        }
    }
}

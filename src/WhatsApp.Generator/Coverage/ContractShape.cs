using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Coverage;

/// <summary>
/// What a schema allows at one place of a document, however the schema is put together: the alternatives of a union
/// and the parts of an allOf are merged, since a difference in writing is none in meaning.
/// </summary>
public sealed class ContractShape
{
    private static readonly string[] BoundKeys =
    [
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "minItems",
        "maxItems",
        "pattern",
    ];

    private readonly List<(SchemaSource Source, YamlMappingNode Schema)> _parts = [];

    private ContractShape(IEnumerable<(SchemaSource Source, YamlMappingNode Schema)> schemas)
    {
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        foreach ((SchemaSource source, YamlMappingNode schema) in schemas)
        {
            Collect(source, schema, seen);
        }

        Identity = string.Join(' ', _parts.Select(part => $"{part.Source.File.Path}:{Start(part.Schema)}"));
    }

    /// <summary>
    /// Tells which schemas of which files this is made of: the same for every place that refers to them.
    /// </summary>
    public string Identity { get; }

    /// <summary>Allowed values, where they are listed.</summary>
    public SortedSet<string> Values =>
        [.. _parts.SelectMany(part => part.Schema.Texts("enum").Concat(Constant(part.Schema)))];

    /// <summary>Bounds by key, such as <c>maxLength</c>; several where alternatives differ.</summary>
    public ILookup<string, string> Bounds =>
        _parts
            .SelectMany(part => BoundKeys.Select(key => (Key: key, Value: part.Schema.Text(key))))
            .Where(bound => bound.Value is not null)
            .Distinct()
            .ToLookup(bound => bound.Key, bound => bound.Value!, StringComparer.Ordinal);

    public static ContractShape Of(SchemaSource source, YamlMappingNode? schema) =>
        new(schema is null ? [] : [(source, schema)]);

    /// <summary>The shape of each member; that of the items where this is a list.</summary>
    public SortedDictionary<string, ContractShape> Members()
    {
        var members = new SortedDictionary<string, ContractShape>(StringComparer.Ordinal);
        var byName = _parts
            .SelectMany(part =>
                (part.Schema.Map("properties")?.Members() ?? [])
                    .Where(member => member.Value is YamlMappingNode)
                    .Select(member => (member.Key, part.Source, Schema: (YamlMappingNode)member.Value))
            )
            .GroupBy(member => member.Key, StringComparer.Ordinal);
        foreach (var member in byName)
        {
            members.Add(member.Key, new ContractShape(member.Select(part => (part.Source, part.Schema))));
        }

        var items = _parts
            .Where(part => part.Schema.Map("items") is not null)
            .Select(part => (part.Source, part.Schema.Map("items")!))
            .ToList();
        if (items.Count > 0)
        {
            members.Add("[]", new ContractShape(items));
        }

        return members;
    }

    /// <summary>The shape of the items where this is a list, otherwise this.</summary>
    public ContractShape ItemOrSelf() => Members().GetValueOrDefault("[]", this);

    // The values of a discriminator stand in the document, the schema around them does not.
    private static long Start(YamlMappingNode schema) =>
        (schema.List("enum")?.Children.FirstOrDefault() ?? schema).Start.Index;

    private static IEnumerable<string> Constant(YamlMappingNode schema) =>
        schema.Text("const") is { } value ? [value] : [];

    private void Collect(SchemaSource source, YamlMappingNode schema, HashSet<YamlNode> seen)
    {
        (source, schema) = source.Follow(schema);
        if (!seen.Add(schema))
        {
            return;
        }

        _parts.Add((source, schema));
        foreach (string key in (string[])["allOf", "oneOf", "anyOf"])
        {
            foreach (YamlMappingNode part in schema.List(key)?.Children.OfType<YamlMappingNode>() ?? [])
            {
                Collect(source, part, seen);
            }
        }

        foreach (
            string reference in (schema.Map("discriminator")?.Map("mapping")?.Members() ?? [])
                .Concat(schema.Map("x-shape")?.Members() ?? [])
                .Select(target => ((YamlScalarNode)target.Value).Value!)
        )
        {
            Collect(source, new YamlMappingNode("$ref", reference), seen);
        }

        // What tells the alternatives of a union apart is a member with their names as values.
        if (schema.Map("discriminator") is { } discriminator && discriminator.Map("mapping") is { } mapping)
        {
            var kind = new YamlMappingNode("enum", new YamlSequenceNode(mapping.Children.Keys));
            _parts.Add(
                (
                    source,
                    new YamlMappingNode("properties", new YamlMappingNode(discriminator.Text("propertyName")!, kind))
                )
            );
        }
    }
}

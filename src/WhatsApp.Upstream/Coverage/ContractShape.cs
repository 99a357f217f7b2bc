using WhatsApp.Diff;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Coverage;

/// <summary>One schema of a union.</summary>
/// <param name="Union">The schema that all of them extend.</param>
/// <param name="Property">The member whose value identifies it; null where the name of a member does.</param>
/// <param name="Key">That value, or that name.</param>
/// <param name="Source">The file of the schema.</param>
/// <param name="Schema">The schema.</param>
public sealed record ContractAlternative(
    YamlMappingNode Union,
    string? Property,
    YamlScalarNode Key,
    SchemaSource Source,
    YamlMappingNode Schema
)
{
    /// <summary>The value or name that identifies it.</summary>
    public string Name => Key.Value!;
}

/// <summary>
/// What a schema allows at one place of a document, however the schema is put together: the alternatives of a union
/// and the parts of an allOf are merged, since a difference in writing is none in meaning.
/// </summary>
public sealed class ContractShape
{
    private readonly List<(SchemaSource Source, YamlMappingNode Schema)> _parts = [];

    // A union whose alternatives are not all wanted, and those that are.
    private readonly YamlMappingNode? _narrowed;
    private readonly IReadOnlyList<ContractAlternative> _chosen = [];

    private ContractShape(
        IEnumerable<(SchemaSource Source, YamlMappingNode Schema)> schemas,
        IReadOnlyList<ContractAlternative>? chosen = null
    )
    {
        _narrowed = chosen?[0].Union;
        _chosen = chosen ?? [];
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        foreach ((SchemaSource source, YamlMappingNode schema) in schemas)
        {
            Collect(source, schema, seen);
        }

        Identity = string.Join(' ', _parts.Select(part => $"{part.Source.File.Path}:{Start(part.Schema)}"));
    }

    /// <summary>
    /// Identifies the schemas that this is made of: the same for every place that refers to them.
    /// </summary>
    public string Identity { get; }

    /// <summary>The schemas that this is made of. A part that is in no file distinguishes the alternatives.</summary>
    public IReadOnlyList<(SchemaSource Source, YamlMappingNode Schema)> Parts => _parts;

    /// <summary>The alternatives of the unions among the parts.</summary>
    public IEnumerable<ContractAlternative> Alternatives =>
        _parts
            .Where(part => !ReferenceEquals(part.Schema, _narrowed))
            .SelectMany(part => AlternativesOf(part.Source, part.Schema));

    /// <summary>Allowed values, where they are listed.</summary>
    public SortedSet<string> Values =>
        [.. _parts.SelectMany(part => part.Schema.Texts("enum").Concat(Constant(part.Schema)))];

    /// <summary>Bounds by key, such as <c>maxLength</c>; several where alternatives differ.</summary>
    public ILookup<string, string> Bounds =>
        _parts
            .SelectMany(part => Facts.BoundKeys.Select(key => (Key: key, Value: part.Schema.Text(key))))
            .Where(bound => bound.Value is not null)
            .Distinct()
            .ToLookup(bound => bound.Key, bound => bound.Value!, StringComparer.Ordinal);

    public static ContractShape Of(SchemaSource source, YamlMappingNode? schema) =>
        new(schema is null ? [] : [(source, schema)]);

    /// <summary>What some alternatives of one union allow, without the others.</summary>
    public static ContractShape Of(IReadOnlyList<ContractAlternative> alternatives) =>
        new(alternatives.Select(alternative => (alternative.Source, alternative.Schema)), alternatives);

    /// <summary>Whether a member must be given, in one alternative at least.</summary>
    public bool Requires(string member) => _parts.Any(part => part.Schema.Texts("required").Contains(member));

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

    // The values of a discriminator are in the document, the schema around them is not.
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

        IReadOnlyList<ContractAlternative> alternatives = ReferenceEquals(schema, _narrowed)
            ? _chosen
            : AlternativesOf(source, schema).ToList();
        foreach (ContractAlternative alternative in alternatives)
        {
            Collect(alternative.Source, alternative.Schema, seen);
        }

        // What distinguishes the alternatives of a union is a member with their names as values.
        if (alternatives.Where(alternative => alternative.Property is not null).ToList() is [var first, ..] named)
        {
            var kind = new YamlMappingNode("enum", new YamlSequenceNode(named.Select(alternative => alternative.Key)));
            _parts.Add((source, new YamlMappingNode("properties", new YamlMappingNode(first.Property!, kind))));
        }
    }

    private static IEnumerable<ContractAlternative> AlternativesOf(SchemaSource source, YamlMappingNode union)
    {
        YamlMappingNode? discriminator = union.Map("discriminator");
        return Of(discriminator?.Map("mapping"), discriminator?.Text("propertyName"))
            .Concat(Of(union.Map("x-shape"), null));

        IEnumerable<ContractAlternative> Of(YamlMappingNode? schemas, string? property)
        {
            foreach ((YamlNode key, YamlNode target) in schemas?.AsEnumerable() ?? [])
            {
                (SchemaSource from, YamlMappingNode schema) = source.Follow(
                    new YamlMappingNode("$ref", ((YamlScalarNode)target).Value!)
                );
                yield return new ContractAlternative(union, property, (YamlScalarNode)key, from, schema);
            }
        }
    }
}

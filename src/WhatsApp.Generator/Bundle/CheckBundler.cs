using WhatsApp.Generator.Bundle.Contract;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>
/// Turns the bounds of the pages into checks that run before a request is sent. Only schemas that a request may contain
/// have any: a response is never refused.
/// </summary>
public sealed class CheckBundler
{
    private static readonly (string Least, string Most, string Text, string List)[] Sizes =
    [
        ("minLength", "maxLength", "Length", "Lengths"),
        ("minItems", "maxItems", "Count", string.Empty),
        ("minProperties", "maxProperties", "Count", string.Empty),
        ("minimum", "maximum", "Range", string.Empty),
    ];

    private static readonly string[] Keys =
    [
        "minLength", "maxLength", "minItems", "maxItems", "maxProperties", "minimum", "maximum", "pattern",
    ];

    private static readonly string[] Relations = ["oneOf", "anyOf", "dependentRequired", "not"];

    private readonly PageSet _pages;
    private readonly Reach _sent;
    private readonly HashSet<string> _checked;

    public CheckBundler(PageSet pages)
    {
        _pages = pages;
        _sent = Reach.OfSent(pages);
        _checked = Checked();
    }

    /// <summary>The checks of the members that a schema does not inherit.</summary>
    /// <param name="file">The page.</param>
    /// <param name="name">Name of the schema.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="members">Its members, as the templates print them.</param>
    public IReadOnlyList<CheckData> Of(
        PageFile file, string name, YamlMappingNode schema, IReadOnlyList<MemberData> members)
    {
        if (!_sent.Has(name))
        {
            return [];
        }

        Dictionary<string, string> names = members.ToDictionary(member => member.WireName, member => member.Name);
        YamlMappingNode own = Schemas.Own(schema);
        HashSet<string> required = [.. own.Texts("required")];
        List<CheckData> checks = [];
        foreach (MemberData member in members)
        {
            var node = (YamlMappingNode)own.Map("properties")!.Get(member.WireName)!;
            bool canLack = !member.ValueType || member.Cs.EndsWith('?');
            if (required.Contains(member.WireName) && member.Constant is null && member.Obsolete is null)
            {
                bool isEnum = member.Method == "Enum" && !canLack;
                if (canLack || isEnum)
                {
                    checks.Add(new("Required", [new(member.WireName, member.Name + (isEnum ? ".Value" : string.Empty))]));
                }
            }

            checks.AddRange(OfMember(file, member, node));
        }

        checks.AddRange(OfRelations(own, names));
        return checks;
    }

    private IEnumerable<CheckData> OfMember(PageFile file, MemberData member, YamlMappingNode node)
    {
        CheckedMember checkedMember = new(member.WireName, member.Name);
        YamlMappingNode? items = ItemsOf(node);
        foreach ((string least, string most, string text, string list) in Sizes)
        {
            if (Bounds(node, least, most) is { } bounds)
            {
                yield return new(text, [checkedMember]) { Bounds = bounds };
            }

            if (items is not null && Bounds(items, least, most) is { } ofItems)
            {
                yield return list.Length > 0
                    ? new(list, [checkedMember]) { Bounds = ofItems }
                    : throw Unfit(file, items, $"Nothing checks '{least}' of the items of a list or a map");
            }
        }

        if (node.Text("pattern") is { } pattern)
        {
            yield return new("Pattern", [checkedMember]) { Pattern = Anchored(pattern) };
        }

        if (items?.Text("pattern") is { } ofItem)
        {
            yield return new("Patterns", [checkedMember]) { Pattern = Anchored(ofItem) };
        }

        if (ModelOf(file, node) is var (method, model) && _checked.Contains(model))
        {
            yield return new(method, [checkedMember]);
        }
    }

    private static IEnumerable<CheckData> OfRelations(YamlMappingNode own, Dictionary<string, string> names)
    {
        foreach ((string key, string method) in new[] { ("oneOf", "ExactlyOne"), ("anyOf", "AtLeastOne") })
        {
            if (own.List(key) is { } parts)
            {
                yield return new(
                    method, [.. parts.OfType<YamlMappingNode>().SelectMany(part => part.Texts("required")).Select(Member)]);
            }
        }

        foreach ((string member, YamlNode needed) in own.Map("dependentRequired")?.Members() ?? [])
        {
            yield return new(
                "Together",
                [Member(member), .. ((YamlSequenceNode)needed).Select(node => Member(((YamlScalarNode)node).Value!))]);
        }

        if (own.Map("not") is { } excluded)
        {
            yield return new("NotTogether", [.. excluded.Texts("required").Select(Member)]);
        }

        CheckedMember Member(string wireName) => new(wireName, names[wireName]);
    }

    private static string? Bounds(YamlMappingNode node, string least, string most) =>
        (node.Text(least), node.Text(most)) switch
        {
            (null, null) => null,
            ({ } low, null) => $"min: {low}",
            (null, { } high) => $"max: {high}",
            ({ } low, { } high) => $"min: {low}, max: {high}",
        };

    // In .NET, $ also matches before a line feed at the end, and \d any digit of any script.
    private static string Anchored(string pattern) =>
        (pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern).Replace("\\d", "[0-9]", StringComparison.Ordinal);

    // The model that a member is, or whose list or map it is.
    private (string Method, string Model)? ModelOf(PageFile file, YamlMappingNode node)
    {
        if (node.Text("$ref") is { } reference)
        {
            return _pages.Resolve(file, reference) is var (_, name, target) && target.Get("enum") is null
                ? ("Model", name)
                : null;
        }

        (string? inner, string method) = node.Text("type") == "array"
            ? (node.Map("items")?.Text("$ref"), "Models")
            : (node.Map("additionalProperties")?.Text("$ref"), "ModelMap");
        return inner is not null && _pages.Resolve(file, inner) is var (_, item, itemNode) && itemNode.Get("enum") is null
            ? (method, item)
            : null;
    }

    // Schemas that have a check, or contain one that has, or may be one: a base has those of its members.
    private HashSet<string> Checked()
    {
        List<(PageFile File, string Name, YamlMappingNode Node)> sent =
            [.. Schemas.Of(_pages).Where(schema => _sent.Has(schema.Name) && schema.Node.Get("enum") is null)];
        HashSet<string> found = [.. sent.Where(schema => HasOwn(schema.Node)).Select(schema => schema.Name)];
        bool hasGrown = true;
        while (hasGrown)
        {
            int before = found.Count;
            foreach ((PageFile file, string name, YamlMappingNode node) in sent)
            {
                bool contains = Schemas.MembersOf(node).Any(member =>
                    ModelOf(file, (YamlMappingNode)member.Value) is var (_, model) && found.Contains(model));
                if (contains || found.Contains(name))
                {
                    found.Add(name);
                    if (Schemas.BaseOf(_pages, file, node) is var (_, baseName, _))
                    {
                        found.Add(baseName);
                    }
                }
            }

            hasGrown = found.Count > before;
        }

        return found;
    }

    private static YamlMappingNode? ItemsOf(YamlMappingNode node) =>
        node.Map("items") ?? node.Get("additionalProperties") as YamlMappingNode;

    private static bool HasOwn(YamlMappingNode schema)
    {
        YamlMappingNode own = Schemas.Own(schema);
        HashSet<string> required = [.. own.Texts("required")];
        return Relations.Any(key => own.Get(key) is not null)
            || Schemas.MembersOf(schema).Any(member =>
            {
                var node = (YamlMappingNode)member.Value;
                return (required.Contains(member.Key) && node.Get("const") is null)
                    || Keys.Any(key => node.Get(key) is not null || ItemsOf(node)?.Get(key) is not null);
            });
    }

    private static ProblemsException Unfit(PageFile file, YamlNode at, string what) =>
        new([file.Problem(at, "check", $"{what}. Say it in the description, or add a method to ModelValidator.")]);
}

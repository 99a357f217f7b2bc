using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Bundle.Contract;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Diff.Model;

/// <summary>A value of an open enum, a code of the catalogue, or an alternative of a union.</summary>
/// <param name="Wire">What it is on the wire.</param>
/// <param name="CSharp">Its C# member or type.</param>
/// <param name="At">Its place in the page.</param>
/// <param name="Words">Its description.</param>
public sealed record ValueModel(string Wire, string CSharp, YamlNode At, string? Words)
{
    /// <summary>For a code, its group and what to do about it.</summary>
    public string? Advice { get; init; }

    /// <summary>For a value, the version or date since which it exists; null where it is not stated.</summary>
    public string? Since { get; init; }
}

/// <summary>A named schema of the pages, which is a C# type.</summary>
public sealed class TypeModel
{
    private static readonly string[] CodeKeys = ["group", "advice", "refused"];

    private TypeModel(string name, PageFile file, YamlMappingNode node)
    {
        Name = name;
        File = file;
        Node = node;
        At = file.Root.Map("components")!.Map("schemas")!.KeyOf(name);
    }

    public string Name { get; }

    public PageFile File { get; }

    public YamlNode At { get; }

    public YamlMappingNode Node { get; }

    /// <summary>What kind of type it is, as messages have it.</summary>
    public required string Kind { get; init; }

    public required Use Use { get; init; }

    /// <summary>The type that it extends; null where there is none.</summary>
    public string? Base { get; init; }

    /// <summary>A member's name or <c>shape</c>, which distinguishes the alternatives; null for no union.</summary>
    public string? DistinguishedBy { get; init; }

    public IReadOnlyList<MemberModel> Members { get; init; } = [];

    /// <summary>Values of an open enum, or codes of the catalogue by name.</summary>
    public IReadOnlyList<ValueModel> Values { get; init; } = [];

    /// <summary>Alternatives of a union, by what distinguishes them.</summary>
    public IReadOnlyList<ValueModel> Alternatives { get; init; } = [];

    public string Namespace => File.IsWebhook ? "WhatsApp.Generated.Webhooks" : "WhatsApp.Generated";

    /// <summary>Reads a schema.</summary>
    /// <param name="pages">All pages.</param>
    /// <param name="file">The file of the schema.</param>
    /// <param name="name">Its name.</param>
    /// <param name="node">The schema.</param>
    /// <param name="use">In which direction it travels.</param>
    /// <param name="hints">What the templates print of it.</param>
    public static TypeModel Of(
        PageSet pages, PageFile file, string name, YamlMappingNode node, Use use, BundledType hints)
    {
        if (node.List("x-error-codes") is { } codes)
        {
            ValueModel[] members = [.. Codes(name, codes)];
            return new TypeModel(name, file, node) { Kind = "a catalogue", Use = use, Values = members };
        }

        if (node.List("enum") is { } values)
        {
            ValueModel[] members = [.. Enum(name, node, values, hints)];
            return new TypeModel(name, file, node) { Kind = "an enum", Use = use, Values = members };
        }

        YamlMappingNode own = Schemas.Own(node);
        return new TypeModel(name, file, node)
        {
            Kind = node.Get("discriminator") is null && node.Get("x-shape") is null ? "a model" : "a union",
            Use = use,
            Base = ((ModelData)hints.Data).Base,
            DistinguishedBy = Schemas.Discriminator(node) ?? (node.Get("x-shape") is null ? null : "shape"),
            Members = [.. MemberModel.Of(name, file, node, own, hints)],
            Alternatives = [.. OfUnion(pages, file, node)],
        };
    }

    private static IEnumerable<ValueModel> Codes(string name, YamlSequenceNode codes) =>
        from code in codes.Children.OfType<YamlMappingNode>()
        let rest = CodeKeys.Select(key => $"{key} {code.Text(key) ?? "false"}")
        select new ValueModel(
            code.Text("code") + (code.Text("to") is { } last ? $"–{last}" : string.Empty),
            $"{name}.{code.Text("name")}",
            code,
            code.Text("description")
        )
        {
            Advice = string.Join(", ", rest),
        };

    private static IEnumerable<ValueModel> Enum(
        string name, YamlMappingNode node, YamlSequenceNode values, BundledType hints) =>
        values
            .Children.Zip(((EnumData)hints.Data).Values)
            .Select(pair => new ValueModel(
                ((YamlScalarNode)pair.First).Value!,
                $"{name}.{pair.Second.Name}",
                pair.First,
                node.Map("x-enum-docs")?.Text(((YamlScalarNode)pair.First).Value!)
            )
            {
                Since = Generator.Bundle.Since.TextOfValue(node, ((YamlScalarNode)pair.First).Value!),
            });

    private static IEnumerable<ValueModel> OfUnion(PageSet pages, PageFile file, YamlMappingNode node) =>
        from entry in (node.Map("discriminator")?.Map("mapping") ?? node.Map("x-shape")).Entries()
        let target = pages.Resolve(file, ((YamlScalarNode)entry.Value).Value!)
        where target is not null
        select new ValueModel(entry.Key.Value!, target.Value.Name, entry.Key, null);
}

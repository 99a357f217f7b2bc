using WhatsApp.Generator.Bundle.Contract;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>One segment of the paths: a node's collection, a node, an edge, or an item of an edge.</summary>
/// <param name="stem">Start of the names of what is below: <c>PhoneNumberMessages</c>.</param>
/// <param name="call">How a program gets here: <c>client.PhoneNumbers[id].Messages</c>.</param>
public sealed class BuilderNode(string stem, string call)
{
    private const string End = "RequestBuilder";

    private const int MemberIndent = 4;

    /// <summary>Start of the names of what is below: <c>PhoneNumberMessages</c>.</summary>
    public string Stem { get; } = stem;

    /// <summary>How a program gets here: <c>client.PhoneNumbers[id].Messages</c>.</summary>
    public string Call { get; } = call;

    /// <summary>Name of the class, which differs from <see cref="Stem"/> for the item of a node.</summary>
    public string ClassName { get; init; } = stem + End;

    /// <summary>What the builder leads to, as XML. Used for a node, and if no operations say what it does.</summary>
    public required string Description { get; init; }

    /// <summary>Whether it is a collection of nodes or a node, all of which share one generated file.</summary>
    public bool IsNode => File is not null;

    /// <summary>The page that declares a node; null for an edge.</summary>
    public PageFile? File { get; init; }

    /// <summary>Edges by segment, in the order of the pages.</summary>
    public Dictionary<string, BuilderNode> Edges { get; } = new(StringComparer.Ordinal);

    /// <summary>What an id leads to, if this is a collection.</summary>
    public BuilderNode? Item { get; private set; }

    /// <summary>The path parameter of <see cref="Item"/>.</summary>
    public YamlMappingNode? ItemParameter { get; private set; }

    /// <summary>The operations that are methods of the builder, in the order of the pages.</summary>
    public List<Operation> Operations { get; } = [];

    /// <summary>Whether the item's id is a whole address.</summary>
    public bool IsAbsolute { get; init; }

    /// <summary>What the item's ids start with, if they are not escaped.</summary>
    public string? Prefix { get; init; }

    /// <summary>What the builder does, as XML.</summary>
    public string Summary =>
        IsNode || Operations is []
            ? Description
            : string.Join(' ', Operations.Select(operation => DocComment.Xml(operation.Sentence)));

    /// <summary>Sets what an id leads to.</summary>
    public BuilderNode Lead(BuilderNode item, YamlMappingNode parameter)
    {
        (Item, ItemParameter) = (item, parameter);
        return item;
    }

    /// <summary>What the templates print of the class itself: constructor, edges and indexer.</summary>
    public BuilderData Structure() =>
        new(ClassName, DocComment.Summary(Linked(), 0))
        {
            Edges =
            [
                .. Edges.Select(edge => new EdgeData(
                    CSharpNames.Pascal(edge.Key),
                    edge.Key,
                    edge.Value.ClassName,
                    DocComment.Summary(edge.Value.Summary, MemberIndent))),
            ],
            Item = Item is null ? null : ItemData(Item, CSharpNames.Camel(ItemParameter!.Text("name")!)),
        };

    private ItemData ItemData(BuilderNode item, string parameter) =>
        new(
            item.ClassName,
            parameter,
            item.IsAbsolute,
            item.Prefix,
            new DocComment(MemberIndent)
                .Add("summary", item.Summary)
                .Add($"param name=\"{parameter}\"", DocComment.Xml(ItemParameter!.Text("description")!))
                .Lines);

    // A reader of the class is led to the page that its first operation is from.
    private string Linked() =>
        IsNode || Operations is [] || Operations[0].File.Root.Map("externalDocs")?.Text("url") is not { } url
            ? Summary
            : $"{Summary} See <see href=\"{DocComment.Xml(url)}\"/>.";
}

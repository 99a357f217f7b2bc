using System.Text.Json.Nodes;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>One segment of the paths: a node's collection, a node, an edge, or an item of an edge.</summary>
public sealed class BuilderNode(string className, string? doc, PageFile file)
{
    public string ClassName { get; set; } = className;

    /// <summary>What the builder stands for, as a sentence.</summary>
    public string? Doc { get; set; } = doc;

    /// <summary>The file whose C# declares the builder.</summary>
    public PageFile File { get; set; } = file;

    /// <summary>Where the file is not a page's: <c>nodes/phone-number</c>.</summary>
    public string? OwnFile { get; init; }

    /// <summary>How a program gets here: <c>client.PhoneNumbers[id].Messages</c>.</summary>
    public required string Call { get; init; }

    /// <summary>Start of the names of what is below: <c>PhoneNumberMessages</c>.</summary>
    public required string Stem { get; init; }

    /// <summary>Edges by segment, in the order of the pages.</summary>
    public Dictionary<string, BuilderNode> Edges { get; } = new(StringComparer.Ordinal);

    /// <summary>What an id leads to, if this is a collection.</summary>
    public BuilderNode? Item { get; set; }

    /// <summary>The path parameter of <see cref="Item"/>.</summary>
    public YamlMappingNode? ItemParameter { get; set; }

    public bool HasOperations { get; set; }

    /// <summary>Whether the item's id is a whole address.</summary>
    public bool IsAbsolute { get; init; }

    /// <summary>What the item's ids start with, if they stand in the path as they are.</summary>
    public string? Prefix { get; init; }

    /// <summary>What the templates print of the class itself: constructor, edges and indexer.</summary>
    public JsonObject Structure()
    {
        var edges = new JsonArray();
        foreach ((string segment, BuilderNode edge) in Edges)
        {
            edges.Add(
                new JsonObject
                {
                    ["name"] = CSharpNames.Pascal(segment),
                    ["segment"] = segment,
                    ["className"] = edge.ClassName,
                    ["doc"] = DocComment.Summary(edge.Doc!, 4),
                }
            );
        }

        var structure = new JsonObject
        {
            ["className"] = ClassName,
            ["doc"] = DocComment.Summary(Doc!, 0),
            ["edges"] = edges,
        };
        if (Item is not null)
        {
            string parameter = CSharpNames.Camel(ItemParameter!.Text("name")!);
            structure["item"] = new JsonObject
            {
                ["className"] = Item.ClassName,
                ["parameter"] = parameter,
                ["absolute"] = Item.IsAbsolute,
                ["prefix"] = Item.Prefix,
                ["doc"] = new DocComment(4)
                    .Add("summary", Item.Doc!)
                    .Add($"param name=\"{parameter}\"", DocComment.Xml(ItemParameter!.Text("description")!))
                    .ToJson(),
            };
        }

        return structure;
    }
}

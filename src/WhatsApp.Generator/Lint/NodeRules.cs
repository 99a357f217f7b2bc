using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Nodes: declared in one file, with names for what the client gets of them.</summary>
internal sealed class NodeRules(LintContext lint)
{
    private const string NodesFile = "shared/nodes";

    private readonly Dictionary<string, YamlMappingNode> _nodes = new(StringComparer.Ordinal);

    public void Check(PageFile file, YamlNode subject, YamlMappingNode parameter)
    {
        bool isHome = file.Name == NodesFile;
        if (parameter.Map("x-node") is not { } node)
        {
            if (isHome)
            {
                lint.Findings.Add(
                    file, subject, "node",
                    "Add 'x-node', or move the parameter to another file: shared/nodes.yaml has nodes only.");
            }

            return;
        }

        YamlNode key = parameter.KeyOf("x-node");
        if (!isHome || parameter.Text("in") != "path")
        {
            lint.Findings.Add(
                file, key, "misplaced-key",
                "Move 'x-node' away: it belongs to a path parameter in openapi/shared/nodes.yaml.");
            return;
        }

        NodeName(file, node, "collection", "RequestBuilder");
        NodeName(file, node, "item", "ItemRequestBuilder");
        if (node.Text("prefix") is { } prefix
            && (node.Has("absolute")
                || prefix.Length == 0
                || !prefix.All(c => char.IsAsciiLetterOrDigit(c) || c == ':')))
        {
            lint.Findings.Add(
                file, node.KeyOf("prefix"), "node",
                "Write the letters and the colon that every id starts with, without 'absolute' beside them: such an id "
                    + "is a part of a path.");
        }
    }

    // Pages spell some nodes in two ways. Both lead to the same builders then, so they must say the same of them.
    private void NodeName(PageFile file, YamlMappingNode node, string key, string suffix)
    {
        if (node.Text(key) is not { Length: > 0 } name)
        {
            return;
        }

        YamlNode at = node.KeyOf(key);
        if (CSharpNames.Pascal(name) != name || !CSharpNames.IsIdentifier(name))
        {
            lint.Findings.Add(
                file, at, "node", $"Write '{key}' as a C# name in PascalCase, such as 'PhoneNumber'; '{name}' is not.");
        }

        if (!_nodes.TryAdd($"{key} {name}", node) && _nodes[$"{key} {name}"] is { } other && !other.Equals(node))
        {
            lint.Findings.Add(
                file, at, "node",
                $"Write the whole 'x-node' as in line {other.Start.Line}, which has this {key} too, or change it.");
        }

        lint.TypeNames.Type(file, at, name + suffix, $"node {key} {name}", "a builder of a node");
    }
}

using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>YAML without what makes it hard to read, or to read twice the same way.</summary>
internal sealed class YamlRules(Findings findings)
{
    private const int LineWidth = 120;

    private readonly HashSet<YamlNode> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>Checks a file, and returns whether the other rules can read it: plain keys and no cycles.</summary>
    public bool CanWalk(PageFile file)
    {
        for (int i = 0; i < file.Lines.Count; i++)
        {
            // A line that is one address cannot be broken.
            if (file.Lines[i].Length > LineWidth
                && !IsAddress(file.Lines[i].Trim()))
            {
                findings.Add(new Problem(
                    file.Path, i + 1, "line-length", $"Break the line before {LineWidth} characters, text with '>-'."));
            }
        }

        return CanWalk(file, file.Root);
    }

    private static bool IsAddress(string line) =>
        !line.Contains(' ', StringComparison.Ordinal)
            ? line.StartsWith("https://", StringComparison.Ordinal)
            : line.StartsWith("url: https://", StringComparison.Ordinal);

    private bool CanWalk(PageFile file, YamlNode node)
    {
        if (!node.Anchor.IsEmpty)
        {
            findings.Add(
                file, node, "yaml-anchor",
                $"Write out what '&{node.Anchor}' and its aliases mean, or make it a schema and refer to it.");
        }

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            findings.Add(file, node, "yaml-tag", $"Remove the tag '{node.Tag}'; quote a value to make it text.");
        }

        if (node is YamlScalarNode)
        {
            return true;
        }

        if (!_open.Add(node))
        {
            return false;
        }

        bool can = true;
        foreach (YamlNode item in (node as YamlSequenceNode)?.Children ?? [])
        {
            can &= CanWalk(file, item);
        }

        if (node is YamlMappingNode map)
        {
            foreach ((YamlNode key, YamlNode value) in map.Children)
            {
                can &= CanWalk(file, value) & IsText(file, key);
            }
        }

        _open.Remove(node);
        return can;
    }

    private bool IsText(PageFile file, YamlNode key)
    {
        if (key is not YamlScalarNode)
        {
            findings.Add(file, key, "yaml-key", "Make the key a text; a page has no lists or maps as keys.");
        }

        return key is YamlScalarNode;
    }
}

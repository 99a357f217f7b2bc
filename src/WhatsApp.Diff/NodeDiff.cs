using WhatsApp.Diff.Model;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Diff;

/// <summary>
/// Compares the kinds of nodes that a client starts from. Those that come and go do so with their operations.
/// </summary>
public sealed class NodeDiff(ChangeList changes)
{
    /// <summary>Compares nodes by the parameter that is their id.</summary>
    public void Compare(IReadOnlyList<NodeModel> old, IReadOnlyList<NodeModel> @new)
    {
        foreach ((NodeModel earlier, NodeModel node) in Matches.By(old, @new, node => node.Name).Both)
        {
            Compare(earlier, node);
        }
    }

    private void Compare(NodeModel old, NodeModel @new)
    {
        var about = new Subject(
            @new.Builder.File!.Path,
            @new.Builder.File!,
            @new.Parameter,
            Use.Request,
            @new.Name,
            $"WhatsAppClient.{@new.Collection}"
        );
        changes.Rename(old.Collection, @new.Collection, about);
        changes.Rename(old.Builder.ClassName, @new.Builder.ClassName, about with { CSharp = @new.Builder.ClassName });
        string item = @new.Builder.Item!.ClassName;
        changes.Rename(old.Builder.Item!.ClassName, item, about with { CSharp = item });
        changes.Add(about, FactRules.Words(Words(old), Words(@new)));
    }

    private static string Words(NodeModel node) =>
        string.Join('\n', node.Parameter.Text("description"), node.Parameter.Map("x-node")?.Text("description"));
}

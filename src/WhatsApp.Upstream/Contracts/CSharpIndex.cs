using WhatsApp.Diff.Model;
using WhatsApp.Diff;
using WhatsApp.Generator.Pages;
using WhatsApp.Upstream.Coverage;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Contracts;

/// <summary>The C# members of what our pages describe; a contract has none.</summary>
public sealed class CSharpIndex
{
    private readonly Dictionary<YamlNode, string> _names = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads the names of our pages.</summary>
    public CSharpIndex(PageSet pages)
    {
        Operations = ContractOperations.Of(pages);
        var model = new PageModel(pages);
        foreach (OperationModel operation in model.Operations)
        {
            _names[operation.Node] = operation.CSharp;
            Add(operation.Query);
        }

        foreach (TypeModel type in model.Types)
        {
            _names[type.Node] = type.Name;
            Add(type.Members);
        }
    }

    /// <summary>The operations of our pages, as contracts are read.</summary>
    public SortedDictionary<string, ContractOperation> Operations { get; }

    /// <summary>The C# member of a node; null where there is none.</summary>
    public string? Of(YamlNode? node) => node is null ? null : _names.GetValueOrDefault(node);

    /// <summary>The C# member of a member of a shape.</summary>
    public string? Of(ContractShape? shape, string member) =>
        shape
            ?.Parts.Select(part => Of(part.Schema.Map("properties")?.Get(member)))
            .FirstOrDefault(name => name is not null);

    /// <summary>The C# type of a shape.</summary>
    public string? Of(ContractShape? shape) =>
        shape?.Parts.Select(part => Of(part.Schema)).FirstOrDefault(name => name is not null);

    private void Add(IEnumerable<MemberModel> members)
    {
        foreach (MemberModel member in members)
        {
            _names[member.Node] = member.CSharp;
        }
    }
}

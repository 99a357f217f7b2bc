using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Coverage;

/// <summary>A file of a set of pages, or a whole contract document, and the way to what its references name.</summary>
public sealed record SchemaSource(PageSet Pages, PageFile File)
{
    /// <summary>Follows references to a schema.</summary>
    /// <exception cref="ProblemsException">A reference names nothing.</exception>
    public (SchemaSource Source, YamlMappingNode Schema) Follow(YamlMappingNode node)
    {
        SchemaSource source = this;
        while (node.Text("$ref") is { } reference)
        {
            (PageFile file, _, YamlMappingNode target) =
                source.Pages.Resolve(source.File, reference)
                ?? throw new ProblemsException([
                    source.File.Problem(node, "unresolved-ref", $"'{reference}' names nothing. Fix the reference."),
                ]);
            source = source with { File = file };
            node = target;
        }

        return (source, node);
    }
}

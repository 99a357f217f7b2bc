using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Diff.Model;

/// <summary>What a set of pages means to a program: its operations and types, with the C# that comes of them.</summary>
public sealed class PageModel
{
    /// <summary>Reads the pages.</summary>
    /// <exception cref="ProblemsException">The generator does not accept them.</exception>
    public PageModel(PageSet pages)
    {
        if (pages.Problems.Count > 0)
        {
            throw new ProblemsException(pages.Problems);
        }

        Pages = pages;
        var paths = new PathBundler(pages);
        var schemas = new SchemaBundler(pages, Reach.OfReceived(pages), paths.FormBodies);
        var uses = new SchemaUse(pages);
        Operations = [.. paths.Operations.Select(one => new OperationModel(one, Query(schemas, one)))];
        Types =
        [
            .. from schema in Schemas.Of(pages)
            let hints = schemas.Bundle(schema.File, schema.Name, schema.Node)
            select TypeModel.Of(pages, schema.File, schema.Name, schema.Node, uses.Of(schema.Name), hints),
        ];
        Nodes = [.. paths.Collections.Select(collection => new NodeModel(collection.Key, collection.Value))];
        Version = Bundler.Version(pages);
    }

    public PageSet Pages { get; }

    public IReadOnlyList<NodeModel> Nodes { get; }

    public IReadOnlyList<OperationModel> Operations { get; }

    public IReadOnlyList<TypeModel> Types { get; }

    /// <summary>The Graph version that the client calls where the program chooses none.</summary>
    public string Version { get; }

    private static BundledType Query(SchemaBundler schemas, Operation operation) =>
        schemas.Query(operation.File, operation.QueryClass, string.Empty, operation.Query);
}

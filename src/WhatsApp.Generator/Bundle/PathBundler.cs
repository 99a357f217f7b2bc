using System.Text.Json.Nodes;
using WhatsApp.Generator.Bundle.Contract;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>Turns the paths of the pages into request builders and their operations.</summary>
public sealed class PathBundler
{
    private const int MemberIndent = 4;

    private static readonly string[] Methods = ["get", "post", "delete", "put", "patch"];

    private readonly PageSet _pages;
    private readonly List<BuilderNode> _builders = [];
    private readonly List<Operation> _operations = [];
    private readonly EdgeNames _names;

    public PathBundler(PageSet pages)
    {
        _pages = pages;
        _names = new EdgeNames(pages);
        foreach (PageFile file in pages.Files)
        {
            foreach ((string path, YamlNode node) in file.Root.Map("paths")?.Members() ?? [])
            {
                AddPath(file, path, (YamlMappingNode)node);
            }
        }
    }

    /// <summary>The collections that the client starts from, by the name of their property.</summary>
    public SortedDictionary<string, BuilderNode> Collections { get; } = new(StringComparer.Ordinal);

    /// <summary>The first words of the paths that have no node, such as <c>oauth</c>.</summary>
    public SortedDictionary<string, BuilderNode> RootEdges { get; } = new(StringComparer.Ordinal);

    /// <summary>All operations, in the order of the pages.</summary>
    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>Schemas that are sent as forms.</summary>
    public IReadOnlySet<string> FormBodies =>
        _operations.Select(operation => operation.Body).OfType<OperationBody>().Where(body => body.IsForm)
            .Select(body => body.Model)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Models whose members a query may name.</summary>
    public IEnumerable<(PageFile File, string Name, YamlMappingNode Node)> Fields =>
        from operation in _operations
        from parameter in operation.Query
        let reference = parameter.Node.Text("x-fields")
        where reference is not null
        select _pages.Resolve(parameter.File, reference)!.Value;

    /// <summary>How a program calls an operation; null if there is no such operation.</summary>
    public string? CallOf(string operationId) =>
        _operations.FirstOrDefault(operation => operation.Id == operationId) is { } found
            ? $"{found.Builder.Call}.{found.MethodName}Async"
            : null;

    /// <summary>The bundle's <c>paths</c>. The operations are numbered from 0.</summary>
    public JsonObject Paths()
    {
        var paths = new JsonObject();
        foreach ((int order, Operation operation) in _operations.Index())
        {
            bool declares = operation.Builder is { IsNode: false } builder && builder.Operations[0] == operation;
            OperationData data = operation.Data(declares ? operation.Builder.Structure() : null, CallOf);
            data.Order = order;
            if (paths[operation.Path] is not JsonObject path)
            {
                paths[operation.Path] = path = [];
            }

            path[operation.HttpMethod] = new JsonObject
            {
                ["operationId"] = operation.Id,
                ["tags"] = new JsonArray($"{data.ClassName}In{CSharpNames.Pascal(operation.File.Name)}"),
                [BundledType.Key] = BundledType.ToJson(data),
                ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "-" } },
            };
        }

        return paths;
    }

    /// <summary>
    /// The types that no schema declares: builders of nodes, builders that only lead on, entry points of the client,
    /// kinds of node and hosts. Each group has a file of its own, in which a new page moves nothing.
    /// </summary>
    public IEnumerable<BundledType> Types()
    {
        foreach (BuilderNode builder in _builders.Where(builder => builder.IsNode)
            .OrderBy(builder => builder.Call, StringComparer.Ordinal))
        {
            yield return Structure("nodes/nodes", builder);
        }

        foreach (BuilderNode builder in _builders.Where(builder => !builder.IsNode && builder.Operations is [])
            .OrderBy(builder => builder.ClassName, StringComparer.Ordinal))
        {
            yield return Structure("nodes/edges", builder);
        }

        yield return new BundledType("WhatsAppClientStructure", new ClientData("nodes/client", [.. Entries()]));
        yield return new BundledType("NodeKindStructure", Nodes());
        yield return new BundledType("OperationBodiesStructure", new BodiesData(
            "nodes/operation-bodies",
            [
                .. _operations.Where(operation => operation.Body is { Kind: "Json" })
                    .Select(operation => new BodyData(operation.Id, operation.Body!.Model)),
            ]));
        yield return new BundledType("ApiHostsStructure", new HostsData("nodes/api-hosts", [.. Hosts()]));
    }

    /// <summary>What comes after the version, which paths of other hosts do not have.</summary>
    public static string[] Segments(string path)
    {
        string[] segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is ["{Version}", .. string[] rest] ? rest : segments;
    }

    private static BundledType Structure(string file, BuilderNode builder) =>
        new(builder.ClassName + "Structure", new BuilderTypeData(file, builder.Structure()));

    private IEnumerable<EntryData> Entries() =>
        Collections.Select(collection => Entry(collection.Key, null, collection.Value))
            .Concat(RootEdges.Select(edge => Entry(CSharpNames.Pascal(edge.Key), $"/{edge.Key}", edge.Value)))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal);

    private static EntryData Entry(string name, string? path, BuilderNode builder) =>
        new(name, builder.ClassName, path, DocComment.Summary(builder.Summary, MemberIndent));

    /// <summary>The kinds of node in the order of their file, each with the operations that start from it.</summary>
    private NodesData Nodes()
    {
        IEnumerable<YamlMappingNode> declared = _pages
            .Files.Where(file => file.Name == "shared/nodes")
            .SelectMany(file => file.Components("parameters"))
            .Select(parameter => parameter.Node.Map("x-node"))
            .OfType<YamlMappingNode>()
            .DistinctBy(node => node.Text("item"));
        return new NodesData(
            "nodes/node-kind",
            [
                .. declared.Select(node => new NodeData(
                    node.Text("item"),
                    DocComment.Summary(DocComment.Xml(node.Text("description")!), MemberIndent),
                    StartingFrom($"client.{node.Text("collection")}[id]"))),
            ],
            [.. RootEdges.Values.SelectMany(edge => StartingFrom(edge.Call))]);
    }

    private string[] StartingFrom(string call) =>
    [
        .. _operations
            .Where(operation => (operation.Builder.Call + ".").StartsWith(call + ".", StringComparison.Ordinal))
            .Select(operation => operation.Id),
    ];

    private IEnumerable<HostData> Hosts() =>
        from operation in _operations.Where(operation => operation.Server is not null)
            .DistinctBy(operation => operation.Server)
            .OrderBy(operation => operation.Server, StringComparer.Ordinal)
        select new HostData(
            operation.Server!,
            operation.Host!,
            [.. operation.HostHeaders.Select(header => new HeaderData(header.Name, header.Value))]);

    private void AddPath(PageFile file, string path, YamlMappingNode node)
    {
        List<(PageFile File, YamlMappingNode Node)> parameters = Parameters(file, node);
        string[] segments = Segments(path);
        (PageFile File, YamlMappingNode Node)? start = segments[0][0] == '{' ? Named(parameters, segments[0]) : null;
        string? nodeItem = start?.Node.Map("x-node")!.Text("item");
        BuilderNode builder = start is null
            ? EdgeOf(RootEdges, string.Empty, "client", segments[0], _names.Of(nodeItem, segments[..1]))
            : NodeOf(start.Value.File, start.Value.Node);
        for (int i = 1; i < segments.Length; i++)
        {
            builder = segments[i][0] == '{'
                ? ItemOf(builder, Named(parameters, segments[i]).Node, segments[i - 1])
                : EdgeOf(
                    builder.Edges, builder.Stem, builder.Call, segments[i], _names.Of(nodeItem, segments[..(i + 1)]));
        }

        foreach (string method in Methods)
        {
            if (node.Map(method) is { } operation)
            {
                ILookup<string?, (PageFile, YamlMappingNode)> own = Parameters(file, operation)
                    .ToLookup(parameter => parameter.Node.Text("in"));
                builder.Operations.Add(
                    new Operation(_pages, file, path, method, operation, builder, [.. own["query"]], [.. own["header"]])
                    {
                        Host = node.Text("x-host"),
                    });
                _operations.Add(builder.Operations[^1]);
            }
        }
    }

    private BuilderNode NodeOf(PageFile file, YamlMappingNode parameter)
    {
        YamlMappingNode node = parameter.Map("x-node")!;
        string collection = node.Text("collection")!;
        if (Collections.TryGetValue(collection, out BuilderNode? known))
        {
            return known.Item!;
        }

        string item = node.Text("item")!;
        string description = DocComment.Xml(node.Text("description")!);
        var entry = new BuilderNode(collection, $"client.{collection}") { Description = description, File = file };
        Collections.Add(collection, entry);
        _builders.Add(entry);
        return Add(entry, parameter, new BuilderNode(item, $"client.{collection}[id]")
        {
            ClassName = $"{item}ItemRequestBuilder",
            Description = description,
            File = file,
            IsAbsolute = node.Flag("absolute"),
            Prefix = node.Text("prefix"),
        });
    }

    private BuilderNode EdgeOf(
        IDictionary<string, BuilderNode> edges, string stem, string call, string segment, string? ownName)
    {
        if (!edges.TryGetValue(segment, out BuilderNode? edge))
        {
            string name = CSharpNames.Pascal(segment);
            edge = new BuilderNode(ownName ?? stem + name, $"{call}.{name}")
            {
                Description = $"The edges below <c>{segment}</c>.",
            };
            edges.Add(segment, edge);
            _builders.Add(edge);
        }

        return edge;
    }

    private BuilderNode ItemOf(BuilderNode parent, YamlMappingNode parameter, string segment) =>
        parent.Item ?? Add(
            parent,
            parameter,
            new BuilderNode(parent.Stem + "Item", $"{parent.Call}[{CSharpNames.Camel(parameter.Text("name")!)}]")
            {
                Description = $"The edges of one item of <c>{segment}</c>.",
            });

    private BuilderNode Add(BuilderNode collection, YamlMappingNode parameter, BuilderNode item)
    {
        _builders.Add(item);
        return collection.Lead(item, parameter);
    }

    private List<(PageFile File, YamlMappingNode Node)> Parameters(PageFile file, YamlMappingNode node) =>
    [
        .. from parameter in node.List("parameters")?.Children.OfType<YamlMappingNode>() ?? []
           let target = parameter.Text("$ref") is { } reference ? _pages.Resolve(file, reference) : null
           select target is var (targetFile, _, targetNode) ? (targetFile, targetNode) : (file, parameter),
    ];

    private static (PageFile File, YamlMappingNode Node) Named(
        List<(PageFile File, YamlMappingNode Node)> parameters, string segment) =>
        parameters.First(parameter => parameter.Node.Text("name") == segment.Trim('{', '}'));
}

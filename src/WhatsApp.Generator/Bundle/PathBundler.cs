using System.Text.Json.Nodes;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>Turns the paths of the pages into request builders and their operations.</summary>
public sealed class PathBundler
{
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

    /// <summary>Schemas that are sent as forms.</summary>
    public IReadOnlySet<string> FormBodies =>
        _operations
            .Where(operation => operation.Body is { IsForm: true })
            .Select(operation => operation.Body!.Model)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Query classes: file, name, documentation and parameters.</summary>
    public IEnumerable<(
        PageFile File,
        string Name,
        string Summary,
        IReadOnlyList<(PageFile File, YamlMappingNode Node)> Parameters
    )> Queries =>
        _operations
            .Where(operation => operation.Query.Count > 0)
            .Select(operation =>
                (
                    operation.File,
                    operation.QueryClass,
                    $"Parameters of <see cref=\"{operation.Builder.ClassName}.{operation.MethodName}Async({operation.FullSignature})\"/>.",
                    (IReadOnlyList<(PageFile, YamlMappingNode)>)operation.Query
                )
            );

    /// <summary>All operations, in the order of the pages.</summary>
    public IReadOnlyList<Operation> Operations => _operations;

    /// <summary>How a program calls an operation; null where there is none of that id.</summary>
    public string? CallOf(string operationId) =>
        _operations.FirstOrDefault(operation => operation.Id == operationId) is { } found
            ? $"{found.Builder.Call}.{found.MethodName}Async"
            : null;

    /// <summary>Models whose members a query may name.</summary>
    public IEnumerable<(PageFile File, string Name, YamlMappingNode Node)> Fields =>
        from operation in _operations
        from parameter in operation.Query
        let reference = parameter.Node.Text("x-fields")
        where reference is not null
        select _pages.Resolve(parameter.File, reference)!.Value;

    /// <summary>The bundle's <c>paths</c>.</summary>
    public JsonObject Paths()
    {
        var paths = new JsonObject();
        var declared = new HashSet<BuilderNode>();
        foreach ((int order, Operation operation) in _operations.Index())
        {
            if (paths[operation.Path] is not JsonObject path)
            {
                paths[operation.Path] = path = [];
            }

            JsonObject method = operation.ToJson(
                declares: declared.Add(operation.Builder) && operation.Builder.OwnFile is null,
                CallOf
            );
            method["x-csharp"]!["order"] = order;
            path[operation.HttpMethod] = method;
        }

        return paths;
    }

    /// <summary>
    /// Classes that only lead on: node entry points, the client, and edges without operations of their own.
    /// </summary>
    public IEnumerable<(string Name, JsonObject Schema)> Structures()
    {
        foreach (
            BuilderNode builder in _builders.Where(builder => builder.OwnFile is not null || !builder.HasOperations)
        )
        {
            yield return (
                builder.ClassName + "Structure",
                StructureSchema(builder.OwnFile ?? builder.File.Name, builder.Structure(), "builder")
            );
        }

        var entries = Collections
            .Select(collection => (Name: collection.Key, Path: string.Empty, Builder: collection.Value))
            .Concat(
                RootEdges.Select(edge =>
                    (Name: CSharpNames.Pascal(edge.Key), Path: "/" + edge.Key, Builder: edge.Value)
                )
            )
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => new JsonObject
            {
                ["name"] = entry.Name,
                ["className"] = entry.Builder.ClassName,
                ["path"] = entry.Path.Length == 0 ? null : entry.Path,
                ["doc"] = DocComment.Summary(entry.Builder.Doc!, 4),
            });

        yield return (
            "WhatsAppClientStructure",
            StructureSchema("nodes/client", new JsonObject { ["entries"] = new JsonArray([.. entries]) }, "client")
        );
    }

    /// <summary>The kinds of node in the order of their file, each with the operations that start from it.</summary>
    public JsonObject Nodes()
    {
        var nodes = new JsonArray();
        IEnumerable<YamlMappingNode> declared = _pages
            .Files.Where(file => file.Name == "shared/nodes")
            .SelectMany(file => file.Root.Map("components")?.Map("parameters")?.Members() ?? [])
            .Select(parameter => ((YamlMappingNode)parameter.Value).Map("x-node"))
            .OfType<YamlMappingNode>()
            .DistinctBy(node => node.Text("item"));
        foreach (YamlMappingNode node in declared)
        {
            nodes.Add(
                new JsonObject
                {
                    ["name"] = node.Text("item"),
                    ["doc"] = DocComment.Summary(DocComment.Xml(node.Text("description")!), 4),
                    ["operations"] = StartingFrom($"client.{node.Text("collection")}[id]"),
                }
            );
        }

        var structure = new JsonObject
        {
            ["nodes"] = nodes,
            ["operationsWithoutNode"] = new JsonArray([
                .. RootEdges.Values.SelectMany(edge => StartingFrom(edge.Call)).Select(id => id!.DeepClone()),
            ]),
        };
        return StructureSchema("nodes/node-kind", structure, "nodes");
    }

    private JsonArray StartingFrom(string call) =>
        [
            .. _operations
                .Where(operation => (operation.Builder.Call + ".").StartsWith(call + ".", StringComparison.Ordinal))
                .Select(operation => JsonValue.Create(operation.Id)),
        ];

    private static JsonObject StructureSchema(string file, JsonObject structure, string kind) =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["x-csharp"] = new JsonObject
            {
                ["file"] = file,
                ["kind"] = kind,
                ["builder"] = structure,
            },
        };

    private void AddPath(PageFile file, string path, YamlMappingNode node)
    {
        List<(PageFile File, YamlMappingNode Node)> parameters = Parameters(file, node);
        string[] segments = Segments(path);
        string? nodeItem =
            segments[0][0] == '{' ? Named(parameters, segments[0]).Node.Map("x-node")!.Text("item") : null;
        BuilderNode builder =
            segments[0][0] == '{'
                ? NodeOf(file, segments[0], parameters)
                : EdgeOf(
                    RootEdges,
                    string.Empty,
                    "client",
                    file,
                    segments[0],
                    _names.Of(nodeItem, segments[..1])
                );
        for (int i = 1; i < segments.Length; i++)
        {
            builder =
                segments[i][0] == '{'
                    ? ItemOf(builder, file, segments[i], parameters)
                    : EdgeOf(
                        builder.Edges,
                        builder.Stem,
                        builder.Call,
                        file,
                        segments[i],
                        _names.Of(nodeItem, segments[..(i + 1)])
                    );
        }

        foreach (string method in Methods)
        {
            if (node.Map(method) is { } operation)
            {
                if (!builder.HasOperations && segments.Length > 1 && segments[^1][0] != '{')
                {
                    // A page before may only lead through the edge. It is this one that a reader looks for.
                    builder.Doc = EdgeDoc(file, segments[^1]);
                }

                builder.HasOperations = true;
                ILookup<string?, (PageFile, YamlMappingNode)> own = Parameters(file, operation)
                    .ToLookup(parameter => parameter.Node.Text("in"));
                _operations.Add(
                    new Operation(_pages, file, path, method, operation, builder, [.. own["query"]], [.. own["header"]])
                    {
                        Host = node.Text("x-host"),
                    }
                );
            }
        }
    }

    /// <summary>What comes after the version, which paths of other hosts do not have.</summary>
    public static string[] Segments(string path)
    {
        string[] segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is ["{Version}", .. string[] rest] ? rest : segments;
    }

    private BuilderNode NodeOf(PageFile file, string segment, List<(PageFile File, YamlMappingNode Node)> parameters)
    {
        (PageFile nodeFile, YamlMappingNode parameter) = Named(parameters, segment);
        YamlMappingNode node = parameter.Map("x-node")!;
        string collection = node.Text("collection")!;
        if (Collections.TryGetValue(collection, out BuilderNode? known))
        {
            return known.Item!;
        }

        string item = node.Text("item")!;
        string doc = DocComment.Xml(node.Text("description")!);
        string ownFile = "nodes/" + CSharpNames.Kebab(collection);
        var entry = new BuilderNode($"{collection}RequestBuilder", doc, nodeFile)
        {
            Stem = collection,
            Call = $"client.{collection}",
            OwnFile = ownFile,
            Item = new BuilderNode($"{item}ItemRequestBuilder", doc, nodeFile)
            {
                Stem = item,
                Call = $"client.{collection}[id]",
                OwnFile = ownFile,
                IsAbsolute = node.Flag("absolute"),
                Prefix = node.Text("prefix"),
            },
            ItemParameter = parameter,
        };
        Collections.Add(collection, entry);
        _builders.Add(entry);
        _builders.Add(entry.Item);
        return entry.Item;
    }

    private BuilderNode EdgeOf(
        IDictionary<string, BuilderNode> edges,
        string stem,
        string call,
        PageFile file,
        string segment,
        string? ownName
    )
    {
        if (!edges.TryGetValue(segment, out BuilderNode? edge))
        {
            string name = ownName ?? stem + CSharpNames.Pascal(segment);
            edge = new BuilderNode($"{name}RequestBuilder", EdgeDoc(file, segment), file)
            {
                Stem = name,
                Call = $"{call}.{CSharpNames.Pascal(segment)}",
            };
            edges.Add(segment, edge);
            _builders.Add(edge);
        }

        return edge;
    }

    private static string EdgeDoc(PageFile file, string segment)
    {
        string title = DocComment.Xml(file.Root.Map("info")!.Text("title")!);
        return $"Edge <c>{segment}</c>, on Meta's page {title}.";
    }

    private BuilderNode ItemOf(
        BuilderNode parent,
        PageFile file,
        string segment,
        List<(PageFile File, YamlMappingNode Node)> parameters
    )
    {
        if (parent.Item is null)
        {
            (_, YamlMappingNode parameter) = Named(parameters, segment);
            parent.ItemParameter = parameter;
            parent.Item = new BuilderNode(
                $"{parent.Stem}ItemRequestBuilder",
                parent.Doc!.Replace("Edge ", "One item of the edge ", StringComparison.Ordinal),
                file
            )
            {
                Stem = parent.Stem + "Item",
                Call = $"{parent.Call}[{CSharpNames.Camel(parameter.Text("name")!)}]",
            };
            _builders.Add(parent.Item);
        }

        return parent.Item;
    }

    private List<(PageFile File, YamlMappingNode Node)> Parameters(PageFile file, YamlMappingNode node) =>
        node.List("parameters")
            ?.Children.OfType<YamlMappingNode>()
            .Select(parameter =>
                parameter.Text("$ref") is { } reference
                    ? (_pages.Resolve(file, reference)!.Value.File, _pages.Resolve(file, reference)!.Value.Node)
                    : (file, parameter)
            )
            .ToList()
        ?? [];

    private static (PageFile File, YamlMappingNode Node) Named(
        List<(PageFile File, YamlMappingNode Node)> parameters,
        string segment
    ) => parameters.First(parameter => parameter.Node.Text("name") == segment.Trim('{', '}'));
}

using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Coverage;

/// <summary>One operation of a document.</summary>
/// <param name="Where">File and line, for messages.</param>
/// <param name="Query">Query parameters by name.</param>
/// <param name="Bodies">Bodies by media type.</param>
/// <param name="Responses">Bodies of the successful response by media type.</param>
public sealed record ContractOperation(
    Problem Where,
    SortedDictionary<string, ContractShape> Query,
    SortedDictionary<string, ContractShape> Bodies,
    SortedDictionary<string, ContractShape> Responses
)
{
    /// <summary>Method and path as the document writes them: <c>get /{Version}/{WABA-ID}/phone_numbers</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The file that it is in.</summary>
    public required PageFile File { get; init; }

    /// <summary>The operation in that file.</summary>
    public required YamlMappingNode Node { get; init; }

    /// <summary>Every parameter, those of its path too, and where each is declared.</summary>
    public required IReadOnlyList<(SchemaSource Source, YamlMappingNode Node)> Parameters { get; init; }

    /// <summary>Whether a body must be sent.</summary>
    public bool NeedsBody { get; init; }

    /// <summary>Bodies of the response to every request that failed, by media type.</summary>
    public required SortedDictionary<string, ContractShape> Errors { get; init; }

    /// <summary>Whether Meta calls it, so that its body is what a program receives.</summary>
    public bool IsWebhook { get; init; }
}

/// <summary>The operations of a set of pages or of one contract document.</summary>
public static class ContractOperations
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    /// <summary>Operations by method and path; the names of path parameters are spelt alike.</summary>
    public static SortedDictionary<string, ContractOperation> Of(PageSet pages)
    {
        var operations = new SortedDictionary<string, ContractOperation>(StringComparer.Ordinal);
        foreach (PageFile file in pages.Files)
        {
            var source = new SchemaSource(pages, file);
            IEnumerable<KeyValuePair<string, YamlNode>> paths = (file.Root.Map("paths")?.Members() ?? []).Concat(
                file.Root.Map("webhooks")?.Members() ?? []
            );
            foreach ((string path, YamlNode node) in paths)
            {
                bool isWebhook = file.Root.Map("webhooks")?.Get(path) is not null;
                var item = (YamlMappingNode)node;
                foreach (string method in Methods.Where(method => item.Map(method) is not null))
                {
                    operations[Key(method, path)] = Read(source, item, $"{method} {path}", item.Map(method)!) with
                    {
                        IsWebhook = isWebhook,
                    };
                }
            }
        }

        return operations;
    }

    /// <summary>Method and path with the names of path parameters spelt alike, as <see cref="Of"/> has them.</summary>
    public static string Key(string method, string path) => $"{method} {Spelling(path)}";

    private static string Spelling(string path) =>
        string.Join(
            '/',
            path.Split('/')
                .Select(segment => segment.StartsWith('{') ? segment.ToLowerInvariant().Replace('_', '-') : segment)
        );

    private static ContractOperation Read(
        SchemaSource source,
        YamlMappingNode path,
        string name,
        YamlMappingNode operation
    )
    {
        var query = new SortedDictionary<string, ContractShape>(StringComparer.Ordinal);
        List<(SchemaSource Source, YamlMappingNode Node)> parameters = Parameters(path)
            .Concat(Parameters(operation))
            .Select(source.Follow)
            .ToList();
        foreach ((SchemaSource from, YamlMappingNode parameter) in parameters)
        {
            if (parameter.Text("in") == "query")
            {
                query[parameter.Text("name")!] = ContractShape.Of(from, parameter.Map("schema"));
            }
        }

        YamlMappingNode? success = operation
            .Map("responses")
            ?.Members()
            .Where(response => response.Key.StartsWith('2'))
            .Select(response => response.Value)
            .OfType<YamlMappingNode>()
            .FirstOrDefault();
        return new ContractOperation(
            source.File.Problem(operation, "operation", string.Empty),
            query,
            Contents(source, operation.Map("requestBody")),
            Contents(source, success)
        )
        {
            Name = name,
            File = source.File,
            Node = operation,
            Parameters = parameters,
            NeedsBody = operation.Map("requestBody") is { } body && source.Follow(body).Schema.Flag("required"),
            Errors = Contents(source, operation.Map("responses")?.Map("default")),
        };
    }

    private static IEnumerable<YamlMappingNode> Parameters(YamlMappingNode node) =>
        node.List("parameters")?.Children.OfType<YamlMappingNode>() ?? [];

    private static SortedDictionary<string, ContractShape> Contents(SchemaSource source, YamlMappingNode? node)
    {
        var contents = new SortedDictionary<string, ContractShape>(StringComparer.Ordinal);
        if (node is null)
        {
            return contents;
        }

        (source, node) = source.Follow(node);
        foreach ((string mediaType, YamlNode media) in node.Map("content")?.Members() ?? [])
        {
            contents[mediaType] = ContractShape.Of(source, (media as YamlMappingNode)?.Map("schema"));
        }

        return contents;
    }
}

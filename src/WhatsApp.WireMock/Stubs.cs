using System.Text.Json.Nodes;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.WireMock;

/// <summary>What a server of the pages responds to.</summary>
public sealed class Stubs
{
    private readonly PageSet _pages;
    private readonly PathBundler _paths;
    private readonly StubPath _path;

    /// <summary>Reads the operations of the pages.</summary>
    public Stubs(PageSet pages)
    {
        _pages = pages;
        _paths = new PathBundler(pages);
        _path = new StubPath(_paths, Bundler.Version(pages));
    }

    /// <summary>How many operations the pages have.</summary>
    public int OperationCount => _paths.Operations.Count;

    /// <summary>
    /// Each documented request as it is, with every query parameter: nothing else matches. The first example of the
    /// response is sent, and each further one where the header <c>Prefer: example=name</c> asks for it.
    /// </summary>
    public IEnumerable<Stub> Exact =>
        _paths.Operations.SelectMany(operation =>
        {
            var stub = new Stub(operation, operation.Id, _path.Documented(operation))
            {
                Query =
                [
                    .. operation.Query.Select(parameter =>
                        new StubValue(
                            parameter.Node.Text("name")!,
                            SampleQuery.Of(_pages, parameter.File, parameter.Node)
                        )
                    ),
                ],
            };
            stub = stub with { Files = [.. Files(operation)] };
            List<Stub> requests =
            [
                .. ExamplesFile
                    .Examples(operation.RequestMedia)
                    .Select(example =>
                        stub with
                        {
                            Name = $"{stub.Name}.request-{example.Key}",
                            Body = example.Value,
                        }
                    ),
            ];
            return WithResponses(requests.Count > 0 ? requests : [stub]);
        });

    /// <summary>
    /// Each operation with any ids, any values of its query and any body that has what the page requires. The responses
    /// are those of <see cref="Exact"/>.
    /// </summary>
    public IEnumerable<Stub> Lenient =>
        _paths.Operations.SelectMany(operation =>
            WithResponses([
                new Stub(operation, operation.Id, _path.Any(operation))
                {
                    Query =
                    [
                        .. operation
                            .Query.Where(parameter => parameter.Node.Flag("required"))
                            .Select(parameter => new StubValue(parameter.Node.Text("name")!, "^.+$", IsPattern: true)),
                    ],
                    RequiredMembers = [.. RequiredMembers(operation)],
                },
            ])
        );

    private static IEnumerable<Stub> WithResponses(List<Stub> requests)
    {
        JsonObject responses = ExamplesFile.Examples(requests[0].Operation.ResponseMedia);
        if (responses.Count == 0 && requests[0].Operation.ResponseMediaType == MediaTypes.Binary)
        {
            responses["file"] = "The bytes of a file.";
        }

        foreach (Stub request in requests)
        {
            yield return request with { Response = responses.FirstOrDefault().Value };
        }

        foreach ((string name, JsonNode? response) in responses.Skip(1))
        {
            yield return requests[0] with
            {
                Name = $"{requests[0].Operation.Id}.answer-{name}",
                Preferred = name,
                Response = response,
            };
        }
    }

    // What is always sent is required too, also where the page does not mark it.
    private static IEnumerable<string> Constants(YamlMappingNode schema) =>
        (schema.Map("properties")?.Members() ?? [])
            .Where(member => (member.Value as YamlMappingNode)?.Get("const") is not null)
            .Select(member => member.Key);

    private IEnumerable<string> Files(Operation operation) =>
        operation.RequestMediaType == MediaTypes.Multipart
            ? _pages.Resolve(operation.File, operation.RequestMedia!.Map("schema")!.Text("$ref")!)!.Value.Node
                .Map("properties")!.Members()
                .Where(member => ((YamlMappingNode)member.Value).Text("format") == "binary")
                .Select(member => member.Key)
            : [];

    private IEnumerable<string> RequiredMembers(Operation operation)
    {
        string? reference = operation.RequestMediaType == MediaTypes.Json
            ? operation.RequestMedia!.Map("schema")!.Text("$ref")
            : null;
        PageFile file = operation.File;
        while (reference is not null && _pages.Resolve(file, reference) is { } schema)
        {
            List<YamlMappingNode> parts =
                [schema.Node, .. schema.Node.List("allOf")?.Children.OfType<YamlMappingNode>() ?? []];
            foreach (string member in parts.SelectMany(part => part.Texts("required").Union(Constants(part))))
            {
                yield return member;
            }

            file = schema.File;
            reference = parts.Select(part => part.Text("$ref")).FirstOrDefault(text => text is not null);
        }
    }
}

using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Diff.Model;

/// <summary>An operation of the pages, which is a method of a request builder.</summary>
public sealed class OperationModel
{
    /// <summary>Reads an operation.</summary>
    /// <param name="operation">As the generator has it.</param>
    /// <param name="query">What the templates print of the parameters of its query.</param>
    public OperationModel(Operation operation, BundledType query)
    {
        YamlMappingNode path = operation.File.Root.Map("paths")!.Map(operation.Path)!;
        Operation = operation;
        Node = path.Map(operation.HttpMethod)!;
        At = path.KeyOf(operation.HttpMethod);
        Response = operation.Response.Type;
        Query =
        [
            .. operation.Query.Select(parameter =>
                MemberModel.OfParameter(operation.QueryClass, parameter.File, parameter.Node, query)
            ),
        ];
    }

    public Operation Operation { get; }

    public YamlMappingNode Node { get; }

    public YamlNode At { get; }

    /// <summary>The C# type of the response.</summary>
    public string Response { get; }

    public IReadOnlyList<MemberModel> Query { get; }

    /// <summary>Whether it is sent without an access token.</summary>
    public bool IsAnonymous => Node.List("security") is not null;

    public PageFile File => Operation.File;

    /// <summary>Method and path, as on Meta's page.</summary>
    public string Key => $"{Operation.HttpMethod.ToUpperInvariant()} {Operation.Path}";

    /// <summary>The C# method.</summary>
    public string CSharp => $"{Operation.Builder.ClassName}.{Operation.MethodName}Async";

    /// <summary>How a program calls it.</summary>
    public string Call => $"{Operation.Builder.Call}.{Operation.MethodName}Async";

    /// <summary>The media type of the body; null where there is no body.</summary>
    public string? BodyFormat => Format(Node.Map("requestBody"));

    /// <summary>The media type of the successful response.</summary>
    public string? ResponseFormat => Format(Success);

    /// <summary>The examples of body and response, as text.</summary>
    public string Examples =>
        string.Join(
            '\n',
            new[] { Operation.RequestMedia, Operation.ResponseMedia }.Select(media =>
                media?.Get("examples") is { } examples ? YamlJson.ToJson(examples)!.ToJsonString() : string.Empty
            )
        );

    /// <summary>Everything written about it.</summary>
    public string Words =>
        string.Join('\n', Node.Text("summary"), Node.Text("description"), Success?.Text("description"));

    private YamlMappingNode? Success =>
        Node.Map("responses")?.Members().FirstOrDefault(response => response.Key.StartsWith('2')).Value
        as YamlMappingNode;

    private static string? Format(YamlMappingNode? content) => content?.Map("content")?.Members().FirstOrDefault().Key;
}

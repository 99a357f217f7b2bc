using System.Globalization;
using System.Text.Json.Nodes;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>The body of an operation.</summary>
/// <param name="Model">Its schema, or <c>FileUpload</c>.</param>
/// <param name="Kind">How it is sent: <c>Json</c>, <c>Form</c>, <c>Multipart</c> or <c>File</c>.</param>
/// <param name="Doc">What the schema is, as XML.</param>
public sealed record OperationBody(string Model, string Kind, string Doc)
{
    /// <summary>Whether it is sent as a form rather than as JSON or as the bytes of a file.</summary>
    public bool IsForm => Kind is "Form" or "Multipart";
}

/// <summary>One operation of a page, as a method of a request builder.</summary>
public sealed class Operation
{
    private readonly YamlMappingNode _node;
    private readonly PageSet _pages;

    public Operation(
        PageSet pages,
        PageFile file,
        string path,
        string httpMethod,
        YamlMappingNode node,
        BuilderNode builder,
        IReadOnlyList<(PageFile File, YamlMappingNode Node)> query,
        IReadOnlyList<(PageFile File, YamlMappingNode Node)> headers
    )
    {
        _pages = pages;
        _node = node;
        File = file;
        Path = path;
        HttpMethod = httpMethod;
        Builder = builder;
        Query = query;
        Headers = [.. headers.Select(header => new OperationHeader(pages, header.File, header.Node))];
        Body = ReadBody();
    }

    public PageFile File { get; }

    public string Path { get; }

    public string HttpMethod { get; }

    public BuilderNode Builder { get; }

    public IReadOnlyList<(PageFile File, YamlMappingNode Node)> Query { get; }

    public IReadOnlyList<OperationHeader> Headers { get; }

    public OperationBody? Body { get; }

    /// <summary>The host that serves it instead of the API's, or none.</summary>
    public string? Host { get; init; }

    /// <summary>The operation's id.</summary>
    public string Id => _node.Text("operationId")!;

    /// <summary>The media type object of the body, or none.</summary>
    public YamlMappingNode? RequestMedia => Media(_node.Map("requestBody"));

    /// <summary>The media type object of the successful answer, or none.</summary>
    public YamlMappingNode? AnswerMedia => Media(Answer());

    /// <summary>The media type of the body, or none.</summary>
    public string? RequestMediaType => MediaType(_node.Map("requestBody"));

    /// <summary>The media type of the successful answer, or none.</summary>
    public string? AnswerMediaType => MediaType(Answer());

    /// <summary>The status of the successful answer.</summary>
    public int AnswerStatus => int.Parse(Successful().Key, CultureInfo.InvariantCulture);

    /// <summary>Whether it is sent without an access token.</summary>
    public bool IsAnonymous => _node.List("security") is not null;

    /// <summary>One line for a table.</summary>
    public string Summary => Since.Add(_node.Text("summary"), Since.Of(_node));

    public string MethodName => _node.Flag("x-paged") ? "List" : CSharpNames.Pascal(HttpMethod);

    /// <summary><c>AccountPhoneNumbersQuery</c>; a get's has no verb, being what a query is for.</summary>
    public string QueryClass => Builder.Stem + (HttpMethod == "get" ? string.Empty : MethodName) + "Query";

    /// <summary>Parameter types of the method with options, for references to it.</summary>
    public string FullSignature =>
        string.Join(
            ", ",
            Arguments().Select(argument => argument.CSharp).Append("RequestOptions?").Append("CancellationToken")
        );

    /// <summary>What the templates print of it.</summary>
    /// <param name="declares">Whether its file declares the builder.</param>
    /// <param name="callOf">Finds how an operation is called by its id.</param>
    public JsonObject ToJson(bool declares, Func<string, string?> callOf)
    {
        (string model, string kind) = ReadAnswer();
        string required = string.Concat(Arguments().Select(argument => $"{argument.CSharp} {argument.Name}, "));
        var optional = new JsonArray([
            .. Arguments()
                .Select(argument =>
                    JsonValue.Create(
                        $"{argument.CSharp} {argument.Name}{(argument.IsOptional ? " = null" : string.Empty)}, "
                    )
                ),
        ]);
        var hints = new JsonObject
        {
            ["file"] = File.Name,
            ["id"] = _node.Text("operationId"),
            ["path"] = Path,
            ["verb"] = HttpMethod.ToUpperInvariant(),
            ["httpMethod"] = CSharpNames.Pascal(HttpMethod),
            ["methodName"] = MethodName + "Async",
            ["doc"] = Doc(kind),
            ["obsolete"] = Replacement.Message(_node, "operation", callOf),
            ["operationName"] = CSharpNames.Pascal(Id) + "Operation",
            ["requestName"] = MethodName + "Request",
            ["template"] = Template,
            ["settings"] = Settings(),
            ["parameters"] = optional,
            ["requiredList"] = required,
            ["optionalList"] = string.Concat(optional.Select(parameter => parameter!.GetValue<string>())),
            ["chain"] = Chain(),
            ["names"] = string.Concat(Arguments().Select(argument => argument.Name + ", ")),
            ["signature"] = FullSignature,
            ["answer"] = kind == "items" ? $"ItemList<{model}>" : model,
            ["answerKind"] = kind,
            ["item"] = kind == "items" ? model : _node.Flag("x-paged") ? ItemOf(model) : null,
            ["className"] = Builder.ClassName,
            ["builder"] = declares ? Builder.Structure() : null,
        };
        return new JsonObject
        {
            ["operationId"] = _node.Text("operationId"),
            ["tags"] = new JsonArray($"{Builder.ClassName}In{CSharpNames.Pascal(File.Name)}"),
            ["x-csharp"] = hints,
            ["responses"] = new JsonObject
            {
                ["200"] = kind is "stream" or "nothing"
                    ? new JsonObject { ["description"] = "-" }
                    : new JsonObject
                    {
                        ["description"] = "-",
                        ["content"] = new JsonObject
                        {
                            ["application/json"] = new JsonObject
                            {
                                ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/" + model },
                            },
                        },
                    },
            },
        };
    }

    // Kiota's templates allow no hyphen in a name.
    private string Template =>
        string.Join(
            '/',
            Path.Split('/').Select(segment => segment.StartsWith('{') ? segment.ToLowerInvariant().Replace('-', '_') : segment)
        );

    private string? Settings()
    {
        string?[] settings =
        [
            IsAnonymous ? "IsAnonymous = true" : null,
            Host is null ? null : $"Host = \"{Host}\"",
        ];
        string text = string.Join(", ", settings.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    // What the request consists of, besides operation and path.
    private string Chain()
    {
        List<string> links = [];
        if (Query.Count > 0)
        {
            links.Add(DemandsQuery ? "WithRequiredQuery(query)" : "WithQuery(query)");
        }

        links.AddRange(Headers.Select(header => $"WithHeader(\"{header.Name}\", {header.Value})"));
        if (Body is not null)
        {
            links.Add($"With{Body.Kind}(body)");
        }

        return string.Concat(links.Select(link => $".{link}"));
    }

    private bool DemandsQuery => Query.Any(parameter => parameter.Node.Flag("required"));

    private IEnumerable<(string CSharp, string Name, bool IsOptional)> Arguments()
    {
        if (Body is not null)
        {
            yield return (Body.Model, "body", IsOptional: false);
        }

        foreach (OperationHeader header in Headers.Where(header => header.Constant is null))
        {
            yield return (header.Type.CSharp, header.Argument, IsOptional: false);
        }

        if (Query.Count > 0)
        {
            yield return (QueryClass + (DemandsQuery ? string.Empty : "?"), "query", !DemandsQuery);
        }
    }

    private JsonArray Doc(string answerKind)
    {
        var doc = new DocComment(4);
        doc.Add(
            "summary",
            DocComment.Xml(
                Since.Add($"{DocComment.Sentence(_node.Text("summary"))} {_node.Text("description")}", Since.Of(_node))
            )
        );
        if (Body is not null)
        {
            doc.Add("param name=\"body\"", Body.Doc);
        }

        foreach (OperationHeader header in Headers.Where(header => header.Constant is null))
        {
            doc.Add($"param name=\"{header.Argument}\"", header.Doc);
        }

        if (Query.Count > 0)
        {
            doc.Add(
                "param name=\"query\"",
                $"Query parameters.{(DemandsQuery ? string.Empty : " Null uses Meta's defaults.")}"
            );
        }

        doc.Add("param name=\"options\"", "Options for this call only. Null uses the client's options.");
        doc.Add(
            "param name=\"cancellationToken\"",
            _node.Flag("x-paged") ? "Cancels reading the list." : "Cancels the call."
        );
        if (answerKind == "stream")
        {
            doc.Add("returns", "The bytes, as they arrive. Dispose of it when done.");
        }

        if (_node.Flag("x-paged"))
        {
            doc.Add("returns", "The list. Nothing is sent before it is read, and a failure is thrown there.");
        }
        else
        {
            doc.Add("exception cref=\"GraphApiException\"", "The API returned an error.");
            doc.Add("exception cref=\"GraphTimeoutException\"", "The call took longer than it may.");
            doc.Add("exception cref=\"GraphConnectionException\"", "The connection failed, so there is no response.");
        }

        return doc.ToJson();
    }

    private OperationBody? ReadBody()
    {
        if (_node.Map("requestBody")?.Map("content") is not { } content)
        {
            return null;
        }

        (string mediaType, YamlNode media) = content.Members().First();
        YamlMappingNode inline = ((YamlMappingNode)media).Map("schema")!;
        if (mediaType == "application/octet-stream")
        {
            string doc = DocComment.Xml(DocComment.Sentence(inline.Text("description") ?? "The file."));
            return new OperationBody("FileUpload", "File", doc);
        }

        (_, string name, YamlMappingNode schema) = _pages.Resolve(File, inline.Text("$ref")!)!.Value;
        string kind = mediaType switch
        {
            "application/json" => "Json",
            "multipart/form-data" => "Multipart",
            "application/x-www-form-urlencoded" => "Form",
            _ => throw new ProblemsException([
                File.Problem(media, "media-type", $"'{mediaType}' cannot be sent. Use JSON, a form or bytes."),
            ]),
        };
        return new OperationBody(name, kind, DocComment.Xml(DocComment.Sentence(schema.Text("description"))));
    }

    private static YamlMappingNode? Media(YamlMappingNode? node) =>
        node?.Map("content")?.Members().Select(member => member.Value).OfType<YamlMappingNode>().FirstOrDefault();

    private static string? MediaType(YamlMappingNode? node) =>
        node?.Map("content")?.Members().Select(member => member.Key).FirstOrDefault();

    private YamlMappingNode Answer() => (YamlMappingNode)Successful().Value;

    private KeyValuePair<string, YamlNode> Successful() =>
        _node.Map("responses")!.Members().First(response => response.Key.StartsWith('2'));

    // What the answer is, and what the template does with it.
    private (string Model, string Kind) ReadAnswer()
    {
        if (Answer().Map("content") is not { } content)
        {
            return ("nothing", "nothing");
        }

        (string mediaType, YamlNode media) = content.Members().First();
        if (mediaType != "application/json")
        {
            return ("BinaryResponse", "stream");
        }

        YamlMappingNode schema = ((YamlMappingNode)media).Map("schema")!;
        return schema.Map("items") is { } items
            ? (NameOf(items), "items")
            : (NameOf(schema), _node.Flag("x-paged") ? "list" : "model");
    }

    private string NameOf(YamlMappingNode reference) => _pages.Resolve(File, reference.Text("$ref")!)!.Value.Name;

    private string ItemOf(string page)
    {
        (PageFile file, _, YamlMappingNode schema) = Reach.Schemas(_pages).First(schema => schema.Name == page);
        return MemberType.Of(_pages, file, schema.Map("properties")!.Map("data")!).Model!;
    }
}

using System.Globalization;
using WhatsApp.Generator.Bundle.Contract;
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

    /// <summary>Whether no member has to be set, so that a call without a body sends an empty one.</summary>
    public bool IsOptional { get; init; }
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
        Response = ReadResponse();
    }

    public PageFile File { get; }

    public string Path { get; }

    public string HttpMethod { get; }

    public BuilderNode Builder { get; }

    public IReadOnlyList<(PageFile File, YamlMappingNode Node)> Query { get; }

    public IReadOnlyList<OperationHeader> Headers { get; }

    public OperationBody? Body { get; }

    /// <summary>
    /// What a successful response is in C#: its type, how the template reads it, and the model of its items.
    /// </summary>
    public (string Type, string Kind, string? Item) Response { get; }

    /// <summary>The host that serves it instead of the API's; null for most.</summary>
    public string? Host { get; init; }

    /// <summary>Headers of every request to <see cref="Host"/>; empty for the Graph API's host.</summary>
    public IEnumerable<OperationHeader> HostHeaders =>
        Host is null ? [] : Headers.Where(header => header.Constant is not null);

    /// <summary>Name in C# of the host together with its headers; null for the Graph API's host.</summary>
    public string? Server => (Host, HostHeaders.ToList()) switch
    {
        (null, _) => null,
        (_, []) => CSharpNames.Pascal(Host),
        (_, var headers) => string.Concat(headers.Select(header => CSharpNames.Pascal(header.Argument))),
    };

    /// <summary>The operation's id.</summary>
    public string Id => _node.Text("operationId")!;

    /// <summary>The media type object of the body; null if there is none.</summary>
    public YamlMappingNode? RequestMedia => Media(_node.Map("requestBody"));

    /// <summary>The media type object of the successful response; null if it has no body.</summary>
    public YamlMappingNode? ResponseMedia => Media(Answer());

    /// <summary>The media type of the body; null if there is none.</summary>
    public string? RequestMediaType => MediaType(_node.Map("requestBody"));

    /// <summary>The media type of the successful response; null if it has no body.</summary>
    public string? ResponseMediaType => MediaType(Answer());

    /// <summary>The status of the successful response.</summary>
    public int ResponseStatus => int.Parse(Successful().Key, CultureInfo.InvariantCulture);

    /// <summary>Whether it is sent without an access token.</summary>
    public bool IsAnonymous => _node.List("security") is not null;

    /// <summary>What it does, in a sentence.</summary>
    public string Sentence => DocComment.Sentence(_node.Text("summary"));

    /// <summary>One line for a table.</summary>
    public string Summary => Since.Add(_node.Text("summary"), Since.Of(_node));

    public string MethodName => _node.Flag("x-paged") ? "List" : CSharpNames.Pascal(HttpMethod);

    /// <summary><c>AccountPhoneNumbersQuery</c>; a get's has no verb, being what a query is for.</summary>
    public string QueryClass => Builder.Stem + (HttpMethod == "get" ? string.Empty : MethodName) + "Query";

    /// <summary>Summary of <see cref="QueryClass"/>, as XML.</summary>
    public string QuerySummary => $"Parameters of <see cref=\"{Builder.ClassName}.{MethodName}Async\"/>.";

    /// <summary>What the templates print of it.</summary>
    /// <param name="structure">The rest of the class, if it is printed before this operation; else null.</param>
    /// <param name="callOf">Finds how an operation is called by its id.</param>
    public OperationData Data(BuilderData? structure, Func<string, string?> callOf) =>
        new(File.Name, Id)
        {
            ClassName = Builder.ClassName,
            Builder = structure,
            HttpMethod = CSharpNames.Pascal(HttpMethod),
            MethodName = MethodName + "Async",
            OperationName = CSharpNames.Pascal(Id) + "Operation",
            RequestName = MethodName + "Request",
            Template = Template,
            Settings = Settings(),
            Parameters =
            [
                .. Arguments().Select(argument =>
                    $"{argument.CSharp} {argument.Name}{(argument.IsOptional ? " = null" : string.Empty)}, "),
            ],
            RequiredList = string.Concat(Arguments().Select(argument => $"{argument.CSharp} {argument.Name}, ")),
            Names = string.Concat(Arguments().Select(argument => argument.Name + ", ")),
            Chain = Chain(),
            Response = Response.Type,
            ResponseKind = Response.Kind,
            Item = Response.Item,
            Obsolete = Replacement.Message(_node, "operation", callOf),
            Doc = Doc(),
        };

    // Kiota's templates allow no hyphen in a name.
    private string Template =>
        string.Join(
            '/',
            from segment in Path.Split('/')
            select segment.StartsWith('{') ? segment.ToLowerInvariant().Replace('-', '_') : segment
        );

    private string? Settings()
    {
        string?[] settings =
        [
            IsAnonymous ? "IsAnonymous = true" : null,
            Server is null ? null : $"Server = ApiHosts.{Server}",
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

        links.AddRange(Headers.Except(HostHeaders).Select(header => $"WithHeader(\"{header.Name}\", {header.Value})"));
        if (Body is not null)
        {
            links.Add($"With{Body.Kind}(body{(Body.IsOptional ? " ?? new()" : string.Empty)})");
        }

        return string.Concat(links.Select(link => $".{link}"));
    }

    private bool DemandsQuery => Query.Any(parameter => parameter.Node.Flag("required"));

    private IEnumerable<(string CSharp, string Name, bool IsOptional)> Arguments()
    {
        if (Body is not null)
        {
            yield return (Body.Model + (Body.IsOptional ? "?" : string.Empty), "body", Body.IsOptional);
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

    private IReadOnlyList<string> Doc()
    {
        var doc = new DocComment(4);
        doc.Add(
            "summary",
            DocComment.Xml(
                Since.Add($"{DocComment.Sentence(_node.Text("summary"))} {_node.Text("description")}", Since.Of(_node)))
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
        if (Response.Kind == "stream")
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
            doc.Add("exception cref=\"GraphTimeoutException\"", "The call exceeded its time limit.");
            doc.Add("exception cref=\"GraphConnectionException\"", "The connection failed, so there is no response.");
        }

        return doc.Lines;
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

        (_, string name, YamlMappingNode schema) = Target(inline);
        string kind = mediaType switch
        {
            "application/json" => "Json",
            "multipart/form-data" => "Multipart",
            "application/x-www-form-urlencoded" => "Form",
            _ => throw new ProblemsException([
                File.Problem(media, "media-type", $"'{mediaType}' cannot be sent. Use JSON, a form or bytes."),
            ]),
        };
        string what = DocComment.Xml(DocComment.Sentence(schema.Text("description")));
        bool isOptional = MayBeEmpty(schema);
        return new OperationBody(name, kind, isOptional ? $"{what} Null sends an empty one." : what)
        {
            IsOptional = isOptional,
        };
    }

    // Nothing is required after an optional argument.
    private bool MayBeEmpty(YamlMappingNode schema) =>
        Headers.All(header => header.Constant is not null)
        && !DemandsQuery
        && Schemas.IsPlain(schema)
        && schema.Texts("required").All(name => schema.Map("properties")?.Map(name)?.Get("const") is not null)
        && schema.Get("oneOf") is null
        && schema.Get("anyOf") is null;

    private static YamlMappingNode? Media(YamlMappingNode? node) =>
        node?.Map("content")?.Members().Select(member => member.Value).OfType<YamlMappingNode>().FirstOrDefault();

    private static string? MediaType(YamlMappingNode? node) =>
        node?.Map("content")?.Members().Select(member => member.Key).FirstOrDefault();

    private YamlMappingNode Answer() => (YamlMappingNode)Successful().Value;

    private KeyValuePair<string, YamlNode> Successful() =>
        _node.Map("responses")!.Members().First(response => response.Key.StartsWith('2'));

    private (string Type, string Kind, string? Item) ReadResponse()
    {
        if (Answer().Map("content") is not { } content)
        {
            return ("nothing", "nothing", null);
        }

        (string mediaType, YamlNode media) = content.Members().First();
        if (mediaType != "application/json")
        {
            return ("BinaryResponse", "stream", null);
        }

        YamlMappingNode schema = ((YamlMappingNode)media).Map("schema")!;
        if (schema.Map("items") is { } items)
        {
            string item = Target(items).Name;
            return ($"ItemList<{item}>", "items", item);
        }

        (PageFile file, string name, YamlMappingNode node) = Target(schema);
        return _node.Flag("x-paged")
            ? (name, "list", MemberType.Of(_pages, file, node.Map("properties")!.Map("data")!).Model)
            : (name, "model", null);
    }

    private (PageFile File, string Name, YamlMappingNode Node) Target(YamlMappingNode reference) =>
        _pages.Resolve(File, reference.Text("$ref")!)!.Value;
}

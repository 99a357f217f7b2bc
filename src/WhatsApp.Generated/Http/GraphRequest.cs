using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Kiota.Abstractions;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>
/// One request as a request builder describes it. Handlers read it from <see cref="CallContext.Request"/>; generated
/// code creates it. Kiota's adapters carry it as a request option.
/// </summary>
public sealed class GraphRequest : IRequestOption
{
    private readonly OperationInfo _operation;
    private IQueryParameters? _query;
    private string? _afterCursor;
    private List<KeyValuePair<string, string>>? _headers;
    private object? _body;
    private BodyKind _bodyKind;

    internal GraphRequest(OperationInfo operation, string path, RequestOptions? options)
    {
        _operation = operation;
        _headers = operation.Server is { } server ? [.. server.Headers] : null;
        Path = path;
        Options = options;
    }

    private enum BodyKind
    {
        None,
        Json,
        Form,
        Multipart,
        File,
    }

    /// <summary>The operation's id in the pages, such as <c>sendMessage</c>; empty for a request of your own.</summary>
    public string OperationId => _operation.Id;

    /// <summary>HTTP method.</summary>
    public HttpMethod Method => _operation.Method;

    /// <summary>Path below the Graph version, escaped, or a whole address.</summary>
    public string Path { get; }

    /// <summary>Options of this call; null if it has none.</summary>
    public RequestOptions? Options { get; private init; }

    /// <summary>What is the same for every call of the operation.</summary>
    internal OperationInfo Operation => _operation;

    /// <summary>Headers of this request besides those of every request.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers => _headers ?? [];

    /// <summary>The body that is sent as JSON; null if there is none.</summary>
    public JsonModel? JsonBody => _bodyKind == BodyKind.Json ? (JsonModel)_body! : null;

    /// <summary>The body that is a model, sent as JSON or as a form; null for a file, or if there is none.</summary>
    internal JsonModel? ModelBody => _body as JsonModel;

    /// <summary>The body that is sent as URL-encoded form fields; null if there is none.</summary>
    internal IFormBody? FormBody => _bodyKind == BodyKind.Form ? (IFormBody)_body! : null;

    /// <summary>Whether the body is or contains a file, which takes as long as it takes.</summary>
    internal bool HasFile => _bodyKind is BodyKind.Multipart or BodyKind.File;

    /// <summary>Media type of the body; null if there is none.</summary>
    internal string? MediaType => _bodyKind switch
    {
        BodyKind.Json => "application/json",
        BodyKind.Form => "application/x-www-form-urlencoded",
        BodyKind.File => "application/octet-stream",
        _ => null,
    };

    /// <summary>
    /// Fails with a <see cref="GraphJsonException"/> if the body of a successful response is not the model that the call
    /// returns, and returns false if it may be an error. Null if a program reads the response itself.
    /// </summary>
    internal Func<ReadOnlyMemory<byte>, bool>? RequireModel { get; private init; }

    /// <summary>Adds the query parameters that are set; null adds none.</summary>
    public GraphRequest WithQuery(IQueryParameters? query)
    {
        _query = query;
        return this;
    }

    /// <summary>Adds the query parameters, some of which the operation requires.</summary>
    /// <exception cref="ArgumentNullException">The query is null.</exception>
    public GraphRequest WithRequiredQuery(IQueryParameters query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return WithQuery(query);
    }

    /// <summary>Adds a header.</summary>
    /// <param name="name">Name of the header.</param>
    /// <param name="value">Its value.</param>
    /// <param name="argument">Which argument the value is, for the error. The compiler sets it.</param>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public GraphRequest WithHeader(
        string name, string value, [CallerArgumentExpression(nameof(value))] string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(value, argument);
        (_headers ??= []).Add(new(name, value));
        return this;
    }

    /// <summary>Adds a header with an integer.</summary>
    public GraphRequest WithHeader(string name, long value) =>
        WithHeader(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets a body that is sent as JSON.</summary>
    /// <exception cref="ArgumentNullException">The body is null.</exception>
    public GraphRequest WithJson(JsonModel body) => With(BodyKind.Json, body);

    /// <summary>Sets a body that is sent as URL-encoded form fields.</summary>
    /// <exception cref="ArgumentNullException">The body is null.</exception>
    public GraphRequest WithForm(IFormBody body) => With(BodyKind.Form, body);

    /// <summary>Sets a body that is sent as the parts of a multipart form.</summary>
    /// <exception cref="ArgumentNullException">The body is null.</exception>
    public GraphRequest WithMultipart(IFormBody body) => With(BodyKind.Multipart, body);

    /// <summary>Sets a file whose bytes are the body.</summary>
    /// <exception cref="ArgumentNullException">The file is null.</exception>
    public GraphRequest WithFile(FileUpload body) => With(BodyKind.File, body);

    /// <summary>The same request for the page of a list that follows a cursor.</summary>
    internal GraphRequest After(string cursor)
    {
        GraphRequest copy = Copy(Options, RequireModel);
        copy._afterCursor = cursor;
        return copy;
    }

    /// <summary>The same request with other options.</summary>
    internal GraphRequest With(RequestOptions? options) => Copy(options, RequireModel);

    /// <summary>The same request with a check of its response.</summary>
    internal GraphRequest With(Func<ReadOnlyMemory<byte>, bool>? requireModel) => Copy(Options, requireModel);

    /// <summary>The body as it is sent; null if there is none. Each attempt of each call may read it again.</summary>
    internal HttpContent? CreateContent() => _bodyKind switch
    {
        BodyKind.Json => new JsonModelContent((JsonModel)_body!),
        BodyKind.Form => FormFields.Collect((IFormBody)_body!).ToUrlEncoded(),
        BodyKind.Multipart => FormFields.Collect((IFormBody)_body!).ToParts(),
        BodyKind.File => new FileContent((FileUpload)_body!, "application/octet-stream"),
        _ => null,
    };

    /// <summary>The query parameters that are set, in their order.</summary>
    internal QueryString CreateQuery()
    {
        var query = new QueryString(_afterCursor);
        _query?.WriteTo(query);
        if (_afterCursor is not null)
        {
            query.Append("after", _afterCursor);
        }

        return query;
    }

    /// <summary>Secrets of the query and the form, which no exception and no log may show.</summary>
    internal IEnumerable<string> Secrets =>
        (HasQuery ? CreateQuery().Secrets : [])
            .Concat(FormBody is { } form ? FormFields.Collect(form).Secrets : []);

    /// <summary>Whether there is a query at all.</summary>
    internal bool HasQuery => _query is not null || _afterCursor is not null;

    private GraphRequest With(BodyKind kind, object body)
    {
        ArgumentNullException.ThrowIfNull(body);
        _body = body;
        _bodyKind = kind;
        return this;
    }

    private GraphRequest Copy(RequestOptions? options, Func<ReadOnlyMemory<byte>, bool>? requireModel) =>
        new(_operation, Path, options)
        {
            RequireModel = requireModel,
            _query = _query,
            _afterCursor = _afterCursor,
            _headers = _headers,
            _body = _body,
            _bodyKind = _bodyKind,
        };
}

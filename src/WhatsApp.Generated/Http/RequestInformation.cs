using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>One request as a request builder describes it, before it becomes an HTTP message.</summary>
public sealed class RequestInformation
{
    /// <summary>HTTP method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The operation's <c>operationId</c> in the pages, such as <c>sendMessage</c>.</summary>
    public required string OperationId { get; init; }

    /// <summary>Path below the Graph version, escaped, or a whole address.</summary>
    public required string Path { get; init; }

    /// <summary>Whether it is sent without an access token, such as the exchange that gets one.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>
    /// Host that serves the operation instead of the API's, without a version in its paths; none for most. Used where
    /// the base address is Meta's own: any other stands in for all of Meta's hosts.
    /// </summary>
    public string? Host { get; init; }

    /// <summary>Query parameters, or none.</summary>
    public IQueryParameters? Query { get; init; }

    /// <summary>Cursor that replaces the query's <c>after</c> and <c>before</c>; set while a list is walked.</summary>
    public string? AfterCursor { get; init; }

    /// <summary>Headers of this request besides those of every request, or none.</summary>
    public RequestHeaders? Headers { get; init; }

    /// <summary>A body sent as JSON, or none.</summary>
    public JsonModel? JsonBody { get; init; }

    /// <summary>A body sent as URL-encoded form fields, or none.</summary>
    public IFormBody? FormBody { get; init; }

    /// <summary>A body sent as the parts of a multipart form, or none.</summary>
    public IFormBody? MultipartBody { get; init; }

    /// <summary>A file whose bytes are the body, or none.</summary>
    public FileUpload? BinaryBody { get; init; }

    internal RequestInformation After(string cursor) => new()
    {
        Method = Method,
        OperationId = OperationId,
        Path = Path,
        IsAnonymous = IsAnonymous,
        Host = Host,
        Query = Query,
        AfterCursor = cursor,
        Headers = Headers,
        JsonBody = JsonBody,
        FormBody = FormBody,
        MultipartBody = MultipartBody,
        BinaryBody = BinaryBody,
    };
}

using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>
/// The API answered, but not with what was asked for: a Graph error, or a body that is not Graph's at all, such as the
/// HTML of a gateway. Neither the message nor any member holds the access token.
/// </summary>
public sealed class GraphApiException : ApiException, IGraphFailure, IParsable, IAdditionalDataHolder
{
    /// <summary>How adapters of Kiota make their errors: every status that is an error becomes this exception.</summary>
    internal static readonly Dictionary<string, ParsableFactory<IParsable>> Mapping = new()
    {
        ["XXX"] = CreateFromDiscriminatorValue,
    };

    // What a parse node of another adapter reads into.
    private readonly GraphErrorResponse _response = new();
    private readonly GraphError? _error;

    /// <summary>Describes an answer that is an error.</summary>
    /// <param name="status">HTTP status of the answer.</param>
    /// <param name="error">The Graph error in it, or null where there is none.</param>
    /// <param name="responseBody">The body as text.</param>
    /// <param name="operationId">The operation that failed, such as <c>sendMessage</c>.</param>
    /// <param name="requestId">Meta's id of the request, from the headers of the answer.</param>
    /// <param name="innerException">Why the answer could not be read, if that is the failure.</param>
    public GraphApiException(
        HttpStatusCode status,
        GraphError? error,
        string responseBody,
        string? operationId = null,
        string? requestId = null,
        Exception? innerException = null)
        : base(Describe(status, error, responseBody, operationId, innerException), innerException!)
    {
        ResponseStatusCode = (int)status;
        _error = error;
        ResponseBody = responseBody;
        OperationId = operationId;
        RequestId = requestId;
        HelpLink = error?.Href ?? (error?.Code is null ? null : GraphErrorCode.Link);
    }

    /// <summary>HTTP status. It says little: Meta reports most failures as 400. Decide by <see cref="Code"/>.</summary>
    public HttpStatusCode Status => (HttpStatusCode)ResponseStatusCode;

    /// <summary>
    /// Graph error code, such as 190 for a token that is not valid; null where the body is not Graph's, and in the
    /// errors of the Business Agent, which have none.
    /// </summary>
    public long? Code => Error?.Code;

    /// <summary>Graph subcode, which narrows the code down; null where there is none.</summary>
    public long? Subcode => Error?.ErrorSubcode;

    /// <summary>Kind of Graph error, such as <c>OAuthException</c>.</summary>
    public string? Type => Error?.Type;

    /// <summary>Id of the request that Meta's support asks for (<c>fbtrace_id</c>).</summary>
    public string? TraceId => Error?.FbtraceId;

    /// <summary>Whether Meta says that the same request may succeed later without a change.</summary>
    public bool IsTransient => Error?.IsTransient ?? false;

    /// <summary>
    /// What the error is about: by the catalogue of codes, or by the HTTP status of an error that has no code. Of an
    /// answer that is not Graph's, only throttling and trouble of the server are told by its status.
    /// </summary>
    public GraphErrorGroup Group => Error switch
    {
        { Code: null } => GroupOf(Status),
        { } error => error.Group,
        null => GroupOf(Status) is var group and (GraphErrorGroup.Throttling or GraphErrorGroup.Server)
            ? group
            : GraphErrorGroup.Unknown,
    };

    /// <summary>What to do about it, given whether the call reads or writes.</summary>
    public SuggestedAction SuggestedAction { get; init; } = SuggestedAction.FixRequest;

    /// <summary>Title that may be shown to a person.</summary>
    public string? UserTitle => Error?.ErrorUserTitle;

    /// <summary>Explanation that may be shown to a person.</summary>
    public string? UserMessage => Error?.ErrorUserMsg;

    /// <summary>What exactly was wrong with the request (<c>error_data.details</c>).</summary>
    public string? Details => Error?.ErrorData?.Details;

    /// <summary>
    /// The whole Graph error, with members that this version does not know; null where there is none.
    /// </summary>
    public GraphError? Error => _error ?? _response.ErrorInAnyForm();

    /// <summary>The operation that failed, such as <c>sendMessage</c>.</summary>
    public string? OperationId { get; }

    /// <summary>Meta's id of the request, from the header <c>x-fb-request-id</c> or <c>x-fb-trace-id</c>.</summary>
    public string? RequestId { get; }

    /// <summary>How much of Meta's limits of calls is used up; null where the answer does not tell.</summary>
    public GraphUsage? Usage { get; init; }

    /// <summary>The body as text, cut after 64 Ki characters.</summary>
    public string ResponseBody { get; }

    IDictionary<string, object> IAdditionalDataHolder.AdditionalData
    {
        get => ((IAdditionalDataHolder)_response).AdditionalData;
        set => ((IAdditionalDataHolder)_response).AdditionalData = value;
    }

    /// <summary>Creates an empty instance, as Kiota's adapters require for the error of a response.</summary>
    public static GraphApiException CreateFromDiscriminatorValue(IParseNode parseNode) =>
        new(default, null, string.Empty);

    IDictionary<string, Action<IParseNode>> IParsable.GetFieldDeserializers() =>
        ((IParsable)_response).GetFieldDeserializers();

    void IParsable.Serialize(ISerializationWriter writer) => ((IParsable)_response).Serialize(writer);

    /// <summary>The exception of a call that another adapter has sent.</summary>
    internal static GraphApiException Of(ApiException error, string operationId, HttpMethod method)
    {
        var read = error as GraphApiException;
        var status = (HttpStatusCode)error.ResponseStatusCode;
        string body = read is null ? error.Message
            : read.ResponseBody.Length > 0 ? read.ResponseBody
            : GraphJson.Write(read._response);
        return new GraphApiException(
            status, read?.Error, body, operationId, HeaderOf(error, "x-fb-request-id") ?? HeaderOf(error, "x-fb-trace-id"), error)
        {
            SuggestedAction = FailureClassifier.ActionFor(status, read?.Error, method),
            ResponseHeaders = error.ResponseHeaders,
        };
    }

    private static string? HeaderOf(ApiException error, string name) =>
        error.ResponseHeaders?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
            ?.FirstOrDefault();

    private static string Describe(
        HttpStatusCode status, GraphError? error, string body, string? operationId, Exception? inner)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{operationId ?? "The request"} failed with HTTP {(int)status}");
        if (error is null)
        {
            inner = inner is ApiException ? null : inner;
            text.Append(inner is null ? ", and the answer is not Graph's: " : ", as its answer cannot be read: ");
            text.Append(inner is null ? Excerpt(body) : inner.Message);
            return text.ToString();
        }

        if (error.Code is { } code)
        {
            text.Append(CultureInfo.InvariantCulture, $", code {code}");
        }
        else if (error.Title is { } title)
        {
            text.Append(", ").Append(title);
        }

        if (error.ErrorSubcode is { } subcode)
        {
            text.Append(CultureInfo.InvariantCulture, $", subcode {subcode}");
        }

        text.Append(": ").Append(error.Message);
        foreach (string? more in new[] { error.ErrorData?.Details, error.ErrorUserMsg })
        {
            if (!string.IsNullOrWhiteSpace(more) && more != error.Message)
            {
                text.Append(" | ").Append(more);
            }
        }

        if (error.FbtraceId is { } trace)
        {
            text.Append(CultureInfo.InvariantCulture, $" (fbtrace_id {trace})");
        }

        return text.ToString();
    }

    private static GraphErrorGroup GroupOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => GraphErrorGroup.Authorization,
        HttpStatusCode.TooManyRequests => GraphErrorGroup.Throttling,
        >= HttpStatusCode.InternalServerError => GraphErrorGroup.Server,
        HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict => GraphErrorGroup.Parameter,
        _ => GraphErrorGroup.Unknown,
    };

    private static string Excerpt(string body)
    {
        const int most = 300;
        string line = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "it is empty." : line.Length <= most ? line : Cut(line, most) + "…";
    }

    // Not between the two halves of one character.
    internal static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}

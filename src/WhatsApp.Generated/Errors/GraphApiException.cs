using System.Globalization;
using System.Net;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

/// <summary>
/// The API returned an error: a Graph error, or a response that does not come from Graph, such as the HTML page of a
/// gateway. Neither the message nor any member contains the access token.
/// </summary>
public sealed class GraphApiException : ApiException, IGraphFailure, IParsable, IAdditionalDataHolder
{
    /// <summary>The error mapping for Kiota's adapters: every error status becomes this exception.</summary>
    internal static readonly Dictionary<string, ParsableFactory<IParsable>> Mapping =
        new() { ["XXX"] = CreateFromDiscriminatorValue };

    // The parse nodes of other adapters read into it.
    private readonly GraphErrorResponse _response = new();
    private readonly GraphError? _error;

    /// <summary>Creates the exception.</summary>
    /// <param name="status">HTTP status of the response.</param>
    /// <param name="error">The Graph error in the response; null if there is none.</param>
    /// <param name="responseBody">The body as text.</param>
    /// <param name="operationId">The operation that failed, such as <c>sendMessage</c>.</param>
    /// <param name="requestId">Meta's id of the request, from the headers of the response.</param>
    /// <param name="innerException">Why the response could not be read; null if it could.</param>
    public GraphApiException(
        HttpStatusCode status, GraphError? error, string responseBody, string? operationId = null,
        string? requestId = null, Exception? innerException = null)
        : base(Describe(status, error, responseBody, operationId, innerException), innerException!)
    {
        ResponseStatusCode = (int)status;
        _error = error;
        ResponseBody = responseBody;
        OperationId = operationId;
        RequestId = requestId;
        HelpLink = error?.Href ?? (error?.Code is null ? null : GraphErrorCode.Link);
    }

    /// <summary>HTTP status. Meta reports most errors as 400, so decide by <see cref="Code"/>.</summary>
    public HttpStatusCode Status => (HttpStatusCode)ResponseStatusCode;

    /// <summary>
    /// Graph error code, such as 190 for an invalid token; null if the response is not a Graph error, and for errors of
    /// the Business Agent, which have no code.
    /// </summary>
    public long? Code => Error?.Code;

    /// <summary>Graph subcode, which is more specific than the code; null if there is none.</summary>
    public long? Subcode => Error?.ErrorSubcode;

    /// <summary>Kind of Graph error, such as <c>OAuthException</c>.</summary>
    public string? Type => Error?.Type;

    /// <summary>Id of the request for Meta's support (<c>fbtrace_id</c>).</summary>
    public string? TraceId => Error?.FbtraceId;

    /// <summary>Whether Meta says that the same request may succeed later without a change.</summary>
    public bool IsTransient => Error?.IsTransient ?? false;

    /// <summary>
    /// What the error is about, according to the catalogue of codes, or to the HTTP status if the error has no code.
    /// For a response that is not a Graph error, the status identifies throttling and server errors only.
    /// </summary>
    public GraphErrorGroup Group => Error switch
    {
        { Code: null } => GroupOf(Status),
        { } error => error.Group,
        null when GroupOf(Status) is var group and (GraphErrorGroup.Throttling or GraphErrorGroup.Server) => group,
        null => GraphErrorGroup.Unknown,
    };

    /// <summary>What to do about it, considering whether the call reads or writes.</summary>
    public SuggestedAction SuggestedAction { get; init; } = SuggestedAction.FixRequest;

    /// <summary>Title that may be shown to a person.</summary>
    public string? UserTitle => Error?.ErrorUserTitle;

    /// <summary>Explanation that may be shown to a person.</summary>
    public string? UserMessage => Error?.ErrorUserMsg;

    /// <summary>What was wrong with the request (<c>error_data.details</c>).</summary>
    public string? Details => Error?.ErrorData?.Details;

    /// <summary>The whole Graph error, including additional data; null if there is none.</summary>
    public GraphError? Error => _error ?? _response.ErrorInAnyForm();

    /// <summary>The operation that failed, such as <c>sendMessage</c>.</summary>
    public string? OperationId { get; }

    /// <summary>Meta's id of the request, from the header <c>x-fb-request-id</c> or <c>x-fb-trace-id</c>.</summary>
    public string? RequestId { get; }

    /// <summary>How much of Meta's rate limits is used; null if the response does not say.</summary>
    public GraphUsage? Usage { get; init; }

    /// <summary>The body as text, at most 65,536 characters.</summary>
    public string ResponseBody { get; }

    /// <summary>
    /// Reads the body as a model, for responses that report an error and a partial result, such as
    /// <see cref="BlockUsersResponse"/>.
    /// </summary>
    /// <typeparam name="T">The model that the operation returns.</typeparam>
    /// <returns>The model; null if the body is not a JSON object, or longer than <see cref="ResponseBody"/>.</returns>
    public T? ReadBody<T>()
        where T : JsonModel, IJsonModel<T>
    {
        try
        {
            return GraphJson.Read<T>(ResponseBody);
        }
        catch (GraphJsonException)
        {
            // The body of a gateway is not JSON; ResponseBody shows it.
            return null;
        }
    }

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

    /// <summary>Creates the exception for a call that another adapter has sent.</summary>
    internal static GraphApiException Of(ApiException error, string operationId, HttpMethod method)
    {
        var read = error as GraphApiException;
        var status = (HttpStatusCode)error.ResponseStatusCode;
        string body = read is null ? error.Message
            : read.ResponseBody.Length > 0 ? read.ResponseBody
            : GraphJson.Write(read._response);
        return new GraphApiException(
            status,
            read?.Error,
            body,
            operationId,
            HeaderOf(error, "x-fb-request-id") ?? HeaderOf(error, "x-fb-trace-id"),
            error)
        {
            SuggestedAction = FailureClassifier.ActionFor(status, read?.Error, method),
            ResponseHeaders = error.ResponseHeaders,
        };
    }

    private static string? HeaderOf(ApiException error, string name) => error.ResponseHeaders
        ?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();

    private static string Describe(
        HttpStatusCode status, GraphError? error, string body, string? operationId, Exception? inner)
    {
        string failure = $"{operationId ?? "The request"} failed with HTTP {(int)status}";
        if (error is null)
        {
            return inner is null or ApiException
                ? $"{failure}, and the response is not a Graph error: {Excerpt(body)}"
                : $"{failure}, because the response cannot be read: {inner.Message}";
        }

        string code = error.Code is null && error.Title is { } title ? $", {title}" : Number("code", error.Code);
        string details = string.Concat(
            new[] { error.ErrorData?.Details, error.ErrorUserMsg ?? error.ErrorUserTitle }
                .Where(detail => !string.IsNullOrWhiteSpace(detail)
                    && error.Message?.Contains(detail, StringComparison.Ordinal) != true)
                .Distinct()
                .Select(detail => " | " + detail));
        string trace = error.FbtraceId is { } id ? $" (fbtrace_id {id})" : "";
        return $"{failure}{code}{Number("subcode", error.ErrorSubcode)}: {error.Message}{details}{trace}";
    }

    private static string Number(string name, long? value) =>
        value is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {name} {value}");

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
        const int max = 300;
        string line = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "the body is empty." : line.Length <= max ? line : Cut(line, max) + "…";
    }

    // Does not split a surrogate pair.
    internal static string Cut(string text, int maxLength) => text.Length <= maxLength
        ? text
        : text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)];
}

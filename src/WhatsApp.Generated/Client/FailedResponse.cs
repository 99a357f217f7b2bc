using System.Text;
using WhatsApp.Generated.Telemetry;

namespace WhatsApp.Generated.Http;

/// <summary>Maps a response that is an error, or unreadable, to its exception, without tokens and secrets.</summary>
internal static class FailedResponse
{
    private const int MostErrorText = 64 * 1024;
    private const int MaxText = 256 * 1024;

    public static GraphApiException ToException(
        HttpRequestMessage message,
        HttpResponseMessage response,
        Exception? unreadable = null
    )
    {
        GraphRequest request = CallContext.Of(message).Request;
        string text = SecretRedactor.RedactSecrets(
            GraphApiException.Cut(
                Encoding.UTF8.GetString(ResponseBody.Bytes(CallContext.Of(message), response)).TrimStart('\uFEFF'),
                MaxText),
            message.Headers.Authorization?.Parameter,
            request.Secrets);

        // Parsed without its secrets, since the exception shows the messages of the error.
        GraphError? error = GraphErrorResponse.Find(Encoding.UTF8.GetBytes(text));

        string? requestId = Header(response, "x-fb-request-id") ?? Header(response, "x-fb-trace-id");
        text = GraphApiException.Cut(text, MostErrorText);
        return new GraphApiException(response.StatusCode, error, text, request.OperationId, requestId, unreadable)
        {
            SuggestedAction = FailureClassifier.ActionFor(response.StatusCode, error, message.Method),
            Usage = GraphUsage.Of(response.Headers),
        };
    }

    /// <summary>Throws if a response with the status 200 contains a Graph error, which Meta may send.</summary>
    public static void ThrowIfError(HttpRequestMessage message, HttpResponseMessage response)
    {
        GraphApiException exception = ToException(message, response);
        if (exception.Error is { Code: not null } or { Message: not null })
        {
            throw exception;
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}

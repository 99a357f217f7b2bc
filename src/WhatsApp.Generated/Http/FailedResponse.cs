using System.Text;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Http;

/// <summary>Maps an answer that is not what was asked for to its exception, with tokens and secrets hidden.</summary>
internal static class FailedResponse
{
    private const int MostErrorText = 64 * 1024;

    public static GraphApiException ToException(
        HttpRequestMessage message,
        HttpResponseMessage response,
        Exception? unreadable = null
    )
    {
        byte[] body = ResponseBody.Bytes(CallContext.Of(message), response);
        string text = Secrets.Hide(Encoding.UTF8.GetString(body).TrimStart('\uFEFF'), message);
        GraphError? error = null;
        try
        {
            error = GraphJson.Read<GraphErrorResponse>(text).ErrorInAnyForm();
        }
        catch (GraphJsonException)
        {
            // Not Graph's answer but a gateway's: the exception tells its text instead.
        }

        string? requestId = Header(response, "x-fb-request-id") ?? Header(response, "x-fb-trace-id");
        string operationId = CallContext.Of(message).Request.OperationId;
        text = GraphApiException.Cut(text, MostErrorText);
        return new GraphApiException(response.StatusCode, error, text, operationId, requestId, unreadable)
        {
            SuggestedAction = FailureClassifier.ActionFor(response.StatusCode, error, message.Method),
            Usage = GraphUsage.Of(response.Headers),
        };
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}

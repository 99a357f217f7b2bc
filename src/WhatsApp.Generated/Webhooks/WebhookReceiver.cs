using System.Net;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Receives webhooks on any host: bytes and headers in, status and body out. For serverless functions and other servers
/// than ASP.NET Core. It responds to Meta's handshake, verifies the signature, and passes the events in order to a
/// function. It remembers nothing: Meta delivers a webhook again if the response is not 200, and at times without a
/// reason, so the function must tolerate an event that it has seen. Compare <see cref="WebhookEvent.Key"/>.
/// </summary>
public sealed class WebhookReceiver
{
    private readonly string _verifyToken;
    private readonly string[] _appSecrets;

    /// <summary>Creates a receiver, which any number of requests may use at the same time.</summary>
    /// <param name="verifyToken">The verify token of the App Dashboard.</param>
    /// <param name="appSecrets">The app secret; the old and the new one during a rotation.</param>
    /// <exception cref="ArgumentException">The token is empty, there is no secret, or one is empty.</exception>
    public WebhookReceiver(string verifyToken, params string[] appSecrets)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(verifyToken);
        ArgumentNullException.ThrowIfNull(appSecrets);
        if (appSecrets.Length == 0 || Array.Exists(appSecrets, string.IsNullOrEmpty))
        {
            throw new ArgumentException("Pass the app secret from the App Dashboard; none may be empty.", nameof(appSecrets));
        }

        _verifyToken = verifyToken;
        _appSecrets = [.. appSecrets];
    }

    /// <summary>Handles one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="handle">Handles one event. If it throws, the response is 500 and Meta delivers the webhook again.</param>
    /// <param name="cancellationToken">Cancels the function.</param>
    /// <returns>The response to send.</returns>
    /// <exception cref="OperationCanceledException">The call was canceled.</exception>
    public async Task<WebhookReceiverResponse> ReceiveAsync(
        WebhookReceiverRequest request,
        Func<WebhookEvent, CancellationToken, Task> handle,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(handle);
        if (string.Equals(request.Method, "GET", StringComparison.OrdinalIgnoreCase))
        {
            return WebhookHandshake.Respond(
                ValueOf(request.Query, "hub.mode"),
                ValueOf(request.Query, "hub.verify_token"),
                ValueOf(request.Query, "hub.challenge"),
                _verifyToken);
        }

        if (!string.Equals(request.Method, "POST", StringComparison.OrdinalIgnoreCase))
        {
            return new(HttpStatusCode.MethodNotAllowed, "Send a GET or a POST.");
        }

        if (!WebhookSignature.IsValid(request.Body.Span, ValueOf(request.Headers, WebhookSignature.HeaderName), _appSecrets))
        {
            return new(
                HttpStatusCode.Unauthorized,
                $"The header {WebhookSignature.HeaderName} does not sign this body with the app secret.");
        }

        IReadOnlyList<WebhookEvent> events;
        try
        {
            events = WebhookEvents.Parse(request.Body);
        }
        catch (GraphJsonException error)
        {
            return new(
                HttpStatusCode.BadRequest,
                $"The body is not the JSON of a webhook: see line {error.Line}, position {error.Position}.");
        }

        List<Exception> errors = [];
        foreach (WebhookEvent webhookEvent in events)
        {
            try
            {
                await handle(webhookEvent, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                // The others are handled all the same; the caller finds the error in the response.
                errors.Add(error);
            }
        }

        return errors.Count == 0
            ? new(HttpStatusCode.OK, string.Empty)
            : new(
                HttpStatusCode.InternalServerError,
                $"{errors.Count} of {events.Count} events could not be handled. Deliver them again.")
            {
                Errors = errors,
            };
    }

    private static string? ValueOf(IEnumerable<KeyValuePair<string, string>> values, string name)
    {
        foreach ((string key, string value) in values)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}

/// <summary>A request to a webhook, as any host receives it.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Headers">The headers; case does not matter.</param>
/// <param name="Query">The query parameters, decoded.</param>
/// <param name="Body">The bytes as they were received; decode a body that the host has encoded with base64.</param>
public sealed record WebhookReceiverRequest(
    string Method,
    IEnumerable<KeyValuePair<string, string>> Headers,
    IEnumerable<KeyValuePair<string, string>> Query,
    ReadOnlyMemory<byte> Body);

/// <summary>The response to a webhook.</summary>
/// <param name="Status">The status to respond with.</param>
/// <param name="Body">The body, as plain text.</param>
public sealed record WebhookReceiverResponse(HttpStatusCode Status, string Body)
{
    /// <summary>What the function has thrown, one for each failed event; empty for most responses. Log them.</summary>
    public IReadOnlyList<Exception> Errors { get; init; } = [];
}

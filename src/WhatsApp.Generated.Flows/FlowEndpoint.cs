using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// The data endpoint of flows: checks the signature, decrypts the request, calls your handler, and encrypts its
/// response. Health checks of Meta and error notifications of flows do not need the handler. Thread-safe.
/// </summary>
public sealed class FlowEndpoint
{
    private readonly FlowEncryption _encryption;
    private readonly string[] _appSecrets;

    /// <summary>Creates an endpoint.</summary>
    /// <param name="encryption">Decrypts the requests. It is not disposed by the endpoint.</param>
    /// <param name="appSecrets">
    /// The app secret of the app that the flow is connected to. While it is being replaced, pass the old one and the
    /// new one.
    /// </param>
    /// <exception cref="ArgumentException">There is no app secret, or one is empty.</exception>
    public FlowEndpoint(FlowEncryption encryption, params IReadOnlyList<string> appSecrets)
    {
        ArgumentNullException.ThrowIfNull(encryption);
        ArgumentNullException.ThrowIfNull(appSecrets);
        _encryption = encryption;
        _appSecrets = [.. appSecrets];
        if (_appSecrets.Length == 0 || _appSecrets.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException(
                "Pass the app secret, from the App Dashboard: without it, anyone can send requests.",
                nameof(appSecrets));
        }
    }

    /// <summary>
    /// Called when a flow reports that it did not understand a response, see <see cref="FlowDataRequest.ErrorCode"/>.
    /// The notification is acknowledged afterwards. The default is null: the notification is only acknowledged.
    /// </summary>
    public Func<FlowDataRequest, CancellationToken, Task>? OnErrorNotification { get; init; }

    /// <summary>Handles one request.</summary>
    /// <param name="body">The body, byte for byte as it was received.</param>
    /// <param name="signatureHeader">Value of the header <see cref="WebhookSignature.HeaderName"/>, or null.</param>
    /// <param name="handler">
    /// Handles the request. It is called only if Meta signed the request and a private key decrypts it. Its exceptions
    /// are not caught: respond with status 500 then. WhatsApp waits about ten seconds.
    /// </param>
    /// <param name="cancellationToken">Passed to the handler.</param>
    /// <returns>The HTTP response to send.</returns>
    /// <exception cref="InvalidOperationException">The handler returned null.</exception>
    public async Task<FlowEndpointResult> HandleAsync(
        ReadOnlyMemory<byte> body,
        string? signatureHeader,
        Func<FlowDataRequest, CancellationToken, Task<FlowDataResponse>> handler,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (!_appSecrets.Any(secret => WebhookSignature.IsValid(body.Span, signatureHeader, secret)))
        {
            return new FlowEndpointResult(
                432,
                string.Empty,
                new GraphEncryptionException(signatureHeader is null
                    ? $"The request has no header {WebhookSignature.HeaderName}."
                    : $"The header {WebhookSignature.HeaderName} does not sign this body with any app secret given."));
        }

        DecryptedFlowRequest decrypted;
        try
        {
            decrypted = _encryption.Decrypt(body);
        }
        catch (GraphEncryptionException failure)
        {
            return new FlowEndpointResult(421, string.Empty, failure);
        }

        FlowDataResponse response =
            await RespondAsync(decrypted.Request, handler, cancellationToken).ConfigureAwait(false);

        // Meta's page of error codes shows the message of a 427 unencrypted, but its sample endpoint encrypts it and
        // its client decrypts it.
        return new FlowEndpointResult(
            response.TokenError is null ? 200 : 427, decrypted.EncryptResponse(response));
    }

    private async Task<FlowDataResponse> RespondAsync(
        FlowDataRequest request,
        Func<FlowDataRequest, CancellationToken, Task<FlowDataResponse>> handler,
        CancellationToken cancellationToken)
    {
        if (request.Action == FlowDataAction.Ping)
        {
            return FlowDataResponse.WithData("status", RawJson.FromString("active"));
        }

        if (request.IsErrorNotification)
        {
            if (OnErrorNotification is { } notify)
            {
                await notify(request, cancellationToken).ConfigureAwait(false);
            }

            return FlowDataResponse.WithData("acknowledged", RawJson.FromBoolean(true));
        }

        return await handler(request, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The handler returned null instead of a response to the flow.");
    }
}

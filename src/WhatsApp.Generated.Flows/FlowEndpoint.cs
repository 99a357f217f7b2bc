using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Flows;

/// <summary>
/// The data endpoint of flows: checks the signature, decrypts, asks your handler, and encrypts its answer. Answers the
/// health checks of Meta and the error notifications of flows itself. May be used by several threads at once.
/// </summary>
public sealed class FlowEndpoint
{
    private readonly FlowEncryption _encryption;
    private readonly string[] _appSecrets;

    /// <summary>Makes an endpoint.</summary>
    /// <param name="encryption">Has the private keys. It is not disposed of.</param>
    /// <param name="appSecrets">
    /// The app secret of the app that the flow is connected with. While it is being replaced, give the old one and the
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
                "Give the app secret, from the App Dashboard: without it, anyone can send requests.",
                nameof(appSecrets));
        }
    }

    /// <summary>
    /// Told when a flow did not understand an answer, see <see cref="FlowDataRequest.ErrorCode"/>; the notification is
    /// acknowledged afterwards. Null to acknowledge it without looking at it.
    /// </summary>
    public Func<FlowDataRequest, CancellationToken, Task>? OnErrorNotification { get; init; }

    /// <summary>Handles one request.</summary>
    /// <param name="body">The body, byte for byte as it was received.</param>
    /// <param name="signatureHeader">Value of the header <see cref="WebhookSignature.HeaderName"/>, or null.</param>
    /// <param name="handler">
    /// Answers the request. Is called only for what Meta signed and the private keys decrypt. What it throws is thrown
    /// on: answer with status 500 then. WhatsApp waits about ten seconds.
    /// </param>
    /// <param name="cancellationToken">Passed on to the handler.</param>
    /// <exception cref="InvalidOperationException">The handler has returned null.</exception>
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
            await AnswerAsync(decrypted.Request, handler, cancellationToken).ConfigureAwait(false);

        // Meta's error code page shows the message of a 427 in the clear, but its sample endpoint encrypts it, and its
        // client decrypts it.
        return new FlowEndpointResult(
            response.TokenError is null ? 200 : 427, decrypted.EncryptResponse(response));
    }

    private async Task<FlowDataResponse> AnswerAsync(
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
            ?? throw new InvalidOperationException("The handler has returned null instead of an answer to the flow.");
    }
}

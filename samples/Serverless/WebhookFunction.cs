using WhatsApp.Generated;
using WhatsApp.Generated.Webhooks;

namespace Serverless;

/// <summary>
/// The webhook of a bot as a function. It needs no web server: the host of the function passes what arrived and sends
/// back the status and the body of the response.
/// </summary>
/// <param name="client">The client. Create it once for each process, not for each call.</param>
/// <param name="receiver">Knows the app secret and the verify token.</param>
/// <param name="store">Which events were handled: in a database that all instances of the function share.</param>
public sealed class WebhookFunction(WhatsAppClient client, WebhookReceiver receiver, IWebhookStore store)
{
    // Longer than the host lets a function run.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Handles one request: Meta's handshake, a GET, or a webhook, a POST.</summary>
    /// <param name="request">The request. Some hosts pass the body in Base64: decode it first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<WebhookReceiverResponse> RunAsync(
        WebhookReceiverRequest request, CancellationToken cancellationToken) =>
        receiver.ReceiveAsync(request, HandleOnceAsync, cancellationToken);

    private async Task HandleOnceAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        if (webhookEvent is not TextMessageReceived received)
        {
            return;
        }

        WebhookClaim claim = await store.ClaimAsync(received.Key, Lease, cancellationToken);
        switch (claim.Outcome)
        {
            case WebhookClaimOutcome.HeldByAnother:
                // The response is 500, so that Meta delivers the webhook again.
                throw new InvalidOperationException("Another instance is handling this event.");
            case WebhookClaimOutcome.Claimed:
                await HandleAsync(received, claim, cancellationToken);
                break;
        }
    }

    private async Task HandleAsync(TextMessageReceived received, WebhookClaim claim, CancellationToken cancellationToken)
    {
        bool isHandled = false;
        try
        {
            await client.PhoneNumbers[received.PhoneNumberId!].Messages.PostAsync(
                received.Reply($"You wrote: {received.Message.Text?.Body}"), cancellationToken: cancellationToken);
            isHandled = true;
        }
        finally
        {
            // Settled even if the call was canceled; a claim that is not settled expires with its lease.
            await (isHandled
                ? store.CommitAsync(received.Key, claim.Token, CancellationToken.None)
                : store.ReleaseAsync(received.Key, claim.Token, CancellationToken.None));
        }
    }
}

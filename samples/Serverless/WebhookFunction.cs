using System.Security.Cryptography;
using System.Text;
using WhatsApp.Generated;
using WhatsApp.Generated.Webhooks;

namespace Serverless;

/// <summary>
/// The webhook of a bot as a function. It needs no web server: the host of the function passes what arrived and sends
/// what this returns.
/// </summary>
/// <param name="client">The client. Create it once for each process, not for each call.</param>
/// <param name="store">Which events were handled: in a database that all instances of the function share.</param>
/// <param name="appSecret">The app secret.</param>
/// <param name="verifyToken">The verify token.</param>
public sealed class WebhookFunction(WhatsAppClient client, IWebhookStore store, string appSecret, string verifyToken)
{
    // Longer than the host lets a function run.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Meta's handshake, a GET.</summary>
    /// <param name="query">The parameters of the query.</param>
    public FunctionResponse Verify(IReadOnlyDictionary<string, string> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        bool isVerified = query.GetValueOrDefault("hub.mode") == "subscribe"
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(query.GetValueOrDefault("hub.verify_token", string.Empty)),
                Encoding.UTF8.GetBytes(verifyToken));
        return isVerified
            ? new FunctionResponse(200, query.GetValueOrDefault("hub.challenge", string.Empty))
            : new FunctionResponse(403, string.Empty);
    }

    /// <summary>A webhook, a POST. If it throws, let the host respond with 500: Meta delivers the webhook again.</summary>
    /// <param name="signature">The header <see cref="WebhookSignature.HeaderName"/>.</param>
    /// <param name="body">The bytes that arrived. Some hosts pass them in Base64: decode them first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<FunctionResponse> ReceiveAsync(
        string? signature, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!WebhookSignature.IsValid(body.Span, signature, appSecret))
        {
            return new FunctionResponse(401, string.Empty);
        }

        foreach (TextMessageReceived received in WebhookEvents.Parse(body).OfType<TextMessageReceived>())
        {
            WebhookClaim claim = await store.ClaimAsync(received.Key, Lease, cancellationToken);
            if (claim.Outcome == WebhookClaimOutcome.HeldByAnother)
            {
                return new FunctionResponse(503, string.Empty);
            }

            if (claim.Outcome == WebhookClaimOutcome.Claimed)
            {
                await HandleAsync(received, claim, cancellationToken);
            }
        }

        return new FunctionResponse(200, string.Empty);
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

/// <summary>What the host sends back.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Body">The body, as plain text.</param>
public sealed record FunctionResponse(int StatusCode, string Body);

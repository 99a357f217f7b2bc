using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>
/// Handles events with the keys that builds used before all hosts shared one dispatcher. The keys are written out here,
/// so that a change of the current format does not change them.
/// </summary>
internal static class EarlierBuild
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>The worker of the inbox: one key for each event.</summary>
    public static Task RunInboxAsync(
        PostgreSqlWebhookInbox inbox,
        IWebhookStore store,
        Func<WebhookEvent, CancellationToken, Task> handle,
        CancellationToken cancellationToken) => ((IWebhookInbox)inbox).RunAsync(
            async (body, token) =>
            {
                List<Exception> errors = [];
                bool isHeld = false;
                foreach (WebhookEvent webhookEvent in WebhookEvents.Parse(body))
                {
                    try
                    {
                        isHeld |= !await HandleAsync(
                            store, InboxKey(webhookEvent), () => handle(webhookEvent, token), token);
                    }
                    catch (InvalidOperationException e)
                    {
                        errors.Add(e);
                    }
                }

                return errors.Count > 0 ? throw new AggregateException(errors)
                    : isHeld ? WebhookInboxOutcome.HeldByAnother
                    : WebhookInboxOutcome.Handled;
            },
            cancellationToken);

    /// <summary>The endpoint and its queue: one key for each event and handler. False if the key is held.</summary>
    public static Task<bool> HandleAsync(
        IWebhookStore store, WebhookEvent webhookEvent, Func<Task> handle, CancellationToken cancellationToken) =>
        HandleAsync(store, EndpointKey(webhookEvent), handle, cancellationToken);

    /// <summary>An event of the inbox: one key for it. False if the key is held.</summary>
    public static Task<bool> HandleFromInboxAsync(IWebhookStore store, WebhookEvent webhookEvent, Func<Task> handle) =>
        HandleAsync(store, InboxKey(webhookEvent), handle, CancellationToken.None);

    public static string InboxKey(WebhookEvent webhookEvent) => webhookEvent.Key;

    public static string EndpointKey(WebhookEvent webhookEvent) => $"{webhookEvent.Key}|recorder/MessageReceived";

    private static async Task<bool> HandleAsync(
        IWebhookStore store, string key, Func<Task> handle, CancellationToken cancellationToken)
    {
        WebhookClaim claim = await store.ClaimAsync(key, Lease, cancellationToken);
        if (claim.Outcome != WebhookClaimOutcome.Claimed)
        {
            return claim.Outcome == WebhookClaimOutcome.AlreadyHandled;
        }

        try
        {
            await handle();
        }
        catch
        {
            await store.ReleaseAsync(key, claim.Token, CancellationToken.None);
            throw;
        }

        await store.CommitAsync(key, claim.Token, CancellationToken.None);
        return true;
    }
}

namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Remembers which events were handled, so that an event that Meta delivers twice is handled once. A key identifies an
/// event and one of its handlers. It is claimed before the handler runs and committed after it; a claim that is never
/// committed expires with its lease.
/// </summary>
public interface IWebhookStore
{
    /// <summary>Claims a key, unless it was committed or is claimed. This is atomic.</summary>
    /// <param name="key">Any text that is not empty. It starts with the event's <see cref="WebhookEvent.Key"/>.</param>
    /// <param name="lease">How long the claim lasts; longer than any handler runs.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Marks a claimed key as handled. Does nothing if the lease expired and another caller claimed the key. If it
    /// throws, it is called again until the lease expires; the failed call may have been applied, so a repetition for a
    /// key that was committed must not throw.
    /// </summary>
    /// <param name="key">The claimed key.</param>
    /// <param name="token">The claim's token.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken);

    /// <summary>Releases a claim after the handler failed, so that the next delivery can claim the key.</summary>
    /// <param name="key">The claimed key.</param>
    /// <param name="token">The claim's token.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken);
}

/// <summary>The result of an attempt to claim a key.</summary>
/// <param name="Outcome">Whether the event may be handled.</param>
/// <param name="Token">Identifies the claim; empty unless the key was claimed.</param>
public readonly record struct WebhookClaim(WebhookClaimOutcome Outcome, Guid Token);

/// <summary>Whether an event may be handled.</summary>
public enum WebhookClaimOutcome
{
    /// <summary>The caller handles it, and then commits or releases the key.</summary>
    Claimed,

    /// <summary>It was handled before.</summary>
    AlreadyHandled,

    /// <summary>Another delivery of it is being handled now; Meta should deliver it again.</summary>
    HeldByAnother,
}

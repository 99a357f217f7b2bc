namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Records which events were handled, so that an event that Meta delivers twice is handled once. An event is claimed
/// before its handler runs and committed after it; a claim that is not committed expires with its lease.
/// </summary>
public interface IWebhookStore
{
    /// <summary>Claims an event, unless it was handled or is being handled. The operation is atomic.</summary>
    /// <param name="key">The event's <see cref="WebhookEvent.Key"/>.</param>
    /// <param name="lease">Lifetime of the claim; longer than the slowest handler runs.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Marks a claimed event as handled. Does nothing if the lease has expired and another delivery has the claim.
    /// </summary>
    /// <param name="key">The event's key.</param>
    /// <param name="token">The claim's token.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken);

    /// <summary>Releases a claim after its handler failed, so that the next delivery can claim the event.</summary>
    /// <param name="key">The event's key.</param>
    /// <param name="token">The claim's token.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken);
}

/// <summary>Result of <see cref="IWebhookStore.ClaimAsync"/>.</summary>
/// <param name="Outcome">Whether the event may be handled.</param>
/// <param name="Token">Identifies the claim; empty unless the event was claimed.</param>
public readonly record struct WebhookClaim(WebhookClaimOutcome Outcome, Guid Token);

/// <summary>Whether an event may be handled.</summary>
public enum WebhookClaimOutcome
{
    /// <summary>The caller may handle it, and then commits or releases it.</summary>
    Claimed,

    /// <summary>It was handled before.</summary>
    AlreadyHandled,

    /// <summary>Another delivery of it is being handled; Meta should deliver it again.</summary>
    HeldByAnother,
}

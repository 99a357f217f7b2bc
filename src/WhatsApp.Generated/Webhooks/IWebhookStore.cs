namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Remembers which events were handled, so that an event that Meta delivers twice is handled once. An event is claimed
/// before its handler runs and committed after it; a claim that is never committed ends with its lease.
/// </summary>
public interface IWebhookStore
{
    /// <summary>Claims an event, unless it was handled or is being handled. This is atomic.</summary>
    /// <param name="key">The event's <see cref="WebhookEvent.Key"/>.</param>
    /// <param name="lease">How long the claim holds; longer than any handler takes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Says that a claimed event was handled. A claim whose lease ran out and went to another is left alone.
    /// </summary>
    /// <param name="key">The event's key.</param>
    /// <param name="token">The claim's token.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken);

    /// <summary>Gives a claim back after its handler failed, so that the next delivery may have it.</summary>
    /// <param name="key">The event's key.</param>
    /// <param name="token">The claim's token.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken);
}

/// <summary>What came of the attempt to claim an event.</summary>
/// <param name="Outcome">Whether it may be handled.</param>
/// <param name="Token">Names the claim; empty unless the event was claimed.</param>
public readonly record struct WebhookClaim(WebhookClaimOutcome Outcome, Guid Token);

/// <summary>Whether an event may be handled.</summary>
public enum WebhookClaimOutcome
{
    /// <summary>It is the caller's to handle, and then to commit or release.</summary>
    Claimed,

    /// <summary>It was handled before.</summary>
    AlreadyHandled,

    /// <summary>Another delivery of it is being handled now; Meta should deliver it again.</summary>
    HeldByAnother,
}

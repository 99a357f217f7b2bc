namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// Remembers which events were handled, so that an event that Meta delivers twice is handled once. A key identifies an
/// event and one of its handlers. It is claimed before the handler runs and committed after it; a claim that is never
/// committed expires with its lease.
/// </summary>
public interface IWebhookStore
{
    /// <summary>
    /// Whether there may be keys of whole events, without a handler, which earlier builds stored. If not, such keys are
    /// not used. The default is <c>true</c>.
    /// </summary>
    bool MayHaveEventKeys => true;

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

    /// <summary>
    /// Claims the keys of a webhook, each as <see cref="ClaimAsync"/> does. A store overrides this if it can claim them
    /// together; by default they are claimed one after another.
    /// </summary>
    /// <param name="keys">The keys. A key may be in the list twice; then its second claim is held by the first.</param>
    /// <param name="lease">How long the claims last.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A claim for each key, in the same order.</returns>
    async ValueTask<WebhookClaim[]> ClaimManyAsync(
        IReadOnlyList<string> keys, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var claims = new WebhookClaim[keys.Count];
        int claimed = 0;
        try
        {
            for (; claimed < claims.Length; claimed++)
            {
                claims[claimed] = await ClaimAsync(keys[claimed], lease, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            for (int index = 0; index < claimed; index++)
            {
                if (claims[index].Outcome == WebhookClaimOutcome.Claimed)
                {
                    await ReleaseAsync(keys[index], claims[index].Token, CancellationToken.None).ConfigureAwait(false);
                }
            }

            throw;
        }

        return claims;
    }

    /// <summary>
    /// Commits and releases claimed keys, each as <see cref="CommitAsync"/> and <see cref="ReleaseAsync"/> do. A store
    /// overrides this if it can settle them together; by default they are settled one after another. If it throws, it is
    /// called again with the same keys, some of which may have been settled.
    /// </summary>
    /// <param name="settlements">The keys, each at most once.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    async ValueTask SettleManyAsync(
        IReadOnlyList<WebhookSettlement> settlements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        for (int index = 0; index < settlements.Count; index++)
        {
            WebhookSettlement one = settlements[index];
            ValueTask settled = one.IsHandled
                ? CommitAsync(one.Key, one.Token, cancellationToken)
                : ReleaseAsync(one.Key, one.Token, cancellationToken);
            await settled.ConfigureAwait(false);
        }
    }
}

/// <summary>A claimed key, and what becomes of it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Token">The claim's token.</param>
/// <param name="IsHandled">Whether the key is committed; otherwise it is released.</param>
public readonly record struct WebhookSettlement(string Key, Guid Token, bool IsHandled);

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

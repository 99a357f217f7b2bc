using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>The keys of a round of a delivery, which are claimed together, and settled as their handlers complete.</summary>
internal sealed class ClaimSet
{
    /// <summary>The event as a whole, in place of one of its handlers.</summary>
    public const int WholeEvent = -1;

    private readonly List<string> _keys;
    private WebhookClaim[] _claims = [];

    private ClaimSet(int capacity, bool hasEventKeys)
    {
        _keys = new(capacity);
        HasEventKeys = hasEventKeys;
    }

    /// <summary>Whether there is a key for each event as a whole, before those of its handlers.</summary>
    public bool HasEventKeys { get; }

    /// <summary>The timestamp before the claim, so that no lease expires earlier than reckoned from it.</summary>
    public long ClaimedAt { get; private set; }

    /// <summary>Lists the keys of events.</summary>
    public static ClaimSet Of(List<EventRun> runs, bool hasEventKeys)
    {
        int count = 0;
        foreach (EventRun run in runs)
        {
            count += run.Handlers.Length + (hasEventKeys ? 1 : 0);
        }

        ClaimSet set = new(count, hasEventKeys);
        foreach (EventRun run in runs)
        {
            run.FirstKey = set._keys.Count;
            string eventKey = run.Event.Key;
            if (hasEventKeys)
            {
                set._keys.Add(eventKey);
            }

            foreach (WebhookHandlerEntry handler in run.Handlers)
            {
                set._keys.Add(ClaimKey.Of(eventKey, handler));
            }
        }

        return set;
    }

    /// <summary>Claims all keys in one call of the store.</summary>
    public async ValueTask ClaimAsync(
        IWebhookStore store, TimeSpan lease, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        ClaimedAt = timeProvider.GetTimestamp();
        _claims = await store.ClaimManyAsync(_keys, lease, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many keys were claimed. Each of them is settled once.</summary>
    public int CountClaimed()
    {
        int count = 0;
        foreach (WebhookClaim claim in _claims)
        {
            count += claim.Outcome == WebhookClaimOutcome.Claimed ? 1 : 0;
        }

        return count;
    }

    /// <summary>The outcome for a handler of an event, or for the event as a whole; claimed if it has no key.</summary>
    public WebhookClaimOutcome OutcomeOf(EventRun run, int handler) =>
        handler == WholeEvent && !HasEventKeys ? WebhookClaimOutcome.Claimed : _claims[IndexOf(run, handler)].Outcome;

    /// <summary>The settlement of the key of a handler, or of the event as a whole.</summary>
    public WebhookSettlement Settlement(EventRun run, int handler, bool isHandled)
    {
        int index = IndexOf(run, handler);
        return new(_keys[index], _claims[index].Token, isHandled);
    }

    /// <summary>
    /// Whether a key that could not be claimed is claimed in this set, since the same event is in the webhook twice.
    /// </summary>
    public bool IsClaimedHere(EventRun run, int handler)
    {
        string key = _keys[IndexOf(run, handler)];
        for (int index = 0; index < _keys.Count; index++)
        {
            if (_claims[index].Outcome == WebhookClaimOutcome.Claimed && _keys[index] == key)
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOf(EventRun run, int handler) => run.FirstKey + handler + (HasEventKeys ? 1 : 0);
}

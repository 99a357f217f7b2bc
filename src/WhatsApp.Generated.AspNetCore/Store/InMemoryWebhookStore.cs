using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Remembers in memory what was handled. It is for one process: with several, or if an event must not be handled again
/// after a restart, use a store in a database.
/// </summary>
public sealed class InMemoryWebhookStore : IWebhookStore
{
    /// <summary>How many keys are remembered by default: 100,000. A key is an event and one of its handlers.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly Lock _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly int _capacity;
    private readonly TimeSpan _retention;
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);

    // Both in the order in which they were added.
    private readonly LinkedList<Entry> _claimed = [];
    private readonly LinkedList<Entry> _handled = [];

    /// <summary>Creates an empty store.</summary>
    /// <param name="timeProvider">The source of the time. Null uses the system's.</param>
    /// <param name="capacity">
    /// How many keys are remembered, at least 1. When the store is full, the key that was handled first is removed; the
    /// key of an event that is being handled is never removed. The default is 100,000.
    /// </param>
    /// <param name="retention">
    /// How long keys are remembered, more than 0. Null uses 7 days, for which Meta delivers an event again.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity or the retention is not positive.</exception>
    public InMemoryWebhookStore(
        TimeProvider? timeProvider = null, int capacity = DefaultCapacity, TimeSpan? retention = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _timeProvider = timeProvider ?? TimeProvider.System;
        _capacity = capacity;
        _retention = retention ?? DefaultRetention;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_retention, TimeSpan.Zero, nameof(retention));
    }

    /// <summary>How long keys are remembered by default: 7 days.</summary>
    public static TimeSpan DefaultRetention { get; } = TimeSpan.FromDays(7);

    /// <summary>How many keys there are, some of which may have expired.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            DateTimeOffset now = _timeProvider.GetUtcNow();
            RemoveExpired(now);
            if (_entries.TryGetValue(key, out LinkedListNode<Entry>? existing))
            {
                Entry entry = existing.Value;
                if (entry.Until > now)
                {
                    return new(new WebhookClaim(
                        entry.IsHandled ? WebhookClaimOutcome.AlreadyHandled : WebhookClaimOutcome.HeldByAnother,
                        Guid.Empty));
                }

                Remove(existing);
            }

            if (_entries.Count >= _capacity && !MakeRoom(now))
            {
                // There are more claims at a time than the capacity. A later delivery will find room.
                return new(new WebhookClaim(WebhookClaimOutcome.HeldByAnother, Guid.Empty));
            }

            var token = Guid.NewGuid();
            _entries[key] = _claimed.AddLast(new Entry(key, token, now + lease, IsHandled: false));
            return new(new WebhookClaim(WebhookClaimOutcome.Claimed, token));
        }
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Claimed(key, token) is { } claim)
            {
                Remove(claim);
                _entries[key] = _handled.AddLast(
                    new Entry(key, Guid.Empty, _timeProvider.GetUtcNow() + _retention, IsHandled: true));
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Claimed(key, token) is { } claim)
            {
                Remove(claim);
            }
        }

        return ValueTask.CompletedTask;
    }

    private LinkedListNode<Entry>? Claimed(string key, Guid token)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _entries.TryGetValue(key, out LinkedListNode<Entry>? node)
            && !node.Value.IsHandled
            && node.Value.Token == token
            ? node
            : null;
    }

    private void RemoveExpired(DateTimeOffset now)
    {
        while (_handled.First is { } oldest && oldest.Value.Until <= now)
        {
            Remove(oldest);
        }
    }

    private bool MakeRoom(DateTimeOffset now)
    {
        LinkedListNode<Entry>? oldest = _handled.First;
        for (LinkedListNode<Entry>? claim = _claimed.First; oldest is null && claim is not null; claim = claim.Next)
        {
            oldest = claim.Value.Until <= now ? claim : null;
        }

        if (oldest is null)
        {
            return false;
        }

        Remove(oldest);
        return true;
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Key);
        node.List!.Remove(node);
    }

    private sealed record Entry(string Key, Guid Token, DateTimeOffset Until, bool IsHandled);
}

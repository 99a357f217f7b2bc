using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>
/// Remembers in memory what was handled. It is for one process: with several, or where a restart must not let an event
/// be handled again, use a store in a database.
/// </summary>
public sealed class InMemoryWebhookStore : IWebhookStore
{
    /// <summary>How many keys are remembered unless you say otherwise. A key is an event and a handler of it.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly int _capacity;
    private readonly TimeSpan _retention;
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);

    // Both in the order in which they came.
    private readonly LinkedList<Entry> _claimed = [];
    private readonly LinkedList<Entry> _handled = [];

    /// <summary>Makes an empty store.</summary>
    /// <param name="clock">Tells the time. Null: the time of the system.</param>
    /// <param name="capacity">
    /// How many keys are remembered. When it is full, the one that was handled first is forgotten; an event that is
    /// being handled is never.
    /// </param>
    /// <param name="retention">For how long. Null: 7 days, for which Meta goes on delivering an event.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity or the time is not positive.</exception>
    public InMemoryWebhookStore(
        TimeProvider? clock = null, int capacity = DefaultCapacity, TimeSpan? retention = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _clock = clock ?? TimeProvider.System;
        _capacity = capacity;
        _retention = retention ?? DefaultRetention;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_retention, TimeSpan.Zero, nameof(retention));
    }

    /// <summary>How long keys are remembered unless you say otherwise: 7 days.</summary>
    public static TimeSpan DefaultRetention { get; } = TimeSpan.FromDays(7);

    /// <summary>How many keys are held at the moment, some of which may have expired.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
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
        lock (_gate)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            ForgetExpired(now);
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
                // More claims at a time than the store holds. Another delivery will find room.
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
        lock (_gate)
        {
            if (Claimed(key, token) is { } claim)
            {
                Remove(claim);
                _entries[key] = _handled.AddLast(
                    new Entry(key, Guid.Empty, _clock.GetUtcNow() + _retention, IsHandled: true));
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken)
    {
        lock (_gate)
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

    private void ForgetExpired(DateTimeOffset now)
    {
        while (_handled.First is { } oldest && oldest.Value.Until <= now)
        {
            Remove(oldest);
        }
    }

    private bool MakeRoom(DateTimeOffset now)
    {
        LinkedListNode<Entry>? victim = _handled.First;
        for (LinkedListNode<Entry>? claim = _claimed.First; victim is null && claim is not null; claim = claim.Next)
        {
            victim = claim.Value.Until <= now ? claim : null;
        }

        if (victim is null)
        {
            return false;
        }

        Remove(victim);
        return true;
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Key);
        node.List!.Remove(node);
    }

    private sealed record Entry(string Key, Guid Token, DateTimeOffset Until, bool IsHandled);
}

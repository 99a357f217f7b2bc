using System.Buffers.Binary;
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

    private const int None = -1;

    private readonly Lock _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly int _capacity;
    private readonly TimeSpan _retention;

    // The entries are in an array, so that a key costs no objects, and in two lists of it.
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private Entry[] _entries = new Entry[16];
    private int _used;
    private int _free = None;
    private long _lastToken;

    // Both in the order in which they were added.
    private Chain _claimed = Chain.Empty;
    private Chain _handled = Chain.Empty;

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
                return _byKey.Count;
            }
        }
    }

    // Builds that stored keys of whole events did so in a database.
    bool IWebhookStore.MayHaveEventKeys => false;

    /// <inheritdoc/>
    public ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(Claim(key, lease, _timeProvider.GetUtcNow()));
        }
    }

    /// <inheritdoc/>
    public ValueTask<WebhookClaim[]> ClaimManyAsync(
        IReadOnlyList<string> keys, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        cancellationToken.ThrowIfCancellationRequested();
        var claims = new WebhookClaim[keys.Count];
        lock (_lock)
        {
            DateTimeOffset now = _timeProvider.GetUtcNow();
            for (int index = 0; index < claims.Length; index++)
            {
                claims[index] = Claim(keys[index], lease, now);
            }
        }

        return new(claims);
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Settle(key, token, isHandled: true);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Settle(key, token, isHandled: false);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask SettleManyAsync(
        IReadOnlyList<WebhookSettlement> settlements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        lock (_lock)
        {
            for (int index = 0; index < settlements.Count; index++)
            {
                (string key, Guid token, bool isHandled) = settlements[index];
                Settle(key, token, isHandled);
            }
        }

        return ValueTask.CompletedTask;
    }

    private WebhookClaim Claim(string key, TimeSpan lease, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);
        RemoveExpired(now);
        if (_byKey.TryGetValue(key, out int existing))
        {
            ref Entry entry = ref _entries[existing];
            if (entry.Until > now)
            {
                return new(
                    entry.IsHandled ? WebhookClaimOutcome.AlreadyHandled : WebhookClaimOutcome.HeldByAnother,
                    Guid.Empty);
            }

            Remove(existing);
        }

        if (_byKey.Count >= _capacity && !MakeRoom(now))
        {
            // There are more claims at a time than the capacity. A later delivery will find room.
            return new(WebhookClaimOutcome.HeldByAnother, Guid.Empty);
        }

        Guid token = NewToken();
        int index = Take();
        _entries[index] = new Entry { Key = key, Token = token, Until = now + lease };
        AddLast(ref _claimed, index);
        _byKey.Add(key, index);
        return new(WebhookClaimOutcome.Claimed, token);
    }

    private void Settle(string key, Guid token, bool isHandled)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_byKey.TryGetValue(key, out int index) || _entries[index].IsHandled || _entries[index].Token != token)
        {
            return;
        }

        if (!isHandled)
        {
            Remove(index);
            return;
        }

        Unlink(ref _claimed, index);
        ref Entry entry = ref _entries[index];
        entry.IsHandled = true;
        entry.Until = _timeProvider.GetUtcNow() + _retention;
        AddLast(ref _handled, index);
    }

    private void RemoveExpired(DateTimeOffset now)
    {
        while (_handled.First != None && _entries[_handled.First].Until <= now)
        {
            Remove(_handled.First);
        }
    }

    private bool MakeRoom(DateTimeOffset now)
    {
        int oldest = _handled.First;
        for (int claim = _claimed.First; oldest == None && claim != None; claim = _entries[claim].Next)
        {
            oldest = _entries[claim].Until <= now ? claim : None;
        }

        if (oldest == None)
        {
            return false;
        }

        Remove(oldest);
        return true;
    }

    private void Remove(int index)
    {
        ref Entry entry = ref _entries[index];
        _byKey.Remove(entry.Key);
        Unlink(ref entry.IsHandled ? ref _handled : ref _claimed, index);
        entry = new Entry { Key = "", Next = _free };
        _free = index;
    }

    // Unique in this store, which is enough, and much cheaper than a random one.
    private Guid NewToken()
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, ++_lastToken);
        return new(bytes);
    }

    // An index that no key has.
    private int Take()
    {
        if (_free != None)
        {
            int index = _free;
            _free = _entries[index].Next;
            return index;
        }

        if (_used == _entries.Length)
        {
            Array.Resize(ref _entries, _used * 2);
        }

        return _used++;
    }

    private void AddLast(ref Chain chain, int index)
    {
        _entries[index].Previous = chain.Last;
        _entries[index].Next = None;
        if (chain.Last == None)
        {
            chain.First = index;
        }
        else
        {
            _entries[chain.Last].Next = index;
        }

        chain.Last = index;
    }

    private void Unlink(ref Chain chain, int index)
    {
        (int previous, int next) = (_entries[index].Previous, _entries[index].Next);
        if (previous == None)
        {
            chain.First = next;
        }
        else
        {
            _entries[previous].Next = next;
        }

        if (next == None)
        {
            chain.Last = previous;
        }
        else
        {
            _entries[next].Previous = previous;
        }
    }

    private struct Entry
    {
        public string Key;
        public Guid Token;
        public DateTimeOffset Until;
        public int Previous;
        public int Next;
        public bool IsHandled;
    }

    private struct Chain
    {
        public int First;
        public int Last;

        public static Chain Empty => new() { First = None, Last = None };
    }
}

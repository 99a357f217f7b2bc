using System.Collections.Concurrent;

namespace WhatsApp.Generated;

/// <summary>
/// Caches one access token per tenant until it expires or the API refuses it. A function of yours gets the tokens from
/// a store or from Meta; concurrent calls of one tenant share one call of that function.
/// </summary>
/// <remarks>
/// Each process has its own tokens. A timer removes a token that is due for replacement, within about a minute, so the
/// memory depends on the tenants with a valid token and not on all tenants ever seen. A token without a known expiry
/// stays until the API refuses it or <see cref="Remove(string)"/> is called.
/// </remarks>
/// <param name="acquire">Returns the token of a tenant. An exception reaches the calls that wait for it.</param>
public sealed class AccessTokenCache(Func<string, CancellationToken, Task<AccessToken>> acquire) : IGraphTokenProvider
{
    private const int TokensPerCleanup = 10_000;

    private static readonly TimeSpan CleanupInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CleanupPause = TimeSpan.FromSeconds(1);

    private readonly Func<string, CancellationToken, Task<AccessToken>> _acquire =
        acquire ?? throw new ArgumentNullException(nameof(acquire));

    private readonly ConcurrentDictionary<string, Lazy<Task<AccessToken>>> _entries = new(StringComparer.Ordinal);
    private readonly Lock _cleanupLock = new();
    private IEnumerator<KeyValuePair<string, Lazy<Task<AccessToken>>>>? _cleanupPass;
    private ITimer? _cleanup;
    private bool _isCleaning;

    /// <summary>
    /// Returns the tenant of a request; null means that it is unknown, which is an error. The default is the tenant of
    /// the call or, without one, the id of the account or phone number in the request.
    /// </summary>
    public Func<AccessTokenContext, string?> TenantOf { get; init; } = DefaultTenantOf;

    /// <summary>How long before its expiry a token is replaced. The default is 5 minutes.</summary>
    public TimeSpan RefreshBefore { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Timeout of the function. The default is 30 seconds.</summary>
    public TimeSpan AcquireTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Clock for the expiry and the timeout. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Number of tenants with a token in memory, or with one that is being acquired. For monitoring.
    /// </summary>
    public int TenantCount => _entries.Count;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The tenant of the request is unknown.</exception>
    /// <exception cref="TimeoutException">The function exceeded its timeout.</exception>
    public async ValueTask<string> GetAccessTokenAsync(AccessTokenContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        string tenant = Tenant(context);
        Lazy<Task<AccessToken>> entry = EntryOf(tenant);
        AccessToken token = await entry.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (IsDue(token))
        {
            Remove(tenant, entry);
            token = await EntryOf(tenant).Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return token.Value;
    }

    /// <inheritdoc/>
    public ValueTask RejectAsync(AccessTokenContext context, string accessToken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        string tenant = Tenant(context);

        // Another call may have replaced the refused token meanwhile; the new one stays.
        if (_entries.TryGetValue(tenant, out Lazy<Task<AccessToken>>? entry)
            && TokenOf(entry)?.Value == accessToken)
        {
            Remove(tenant, entry);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Removes the token of a tenant, so that its next call acquires a new one.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string tenant) => _entries.TryRemove(tenant, out _);

    private static string? DefaultTenantOf(AccessTokenContext context) =>
        context.Tenant ?? (context.NodeKind is NodeKind.Account or NodeKind.PhoneNumber ? context.NodeId : null);

    private string Tenant(AccessTokenContext context) => TenantOf(context)
        ?? throw new InvalidOperationException(
            $"No tenant could be determined for {context.OperationId} of {context.Node}. Call it on "
            + $"client.{nameof(WhatsAppClient.ForTenant)}(…), or set {nameof(TenantOf)} of the "
            + $"{nameof(AccessTokenCache)}.");

    private bool IsDue(AccessToken token) => token.ExpiresAt - RefreshBefore <= TimeProvider.GetUtcNow();

    // Null while it is being acquired.
    private static AccessToken? TokenOf(Lazy<Task<AccessToken>> entry) =>
        entry is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } task } ? task.Result : null;

    private Lazy<Task<AccessToken>> EntryOf(string tenant) => _entries.GetOrAdd(tenant, CreateEntry);

    private Lazy<Task<AccessToken>> CreateEntry(string tenant)
    {
        Lazy<Task<AccessToken>> entry = null!;
        return entry = new(() => AcquireAsync(tenant, () => Remove(tenant, entry)));
    }

    // Only this entry, not one that has replaced it.
    private void Remove(string tenant, Lazy<Task<AccessToken>> entry) =>
        _entries.TryRemove(KeyValuePair.Create(tenant, entry));

    // No caller's token cancels it, since other calls wait for the same result.
    private async Task<AccessToken> AcquireAsync(string tenant, Action onFailure)
    {
        try
        {
            using var timeout = new CancellationTokenSource(AcquireTimeout, TimeProvider);
            AccessToken token = await Task.Run(() => _acquire(tenant, timeout.Token), CancellationToken.None)
                .WaitAsync(AcquireTimeout, TimeProvider).ConfigureAwait(false);
            if (token is null)
            {
                throw new InvalidOperationException(
                    $"There is no access token for the tenant {tenant}: the function of the {nameof(AccessTokenCache)} "
                    + $"returned null. It should throw for a tenant that it does not know. Set {nameof(TenantOf)} if "
                    + "this is the wrong tenant.");
            }

            if (token.ExpiresAt is not null)
            {
                StartCleanup();
            }

            return token;
        }
        catch
        {
            onFailure();
            throw;
        }
    }

    private void StartCleanup()
    {
        lock (_cleanupLock)
        {
            if (!_isCleaning)
            {
                _isCleaning = true;
                _cleanup ??= CreateCleanup();
                _cleanup.Change(CleanupInterval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    // Keeps neither the cache nor the context of the first request in memory.
    private ITimer CreateCleanup()
    {
        using AsyncFlowControl? suppressed =
            ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        return TimeProvider.CreateTimer(
            static state =>
            {
                if (((WeakReference<AccessTokenCache>)state!).TryGetTarget(out AccessTokenCache? cache))
                {
                    cache.RemoveDue();
                }
            },
            new WeakReference<AccessTokenCache>(this),
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    // In small steps; nothing is locked meanwhile.
    private void RemoveDue()
    {
        IEnumerator<KeyValuePair<string, Lazy<Task<AccessToken>>>> pass = _cleanupPass ??= _entries.GetEnumerator();
        int count = 0;
        while (count < TokensPerCleanup && pass.MoveNext())
        {
            count++;
            if (TokenOf(pass.Current.Value) is { } token && IsDue(token))
            {
                Remove(pass.Current.Key, pass.Current.Value);
            }
        }

        bool isPassComplete = count < TokensPerCleanup;
        _cleanupPass = isPassComplete ? null : pass;
        lock (_cleanupLock)
        {
            // Without tokens, the timer rests.
            _isCleaning = !_entries.IsEmpty;
            if (_isCleaning)
            {
                _cleanup!.Change(isPassComplete ? CleanupInterval : CleanupPause, Timeout.InfiniteTimeSpan);
            }
        }
    }
}

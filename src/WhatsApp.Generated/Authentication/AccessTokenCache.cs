using System.Collections.Concurrent;

namespace WhatsApp.Generated;

/// <summary>
/// Keeps the access tokens that a function of yours gets from a store or from Meta, one for each tenant, until they
/// expire or the API refuses them. Calls of one tenant that need a token at once share one call of the function.
/// </summary>
public sealed class AccessTokenCache : IGraphTokenProvider
{
    private readonly Func<string, CancellationToken, Task<AccessToken>> _acquire;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Takes the function that gets tokens.</summary>
    /// <param name="acquire">Gets the token of a tenant. Its failure reaches the calls that wait for it.</param>
    public AccessTokenCache(Func<string, CancellationToken, Task<AccessToken>> acquire)
    {
        ArgumentNullException.ThrowIfNull(acquire);
        _acquire = acquire;
    }

    /// <summary>
    /// Whose token a request needs; null where that is not known, which is an error. At first the tenant that the call
    /// names, or else the id of the account or phone number that the request is about.
    /// </summary>
    public Func<AccessTokenContext, string?> TenantOf { get; init; } = DefaultTenantOf;

    /// <summary>How long before its end a token is replaced. 5 minutes.</summary>
    public TimeSpan RefreshBefore { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the function may take. 30 seconds.</summary>
    public TimeSpan AcquireTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Clock, for the end of tokens and the timeout.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Nobody knows whose token the request needs.</exception>
    /// <exception cref="TimeoutException">The function took too long.</exception>
    public async ValueTask<string> GetAccessTokenAsync(
        AccessTokenContext context,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        string tenant = Tenant(context);
        Entry entry = EntryOf(tenant);
        AccessToken token = await entry.Token.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (token.ExpiresAt - RefreshBefore <= TimeProvider.GetUtcNow())
        {
            Forget(tenant, entry);
            token = await EntryOf(tenant).Token.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return token.Value;
    }

    /// <inheritdoc/>
    public ValueTask RejectAsync(AccessTokenContext context, string accessToken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        string tenant = Tenant(context);

        // Another call may have brought a new token meanwhile; that one stays.
        if (_entries.TryGetValue(tenant, out Entry? entry) && entry.Has(accessToken))
        {
            Forget(tenant, entry);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Forgets the token of a tenant, so that its next call gets a new one.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string tenant) => _entries.TryRemove(tenant, out _);

    private static string? DefaultTenantOf(AccessTokenContext context) =>
        context.Tenant
        ?? (context.NodeKind is NodeKind.Account or NodeKind.PhoneNumber ? context.NodeId : null);

    private string Tenant(AccessTokenContext context) =>
        TenantOf(context)
        ?? throw new InvalidOperationException(
            $"Nobody knows whose access token {context.OperationId} of {context.Node} needs. Call it on "
                + $"client.{nameof(WhatsAppClient.ForTenant)}(…), or set {nameof(TenantOf)} of the "
                + $"{nameof(AccessTokenCache)}."
        );

    private Entry EntryOf(string tenant) =>
        _entries.GetOrAdd(tenant, key => new Entry(entry => AcquireAsync(key, entry)));

    private void Forget(string tenant, Entry entry) => _entries.TryRemove(KeyValuePair.Create(tenant, entry));

    // No caller's token ends this: the others wait for the same.
    private async Task<AccessToken> AcquireAsync(string tenant, Entry entry)
    {
        try
        {
            using var timeout = new CancellationTokenSource(AcquireTimeout, TimeProvider);
            AccessToken token = await Task.Run(() => _acquire(tenant, timeout.Token), CancellationToken.None)
                .WaitAsync(AcquireTimeout, TimeProvider)
                .ConfigureAwait(false);
            return token ?? throw new InvalidOperationException(
                $"There is no access token for the tenant {tenant}: the function of the {nameof(AccessTokenCache)} "
                    + $"returned null. Let it throw for a tenant that it does not know; set {nameof(TenantOf)} if "
                    + "this is the wrong tenant.");
        }
        catch
        {
            Forget(tenant, entry);
            throw;
        }
    }

    private sealed class Entry
    {
        private readonly Lazy<Task<AccessToken>> _token;

        public Entry(Func<Entry, Task<AccessToken>> acquire) => _token = new(() => acquire(this));

        public Task<AccessToken> Token => _token.Value;

        public bool Has(string token) =>
            _token is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } task }
            && task.Result.Value == token;
    }
}

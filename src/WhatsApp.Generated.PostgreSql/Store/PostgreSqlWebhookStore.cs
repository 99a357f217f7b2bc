using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Npgsql;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Remembers handled events in a table, for any number of processes on any number of machines. Every call is one
/// statement in a transaction with the isolation level READ COMMITTED, whatever the server's default, and is repeated
/// if the server rolled it back because of another transaction. Leases expire by the server's time, so the machines'
/// clocks may differ. Calls that are made at the same time share a statement.
/// </summary>
/// <remarks>
/// Call <see cref="MigrateAsync"/> when the application starts, and <see cref="DeleteOldAsync"/> about once an hour. A
/// host does both for a store that <c>AddWhatsAppPostgreSql</c> added.
/// </remarks>
public sealed class PostgreSqlWebhookStore : IWebhookStore
{
    // Keys in an index have at most some 2700 bytes.
    private const int LongestKey = 500;

    // With two, a statement that waits for a lock does not keep the others waiting. More would have fewer keys each.
    private const int MaxStatements = 2;

    private const int MaxKeys = 500;

    private readonly SqlRunner _runner;
    private readonly PostgreSqlWebhookOptions _options;
    private readonly KeyTable _table;
    private readonly GroupedCalls<ClaimCall> _claims;
    private readonly GroupedCalls<IReadOnlyList<WebhookSettlement>> _settlements;

    /// <summary>Creates a store. The caller owns the data source.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="options">Names of the tables and retention. Null uses the defaults.</param>
    /// <param name="timeProvider">Measures delays between attempts. Null uses the system's.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public PostgreSqlWebhookStore(
        NpgsqlDataSource dataSource, PostgreSqlWebhookOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        _options = (options ?? new()).Validated();
        _runner = new(dataSource, timeProvider ?? TimeProvider.System, _options.PrepareStatements);
        _table = new(_runner, _options);
        _claims = new(MaxStatements, MaxKeys, static call => call.Keys.Length, _table.ClaimAsync);
        _settlements = new(MaxStatements, MaxKeys, static call => call.Count, _table.SettleAsync);
    }

    internal PostgreSqlWebhookOptions Options => _options;

    /// <summary>
    /// Creates the schema and the table, or migrates them. Call it at every start, on any number of machines at the
    /// same time: one of them migrates, the others wait. If the table is up to date, the right to read is enough.
    /// </summary>
    /// <param name="cancellationToken">Cancels the migration, which is rolled back.</param>
    /// <exception cref="InvalidOperationException">A newer version of this package created the table.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached, or does not allow it.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken = default) => Migration.RunAsync(
        _runner,
        _options,
        _options.KeyTable,
        [
            // Compared by bytes: the sort order of a language may change with an update of the server.
            $"""
            CREATE TABLE {_options.Keys} (
                key text COLLATE "C" PRIMARY KEY,
                token uuid NOT NULL,
                leased_until timestamptz NOT NULL,
                handled_at timestamptz);
            CREATE INDEX ON {_options.Keys} ((coalesce(handled_at, leased_until)))
            """,
        ],
        KeyTable.CompatibleSteps(_options),
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The key is empty, or the lease is not more than 0.</exception>
    /// <exception cref="NpgsqlException">The call failed; whether the key was claimed is not known.</exception>
    public async ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken)
    {
        WebhookClaim[] claims = await ClaimManyAsync([key], lease, cancellationToken).ConfigureAwait(false);
        return claims[0];
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A key is empty, or the lease is not more than 0.</exception>
    /// <exception cref="NpgsqlException">The call failed; which keys were claimed is not known.</exception>
    public async ValueTask<WebhookClaim[]> ClaimManyAsync(
        IReadOnlyList<string> keys, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        PostgreSqlWebhookOptions.CheckTime(lease, nameof(lease), TimeSpan.FromDays(36500));
        cancellationToken.ThrowIfCancellationRequested();
        ClaimCall call = new([.. keys.Select(Stored)], lease);
        Task claimed = _claims.CallAsync(call);
        try
        {
            await claimed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = ReleaseUnusedAsync(claimed, call);
            throw;
        }

        return call.Claims;
    }

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The call failed; whether the key was committed is not known.</exception>
    public ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken) =>
        SettleManyAsync([new(key, token, IsHandled: true)], cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The call failed; the claim expires with its lease.</exception>
    public ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken) =>
        SettleManyAsync([new(key, token, IsHandled: false)], cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The call failed; which keys were settled is not known.</exception>
    public async ValueTask SettleManyAsync(
        IReadOnlyList<WebhookSettlement> settlements, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlements);
        cancellationToken.ThrowIfCancellationRequested();
        List<WebhookSettlement> stored =
            [.. settlements.Select(static one => one with { Key = Stored(one.Key) })];
        await _settlements.CallAsync(stored).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes the keys that were handled, or not committed, and whose lease expired longer ago than
    /// <see cref="PostgreSqlWebhookOptions.Retention"/>, in batches. Any number of machines may do so at the same time.
    /// </summary>
    /// <param name="cancellationToken">Stops between two batches, or rolls the current one back.</param>
    /// <returns>The number of keys deleted.</returns>
    public Task<long> DeleteOldAsync(CancellationToken cancellationToken = default) => _runner.DeleteInBatchesAsync(
        _options.Keys,
        "leased_until",
        _options.DeleteBatchSize,
        _options.Retention,
        cancellationToken,
        "(handled_at IS NULL OR handled_at < now() - $1)");

    // The caller is gone, so no handler runs for what the statement has claimed.
    private async Task ReleaseUnusedAsync(Task claimed, ClaimCall call)
    {
        try
        {
            await claimed.ConfigureAwait(false);
            List<WebhookSettlement> unused = [];
            for (int index = 0; index < call.Keys.Length; index++)
            {
                if (call.Claims[index].Outcome == WebhookClaimOutcome.Claimed)
                {
                    unused.Add(new(call.Keys[index], call.Claims[index].Token, IsHandled: false));
                }
            }

            await _settlements.CallAsync(unused).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or ObjectDisposedException or InvalidOperationException)
        {
            // The claims expire with their leases.
        }
    }

    // A key that does not fit the column or its index is stored as a hash. It is that of the UTF-16, since half a
    // surrogate pair has no UTF-8.
    private static string Stored(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        bool fits = key.Length <= LongestKey && !key.Contains('\0', StringComparison.Ordinal)
            && !key.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
        return fits
            ? key
            : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan())));
    }
}

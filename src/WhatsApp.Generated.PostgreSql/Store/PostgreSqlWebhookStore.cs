using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Npgsql;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Remembers handled events in a table, for any number of processes on any number of machines. Every call is one
/// statement in a transaction with the isolation level READ COMMITTED, whatever the server's default, and is repeated
/// if the server rolled it back because of another transaction. Leases expire by the server's time, so the machines'
/// clocks may differ.
/// </summary>
/// <remarks>
/// Call <see cref="MigrateAsync"/> when the application starts, and <see cref="DeleteOldAsync"/> about once an hour. A
/// host does both for a store that <c>AddWhatsAppPostgreSql</c> added.
/// </remarks>
public sealed class PostgreSqlWebhookStore : IWebhookStore
{
    // Keys in an index have at most some 2700 bytes.
    private const int LongestKey = 500;

    private readonly SqlRunner _runner;
    private readonly PostgreSqlWebhookOptions _options;
    private readonly string _claim;
    private readonly string _commit;
    private readonly string _release;

    /// <summary>Creates a store. The caller owns the data source.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="options">Names of the tables and retention. Null uses the defaults.</param>
    /// <param name="timeProvider">Measures delays between attempts. Null uses the system's.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public PostgreSqlWebhookStore(
        NpgsqlDataSource dataSource, PostgreSqlWebhookOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        _runner = new(dataSource, timeProvider ?? TimeProvider.System);
        _options = (options ?? new()).Validated();

        // A key that another caller claims at the same moment is in neither part of the result: it is held.
        _claim =
            $"""
            WITH claimed AS (
                INSERT INTO {_options.Keys} AS k (key, token, leased_until) VALUES ($1, $2, now() + $3)
                ON CONFLICT (key) DO UPDATE SET token = excluded.token, leased_until = excluded.leased_until
                WHERE k.handled_at IS NULL AND k.leased_until <= now()
                RETURNING 1)
            SELECT EXISTS (SELECT FROM claimed),
                EXISTS (SELECT FROM {_options.Keys} WHERE key = $1 AND handled_at IS NOT NULL)
            """;
        _commit =
            $"UPDATE {_options.Keys} SET handled_at = now() WHERE key = $1 AND token = $2 AND handled_at IS NULL";
        _release = $"DELETE FROM {_options.Keys} WHERE key = $1 AND token = $2 AND handled_at IS NULL";
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
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The key is empty, or the lease is not more than 0.</exception>
    /// <exception cref="NpgsqlException">The call failed; whether the key was claimed is not known.</exception>
    public async ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken)
    {
        string stored = Stored(key);
        PostgreSqlWebhookOptions.CheckTime(lease, nameof(lease), TimeSpan.FromDays(36500));
        var token = Guid.NewGuid();
        List<(bool Claimed, bool Handled)> rows = await _runner.QueryAsync(
            _claim,
            row => (row.GetBoolean(0), row.GetBoolean(1)),
            cancellationToken,
            Sql.Value(stored),
            Sql.Value(token),
            Sql.Value(lease)).ConfigureAwait(false);
        return rows[0] switch
        {
            { Claimed: true } => new(WebhookClaimOutcome.Claimed, token),
            { Handled: true } => new(WebhookClaimOutcome.AlreadyHandled, Guid.Empty),
            _ => new(WebhookClaimOutcome.HeldByAnother, Guid.Empty),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The call failed; whether the key was committed is not known.</exception>
    public async ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken) =>
        await _runner.ExecuteAsync(_commit, cancellationToken, Sql.Value(Stored(key)), Sql.Value(token))
            .ConfigureAwait(false);

    /// <inheritdoc/>
    /// <exception cref="NpgsqlException">The call failed; the claim expires with its lease.</exception>
    public async ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken) =>
        await _runner.ExecuteAsync(_release, cancellationToken, Sql.Value(Stored(key)), Sql.Value(token))
            .ConfigureAwait(false);

    /// <summary>
    /// Deletes the keys that were handled, or whose claim expired without a commit, longer ago than
    /// <see cref="PostgreSqlWebhookOptions.Retention"/>, in batches. Any number of machines may do so at the same time.
    /// </summary>
    /// <param name="cancellationToken">Stops between two batches, or rolls the current one back.</param>
    /// <returns>The number of keys deleted.</returns>
    public Task<long> DeleteOldAsync(CancellationToken cancellationToken = default) => _runner.DeleteInBatchesAsync(
        _options.Keys,
        "coalesce(handled_at, leased_until)",
        _options.DeleteBatchSize,
        _options.Retention,
        cancellationToken);

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

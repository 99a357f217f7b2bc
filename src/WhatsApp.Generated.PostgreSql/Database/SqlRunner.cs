using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// The only place that runs SQL. Every transaction requests READ COMMITTED, whatever the default of the server, the
/// database or the role, and is repeated if the server rolled it back because of another one.
/// </summary>
internal sealed class SqlRunner(NpgsqlDataSource dataSource, TimeProvider timeProvider)
{
    private const int MaxAttempts = 10;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    /// <summary>Executes one statement in its own transaction.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public Task<int> ExecuteAsync(
        string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters) => TransactAsync(
            transaction => transaction.ExecuteAsync(sql, cancellationToken, parameters), cancellationToken);

    /// <summary>Reads the rows of one statement in its own transaction.</summary>
    public Task<List<T>> QueryAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters) => TransactAsync(
            transaction => transaction.QueryAsync(sql, read, cancellationToken, parameters), cancellationToken);

    /// <summary>Runs statements in one transaction. It may run them several times, in a new transaction each.</summary>
    public async Task<T> TransactAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        TimeSpan delay = FirstDelay;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(work, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException e) when (attempt < MaxAttempts && IsRolledBack(e))
            {
                // Nothing was applied, so the repetition is safe.
            }

            // Not all of it, so that transactions that collided do not collide again.
            await Task.Delay(delay * Random.Shared.NextDouble(), timeProvider, cancellationToken).ConfigureAwait(false);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    /// <summary>
    /// Deletes in batches, so that no statement locks many rows; rows that are locked by others are skipped.
    /// </summary>
    public async Task<long> DeleteInBatchesAsync(
        string table, string where, int batchSize, TimeSpan age, CancellationToken cancellationToken)
    {
        // Materialized, since otherwise the limit may be applied more than once.
        string sql =
            $"""
            WITH old AS MATERIALIZED (
                SELECT ctid FROM {table} WHERE {where} < now() - $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
            DELETE FROM {table} USING old WHERE {table}.ctid = old.ctid
            """;
        long deleted = 0;
        int batch;
        do
        {
            batch = await ExecuteAsync(sql, cancellationToken, Sql.Value(age), Sql.Value(batchSize))
                .ConfigureAwait(false);
            deleted += batch;
        }
        while (batch == batchSize);

        return deleted;
    }

    private static bool IsRolledBack(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private async Task<T> AttemptAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable connectionScope = connection.ConfigureAwait(false);
        NpgsqlTransaction transaction = await connection
            .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable transactionScope = transaction.ConfigureAwait(false);
        T result = await work(new SqlTransaction(connection)).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }
}

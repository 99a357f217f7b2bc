using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// The only place that runs SQL. Statements are prepared once for each connection to the server, unless there is a pooler
/// between: one that gives every transaction another connection may mix up prepared statements. Every transaction
/// requests READ COMMITTED, whatever the default of the server, the database or the role, and is repeated if the server
/// rolled it back because of another one.
/// </summary>
internal sealed class SqlRunner(NpgsqlDataSource dataSource, TimeProvider timeProvider, bool? prepares)
{
    private const int MaxAttempts = 10;

    // A database that is down for longer is the caller's to wait for.
    private const int MaxConnectionAttempts = 4;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    // 0 is not known yet, 1 is prepared, -1 is not.
    private int _prepares = prepares switch { null => 0, true => 1, false => -1 };

    /// <summary>Executes one statement in its own transaction, in one round trip.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public Task<int> ExecuteAsync(
        string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters) => RepeatAsync(
            async () =>
            {
                OpenedBatch opened = await OpenAsync(new SqlStatement(sql, parameters), cancellationToken)
                    .ConfigureAwait(false);
                await using ConfiguredAsyncDisposable openedScope = opened.ConfigureAwait(false);
                return await opened.Batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            },
            IsRolledBack,
            cancellationToken);

    /// <summary>Reads the rows of one statement in its own transaction, in one round trip.</summary>
    public Task<List<T>> QueryAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters) => QueryAsync(sql, read, IsRolledBack, parameters, cancellationToken);

    /// <summary>
    /// Reads the rows of one statement that may be applied twice. It is repeated after the loss of a connection as well.
    /// </summary>
    public Task<List<T>> QueryRepeatableAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters) => QueryAsync(
            sql,
            read,
            static (error, attempt) => IsRolledBack(error, attempt)
                || (attempt < MaxConnectionAttempts && error.IsTransient && error is not PostgresException),
            parameters,
            cancellationToken);

    private Task<List<T>> QueryAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        Func<NpgsqlException, int, bool> isRepeated,
        NpgsqlParameter[] parameters,
        CancellationToken cancellationToken) => RepeatAsync(
            async () =>
            {
                OpenedBatch opened = await OpenAsync(new SqlStatement(sql, parameters), cancellationToken)
                    .ConfigureAwait(false);
                await using ConfiguredAsyncDisposable openedScope = opened.ConfigureAwait(false);
                NpgsqlDataReader reader =
                    await opened.Batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);
                return await reader.ReadAllAsync(read, cancellationToken).ConfigureAwait(false);
            },
            isRepeated,
            cancellationToken);

    /// <summary>Runs statements in one transaction. It may run them several times, in a new transaction each.</summary>
    public Task<T> TransactAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        RepeatAsync(() => AttemptAsync(work, cancellationToken), IsRolledBack, cancellationToken);

    private async Task<T> RepeatAsync<T>(
        Func<Task<T>> attemptAsync, Func<NpgsqlException, int, bool> isRepeated, CancellationToken cancellationToken)
    {
        TimeSpan delay = FirstDelay;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await attemptAsync().ConfigureAwait(false);
            }
            catch (NpgsqlException error) when (isRepeated(error, attempt))
            {
                // Nothing was applied, or it may be applied again, so the repetition is safe.
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
        string table,
        string timeColumn,
        int batchSize,
        TimeSpan age,
        CancellationToken cancellationToken,
        string condition = "true")
    {
        // Materialized, since otherwise the limit may be applied more than once.
        string sql =
            $"""
            WITH old AS MATERIALIZED (
                SELECT ctid FROM {table} WHERE {timeColumn} < now() - $1 AND {condition}
                ORDER BY {timeColumn} LIMIT $2 FOR UPDATE SKIP LOCKED)
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

    private static bool IsRolledBack(NpgsqlException error, int attempt) => attempt < MaxAttempts
        && error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private async Task<T> AttemptAsync<T>(Func<SqlTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable connectionScope = connection.ConfigureAwait(false);
        bool prepares = await PreparesAsync(connection, cancellationToken).ConfigureAwait(false);
        NpgsqlTransaction transaction = await connection
            .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable transactionScope = transaction.ConfigureAwait(false);
        SqlTransaction statements = new(connection, prepares);
        T result = await work(statements).ConfigureAwait(false);
        if (!statements.IsCommitted)
        {
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    private async ValueTask<OpenedBatch> OpenAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            NpgsqlBatch batch = SqlStatement.Batch(
                connection, new SqlStatement("BEGIN ISOLATION LEVEL READ COMMITTED"), statement, new SqlStatement("COMMIT"));
            if (await PreparesAsync(connection, cancellationToken).ConfigureAwait(false))
            {
                await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
            }

            return new OpenedBatch(connection, batch);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // The number of the server's process, which it has sent at the start of a connection, is not that of a pooler.
    private async ValueTask<bool> PreparesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_prepares == 0)
        {
            NpgsqlCommand command = connection.CreateCommand();
            await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
            command.CommandText = "SELECT pg_backend_pid()";
            object? process = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            _prepares = process is int number && number == connection.ProcessID ? 1 : -1;
        }

        return _prepares == 1;
    }

    private sealed class OpenedBatch(NpgsqlConnection connection, NpgsqlBatch batch) : IAsyncDisposable
    {
        public NpgsqlBatch Batch => batch;

        public async ValueTask DisposeAsync()
        {
            await batch.DisposeAsync().ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}

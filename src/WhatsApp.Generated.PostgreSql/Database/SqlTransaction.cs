using System.Runtime.CompilerServices;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>Executes statements in the transaction of a connection. See <see cref="SqlRunner"/>.</summary>
/// <param name="connection">The connection.</param>
/// <param name="prepares">Whether statements are prepared.</param>
internal sealed class SqlTransaction(NpgsqlConnection connection, bool prepares)
{
    /// <summary>
    /// How long a statement may last, in seconds; 0 means any time. Null uses the connection string's.
    /// </summary>
    public int? CommandTimeout { get; set; }

    /// <summary>Whether the last statement has committed the transaction.</summary>
    public bool IsCommitted { get; private set; }

    /// <summary>Executes a statement, or several that are separated by semicolons.</summary>
    /// <returns>The number of rows that were changed.</returns>
    public async Task<int> ExecuteAsync(
        string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = new(sql, connection);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        command.CommandTimeout = CommandTimeout ?? command.CommandTimeout;
        foreach (NpgsqlParameter parameter in parameters)
        {
            command.Parameters.Add(parameter.Clone());
        }

        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the rows of a statement.</summary>
    public Task<List<T>> QueryAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters) =>
        QueryAsync([new SqlStatement(sql, parameters)], read, cancellationToken);

    /// <summary>
    /// Reads the rows of a statement after it has taken a lock that only one transaction at a time has, in the same round
    /// trip. The statement sees what the transaction before has committed.
    /// </summary>
    public Task<List<T>> QueryLockedAsync<T>(
        string lockName,
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        // It returns no row, which would be another result.
        SqlStatement takeLock = new(
            "DO $do$ BEGIN PERFORM pg_advisory_xact_lock(hashtextextended("
            + Sql.Literal($"WhatsApp.Generated:{lockName}") + ", 0)); END $do$");
        return QueryAsync([takeLock, new SqlStatement(sql, parameters)], read, cancellationToken);
    }

    /// <summary>Reads the rows of the last statement, and commits the transaction in the same round trip.</summary>
    public async Task<List<T>> QueryAndCommitAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        List<T> rows = await QueryAsync(
            [new SqlStatement(sql, parameters), new SqlStatement("COMMIT")], read, cancellationToken)
            .ConfigureAwait(false);
        IsCommitted = true;
        return rows;
    }

    private async Task<List<T>> QueryAsync<T>(
        SqlStatement[] statements, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        NpgsqlBatch batch = Batch(statements);
        await using ConfiguredAsyncDisposable batchScope = batch.ConfigureAwait(false);
        if (prepares)
        {
            await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);
        return await reader.ReadAllAsync(read, cancellationToken).ConfigureAwait(false);
    }

    private NpgsqlBatch Batch(params SqlStatement[] statements)
    {
        NpgsqlBatch batch = SqlStatement.Batch(connection, statements);
        batch.Timeout = CommandTimeout ?? batch.Timeout;
        return batch;
    }
}

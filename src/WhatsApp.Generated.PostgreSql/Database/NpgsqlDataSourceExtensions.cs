using System.Runtime.CompilerServices;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>Executes statements, each in its own transaction.</summary>
internal static class NpgsqlDataSourceExtensions
{
    public static async Task<int> ExecuteAsync(
        this NpgsqlDataSource dataSource,
        string sql,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = dataSource.CreateCommand(sql);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task<List<T>> QueryAsync<T>(
        this NpgsqlDataSource dataSource,
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = dataSource.CreateCommand(sql);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        command.Parameters.AddRange(parameters);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable readerScope = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>
    /// Deletes in batches, so that no statement locks many rows; rows that are locked by others are skipped.
    /// </summary>
    public static async Task<long> DeleteInBatchesAsync(
        this NpgsqlDataSource dataSource,
        string table,
        string where,
        int batchSize,
        TimeSpan age,
        CancellationToken cancellationToken)
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
            batch = await dataSource.ExecuteAsync(sql, cancellationToken, Sql.Value(age), Sql.Value(batchSize))
                .ConfigureAwait(false);
            deleted += batch;
        }
        while (batch == batchSize);

        return deleted;
    }
}

using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Brings a table to the version of this package, one step a version. A lock of the database lets one machine do it
/// while the others wait; where nothing is to be done nothing is locked and no right but reading is needed.
/// </summary>
internal static class Migration
{
    public static async Task RunAsync(
        NpgsqlDataSource dataSource,
        PostgreSqlWebhookOptions options,
        string table,
        IReadOnlyList<string> steps,
        CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable connectionEnd = connection.ConfigureAwait(false);
        if (await VersionAsync(connection, options, table, cancellationToken).ConfigureAwait(false) is { } found
            && IsCurrent(found, table, steps))
        {
            return;
        }

        // Whatever the default of the server, what others did is seen once the lock is had.
        NpgsqlTransaction transaction = await connection
            .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable transactionEnd = transaction.ConfigureAwait(false);
        await ExecuteAsync(
            connection,
            "SELECT pg_advisory_xact_lock(hashtextextended('WhatsApp.Generated:' || $1, 0))",
            cancellationToken,
            new NpgsqlParameter<string> { TypedValue = options.Schema }).ConfigureAwait(false);

        // "IF NOT EXISTS" asks for the right to make schemas even where there is nothing to make.
        object? schema = await ScalarAsync(
            connection,
            "SELECT 1 FROM pg_namespace WHERE nspname = $1",
            cancellationToken,
            new NpgsqlParameter<string> { TypedValue = options.Schema }).ConfigureAwait(false);
        if (schema is null)
        {
            await ExecuteAsync(
                connection,
                $"CREATE SCHEMA {PostgreSqlWebhookOptions.Quote(options.Schema)}",
                cancellationToken).ConfigureAwait(false);
        }

        int? version = await VersionAsync(connection, options, table, cancellationToken).ConfigureAwait(false);
        if (version is null)
        {
            await ExecuteAsync(
                connection,
                $"CREATE TABLE {options.Versions} (table_name text PRIMARY KEY, version integer NOT NULL)",
                cancellationToken).ConfigureAwait(false);
        }

        if (!IsCurrent(version ?? 0, table, steps))
        {
            for (int step = version ?? 0; step < steps.Count; step++)
            {
                await ExecuteAsync(connection, steps[step], cancellationToken).ConfigureAwait(false);
            }

            await ExecuteAsync(
                connection,
                $"""
                INSERT INTO {options.Versions} (table_name, version) VALUES ($1, $2)
                ON CONFLICT (table_name) DO UPDATE SET version = excluded.version
                """,
                cancellationToken,
                new NpgsqlParameter<string> { TypedValue = table },
                new NpgsqlParameter<int> { TypedValue = steps.Count }).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool IsCurrent(int version, string table, IReadOnlyList<string> steps) =>
        version > steps.Count
            ? throw new InvalidOperationException(
                $"Table '{table}' has version {version}, made by a newer WhatsApp.Generated.PostgreSql; "
                + $"this one knows version {steps.Count}.")
            : version == steps.Count;

    // Null where there is no table of versions, 0 where it does not know the table.
    private static async Task<int?> VersionAsync(
        NpgsqlConnection connection, PostgreSqlWebhookOptions options, string table, CancellationToken cancellationToken)
    {
        object? exists = await ScalarAsync(
            connection,
            "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE nspname = $1 AND relname = $2",
            cancellationToken,
            new NpgsqlParameter<string> { TypedValue = options.Schema },
            new NpgsqlParameter<string> { TypedValue = options.VersionTable }).ConfigureAwait(false);
        return exists is null
            ? null
            : (int?)await ScalarAsync(
                connection,
                $"SELECT version FROM {options.Versions} WHERE table_name = $1",
                cancellationToken,
                new NpgsqlParameter<string> { TypedValue = table }).ConfigureAwait(false) ?? 0;
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = Command(connection, sql, parameters);
        await using ConfiguredAsyncDisposable commandEnd = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<object?> ScalarAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = Command(connection, sql, parameters);
        await using ConfiguredAsyncDisposable commandEnd = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters)
    {
        // Another machine's migration may take any time; the caller's token ends the wait.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        return command;
    }
}

using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Migrates a table to the version of this package, one step per version. A lock in the database lets one machine do it
/// while the others wait. If the table is up to date, nothing is locked and the right to read is enough.
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
        await using ConfiguredAsyncDisposable connectionScope = connection.ConfigureAwait(false);
        if (await VersionAsync(connection, options, table, cancellationToken).ConfigureAwait(false) is { } found
            && IsCurrent(found, table, steps))
        {
            return;
        }

        // Whatever the server's default, changes of others are visible once the lock is acquired.
        NpgsqlTransaction transaction = await connection
            .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable transactionScope = transaction.ConfigureAwait(false);
        await ExecuteAsync(
            connection,
            "SELECT pg_advisory_xact_lock(hashtextextended('WhatsApp.Generated:' || $1, 0))",
            cancellationToken,
            Sql.Value(options.Schema)).ConfigureAwait(false);

        // "IF NOT EXISTS" needs the right to create schemas even if the schema exists.
        object? schema = await ScalarAsync(
            connection,
            "SELECT 1 FROM pg_namespace WHERE nspname = $1",
            cancellationToken,
            Sql.Value(options.Schema)).ConfigureAwait(false);
        if (schema is null)
        {
            await ExecuteAsync(
                connection,
                $"CREATE SCHEMA {Sql.Quote(options.Schema)}",
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
                Sql.Value(table),
                Sql.Value(steps.Count)).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool IsCurrent(int version, string table, IReadOnlyList<string> steps) =>
        version > steps.Count
            ? throw new InvalidOperationException(
                $"Table '{table}' has version {version}, which a newer WhatsApp.Generated.PostgreSql created; "
                + $"this one supports version {steps.Count}. Update the package.")
            : version == steps.Count;

    // Null if there is no table of versions, 0 if it does not list the table.
    private static async Task<int?> VersionAsync(
        NpgsqlConnection connection,
        PostgreSqlWebhookOptions options,
        string table,
        CancellationToken cancellationToken)
    {
        object? exists = await ScalarAsync(
            connection,
            """
            SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE nspname = $1 AND relname = $2
            """,
            cancellationToken,
            new NpgsqlParameter<string> { TypedValue = options.Schema },
            Sql.Value(options.VersionTable)).ConfigureAwait(false);
        return exists is null
            ? null
            : (int?)await ScalarAsync(
                connection,
                $"SELECT version FROM {options.Versions} WHERE table_name = $1",
                cancellationToken,
                Sql.Value(table)).ConfigureAwait(false) ?? 0;
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = Command(connection, sql, parameters);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<object?> ScalarAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        NpgsqlCommand command = Command(connection, sql, parameters);
        await using ConfiguredAsyncDisposable commandScope = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters)
    {
        // Another machine's migration may last any time; the caller's token cancels the wait.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        return command;
    }
}

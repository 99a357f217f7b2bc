namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Migrates a table to the version of this package, one step per version. A lock in the database lets one machine do it
/// while the others wait. If the table is up to date, nothing is locked and the right to read is enough. Compatible steps
/// change nothing that earlier builds rely on; they are counted in a row of their own, so that an earlier build still
/// starts, in a rolling deployment or after a rollback.
/// </summary>
internal static class Migration
{
    public static async Task RunAsync(
        SqlRunner runner,
        PostgreSqlWebhookOptions options,
        string table,
        IReadOnlyList<string> steps,
        IReadOnlyList<string> compatibleSteps,
        CancellationToken cancellationToken)
    {
        await RunAsync(runner, options, table, steps, cancellationToken).ConfigureAwait(false);
        await RunAsync(runner, options, $"{table}/compatible", compatibleSteps, cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task RunAsync(
        SqlRunner runner,
        PostgreSqlWebhookOptions options,
        string table,
        IReadOnlyList<string> steps,
        CancellationToken cancellationToken)
    {
        int? found = await runner.TransactAsync(
            transaction => VersionAsync(transaction, options, table, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        if (!IsCurrent(found ?? 0, table, steps))
        {
            await runner.TransactAsync(
                transaction => MigrateAsync(transaction, options, table, steps, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    // Returns the version.
    private static async Task<int> MigrateAsync(
        SqlTransaction transaction,
        PostgreSqlWebhookOptions options,
        string table,
        IReadOnlyList<string> steps,
        CancellationToken cancellationToken)
    {
        // Another machine's migration may last any time; the caller's token cancels the wait.
        transaction.CommandTimeout = 0;
        await transaction.ExecuteAsync(
            "SELECT pg_advisory_xact_lock(hashtextextended('WhatsApp.Generated:' || $1, 0))",
            cancellationToken,
            Sql.Value(options.Schema)).ConfigureAwait(false);

        // "IF NOT EXISTS" needs the right to create schemas even if the schema exists.
        List<int> schemas = await transaction.QueryAsync(
            "SELECT 1 FROM pg_namespace WHERE nspname = $1",
            row => row.GetInt32(0),
            cancellationToken,
            Sql.Value(options.Schema)).ConfigureAwait(false);
        if (schemas.Count == 0)
        {
            await transaction.ExecuteAsync($"CREATE SCHEMA {Sql.Quote(options.Schema)}", cancellationToken)
                .ConfigureAwait(false);
        }

        int? version = await VersionAsync(transaction, options, table, cancellationToken).ConfigureAwait(false);
        if (version is null)
        {
            await transaction.ExecuteAsync(
                $"CREATE TABLE {options.Versions} (table_name text PRIMARY KEY, version integer NOT NULL)",
                cancellationToken).ConfigureAwait(false);
        }

        if (!IsCurrent(version ?? 0, table, steps))
        {
            for (int step = version ?? 0; step < steps.Count; step++)
            {
                await transaction.ExecuteAsync(steps[step], cancellationToken).ConfigureAwait(false);
            }

            await transaction.ExecuteAsync(
                $"""
                INSERT INTO {options.Versions} (table_name, version) VALUES ($1, $2)
                ON CONFLICT (table_name) DO UPDATE SET version = excluded.version
                """,
                cancellationToken,
                Sql.Value(table),
                Sql.Value(steps.Count)).ConfigureAwait(false);
        }

        return steps.Count;
    }

    private static bool IsCurrent(int version, string table, IReadOnlyList<string> steps) =>
        version > steps.Count
            ? throw new InvalidOperationException(
                $"Table '{table}' has version {version}, which a newer WhatsApp.Generated.PostgreSql created; "
                + $"this one supports version {steps.Count}. Update the package.")
            : version == steps.Count;

    // Null if there is no table of versions, 0 if it does not list the table.
    private static async Task<int?> VersionAsync(
        SqlTransaction transaction,
        PostgreSqlWebhookOptions options,
        string table,
        CancellationToken cancellationToken)
    {
        List<int> tables = await transaction.QueryAsync(
            """
            SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE nspname = $1 AND relname = $2
            """,
            row => row.GetInt32(0),
            cancellationToken,
            Sql.Value(options.Schema),
            Sql.Value(options.VersionTable)).ConfigureAwait(false);
        if (tables.Count == 0)
        {
            return null;
        }

        List<int> versions = await transaction.QueryAsync(
            $"SELECT version FROM {options.Versions} WHERE table_name = $1",
            row => row.GetInt32(0),
            cancellationToken,
            Sql.Value(table)).ConfigureAwait(false);
        return versions.SingleOrDefault();
    }
}

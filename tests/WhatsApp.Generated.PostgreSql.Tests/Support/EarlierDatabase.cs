using Npgsql;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Support;

/// <summary>
/// The tables and the statements of the builds before keys were claimed in sets. They are written out here, so that a
/// change of the current ones does not change them.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="schema">The schema, quoted.</param>
internal sealed class EarlierDatabase(NpgsqlDataSource dataSource, string schema) : IWebhookStore
{
    /// <summary>Creates the tables as the earlier build did.</summary>
    public Task CreateAsync() => ExecuteAsync(
        $"""
        CREATE SCHEMA {schema};
        CREATE TABLE {schema}.webhook_versions (table_name text PRIMARY KEY, version integer NOT NULL);
        CREATE TABLE {schema}.webhook_keys (
            key text COLLATE "C" PRIMARY KEY,
            token uuid NOT NULL,
            leased_until timestamptz NOT NULL,
            handled_at timestamptz);
        CREATE INDEX ON {schema}.webhook_keys ((coalesce(handled_at, leased_until)));
        CREATE TABLE {schema}.webhook_inbox (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            body bytea NOT NULL,
            received_at timestamptz NOT NULL DEFAULT now(),
            due_at timestamptz NOT NULL DEFAULT now(),
            token uuid,
            tries integer NOT NULL DEFAULT 0,
            parked_at timestamptz,
            error text)
        WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000);
        CREATE INDEX ON {schema}.webhook_inbox (due_at, id) WHERE parked_at IS NULL;
        CREATE INDEX ON {schema}.webhook_inbox (id) WHERE parked_at IS NOT NULL;
        INSERT INTO {schema}.webhook_versions VALUES ('webhook_keys', 1), ('webhook_inbox', 1)
        """);

    /// <summary>Whether the earlier build starts: it does if both tables have the version that it knows.</summary>
    public async Task<bool> StartsAsync()
    {
        await using NpgsqlCommand command = dataSource.CreateCommand(
            $"""
            SELECT count(*) = 2 FROM {schema}.webhook_versions
            WHERE table_name IN ('webhook_keys', 'webhook_inbox') AND version = 1
            """);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Stores a body.</summary>
    public Task StoreAsync(byte[] body) =>
        ExecuteAsync($"INSERT INTO {schema}.webhook_inbox (body) VALUES ($1)", body);

    /// <summary>Handles bodies of the inbox, one after another. A body whose event is held is released.</summary>
    public async Task RunInboxAsync(
        Func<WebhookEvent, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var token = Guid.NewGuid();
            (long Id, byte[] Body)? leased = await LeaseAsync(token);
            if (leased is not { } found)
            {
                await Task.Delay(20, CancellationToken.None);
                continue;
            }

            bool isHandled = true;
            foreach (WebhookEvent webhookEvent in WebhookEvents.Parse(found.Body))
            {
                isHandled &= await EarlierBuild.HandleFromInboxAsync(
                    this, webhookEvent, () => handle(webhookEvent, CancellationToken.None));
            }

            await ExecuteAsync(
                isHandled
                    ? $"DELETE FROM {schema}.webhook_inbox WHERE id = $1 AND token = $2"
                    : $"UPDATE {schema}.webhook_inbox SET token = NULL, due_at = now() WHERE id = $1 AND token = $2",
                found.Id,
                token);
        }
    }

    public async ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken)
    {
        var token = Guid.NewGuid();
        await using NpgsqlCommand command = dataSource.CreateCommand(
            $"""
            WITH claimed AS (
                INSERT INTO {schema}.webhook_keys AS k (key, token, leased_until) VALUES ($1, $2, now() + $3)
                ON CONFLICT (key) DO UPDATE SET token = excluded.token, leased_until = excluded.leased_until
                WHERE k.handled_at IS NULL AND k.leased_until <= now()
                RETURNING 1)
            SELECT EXISTS (SELECT FROM claimed),
                EXISTS (SELECT FROM {schema}.webhook_keys WHERE key = $1 AND handled_at IS NOT NULL)
            """);
        Add(command, key, token, lease);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), reader.GetBoolean(1)) switch
        {
            (true, _) => new(WebhookClaimOutcome.Claimed, token),
            (_, true) => new(WebhookClaimOutcome.AlreadyHandled, Guid.Empty),
            _ => new(WebhookClaimOutcome.HeldByAnother, Guid.Empty),
        };
    }

    public async ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            $"UPDATE {schema}.webhook_keys SET handled_at = now() WHERE key = $1 AND token = $2 AND handled_at IS NULL",
            key,
            token);

    public async ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            $"DELETE FROM {schema}.webhook_keys WHERE key = $1 AND token = $2 AND handled_at IS NULL", key, token);

    private static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }

    private async Task<(long Id, byte[] Body)?> LeaseAsync(Guid token)
    {
        await using NpgsqlCommand command = dataSource.CreateCommand(
            $"""
            WITH due AS MATERIALIZED (
                SELECT id, due_at FROM {schema}.webhook_inbox WHERE parked_at IS NULL AND due_at <= now()
                ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
            UPDATE {schema}.webhook_inbox AS i SET token = $2, due_at = now() + $3, tries = i.tries + 1
            FROM due WHERE i.id = due.id
            RETURNING i.id, i.body
            """);
        Add(command, 1, token, TimeSpan.FromMinutes(5));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using NpgsqlCommand command = dataSource.CreateCommand(sql);
        Add(command, values);
        await command.ExecuteNonQueryAsync();
    }
}

using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Stores the bodies of webhooks in a table. Meta gets its response as soon as a body is stored, and any number of
/// workers on any number of machines handle it later.
/// </summary>
/// <remarks>
/// <para>
/// A worker leases what is due with <c>FOR UPDATE SKIP LOCKED</c>, and no transaction stays open: a handler does not
/// occupy a connection. A body is deleted once its handler has returned. If the process crashes before that, the body
/// is leased again when its lease expires, so a handler may receive a body twice. An event of it is handled once: add
/// handlers with <c>AddWhatsAppWebhooks</c> of WhatsApp.Generated.AspNetCore, and the inbox with <c>UseInbox</c>.
/// </para>
/// <para>
/// Bodies are leased in sets, in order of arrival, and a failed one again when its next attempt is due. Events of a
/// conversation are handled in order, by any number of workers: a body waits while another process handles one of its
/// conversations. A failed body does not keep its conversations from continuing. Workers poll, since <c>LISTEN</c> would
/// occupy a connection and <c>NOTIFY</c> makes commits wait for each other; a body that is stored through the same inbox
/// wakes its worker at once. What is due is decided by the server's time.
/// </para>
/// </remarks>
public sealed class PostgreSqlWebhookInbox : IWebhookInbox
{
    // With two, a statement that waits for the disk does not keep the others waiting. More would have fewer bodies each.
    private const int MaxStatements = 2;

    private const int MaxBodies = 100;

    private readonly SqlRunner _runner;
    private readonly GroupedCalls<StoreCall> _stores;
    private readonly PostgreSqlWebhookOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Channel<bool> _stored =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Creates an inbox. The caller owns the data source.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="options">Names of the tables and how to work. Null uses the defaults.</param>
    /// <param name="timeProvider">Measures the delays of workers. Null uses the system's.</param>
    /// <param name="logger">Logs failures, never what is in a body.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public PostgreSqlWebhookInbox(
        NpgsqlDataSource dataSource,
        PostgreSqlWebhookOptions? options = null,
        TimeProvider? timeProvider = null,
        ILogger<PostgreSqlWebhookInbox>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        _options = (options ?? new()).Validated();
        _timeProvider = timeProvider ?? TimeProvider.System;
        _runner = new(dataSource, _timeProvider, _options.PrepareStatements);
        _stores = new(MaxStatements, MaxBodies, static _ => 1, StoreAsync);
        _logger = logger ?? NullLogger<PostgreSqlWebhookInbox>.Instance;
    }

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
        _options.InboxTable,
        [
            // due_at is when the next attempt may start, or when the lease of the current one expires.
            // The dead rows of a queue are where the next lease starts to look, so they are vacuumed early.
            $"""
            CREATE TABLE {_options.Inbox} (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                body bytea NOT NULL,
                received_at timestamptz NOT NULL DEFAULT now(),
                due_at timestamptz NOT NULL DEFAULT now(),
                token uuid,
                tries integer NOT NULL DEFAULT 0,
                parked_at timestamptz,
                error text)
            WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000);
            CREATE INDEX ON {_options.Inbox} (due_at, id) WHERE parked_at IS NULL;
            CREATE INDEX ON {_options.Inbox} (id) WHERE parked_at IS NOT NULL
            """,
        ],
        InboxTable.CompatibleSteps(_options),
        cancellationToken);

    /// <summary>
    /// Stores a body and returns once it is committed. Respond to Meta with 200 after that, and not if this throws.
    /// Check the signature before.
    /// </summary>
    /// <param name="body">The bytes as they were received.</param>
    /// <param name="cancellationToken">Cancels the call; whether the body was stored is then not known.</param>
    /// <returns>The body's number.</returns>
    /// <exception cref="NpgsqlException">The body could not be stored.</exception>
    public Task<long> StoreAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        StoreAsync(body, Conversations.Of(body), cancellationToken);

    /// <summary>
    /// Handles bodies until it is canceled. A body is deleted when the handler returns, and handled again when it
    /// throws: after <see cref="PostgreSqlWebhookOptions.FirstRetryDelay"/>, then after twice that and so on, until it
    /// is parked after <see cref="PostgreSqlWebhookOptions.MaxAttempts"/>. A body whose handler throws a
    /// <see cref="Json.GraphJsonException"/> is not a webhook, and is parked at once. An outage of the database is
    /// waited for.
    /// </summary>
    /// <param name="handle">
    /// Handles a body. Its token is canceled before the lease expires, and when the worker has drained.
    /// </param>
    /// <param name="cancellationToken">Stops the worker; it drains, and returns without an exception.</param>
    /// <exception cref="NpgsqlException">The table is missing, or the database refuses the user.</exception>
    public Task RunAsync(Func<WebhookInboxItem, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handle);

        // A handler may block before its first await; the worker continues.
        return Worker().RunAsync(
            (item, token) => Task.Run(
                async () =>
                {
                    await handle(item, token).ConfigureAwait(false);
                    return WebhookInboxOutcome.Handled;
                },
                CancellationToken.None),
            cancellationToken);
    }

    Task IWebhookInbox.StoreAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        StoreAsync(body, cancellationToken);

    Task IWebhookInbox.StoreAsync(
        ReadOnlyMemory<byte> body, IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken) =>
        StoreAsync(body, Conversations.Of(events), cancellationToken);

    Task IWebhookInbox.RunAsync(
        Func<ReadOnlyMemory<byte>, CancellationToken, Task<WebhookInboxOutcome>> handle,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return Worker().RunAsync((item, token) => handle(item.Body, token), cancellationToken);
    }

    /// <summary>Lists parked bodies, in order of arrival.</summary>
    /// <param name="afterId">Number of the last body of the previous list; 0 to start.</param>
    /// <param name="limit">The most bodies to list, at least 1. The default is 100.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    /// <exception cref="NpgsqlException">The call failed.</exception>
    public async Task<IReadOnlyList<ParkedWebhook>> ListParkedAsync(
        long afterId = 0, int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await _runner.QueryAsync(
            $"""
            SELECT id, body, received_at, parked_at, tries, error FROM {_options.Inbox}
            WHERE parked_at IS NOT NULL AND id > $1 ORDER BY id LIMIT $2
            """,
            row => new ParkedWebhook(
                row.GetInt64(0),
                row.GetFieldValue<byte[]>(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.GetInt32(4),
                row.GetString(5)),
            cancellationToken,
            Sql.Value(afterId),
            Sql.Value(limit)).ConfigureAwait(false);
    }

    /// <summary>Schedules a parked body again. It gets as many attempts as a new one.</summary>
    /// <param name="id">The body's number.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False if no body with this number is parked.</returns>
    /// <exception cref="NpgsqlException">The call failed.</exception>
    public async Task<bool> RequeueAsync(long id, CancellationToken cancellationToken = default)
    {
        int changed = await _runner.ExecuteAsync(
            $"""
            UPDATE {_options.Inbox} SET parked_at = NULL, tries = 0, due_at = now()
            WHERE id = $1 AND parked_at IS NOT NULL
            """,
            cancellationToken,
            Sql.Value(id)).ConfigureAwait(false);
        _stored.Writer.TryWrite(true);
        return changed > 0;
    }

    /// <summary>
    /// Deletes the bodies that were parked longer ago than <see cref="PostgreSqlWebhookOptions.Retention"/>, in
    /// batches. Handled bodies are deleted already; those that wait are never deleted.
    /// </summary>
    /// <param name="cancellationToken">Stops between two batches, or rolls the current one back.</param>
    /// <returns>The number of bodies deleted.</returns>
    /// <exception cref="NpgsqlException">The call failed.</exception>
    public Task<long> DeleteOldAsync(CancellationToken cancellationToken = default) => _runner.DeleteInBatchesAsync(
        _options.Inbox, "parked_at", _options.DeleteBatchSize, _options.Retention, cancellationToken);

    /// <summary>
    /// Returns how much work waits, in a time that does not depend on the number of bodies. A host reports it as metrics.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NpgsqlException">The call failed.</exception>
    public async Task<WebhookInboxBacklog> GetBacklogAsync(CancellationToken cancellationToken = default)
    {
        List<WebhookInboxBacklog> rows = await _runner.QueryAsync(
            $"""
            SELECT (SELECT count(*)::integer FROM (
                    SELECT FROM {_options.Inbox} WHERE parked_at IS NULL AND due_at <= now() LIMIT $1) AS waiting),
                (SELECT count(*)::integer FROM (
                    SELECT FROM {_options.Inbox} WHERE parked_at IS NOT NULL LIMIT $1) AS parked),
                (SELECT now() - due_at FROM {_options.Inbox} WHERE parked_at IS NULL AND due_at <= now()
                    ORDER BY due_at, id LIMIT 1)
            """,
            row => new WebhookInboxBacklog(
                row.GetInt32(0), row.GetInt32(1), row.IsDBNull(2) ? TimeSpan.Zero : row.GetTimeSpan(2)),
            cancellationToken,
            Sql.Value(WebhookInboxBacklog.Limit)).ConfigureAwait(false);
        return rows[0];
    }

    /// <summary>
    /// Counts the bodies in the inbox exactly. It reads the whole table: use <see cref="GetBacklogAsync"/> for a health
    /// check or a metric.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NpgsqlException">The call failed.</exception>
    public async Task<WebhookInboxCounts> CountAsync(CancellationToken cancellationToken = default)
    {
        List<WebhookInboxCounts> rows = await _runner.QueryAsync(
            $"""
            SELECT count(*) FILTER (WHERE parked_at IS NULL AND (token IS NULL OR due_at <= now())),
                count(*) FILTER (WHERE parked_at IS NULL AND token IS NOT NULL AND due_at > now()),
                count(*) FILTER (WHERE parked_at IS NOT NULL),
                min(received_at) FILTER (WHERE parked_at IS NULL)
            FROM {_options.Inbox}
            """,
            row => new WebhookInboxCounts(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetInt64(2),
                row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3)),
            cancellationToken).ConfigureAwait(false);
        return rows[0];
    }

    private async Task<long> StoreAsync(
        ReadOnlyMemory<byte> body, int[] conversations, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        StoreCall call = new(body, conversations);
        await _stores.CallAsync(call).WaitAsync(cancellationToken).ConfigureAwait(false);
        _stored.Writer.TryWrite(true);
        return call.Id;
    }

    private async Task StoreAsync(IReadOnlyList<StoreCall> calls)
    {
        // An array of arrays would need all of them to have the same length.
        List<long> ids = await _runner.QueryAsync(
            $"""
            INSERT INTO {_options.Inbox} (body, conversations)
            SELECT body, conversations::integer[] FROM unnest($1, $2) WITH ORDINALITY AS s (body, conversations, number)
            ORDER BY number RETURNING id
            """,
            row => row.GetInt64(0),
            CancellationToken.None,
            Sql.Value(calls.Select(static call => call.Body.ToArray()).ToArray()),
            Sql.Value(calls.Select(static call => $"{{{string.Join(',', call.Conversations)}}}").ToArray()))
            .ConfigureAwait(false);
        ids.Sort();
        for (int index = 0; index < ids.Count; index++)
        {
            calls[index].Id = ids[index];
        }
    }

    private sealed class StoreCall(ReadOnlyMemory<byte> body, int[] conversations)
    {
        public ReadOnlyMemory<byte> Body => body;

        public int[] Conversations => conversations;

        public long Id { get; set; }
    }

    private InboxWorker Worker() =>
        new(new InboxTable(_runner, _options), _options, _timeProvider, _stored.Reader, _logger);
}

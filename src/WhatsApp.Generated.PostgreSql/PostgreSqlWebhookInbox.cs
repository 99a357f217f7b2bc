using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Keeps the bodies of webhooks in a table, so that Meta is answered as soon as a body is safe and the work is done
/// later, by any number of workers on any number of machines.
/// </summary>
/// <remarks>
/// <para>
/// A worker takes what is due with <c>FOR UPDATE SKIP LOCKED</c> and a lease, not within a transaction that stays open:
/// a handler may take its time without holding a connection. A body is deleted once its handler returned. A process
/// that dies before that loses nothing: the body is taken again when its lease ends, so a handler may see a body twice.
/// </para>
/// <para>
/// Bodies are taken in order of arrival, and a failed one again when its next try is due; only a single worker with
/// <see cref="PostgreSqlWebhookOptions.MaxConcurrency"/> 1 also finishes one before it begins the next. Workers poll,
/// since <c>LISTEN</c> would hold a connection and <c>NOTIFY</c> makes commits wait for each other; what is stored
/// through the same inbox wakes its worker at once. The server's clock alone says what is due.
/// </para>
/// </remarks>
public sealed partial class PostgreSqlWebhookInbox
{
    private const int LongestError = 8000;

    private readonly NpgsqlDataSource _dataSource;
    private readonly PostgreSqlWebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Makes an inbox. The data source stays the caller's.</summary>
    /// <param name="dataSource">Where the database is.</param>
    /// <param name="options">Names of the tables and how to work; the defaults where it is null.</param>
    /// <param name="timeProvider">Measures the waits of workers; the system's clock where it is null.</param>
    /// <param name="logger">Told what failed, never what is in a body.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public PostgreSqlWebhookInbox(
        NpgsqlDataSource dataSource,
        PostgreSqlWebhookOptions? options = null,
        TimeProvider? timeProvider = null,
        ILogger<PostgreSqlWebhookInbox>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        _dataSource = dataSource;
        _options = (options ?? new()).Checked();
        _time = timeProvider ?? TimeProvider.System;
        _logger = logger ?? NullLogger<PostgreSqlWebhookInbox>.Instance;
    }

    /// <summary>
    /// Makes the schema and the table, or brings them up to date. It may be called at every start, by any number of
    /// machines at once: one of them does it, the others wait. Where all is up to date it needs no right but reading.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait; what was begun is undone.</param>
    /// <exception cref="InvalidOperationException">The table was made by a newer version of this package.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached, or does not allow it.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken = default) => Migration.RunAsync(
        _dataSource,
        _options,
        _options.InboxTable,
        [
            // due_at is when the next try may begin, or when the lease of the present one ends.
            // A queue's dead rows stand where the next take begins to look, so they are cleared early.
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
        cancellationToken);

    /// <summary>
    /// Stores a body and returns once it is committed; answer Meta 200 after that, and not 200 when this throws. Check
    /// the signature before.
    /// </summary>
    /// <param name="body">The bytes as they were received.</param>
    /// <param name="cancellationToken">Ends the wait; whether the body was stored is not known then.</param>
    /// <returns>The body's number.</returns>
    /// <exception cref="NpgsqlException">The database did not take it.</exception>
    public async Task<long> StoreAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        List<long> ids = await _dataSource.QueryAsync(
            $"INSERT INTO {_options.Inbox} (body) VALUES ($1) RETURNING id",
            row => row.GetInt64(0),
            cancellationToken,
            Sql.Value(body)).ConfigureAwait(false);
        _wake.Writer.TryWrite(true);
        return ids[0];
    }

    /// <summary>Lists bodies that were given up, in order of arrival.</summary>
    /// <param name="afterId">Number of the last body of the list before; 0 to begin.</param>
    /// <param name="limit">Most bodies to list, at least 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<ParkedWebhook>> ListParkedAsync(
        long afterId = 0, int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await _dataSource.QueryAsync(
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

    /// <summary>Lets a body that was given up be tried again, from its first try on.</summary>
    /// <param name="id">The body's number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where no body with this number is parked.</returns>
    public async Task<bool> RequeueAsync(long id, CancellationToken cancellationToken = default)
    {
        int changed = await _dataSource.ExecuteAsync(
            $"""
            UPDATE {_options.Inbox} SET parked_at = NULL, tries = 0, due_at = now()
            WHERE id = $1 AND parked_at IS NOT NULL
            """,
            cancellationToken,
            Sql.Value(id)).ConfigureAwait(false);
        _wake.Writer.TryWrite(true);
        return changed > 0;
    }

    /// <summary>
    /// Deletes the bodies that were given up longer ago than <see cref="PostgreSqlWebhookOptions.Retention"/>, in
    /// batches. Handled bodies are gone already; those that wait are never deleted.
    /// </summary>
    /// <param name="cancellationToken">Ends it between two batches, or undoes the present one.</param>
    /// <returns>The number of bodies deleted.</returns>
    public Task<long> DeleteOldAsync(CancellationToken cancellationToken = default) => _dataSource.DeleteInBatchesAsync(
        _options.Inbox, "parked_at", _options.DeleteBatchSize, _options.Retention, cancellationToken);

    /// <summary>Counts what is in the inbox, for a health check or a gauge.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<WebhookInboxCounts> CountAsync(CancellationToken cancellationToken = default)
    {
        List<WebhookInboxCounts> rows = await _dataSource.QueryAsync(
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

    // Text of PostgreSQL has neither NUL nor half a surrogate pair.
    private static string Text(Exception exception)
    {
        string text = exception.ToString();
        text = text.Length > LongestError ? text[..LongestError] : text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace('\0', '\uFFFD')));
    }
}

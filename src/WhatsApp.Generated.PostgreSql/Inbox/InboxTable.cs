using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>A body that a worker has leased.</summary>
/// <param name="Item">The body.</param>
/// <param name="Token">Identifies the lease.</param>
internal readonly record struct LeasedBody(WebhookInboxItem Item, Guid Token);

/// <summary>The bodies that a worker has leased.</summary>
/// <param name="Bodies">The bodies, in order.</param>
/// <param name="IsBlocked">
/// Whether there are others that are due, and wait for a conversation that another process handles.
/// </param>
internal readonly record struct InboxLease(IReadOnlyList<LeasedBody> Bodies, bool IsBlocked);

/// <summary>The statements with which a worker leases bodies and stores their outcomes.</summary>
internal sealed class InboxTable(SqlRunner runner, PostgreSqlWebhookOptions options)
{
    /// <summary>The steps that earlier builds do not need.</summary>
    public static IReadOnlyList<string> CompatibleSteps(PostgreSqlWebhookOptions options) =>
    [
        // Bodies that earlier builds stored have no conversations; their order is not kept between processes.
        $"""
        ALTER TABLE {options.Inbox} ADD COLUMN conversations integer[];
        CREATE INDEX ON {options.Inbox} (id) WHERE token IS NOT NULL;
        CREATE INDEX ON {options.Inbox} (parked_at) WHERE parked_at IS NOT NULL
        """,
    ];

    /// <summary>
    /// Leases bodies that are due, in order, without those that wait for a conversation of another process. Workers
    /// lease one after another, so that each sees what the others have leased. It cannot be canceled, which could leave
    /// leases without a worker.
    /// </summary>
    /// <param name="count">The most bodies to lease.</param>
    /// <param name="own">
    /// The bodies that this worker handles. It keeps the order of their conversations itself.
    /// </param>
    public Task<InboxLease> LeaseAsync(int count, long[] own) => runner.TransactAsync(
        async transaction =>
        {
            List<Candidate> found = await transaction.QueryLockedAsync(
                $"lease:{options.Inbox}",
                $"""
                WITH due AS MATERIALIZED (
                    SELECT id, due_at, conversations FROM {options.Inbox}
                    WHERE parked_at IS NULL AND due_at <= statement_timestamp()
                    ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
                SELECT 0, due_at, conversations, true FROM {options.Inbox}
                WHERE token IS NOT NULL AND due_at > statement_timestamp() AND parked_at IS NULL AND id <> ALL ($2)
                UNION ALL SELECT id, due_at, conversations, false FROM due
                """,
                row => new Candidate(
                    row.GetInt64(0),
                    row.GetFieldValue<DateTimeOffset>(1),
                    row.IsDBNull(2) ? [] : row.GetFieldValue<int[]>(2),
                    row.GetBoolean(3)),
                CancellationToken.None,
                Sql.Value(count),
                Sql.Value(own)).ConfigureAwait(false);
            List<Candidate> free = Free(found);
            bool isBlocked = free.Count < found.Count(static one => !one.IsOfAnother);
            return new InboxLease(
                free.Count == 0 ? [] : await LeaseAsync(transaction, free).ConfigureAwait(false), isBlocked);
        },
        CancellationToken.None);

    /// <summary>Stores the outcomes of bodies.</summary>
    public async Task SettleAsync(IReadOnlyList<InboxOutcome> outcomes)
    {
        List<long> stored = await runner.QueryAsync(
            $"""
            WITH outcome AS MATERIALIZED (
                SELECT * FROM unnest($1, $2, $3, $4, $5) AS o (id, token, kind, delay, error) ORDER BY id),
            deleted AS (
                DELETE FROM {options.Inbox} AS i USING outcome AS o
                WHERE i.id = o.id AND o.kind = 0 AND (i.token = o.token OR i.parked_at IS NOT NULL)
                RETURNING i.id),
            changed AS (
                UPDATE {options.Inbox} AS i SET token = NULL,
                    parked_at = CASE WHEN o.kind = 2 THEN now() END,
                    tries = CASE WHEN o.kind = 2 THEN least(i.tries, $6) WHEN o.kind = 1 THEN i.tries
                        ELSE i.tries - 1 END,
                    due_at = CASE WHEN o.kind IN (1, 3) THEN now() + o.delay WHEN o.kind = 4 THEN i.received_at
                        ELSE i.due_at END,
                    error = coalesce(o.error, i.error)
                FROM outcome AS o WHERE i.id = o.id AND o.kind > 0 AND i.token = o.token
                RETURNING i.id)
            SELECT id FROM deleted UNION ALL SELECT id FROM changed
            """,
            row => row.GetInt64(0),
            CancellationToken.None,
            Sql.Value(outcomes.Select(static one => one.Leased.Item.Id).ToArray()),
            Sql.Value(outcomes.Select(static one => one.Leased.Token).ToArray()),
            Sql.Value(outcomes.Select(static one => (int)one.Kind).ToArray()),
            Sql.Value(outcomes.Select(static one => one.Delay).ToArray()),
            Sql.Value<string?[]>([.. outcomes.Select(static one => one.Error)]),
            Sql.Value(options.MaxAttempts)).ConfigureAwait(false);
        HashSet<long> ids = [.. stored];
        foreach (InboxOutcome outcome in outcomes)
        {
            outcome.IsStored = ids.Contains(outcome.Leased.Item.Id);
        }
    }

    // A body waits if another process handles one of its conversations, or if a body before it waits for one of them.
    private static List<Candidate> Free(List<Candidate> found)
    {
        HashSet<int> blocked = [];
        List<Candidate> free = [];
        foreach (Candidate candidate in found.OrderByDescending(static one => one.IsOfAnother)
            .ThenBy(static one => one.DueAt).ThenBy(static one => one.Id))
        {
            if (candidate.IsOfAnother || blocked.Overlaps(candidate.Conversations))
            {
                blocked.UnionWith(candidate.Conversations);
            }
            else
            {
                free.Add(candidate);
            }
        }

        return free;
    }

    private async Task<IReadOnlyList<LeasedBody>> LeaseAsync(SqlTransaction transaction, List<Candidate> free)
    {
        var token = Guid.NewGuid();
        List<LeasedBody> leased = await transaction.QueryAndCommitAsync(
            $"""
            UPDATE {options.Inbox} SET token = $2, due_at = statement_timestamp() + $3, tries = tries + 1
            WHERE id = ANY ($1) RETURNING id, body, received_at, tries
            """,
            row => new LeasedBody(
                new(
                    row.GetInt64(0),
                    row.GetFieldValue<byte[]>(1),
                    row.GetFieldValue<DateTimeOffset>(2),
                    row.GetInt32(3)),
                token),
            CancellationToken.None,
            Sql.Value(free.Select(static one => one.Id).ToArray()),
            Sql.Value(token),
            Sql.Value(options.Lease)).ConfigureAwait(false);

        // RETURNING has no order.
        Dictionary<long, LeasedBody> byId = leased.ToDictionary(static one => one.Item.Id);
        return [.. free.Where(one => byId.ContainsKey(one.Id)).Select(one => byId[one.Id])];
    }

    private sealed record Candidate(long Id, DateTimeOffset DueAt, int[] Conversations, bool IsOfAnother);
}

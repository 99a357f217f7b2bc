using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>A body that a worker has leased.</summary>
/// <param name="Item">The body.</param>
/// <param name="Token">Identifies the lease.</param>
internal readonly record struct LeasedBody(WebhookInboxItem Item, Guid Token);

/// <summary>
/// The statements with which a worker leases bodies and stores their outcome. Each of the latter returns false if the
/// lease has expired and another worker has leased the body, which is then left alone.
/// </summary>
internal sealed class InboxTable(SqlRunner runner, PostgreSqlWebhookOptions options)
{
    /// <summary>
    /// Leases bodies that are due, in order. It cannot be canceled, which could leave leases without a worker.
    /// </summary>
    public async Task<IReadOnlyList<LeasedBody>> LeaseAsync(int count)
    {
        var token = Guid.NewGuid();
        List<(DateTimeOffset Due, LeasedBody Leased)> leased = await runner.QueryAsync(
            $"""
            WITH due AS MATERIALIZED (
                SELECT id, due_at FROM {options.Inbox} WHERE parked_at IS NULL AND due_at <= now()
                ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
            UPDATE {options.Inbox} AS i SET token = $2, due_at = now() + $3, tries = i.tries + 1
            FROM due WHERE i.id = due.id
            RETURNING i.id, i.body, i.received_at, i.tries, due.due_at
            """,
            row => (
                row.GetFieldValue<DateTimeOffset>(4),
                new LeasedBody(
                    new(
                        row.GetInt64(0),
                        row.GetFieldValue<byte[]>(1),
                        row.GetFieldValue<DateTimeOffset>(2),
                        row.GetInt32(3)),
                    token)),
            CancellationToken.None,
            Sql.Value(count),
            Sql.Value(token),
            Sql.Value(options.Lease)).ConfigureAwait(false);

        // RETURNING has no order.
        return [.. leased.OrderBy(one => one.Due).ThenBy(one => one.Leased.Item.Id).Select(one => one.Leased)];
    }

    /// <summary>
    /// Deletes a body that was handled, also if its lease expired at the last attempt and another worker parked it.
    /// </summary>
    public async Task<bool> DeleteAsync(LeasedBody leased)
    {
        int deleted = await runner.ExecuteAsync(
            $"DELETE FROM {options.Inbox} WHERE id = $1 AND (token = $2 OR parked_at IS NOT NULL)",
            CancellationToken.None,
            Sql.Value(leased.Item.Id),
            Sql.Value(leased.Token)).ConfigureAwait(false);
        return deleted > 0;
    }

    /// <summary>Schedules the next attempt after one that failed.</summary>
    public Task<bool> RetryAsync(LeasedBody leased, string error)
    {
        double factor = Math.Pow(2, Math.Min(leased.Item.Attempts - 1, 40));
        double ticks = Math.Min(options.FirstRetryDelay.Ticks * factor, options.MaxRetryDelay.Ticks);
        return ChangeAsync(
            $"UPDATE {options.Inbox} SET token = NULL, due_at = now() + $3, error = $4",
            leased,
            Sql.Value(TimeSpan.FromTicks((long)ticks)),
            Sql.Value(error));
    }

    /// <summary>Parks a body after its last attempt.</summary>
    public Task<bool> ParkAsync(LeasedBody leased, string error) => ChangeAsync(
        $"UPDATE {options.Inbox} SET token = NULL, parked_at = now(), tries = least(tries, $3), error = $4",
        leased,
        Sql.Value(options.MaxAttempts),
        Sql.Value(error));

    /// <summary>
    /// Releases a body without counting the attempt. Without a delay it is the first to be leased again.
    /// </summary>
    public Task<bool> ReleaseAsync(LeasedBody leased, TimeSpan? delay) => ChangeAsync(
        $"""
        UPDATE {options.Inbox} SET token = NULL, tries = tries - 1,
            due_at = CASE WHEN $3 THEN now() + $4 ELSE received_at END
        """,
        leased,
        Sql.Value(delay.HasValue),
        Sql.Value(delay ?? TimeSpan.Zero));

    private async Task<bool> ChangeAsync(string change, LeasedBody leased, params NpgsqlParameter[] parameters)
    {
        int changed = await runner.ExecuteAsync(
            $"{change} WHERE id = $1 AND token = $2",
            CancellationToken.None,
            [Sql.Value(leased.Item.Id), Sql.Value(leased.Token), .. parameters]).ConfigureAwait(false);
        return changed > 0;
    }
}

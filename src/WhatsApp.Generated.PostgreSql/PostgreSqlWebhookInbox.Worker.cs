using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Npgsql;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql;

public sealed partial class PostgreSqlWebhookInbox
{
    /// <summary>
    /// Handles every event of every body until canceled, each event once: an event that is in two bodies, or whose
    /// body is tried again for the sake of another event, is passed over. One that fails does not stop the others of
    /// its body. A body that is no webhook is parked at once.
    /// </summary>
    /// <param name="store">Remembers what was handled.</param>
    /// <param name="handle">
    /// Handles an event. Its token is canceled when the lease is about to end or the worker stops for good.
    /// </param>
    /// <param name="cancellationToken">Tells the worker to stop; it drains, and returns without an exception.</param>
    /// <exception cref="NpgsqlException">The table is missing, or the database refuses the user.</exception>
    public Task RunAsync(
        IWebhookStore store, Func<WebhookEvent, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(handle);
        return RunAsync((item, token) => HandleEventsAsync(store, handle, item, token), cancellationToken);
    }

    /// <summary>
    /// Handles bodies until canceled. A body is handled when the handler returns, and tried again when it throws: after
    /// <see cref="PostgreSqlWebhookOptions.FirstRetryDelay"/>, then after twice that and so on, until it is parked
    /// after <see cref="PostgreSqlWebhookOptions.MaxAttempts"/>. An outage of the database is waited for.
    /// </summary>
    /// <param name="handle">
    /// Handles a body. Its token is canceled when the lease is about to end or the worker stops for good.
    /// </param>
    /// <param name="cancellationToken">Tells the worker to stop; it drains, and returns without an exception.</param>
    /// <exception cref="NpgsqlException">The table is missing, or the database refuses the user.</exception>
    public async Task RunAsync(
        Func<WebhookInboxItem, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handle);
        using var stop = new CancellationTokenSource();
        var running = new List<Task>();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                running.RemoveAll(task => task.IsCompleted);
                int free = _options.MaxConcurrency - running.Count;
                if (free == 0)
                {
                    await Task.WhenAny(running).WaitAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }

                long taken = _time.GetTimestamp();
                IReadOnlyList<Held> items = await TakeAsync(free, cancellationToken).ConfigureAwait(false);
                foreach (Held held in items)
                {
                    // A handler may block before its first await; the loop goes on.
                    running.Add(Task.Run(() => HandleAsync(handle, held, taken, stop.Token), CancellationToken.None));
                }

                if (items.Count == 0)
                {
                    await WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop: drain, below.
        }
        finally
        {
            await DrainAsync(running, stop).ConfigureAwait(false);
        }
    }

    private static async Task HandleEventAsync(
        IWebhookStore store,
        Func<WebhookEvent, CancellationToken, Task> handle,
        WebhookEvent happened,
        TimeSpan lease,
        CancellationToken cancellationToken)
    {
        string key = happened.Key;
        WebhookClaim claim = await store.ClaimAsync(key, lease, cancellationToken).ConfigureAwait(false);
        switch (claim.Outcome)
        {
            case WebhookClaimOutcome.AlreadyHandled:
                return;
            case WebhookClaimOutcome.HeldByAnother:
                throw new EventHeldException();
        }

        try
        {
            await handle(happened, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Best effort, and not to hide why the handler failed: the claim ends with its lease anyway.
            await store.ReleaseAsync(key, claim.Token, CancellationToken.None).AsTask()
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        // It was handled, whatever the token says.
        await store.CommitAsync(key, claim.Token, CancellationToken.None).ConfigureAwait(false);
    }

    private static bool IsLasting(NpgsqlException exception) =>
        exception is PostgresException { SqlState: ['4', '2', ..] or ['2', '8', ..] or ['3', 'D', ..] };

    private async Task HandleEventsAsync(
        IWebhookStore store,
        Func<WebhookEvent, CancellationToken, Task> handle,
        WebhookInboxItem item,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<WebhookEvent> events;
        try
        {
            events = WebhookEvents.Parse(item.Body);
        }
        catch (GraphJsonException e)
        {
            throw new BodyNotReadableException(e);
        }

        var failed = new List<Exception>();
        foreach (WebhookEvent happened in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await HandleEventAsync(store, handle, happened, _options.Lease, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failed.Add(e);
            }
        }

        // What another holds counts as a failure only beside one.
        failed = failed.Exists(e => e is not EventHeldException)
            ? failed.FindAll(e => e is not EventHeldException)
            : failed;
        if (failed is [var first, ..])
        {
            ExceptionDispatchInfo.Throw(failed.Count == 1 || first is EventHeldException
                ? first
                : new AggregateException(failed));
        }
    }

    private async Task HandleAsync(
        Func<WebhookInboxItem, CancellationToken, Task> handle, Held held, long taken, CancellationToken stop)
    {
        WebhookInboxItem item = held.Item;
        if (item.Tries > _options.MaxAttempts)
        {
            string gone = $"The process ended, or lost the database, during try {item.Tries - 1}.";
            await SettleAsync(() => ParkAsync(held, gone), held, taken, stop).ConfigureAwait(false);
            return;
        }

        // Handlers end before their lease does, so that no other worker begins beside them.
        TimeSpan left = (_options.Lease * 0.9) - _time.GetElapsedTime(taken);
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        Func<Task> settle;
        try
        {
            await handle(item, either.Token).ConfigureAwait(false);
            settle = () => DeleteAsync(held);
        }
        catch (EventHeldException)
        {
            settle = () => PutBackAsync(held, _options.PollInterval);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            settle = () => PutBackAsync(held, delay: null);
        }
        catch (Exception e)
        {
            bool last = item.Tries >= _options.MaxAttempts || e is BodyNotReadableException;
            Exception told = e is OperationCanceledException && limit.IsCancellationRequested
                ? new TimeoutException($"The handler did not end within nine tenths of {_options.Lease}.", e)
                : e is BodyNotReadableException { InnerException: { } unreadable } ? unreadable : e;
            LogFailed(told, item.Id, item.Tries, last);
            settle = last ? () => ParkAsync(held, Text(told)) : () => FailAsync(held, Text(told));
        }

        await SettleAsync(settle, held, taken, stop).ConfigureAwait(false);
    }

    // Tries until the lease is over or the worker stops for good; then the lease's end puts the body back.
    private async Task SettleAsync(Func<Task> settle, Held held, long taken, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await settle().ConfigureAwait(false);
                return;
            }
            catch (Exception e)
            {
                bool again = e is NpgsqlException outage && !IsLasting(outage)
                    && !stop.IsCancellationRequested && _time.GetElapsedTime(taken) < _options.Lease;
                if (!again)
                {
                    LogUnsettled(e, held.Item.Id);
                    return;
                }
            }

            await Task.Delay(_options.PollInterval, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DrainAsync(List<Task> running, CancellationTokenSource stop)
    {
        var all = Task.WhenAll(running);
        using (var limit = new CancellationTokenSource(_options.DrainTimeout, _time))
        {
            await all.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await stop.CancelAsync().ConfigureAwait(false);
        await all.ConfigureAwait(false);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var poll = new CancellationTokenSource(_options.PollInterval, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(poll.Token, cancellationToken);
        try
        {
            await _wake.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look.
        }
    }

    private async Task<IReadOnlyList<Held>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        try
        {
            // Not canceled halfway, or bodies would be taken that nobody has until their leases end.
            cancellationToken.ThrowIfCancellationRequested();
            var token = Guid.NewGuid();
            List<(DateTimeOffset Due, Held Held)> taken = await _dataSource.QueryAsync(
                $"""
                WITH due AS MATERIALIZED (
                    SELECT id, due_at FROM {_options.Inbox} WHERE parked_at IS NULL AND due_at <= now()
                    ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
                UPDATE {_options.Inbox} AS i SET token = $2, due_at = now() + $3, tries = i.tries + 1
                FROM due WHERE i.id = due.id
                RETURNING i.id, i.body, i.received_at, i.tries, due.due_at
                """,
                row => (
                    row.GetFieldValue<DateTimeOffset>(4),
                    new Held(
                        new(
                            row.GetInt64(0),
                            row.GetFieldValue<byte[]>(1),
                            row.GetFieldValue<DateTimeOffset>(2),
                            row.GetInt32(3)),
                        token)),
                CancellationToken.None,
                Sql.Value(count),
                Sql.Value(token),
                Sql.Value(_options.Lease)).ConfigureAwait(false);

            // RETURNING has no order of its own.
            return [.. taken.OrderBy(one => one.Due).ThenBy(one => one.Held.Item.Id).Select(one => one.Held)];
        }
        catch (NpgsqlException e) when (!IsLasting(e))
        {
            LogNotTaken(e);
            return [];
        }
    }

    private Task DeleteAsync(Held held) => ChangeAsync($"DELETE FROM {_options.Inbox}", held);

    private Task FailAsync(Held held, string error)
    {
        double factor = Math.Pow(2, Math.Min(held.Item.Tries - 1, 40));
        double ticks = Math.Min(_options.FirstRetryDelay.Ticks * factor, _options.MaxRetryDelay.Ticks);
        return ChangeAsync(
            $"UPDATE {_options.Inbox} SET token = NULL, due_at = now() + $3, error = $4",
            held,
            Sql.Value(TimeSpan.FromTicks((long)ticks)),
            Sql.Value(error));
    }

    private Task ParkAsync(Held held, string error) => ChangeAsync(
        $"UPDATE {_options.Inbox} SET token = NULL, parked_at = now(), tries = least(tries, $3), error = $4",
        held,
        Sql.Value(_options.MaxAttempts),
        Sql.Value(error));

    // As if this try had not been; without a delay it is first in line again.
    private Task PutBackAsync(Held held, TimeSpan? delay) => ChangeAsync(
        $"""
        UPDATE {_options.Inbox} SET token = NULL, tries = tries - 1,
            due_at = CASE WHEN $3 THEN now() + $4 ELSE received_at END
        """,
        held,
        Sql.Value(delay.HasValue),
        Sql.Value(delay ?? TimeSpan.Zero));

    // A body whose lease ended and that another took is left alone.
    private async Task ChangeAsync(string change, Held held, params NpgsqlParameter[] parameters)
    {
        int changed = await _dataSource.ExecuteAsync(
            $"{change} WHERE id = $1 AND token = $2",
            CancellationToken.None,
            [Sql.Value(held.Item.Id), Sql.Value(held.Token), .. parameters]).ConfigureAwait(false);
        if (changed == 0)
        {
            LogLost(held.Item.Id);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Webhook {Id} failed at try {Tries}; parked: {Parked}.")]
    private partial void LogFailed(Exception exception, long id, int tries, bool parked);

    [LoggerMessage(2, LogLevel.Error, "The outcome of webhook {Id} could not be stored; it is tried again.")]
    private partial void LogUnsettled(Exception exception, long id);

    [LoggerMessage(3, LogLevel.Warning, "The inbox could not be read; this is tried again.")]
    private partial void LogNotTaken(Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "The lease of webhook {Id} ended before its handler did.")]
    private partial void LogLost(long id);

    private readonly record struct Held(WebhookInboxItem Item, Guid Token);

    private sealed class EventHeldException : Exception;

    private sealed class BodyNotReadableException(Exception inner) : Exception(inner.Message, inner);
}

using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>Leases bodies, has them handled, and stores the outcome, until it is canceled.</summary>
/// <param name="table">The statements.</param>
/// <param name="options">Validated options.</param>
/// <param name="timeProvider">Measures delays and leases.</param>
/// <param name="stored">Has an item when a body was stored, so that the worker need not wait for the interval.</param>
/// <param name="logger">The log, without bodies.</param>
internal sealed partial class InboxWorker(
    InboxTable table,
    PostgreSqlWebhookOptions options,
    TimeProvider timeProvider,
    ChannelReader<bool> stored,
    ILogger logger)
{
    private const int LongestError = 8000;
    private const int MaxStatements = 2;
    private const int MaxOutcomes = 500;

    // How long a few free places wait for others, since a lease costs as much for one body as for many.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(10);

    // A part of the places that is worth a lease.
    private readonly int _set = Math.Max(1, options.MaxConcurrency / 2);

    private readonly GroupedCalls<InboxOutcome> _outcomes =
        new(MaxStatements, MaxOutcomes, static _ => 1, table.SettleAsync);

    public async Task RunAsync(
        Func<WebhookInboxItem, CancellationToken, Task<WebhookInboxOutcome>> handle,
        CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource();
        var running = new List<(long Id, Task Task)>();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                int free = await FreeAsync(running, cancellationToken).ConfigureAwait(false);
                long leasedAt = timeProvider.GetTimestamp();
                InboxLease lease =
                    await LeaseAsync(free, [.. running.Select(static one => one.Id)]).ConfigureAwait(false);
                foreach (LeasedBody leased in lease.Bodies)
                {
                    // In order, up to the first await.
                    running.Add((leased.Item.Id, HandleAsync(handle, leased, leasedAt, stop.Token)));
                }

                if (lease.Bodies.Count == 0)
                {
                    // Another process does not report that it has handled a conversation.
                    TimeSpan interval = lease.IsBlocked ? options.PollInterval / 10 : options.PollInterval;
                    await WaitAsync(interval, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The worker is stopped. It drains below.
        }
        finally
        {
            await DrainAsync(running.ConvertAll(static one => one.Task), stop).ConfigureAwait(false);
        }
    }

    // Whether another attempt would fail as well: the table is missing, the login fails, or the database is missing.
    private static bool IsPermanent(NpgsqlException exception) =>
        exception is PostgresException { SqlState: ['4', '2', ..] or ['2', '8', ..] or ['3', 'D', ..] };

    // Text of PostgreSQL cannot contain NUL or half a surrogate pair.
    private static string Text(Exception exception)
    {
        string text = exception.ToString();
        text = text.Length > LongestError ? text[..LongestError] : text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace('\0', '\uFFFD')));
    }

    // Waits until there is a place for another body.
    private async Task<int> FreeAsync(List<(long Id, Task Task)> running, CancellationToken cancellationToken)
    {
        Task? limit = null;
        while (true)
        {
            running.RemoveAll(static one => one.Task.IsCompleted);
            int free = options.MaxConcurrency - running.Count;
            if (free >= _set || limit is { IsCompleted: true })
            {
                return free;
            }

            if (free > 0)
            {
                limit ??= Task.Delay(LongestWait, timeProvider, cancellationToken);
            }

            Task completed = Task.WhenAny(running.Select(static one => one.Task));
            await (limit is null ? completed : Task.WhenAny(completed, limit)).WaitAsync(cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(
        Func<WebhookInboxItem, CancellationToken, Task<WebhookInboxOutcome>> handle,
        LeasedBody leased,
        long leasedAt,
        CancellationToken stop)
    {
        WebhookInboxItem item = leased.Item;
        if (item.Attempts > options.MaxAttempts)
        {
            string crashed = $"The process ended, or lost the database, during attempt {item.Attempts - 1}.";
            await SettleAsync(new(InboxOutcomeKind.Park, leased, error: crashed), leasedAt, stop)
                .ConfigureAwait(false);
            return;
        }

        // Handlers are canceled before their lease expires, so that no other worker runs at the same time.
        TimeSpan left = (options.Lease * 0.9) - timeProvider.GetElapsedTime(leasedAt);
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        InboxOutcome settled;
        try
        {
            WebhookInboxOutcome outcome = await handle(item, either.Token).ConfigureAwait(false);
            settled = outcome == WebhookInboxOutcome.Handled
                ? new(InboxOutcomeKind.Delete, leased)
                : new(InboxOutcomeKind.Postpone, leased, options.PollInterval);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            settled = new(InboxOutcomeKind.Release, leased);
        }
        catch (Exception e)
        {
            bool isLast = item.Attempts >= options.MaxAttempts || e is GraphJsonException;
            Exception error = e is OperationCanceledException && limit.IsCancellationRequested
                ? new TimeoutException($"The handler did not complete within nine tenths of {options.Lease}.", e)
                : e;
            LogFailed(error, item.Id, item.Attempts, isLast);
            settled = isLast
                ? new(InboxOutcomeKind.Park, leased, error: Text(error))
                : new(InboxOutcomeKind.Retry, leased, RetryDelay(item.Attempts), Text(error));
        }

        await SettleAsync(settled, leasedAt, stop).ConfigureAwait(false);
    }

    private TimeSpan RetryDelay(int attempts)
    {
        double factor = Math.Pow(2, Math.Min(attempts - 1, 40));
        return TimeSpan.FromTicks(
            (long)Math.Min(options.FirstRetryDelay.Ticks * factor, options.MaxRetryDelay.Ticks));
    }

    // Retries until the handlers are canceled or the lease expires; then the end of the lease releases the body. A
    // handled body is deleted even after its lease, so that no other worker parks it.
    private async Task SettleAsync(InboxOutcome outcome, long leasedAt, CancellationToken stop)
    {
        long id = outcome.Leased.Item.Id;
        for (bool isFirst = true; ; isFirst = false)
        {
            try
            {
                // An attempt that failed may have been applied; then the next one finds nothing to change.
                await _outcomes.CallAsync(outcome).ConfigureAwait(false);
                if (!outcome.IsStored && isFirst)
                {
                    LogLeaseLost(id);
                }

                return;
            }
            catch (Exception e)
            {
                bool canRetry = e is NpgsqlException outage && !IsPermanent(outage)
                    && !stop.IsCancellationRequested
                    && (outcome.Kind == InboxOutcomeKind.Delete || timeProvider.GetElapsedTime(leasedAt) < options.Lease);
                if (!canRetry)
                {
                    LogNotSettled(e, id);
                    return;
                }
            }

            await Task.Delay(options.PollInterval, timeProvider, stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DrainAsync(List<Task> running, CancellationTokenSource stop)
    {
        var all = Task.WhenAll(running);
        using (var limit = new CancellationTokenSource(options.DrainTimeout, timeProvider))
        {
            await all.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await stop.CancelAsync().ConfigureAwait(false);
        await all.ConfigureAwait(false);
    }

    private async Task WaitAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(interval, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            await stored.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The interval is over.
        }
    }

    private async Task<InboxLease> LeaseAsync(int count, long[] own)
    {
        try
        {
            return await table.LeaseAsync(count, own).ConfigureAwait(false);
        }
        catch (NpgsqlException e) when (!IsPermanent(e))
        {
            LogNotRead(e);
            return new([], IsBlocked: false);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Webhook {Id} failed at attempt {Attempts}; parked: {Parked}.")]
    private partial void LogFailed(Exception exception, long id, int attempts, bool parked);

    [LoggerMessage(
        2,
        LogLevel.Error,
        "The outcome of webhook {Id} could not be stored. It is handled again when its lease expires.")]
    private partial void LogNotSettled(Exception exception, long id);

    [LoggerMessage(3, LogLevel.Warning, "The inbox could not be read. The worker retries after the poll interval.")]
    private partial void LogNotRead(Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "The lease of webhook {Id} expired before its handler completed.")]
    private partial void LogLeaseLost(long id);
}

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

    public async Task RunAsync(
        Func<WebhookInboxItem, CancellationToken, Task<WebhookInboxOutcome>> handle,
        CancellationToken cancellationToken)
    {
        using var stop = new CancellationTokenSource();
        var running = new List<Task>();
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                running.RemoveAll(task => task.IsCompleted);
                int free = options.MaxConcurrency - running.Count;
                if (free == 0)
                {
                    await Task.WhenAny(running).WaitAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }

                long leasedAt = timeProvider.GetTimestamp();
                IReadOnlyList<LeasedBody> bodies = await LeaseAsync(free).ConfigureAwait(false);
                foreach (LeasedBody leased in bodies)
                {
                    // A handler may block before its first await; the loop continues.
                    running.Add(Task.Run(
                        () => HandleAsync(handle, leased, leasedAt, stop.Token), CancellationToken.None));
                }

                if (bodies.Count == 0)
                {
                    await WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The worker is stopped. It drains below.
        }
        finally
        {
            await DrainAsync(running, stop).ConfigureAwait(false);
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
            await SettleAsync(
                () => table.ParkAsync(leased, crashed), isHandled: false, leased, leasedAt, stop).ConfigureAwait(false);
            return;
        }

        // Handlers are canceled before their lease expires, so that no other worker runs at the same time.
        TimeSpan left = (options.Lease * 0.9) - timeProvider.GetElapsedTime(leasedAt);
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        Func<Task<bool>> settle;
        bool isHandled = false;
        try
        {
            WebhookInboxOutcome outcome = await handle(item, either.Token).ConfigureAwait(false);
            isHandled = outcome == WebhookInboxOutcome.Handled;
            settle = isHandled
                ? () => table.DeleteAsync(leased)
                : () => table.ReleaseAsync(leased, options.PollInterval);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            settle = () => table.ReleaseAsync(leased, delay: null);
        }
        catch (Exception e)
        {
            bool isLast = item.Attempts >= options.MaxAttempts || e is GraphJsonException;
            Exception error = e is OperationCanceledException && limit.IsCancellationRequested
                ? new TimeoutException($"The handler did not complete within nine tenths of {options.Lease}.", e)
                : e;
            LogFailed(error, item.Id, item.Attempts, isLast);
            settle = isLast
                ? () => table.ParkAsync(leased, Text(error))
                : () => table.RetryAsync(leased, Text(error));
        }

        await SettleAsync(settle, isHandled, leased, leasedAt, stop).ConfigureAwait(false);
    }

    // Retries until the handlers are canceled or the lease expires; then the end of the lease releases the body. A
    // handled body is deleted even after its lease, so that no other worker parks it.
    private async Task SettleAsync(
        Func<Task<bool>> settle, bool isHandled, LeasedBody leased, long leasedAt, CancellationToken stop)
    {
        for (bool isFirst = true; ; isFirst = false)
        {
            try
            {
                // An attempt that failed may have been applied; then the next one finds nothing to change.
                if (!await settle().ConfigureAwait(false) && isFirst)
                {
                    LogLeaseLost(leased.Item.Id);
                }

                return;
            }
            catch (Exception e)
            {
                bool canRetry = e is NpgsqlException outage && !IsPermanent(outage)
                    && !stop.IsCancellationRequested
                    && (isHandled || timeProvider.GetElapsedTime(leasedAt) < options.Lease);
                if (!canRetry)
                {
                    LogNotSettled(e, leased.Item.Id);
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

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var interval = new CancellationTokenSource(options.PollInterval, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interval.Token, cancellationToken);
        try
        {
            await stored.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The interval is over.
        }
    }

    private async Task<IReadOnlyList<LeasedBody>> LeaseAsync(int count)
    {
        try
        {
            return await table.LeaseAsync(count).ConfigureAwait(false);
        }
        catch (NpgsqlException e) when (!IsPermanent(e))
        {
            LogNotRead(e);
            return [];
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

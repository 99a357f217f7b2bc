using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Deletes what is older than the retention, at start and at an interval. A failure is retried after the next interval;
/// several machines may delete at the same time.
/// </summary>
internal sealed partial class WebhookPruner(
    PostgreSqlWebhookStore store,
    PostgreSqlWebhookInbox inbox,
    TimeProvider? timeProvider = null,
    ILogger<WebhookPruner>? logger = null) : BackgroundService
{
    private readonly ILogger _logger = logger ?? NullLogger<WebhookPruner>.Instance;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store.Options.PruneInterval is not { } interval)
        {
            return;
        }

        while (true)
        {
            await PruneAsync(store.Options.KeyTable, store.DeleteOldAsync, stoppingToken).ConfigureAwait(false);
            await PruneAsync(store.Options.InboxTable, inbox.DeleteOldAsync, stoppingToken).ConfigureAwait(false);
            await Task.Delay(interval, timeProvider ?? TimeProvider.System, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task PruneAsync(
        string table, Func<CancellationToken, Task<long>> deleteOldAsync, CancellationToken cancellationToken)
    {
        try
        {
            LogPruned(await deleteOldAsync(cancellationToken).ConfigureAwait(false), table);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotPruned(e, table);
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Count} old rows of {Table} were deleted.")]
    private partial void LogPruned(long count, string table);

    [LoggerMessage(
        2, LogLevel.Warning, "Old rows of {Table} could not be deleted; this is retried after the next interval.")]
    private partial void LogNotPruned(Exception exception, string table);
}

using Microsoft.Extensions.Hosting;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>Creates the tables, or migrates them, before anything that uses them starts.</summary>
internal sealed class WebhookMigrator(PostgreSqlWebhookStore store, PostgreSqlWebhookInbox inbox)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (store.Options.MigrateAtStart)
        {
            await store.MigrateAsync(cancellationToken).ConfigureAwait(false);
            await inbox.MigrateAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

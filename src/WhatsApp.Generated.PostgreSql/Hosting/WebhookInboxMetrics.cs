using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace WhatsApp.Generated.PostgreSql;

/// <summary>
/// Gauges of the backlog. A collection reports what was read after the one before, since it must not wait for the
/// database; while no one collects, nothing is read.
/// </summary>
internal sealed class WebhookInboxMetrics(PostgreSqlWebhookInbox inbox, IMeterFactory? meters = null)
    : IHostedService, IDisposable
{
    // That of WhatsApp.Generated.AspNetCore, so that an application adds one meter.
    private const string MeterName = "WhatsApp.Generated.Webhooks";

    private readonly CancellationTokenSource _stop = new();
    private volatile WebhookInboxBacklog? _last;
    private Task _reading = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (meters?.Create(MeterName) is { } meter)
        {
            meter.CreateObservableGauge(
                "whatsapp.webhooks.inbox.waiting",
                () => Read(static backlog => backlog.Waiting),
                "{webhook}",
                $"Webhooks that are due and not handled yet, counted up to {WebhookInboxBacklog.Limit}.");
            meter.CreateObservableGauge(
                "whatsapp.webhooks.inbox.parked",
                () => Read(static backlog => backlog.Parked),
                "{webhook}",
                $"Webhooks that could not be handled, counted up to {WebhookInboxBacklog.Limit}.");
            meter.CreateObservableGauge(
                "whatsapp.webhooks.inbox.age",
                () => Read(static backlog => backlog.Age.TotalSeconds),
                "s",
                "How long the webhook that is due first has been due.");
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private IEnumerable<Measurement<T>> Read<T>(Func<WebhookInboxBacklog, T> value)
        where T : struct
    {
        if (_reading.IsCompleted && !_stop.IsCancellationRequested)
        {
            _reading = ReadAsync();
        }

        return _last is { } last ? [new Measurement<T>(value(last))] : [];
    }

    private async Task ReadAsync()
    {
        try
        {
            _last = await inbox.GetBacklogAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException or ObjectDisposedException)
        {
            // No value is reported while the database cannot be reached; the worker logs why.
            _last = null;
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>How much work waits, and how it is found.</summary>
[TestFixture]
public sealed class BacklogTests : DatabaseTest
{
    [Test]
    public async Task Backlog_counts_what_is_due_and_what_is_parked_up_to_the_limit()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        Assert.That(await inbox.GetBacklogAsync(), Is.EqualTo(new WebhookInboxBacklog(0, 0, TimeSpan.Zero)));

        await ExecuteAsync(
            $"""
            INSERT INTO {Inbox} (body, due_at) VALUES ('later', now() + interval '1 hour');
            INSERT INTO {Inbox} (body, due_at) VALUES ('first', now() - interval '5 minutes');
            INSERT INTO {Inbox} (body, parked_at, error) VALUES ('parked', now(), 'e')
            """);
        WebhookInboxBacklog few = await inbox.GetBacklogAsync();
        Assert.That((few.Waiting, few.Parked), Is.EqualTo((1, 1)));
        Assert.That(few.Age, Is.EqualTo(TimeSpan.FromMinutes(5)).Within(Minute));

        await ExecuteAsync(
            $"INSERT INTO {Inbox} (body) SELECT 'x' FROM generate_series(1, {WebhookInboxBacklog.Limit + 5})");
        Assert.That((await inbox.GetBacklogAsync()).Waiting, Is.EqualTo(WebhookInboxBacklog.Limit));
    }

    [Test]
    public async Task Host_reports_the_backlog_as_metrics()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await inbox.StoreAsync("x"u8.ToArray());
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMetrics().AddWhatsAppPostgreSql(DataSource, options => options.Schema = Schema);
        using IHost host = builder.Build();
        ConcurrentDictionary<string, double> seen = new();
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Meter.Name == "WhatsApp.Generated.Webhooks")
                {
                    it.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.Start();
        await host.StartAsync();

        await Until(
            () =>
            {
                listener.RecordObservableInstruments();
                return seen.Count == 3;
            },
            "all gauges have a value");
        await host.StopAsync();

        Assert.That(seen["whatsapp.webhooks.inbox.waiting"], Is.EqualTo(1));
        Assert.That(seen["whatsapp.webhooks.inbox.parked"], Is.Zero);
        Assert.That(seen["whatsapp.webhooks.inbox.age"], Is.InRange(0, 60));
    }

    [Test]
    public async Task Old_rows_are_found_by_an_index()
    {
        await StoreAsync();
        await InboxAsync();
        await ExecuteAsync(
            $"""
            INSERT INTO {Keys} SELECT 'key ' || n, gen_random_uuid(), now() - interval '1 second' * n, now()
                FROM generate_series(1, 20000) n;
            INSERT INTO {Inbox} (body, parked_at, error) SELECT 'x', now() - interval '1 second' * n, 'e'
                FROM generate_series(1, 20000) n;
            ANALYZE {Keys}; ANALYZE {Inbox}
            """);

        Assert.That(await PlanAsync($"SELECT ctid FROM {Keys} WHERE leased_until < now() - interval '5 hours' "
            + "AND (handled_at IS NULL OR handled_at < now() - interval '5 hours') ORDER BY leased_until LIMIT 1000"),
            Does.Contain("Index Scan").And.Not.Contain("Seq Scan"));
        Assert.That(await PlanAsync($"SELECT ctid FROM {Inbox} WHERE parked_at < now() - interval '5 hours' AND true "
            + "ORDER BY parked_at LIMIT 1000"),
            Does.Contain("Index Scan").And.Not.Contain("Seq Scan"));
    }

    private static async Task<string> PlanAsync(string sql) =>
        JsonDocument.Parse(await ScalarAsync<string>($"EXPLAIN (FORMAT JSON) {sql}")).RootElement.ToString();
}

using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WhatsApp.Generated.PostgreSql.Tests.Support;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>What a host does for the store and the inbox by itself.</summary>
[TestFixture]
public sealed class HostTests : DatabaseTest
{
    private readonly ManualClock _clock = new();
    private readonly ConcurrentQueue<string> _log = new();

    [Test]
    public async Task Tables_are_there_before_any_service_of_the_host_starts()
    {
        long found = -1;
        using IHost host = Host(services => services.AddHostedService(_ => new AtStart(async () =>
            found = await RowsAsync())));

        await host.StartAsync();
        await host.StopAsync();

        Assert.That(found, Is.Zero);
    }

    [Test]
    public async Task No_table_is_made_when_the_application_makes_them_itself()
    {
        using IHost host = Host(configure: options => options.MigrateAtStart = false);

        await host.StartAsync();
        await host.StopAsync();

        Assert.That(
            await ScalarAsync<long>($"SELECT count(*) FROM pg_namespace WHERE nspname = '{Schema}'"), Is.Zero);
    }

    [Test]
    public async Task Host_does_not_start_without_its_database()
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddWhatsAppPostgreSql("Host=127.0.0.1;Port=1;Username=nobody");
        using IHost host = builder.Build();

        Assert.That(() => host.StartAsync(), Throws.InstanceOf<Npgsql.NpgsqlException>());
    }

    [Test]
    public async Task Old_rows_are_deleted_at_start_and_then_at_each_interval()
    {
        await StoreAsync();
        await InboxAsync();
        await AddOldAsync();
        using IHost host = Host();

        await host.StartAsync();
        await NoRowsAsync();
        for (int time = 0; time < 3; time++)
        {
            await AddOldAsync();
            await WaitsAsync();
            _clock.Advance(Minute - TimeSpan.FromTicks(1));
            Assert.That(await RowsAsync(), Is.EqualTo(2), "Not before the interval is over.");
            _clock.Advance(TimeSpan.FromTicks(1));
            await NoRowsAsync();
        }

        await host.StopAsync();
    }

    [Test]
    public async Task Failure_is_logged_and_tried_again_at_the_next_time_and_does_not_end_the_host()
    {
        using IHost host = Host();
        await host.StartAsync();
        await WaitsAsync();
        await ExecuteAsync($"ALTER TABLE {Keys} RENAME TO gone");
        await AddParkedAsync();

        _clock.Advance(Minute);
        await Until(async () => await ScalarAsync<long>($"SELECT count(*) FROM {Inbox}") == 0, "the other is pruned");
        await Until(() => _log.Any(line => line.Contains("webhook_keys could not be deleted")), "it is logged");
        string gone = Keys.Replace("webhook_keys", "gone", StringComparison.Ordinal);
        await ExecuteAsync($"ALTER TABLE {gone} RENAME TO webhook_keys");
        await AddOldAsync();
        await WaitsAsync();
        _clock.Advance(Minute);
        await NoRowsAsync();

        await host.StopAsync();
    }

    [Test]
    public async Task Pruning_ends_with_the_host()
    {
        using IHost host = Host();
        await host.StartAsync();
        await WaitsAsync();

        await host.StopAsync();

        Assert.That(_clock.Waiting, Is.Zero);
        Assert.That(_log, Has.None.StartsWith("Error").And.None.StartsWith("Warning"));
    }

    [Test]
    public async Task Nothing_is_deleted_when_there_is_no_interval()
    {
        await StoreAsync();
        await InboxAsync();
        await AddOldAsync();
        using IHost host = Host(configure: options => options.PruneInterval = null);

        await host.StartAsync();
        await host.StopAsync();

        Assert.That(_clock.Waiting, Is.Zero);
        Assert.That(await RowsAsync(), Is.EqualTo(2));
    }

    private IHost Host(
        Action<IServiceCollection>? services = null, Action<PostgreSqlWebhookOptions>? configure = null)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(new LogLines(_log)).SetMinimumLevel(LogLevel.Debug);
        services?.Invoke(builder.Services);
        builder.Services.AddSingleton<TimeProvider>(_clock).AddWhatsAppPostgreSql(DataSource, options =>
        {
            options.Schema = Schema;
            options.PruneInterval = Minute;
            configure?.Invoke(options);
        });
        return builder.Build();
    }

    private async Task AddOldAsync()
    {
        await ExecuteAsync(
            $"INSERT INTO {Keys} (key, token, leased_until, handled_at) "
            + "VALUES ('old', gen_random_uuid(), now(), now() - interval '8 days')");
        await AddParkedAsync();
    }

    private Task<int> AddParkedAsync() => ExecuteAsync(
        $"INSERT INTO {Inbox} (body, parked_at, error) VALUES ('old', now() - interval '8 days', 'e')");

    private Task<long> RowsAsync() =>
        ScalarAsync<long>($"SELECT (SELECT count(*) FROM {Keys}) + (SELECT count(*) FROM {Inbox})");

    private Task NoRowsAsync() => Until(async () => await RowsAsync() == 0, "the old rows are gone");

    private Task WaitsAsync() => Until(() => _clock.Waiting == 1, "it waits for the next time");

    private sealed class AtStart(Func<Task> run) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => run();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

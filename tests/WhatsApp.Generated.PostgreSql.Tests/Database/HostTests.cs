using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.PostgreSql.Tests.Support;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>What a host does for the store and the inbox.</summary>
[TestFixture]
public sealed class HostTests : DatabaseTest
{
    private readonly CountedTimeProvider _time = new();
    private readonly ConcurrentQueue<string> _log = new();

    [Test]
    public async Task Tables_exist_before_any_service_of_the_host_starts()
    {
        long found = -1;
        using IHost host = Host(services => services.AddHostedService(_ => new AtStart(async () =>
            found = await RowsAsync())));

        await host.StartAsync();
        await host.StopAsync();

        Assert.That(found, Is.Zero);
    }

    [Test]
    public async Task No_table_is_created_when_the_application_does_that()
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
        builder.Services.AddWhatsAppPostgreSql("Host=127.0.0.1;Port=1;Username=no-one");
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
            await WaitsAsync(time + 1);
            _time.Advance(Minute - TimeSpan.FromTicks(1));
            Assert.That(await RowsAsync(), Is.EqualTo(2), "Not before the interval is over.");
            _time.Advance(TimeSpan.FromTicks(1));
            await NoRowsAsync();
        }

        await host.StopAsync();
    }

    [Test]
    public async Task Failure_is_logged_and_retried_after_the_interval_and_does_not_stop_the_host()
    {
        using IHost host = Host();
        await host.StartAsync();
        await WaitsAsync(1);
        await ExecuteAsync($"ALTER TABLE {Keys} RENAME TO gone");
        await AddParkedAsync();

        _time.Advance(Minute);
        await Until(async () => await ScalarAsync<long>($"SELECT count(*) FROM {Inbox}") == 0, "the other is pruned");
        await Until(() => _log.Any(line => line.Contains("webhook_keys could not be deleted")), "it is logged");
        string gone = Keys.Replace("webhook_keys", "gone", StringComparison.Ordinal);
        await ExecuteAsync($"ALTER TABLE {gone} RENAME TO webhook_keys");
        await AddOldAsync();
        await WaitsAsync(2);
        _time.Advance(Minute);
        await NoRowsAsync();

        await host.StopAsync();
    }

    [Test]
    public async Task Nothing_is_deleted_after_the_host_has_stopped()
    {
        using IHost host = Host();
        await host.StartAsync();
        await WaitsAsync(1);
        await AddOldAsync();

        await host.StopAsync();
        _time.Advance(Minute);

        Assert.That(await RowsAsync(), Is.EqualTo(2));
        Assert.That(_time.Timers, Is.EqualTo(1), "The timer of the next interval is not set.");
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

        Assert.That(_time.Timers, Is.Zero);
        Assert.That(await RowsAsync(), Is.EqualTo(2));
    }

    private IHost Host(
        Action<IServiceCollection>? services = null, Action<PostgreSqlWebhookOptions>? configure = null)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(new LogLines(_log)).SetMinimumLevel(LogLevel.Debug);
        services?.Invoke(builder.Services);
        builder.Services.AddSingleton<TimeProvider>(_time).AddWhatsAppPostgreSql(DataSource, options =>
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
            + "VALUES ('old', gen_random_uuid(), now() - interval '8 days', now() - interval '8 days')");
        await AddParkedAsync();
    }

    private Task<int> AddParkedAsync() => ExecuteAsync(
        $"INSERT INTO {Inbox} (body, parked_at, error) VALUES ('old', now() - interval '8 days', 'e')");

    private Task<long> RowsAsync() =>
        ScalarAsync<long>($"SELECT (SELECT count(*) FROM {Keys}) + (SELECT count(*) FROM {Inbox})");

    private Task NoRowsAsync() => Until(async () => await RowsAsync() == 0, "the old rows are deleted");

    private Task WaitsAsync(int interval) => Until(() => _time.Timers == interval, $"it waits for interval {interval}");

    /// <summary>Counts the timers that were set, so that a test advances the time after that.</summary>
    private sealed class CountedTimeProvider : FakeTimeProvider
    {
        private int _timers;

        public int Timers => Volatile.Read(ref _timers);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _timers);
            return timer;
        }
    }

    private sealed class AtStart(Func<Task> run) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => run();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

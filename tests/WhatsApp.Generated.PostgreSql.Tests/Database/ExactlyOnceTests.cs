using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>Two hosts handle 1,500 events with a server whose default isolation level is SERIALIZABLE.</summary>
[TestFixture]
public sealed class ExactlyOnceTests : IAsyncDisposable
{
    private const int Events = 1500;

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(1) };
    private PostgreSqlServer _server = null!;
    private CuttingProxy _proxy = null!;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        // A server that was given cannot be restarted.
        _server = await PostgreSqlServer.StartAsync(Server.Programs(), "default_transaction_isolation=serializable");
        _proxy = new CuttingProxy(_server.ConnectionString);
    }

    [OneTimeTearDown]
    public async Task StopServer()
    {
        if (_server is not null)
        {
            await _proxy.DisposeAsync();
            await _server.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Test]
    public Task Each_event_is_handled_once_when_the_default_is_serializable(
        [Values(HostMode.Direct, HostMode.Inbox)] HostMode mode) => HandleAllAsync(mode, _ => Task.CompletedTask);

    [Test]
    public Task Each_event_is_handled_once_when_the_server_is_restarted_in_the_middle(
        [Values(HostMode.Direct, HostMode.Inbox)] HostMode mode) => HandleAllAsync(
            mode, number => number == Events / 2 ? _server.RestartAsync() : Task.CompletedTask);

    [Test]
    public async Task Each_event_is_handled_once_when_connections_are_cut_at_commit(
        [Values(HostMode.Direct, HostMode.Inbox)] HostMode mode)
    {
        int commits = 0;
        int before = _proxy.Cuts;
        _proxy.Next = () => Interlocked.Increment(ref commits) switch
        {
            var number when number % 60 == 0 => Cut.BeforeServer,
            var number when number % 60 == 30 => Cut.AfterServer,
            _ => null,
        };
        try
        {
            await HandleAllAsync(mode, _ => Task.CompletedTask);
        }
        finally
        {
            _proxy.Next = () => null;
        }

        Assert.That(_proxy.Cuts - before, Is.GreaterThan(20));
    }

    private async Task HandleAllAsync(HostMode mode, Func<int, Task> duringAsync)
    {
        var recorder = new Recorder();
        var options = new PostgreSqlWebhookOptions
        {
            Schema = $"test {Guid.NewGuid():N}",
            Lease = TimeSpan.FromSeconds(15),
            PollInterval = TimeSpan.FromMilliseconds(50),
            FirstRetryDelay = TimeSpan.FromMilliseconds(200),
        };
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(_proxy.ConnectionString);
        await using NpgsqlDataSource other = NpgsqlDataSource.Create(_proxy.ConnectionString);
        await using WebApplication one = await StartAsync(dataSource, options, mode, recorder);
        await using WebApplication two = await StartAsync(other, options, mode, recorder);
        Uri[] addresses = [WebhookApplication.Address(one), WebhookApplication.Address(two)];
        var sender = new FakeWebhookSender(WebhookApplication.Secret, _client);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Events),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (number, token) => await Task.WhenAll(duringAsync(number), DeliverAsync(number, token)));

        PostgreSqlWebhookInbox inbox = one.Services.GetRequiredService<PostgreSqlWebhookInbox>();
        WebhookInboxCounts counts = await DrainedAsync(inbox);
        Assert.That(counts.Parked, Is.Zero);
        Assert.That(recorder.Handled.Distinct().Count(), Is.EqualTo(Events), "Every event was handled.");
        Assert.That(recorder.Handled, Has.Count.EqualTo(Events), "No event was handled twice.");

        // As Meta does: until the response is 200, and every third one to both hosts.
        async Task DeliverAsync(int number, CancellationToken cancellationToken)
        {
            string json = FakeWebhook.TextMessage(
                $"1650555{number % 50:0000}", "Hi", new FakeWebhookContext { MessageId = $"{number}" });
            Uri[] recipients = number % 3 == 0 ? addresses : [addresses[number % 2]];
            await Task.WhenAll(recipients.Select(async address =>
            {
                while (true)
                {
                    using (HttpResponseMessage response = await sender.SendAsync(address, json))
                    {
                        if (response.StatusCode == HttpStatusCode.OK)
                        {
                            return;
                        }
                    }

                    await Task.Delay(100, cancellationToken);
                }
            }));
        }
    }

    private static Task<WebApplication> StartAsync(
        NpgsqlDataSource dataSource, PostgreSqlWebhookOptions options, HostMode mode, Recorder recorder) =>
        WebhookApplication.StartAsync(
            dataSource,
            options,
            mode,
            webhooks => webhooks.AddHandler<RecordingHandler>(RecordingHandler.Name),
            services => services.AddSingleton(recorder));

    private static async Task<WebhookInboxCounts> DrainedAsync(PostgreSqlWebhookInbox inbox)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            WebhookInboxCounts counts;
            try
            {
                counts = await inbox.CountAsync(limit.Token);
            }
            catch (NpgsqlException)
            {
                // The proxy cuts this connection as well.
                continue;
            }

            if (counts is { Waiting: 0, Running: 0 })
            {
                return counts;
            }

            await Task.Delay(50, limit.Token);
        }
    }
}

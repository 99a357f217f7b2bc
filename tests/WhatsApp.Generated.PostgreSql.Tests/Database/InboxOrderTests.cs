using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>Conversations of the inbox with several workers. An id is a customer and a number.</summary>
[TestFixture]
public sealed class InboxOrderTests : DatabaseTest
{
    private readonly Recorder _recorder = new();

    [TestCase(1)]
    [TestCase(3)]
    public async Task Events_of_a_conversation_are_handled_in_order_by_any_number_of_workers(int workers)
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        string[][] bodies =
        [
            .. Enumerable.Range(0, 200).Select(number => (string[])[
                $"{number % 7} {number} a", $"{number % 7} {number} b", $"{(number + 3) % 7} {number} c",
            ]),
        ];
        int running = 0;
        ConcurrentBag<int> together = [];
        _recorder.Run = async (id, token) =>
        {
            together.Add(Interlocked.Increment(ref running));
            await Task.Delay(id.Length % 3, token);
            Interlocked.Decrement(ref running);
        };
        foreach (string[] body in bodies)
        {
            await inbox.StoreAsync(Body(body));
        }

        IHost[] hosts = await StartAsync(workers);
        await EmptyAsync(inbox);
        await StopAsync(hosts);

        Assert.That(_recorder.Handled, Has.Count.EqualTo(600));
        foreach (char customer in "0123456")
        {
            Assert.That(
                _recorder.Handled.Where(id => id[0] == customer),
                Is.EqualTo(bodies.SelectMany(body => body).Where(id => id[0] == customer)));
        }

        Assert.That(together.Max(), Is.GreaterThan(1));
    }

    [Test]
    public async Task Body_that_fails_does_not_keep_its_conversation_from_continuing()
    {
        Options.FirstRetryDelay = TimeSpan.FromMinutes(10);
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        _recorder.Run = (id, _) => id == "1 a" ? throw new InvalidOperationException("No.") : Task.CompletedTask;
        await inbox.StoreAsync(Body("1 a"));
        await inbox.StoreAsync(Body("1 b"));

        IHost[] hosts = await StartAsync(1);
        await Until(() => _recorder.Handled.Contains("1 b"), "the second body is handled");
        await StopAsync(hosts);

        Assert.That(_recorder.Handled, Is.EqualTo(["1 b"]));
        Assert.That((await inbox.CountAsync()).Waiting, Is.EqualTo(1));
    }

    [Test]
    public async Task Two_workers_share_a_backlog_fairly()
    {
        Options.MaxConcurrency = 8;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        for (int number = 0; number < 400; number++)
        {
            await inbox.StoreAsync(Body($"{number} a"));
        }

        ConcurrentQueue<string> one = new();
        ConcurrentQueue<string> other = new();
        await using (Work(await InboxAsync(), one))
        await using (Work(await InboxAsync(), other))
        {
            await EmptyAsync(inbox);
        }

        Assert.That(one.Count + other.Count, Is.EqualTo(400));
        Assert.That(Math.Min(one.Count, other.Count), Is.GreaterThan(100));

        static Worker Work(PostgreSqlWebhookInbox inbox, ConcurrentQueue<string> seen) => new(stop => inbox.RunAsync(
            async (item, token) =>
            {
                await Task.Delay(5, token);
                seen.Enqueue($"{item.Id}");
            },
            stop));
    }

    private static byte[] Body(params string[] ids) =>
        Encoding.UTF8.GetBytes(FakeWebhook.Batch(ids.Select(id => FakeWebhook.TextMessage(
            $"1650555{id.Split(' ')[0].PadLeft(4, '0')}", id, new FakeWebhookContext { MessageId = id }))));

    private static Task EmptyAsync(PostgreSqlWebhookInbox inbox) => Until(
        async () => await inbox.CountAsync() is { Waiting: 0, Running: 0 }, "the inbox is empty");

    private static async Task StopAsync(IHost[] hosts)
    {
        foreach (IHost host in hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    private Task<IHost[]> StartAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ =>
        WebhookApplication.StartWorkerAsync(
            DataSource,
            Options,
            webhooks => webhooks.AddHandler<RecordingHandler>(RecordingHandler.Name),
            services => services.AddSingleton(_recorder))));
}

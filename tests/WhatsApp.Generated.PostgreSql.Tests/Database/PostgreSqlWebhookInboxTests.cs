using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using WhatsApp.Generated.PostgreSql.Tests.Support;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

[TestFixture]
public sealed class PostgreSqlWebhookInboxTests : DatabaseTest
{
    [Test]
    public async Task Body_is_passed_byte_for_byte_and_deleted_when_handled()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        byte[] body = [0, 0xff, (byte)'{', 0xc3, 0x28, (byte)'\'', 0];
        long id = await inbox.StoreAsync(body);
        var seen = new ConcurrentQueue<WebhookInboxItem>();
        await using (Worker worker = Work(inbox, (item, _) =>
        {
            seen.Enqueue(item);
            return Task.CompletedTask;
        }))
        {
            await EmptyAsync(inbox);
        }

        WebhookInboxItem only = seen.Single();
        Assert.Multiple(() =>
        {
            Assert.That(only.Id, Is.EqualTo(id));
            Assert.That(only.Body.ToArray(), Is.EqualTo(body));
            Assert.That(only.Attempts, Is.EqualTo(1));
            Assert.That(only.ReceivedAt, Is.EqualTo(DateTimeOffset.UtcNow).Within(Minute));
        });
    }

    [Test]
    public async Task Bodies_are_handled_in_order_of_arrival_when_one_is_handled_at_a_time()
    {
        Options.MaxConcurrency = 1;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await FillAsync(inbox, 30);
        var seen = new ConcurrentQueue<string>();
        await using (Work(inbox, (item, _) =>
        {
            seen.Enqueue(Name(item));
            return Task.CompletedTask;
        }))
        {
            await EmptyAsync(inbox);
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 30).Select(number => $"{number}")));
    }

    [Test]
    public async Task Body_that_was_due_first_is_handled_first_wherever_it_is_in_the_table()
    {
        // Without its indexes the server reads the table from its start.
        Options.MaxConcurrency = 1;
        await using NpgsqlDataSource scanning = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Server.ConnectionString)
            {
                Options = "-c enable_indexscan=off -c enable_bitmapscan=off",
            });
        await FillAsync(await InboxAsync(), 10);
        await ExecuteAsync($"UPDATE {Inbox} SET due_at = now() - interval '1 second' * id");
        var inbox = new PostgreSqlWebhookInbox(scanning, Options);
        var seen = new ConcurrentQueue<string>();
        await using (Work(inbox, (item, _) =>
        {
            seen.Enqueue(Name(item));
            return Task.CompletedTask;
        }))
        {
            await EmptyAsync(inbox);
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 10).Reverse().Select(number => $"{number}")));
    }

    [Test]
    public async Task Body_is_handled_exactly_once_by_several_workers_when_attempts_fail()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        var handled = new ConcurrentQueue<string>();
        async Task HandleAsync(WebhookInboxItem item, CancellationToken token)
        {
            await Task.Delay(1, token);
            if (int.Parse(Name(item), null) % 4 >= item.Attempts)
            {
                throw new InvalidOperationException("injected");
            }

            handled.Enqueue(Name(item));
        }

        await using (Work(inbox, HandleAsync))
        await using (Work(await InboxAsync(), HandleAsync))
        await using (Work(await InboxAsync(), HandleAsync))
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, 200), async (number, token) => await inbox.StoreAsync(Body($"{number}"), token));
            await EmptyAsync(inbox);
        }

        Assert.That(handled.Select(int.Parse).Order(), Is.EqualTo(Enumerable.Range(0, 200)));
    }

    [Test]
    public async Task Body_is_parked_with_its_error_after_the_last_attempt_and_can_be_requeued()
    {
        Options.MaxAttempts = 3;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        long id = await inbox.StoreAsync(Body("poison"));
        long good = await inbox.StoreAsync(Body("good"));
        bool repaired = false;
        int attempts = 0;
        await using (Work(inbox, (item, _) =>
        {
            if (item.Id == good || repaired)
            {
                return Task.CompletedTask;
            }

            attempts++;
            throw new InvalidOperationException("broken \0 \ud83d");
        }))
        {
            await Until(async () => (await inbox.ListParkedAsync()).Count == 1, "it is parked");
            ParkedWebhook parked = (await inbox.ListParkedAsync()).Single();
            Assert.Multiple(() =>
            {
                Assert.That(attempts, Is.EqualTo(3));
                Assert.That(parked.Id, Is.EqualTo(id));
                Assert.That(parked.Attempts, Is.EqualTo(3));
                Assert.That(Encoding.UTF8.GetString(parked.Body.Span), Is.EqualTo("poison"));
                Assert.That(parked.Error, Does.Contain("InvalidOperationException: broken \ufffd \ufffd"));
                Assert.That(parked.ParkedAt, Is.GreaterThanOrEqualTo(parked.ReceivedAt));
            });

            repaired = true;
            Assert.That(await inbox.RequeueAsync(id), Is.True);
            await EmptyAsync(inbox);
        }

        Assert.That(await inbox.RequeueAsync(id), Is.False);
        Assert.That((await inbox.CountAsync()).Parked, Is.Zero);
    }

    [Test]
    public async Task Delay_doubles_with_every_failure_up_to_the_longest()
    {
        Options.FirstRetryDelay = TimeSpan.FromHours(1);
        Options.MaxRetryDelay = TimeSpan.FromHours(3);
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await inbox.StoreAsync(Body("x"));
        var delays = new List<double>();
        await using (Work(inbox, (_, _) => throw new InvalidOperationException("no")))
        {
            for (int attempt = 1; attempt <= 3; attempt++)
            {
                int now = attempt;
                await Until(
                    async () => await ScalarAsync<bool>($"SELECT tries = {now} AND token IS NULL FROM {Inbox}"),
                    $"attempt {now} failed");
                delays.Add(await ScalarAsync<double>(
                    $"SELECT extract(epoch FROM due_at - now())::float8 / 3600 FROM {Inbox}"));
                await ExecuteAsync($"UPDATE {Inbox} SET due_at = now()");
            }
        }

        Assert.That(delays, Is.EqualTo(new[] { 1.0, 2.0, 3.0 }).Within(0.02));
    }

    [Test]
    public async Task Workers_share_the_bodies()
    {
        Options.MaxConcurrency = 1;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await FillAsync(inbox, 2);

        // Neither handler completes before the other has started: a worker skips what the other has leased.
        using var both = new CountdownEvent(2);
        Task HandleAsync(WebhookInboxItem item, CancellationToken token)
        {
            both.Signal();
            both.Wait(token);
            return Task.CompletedTask;
        }

        await using (Work(inbox, HandleAsync))
        await using (Work(await InboxAsync(), HandleAsync))
        {
            await EmptyAsync(inbox);
        }

        Assert.That(both.IsSet, Is.True);
    }

    [Test]
    public async Task Worker_leases_what_others_have_not_locked()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await FillAsync(inbox, 3);
        await using NpgsqlConnection connection = await DataSource.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"SELECT FROM {Inbox} WHERE body = '0' FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync();
        await using (Work(inbox, (_, _) => Task.CompletedTask))
        {
            await Until(async () => (await inbox.CountAsync()).Waiting == 1, "the two that are not locked are handled");
            await transaction.RollbackAsync();
            await EmptyAsync(inbox);
        }
    }

    [Test]
    public async Task No_more_bodies_are_handled_at_a_time_than_allowed()
    {
        Options.MaxConcurrency = 3;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await FillAsync(inbox, 30);
        int running = 0;
        int most = 0;
        var counters = new Lock();
        await using (Work(inbox, async (_, token) =>
        {
            lock (counters)
            {
                most = Math.Max(most, ++running);
            }

            await Task.Delay(10, token);
            lock (counters)
            {
                running--;
            }
        }))
        {
            await EmptyAsync(inbox);
        }

        Assert.That(most, Is.EqualTo(3));
    }

    [Test]
    public async Task Worker_that_is_stopped_waits_for_running_handlers_and_leases_nothing_new()
    {
        Options.MaxConcurrency = 1;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await FillAsync(inbox, 2);
        var started = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        Worker worker = Work(inbox, async (_, token) =>
        {
            started.SetResult();
            await end.Task.WaitAsync(token);
        });
        await started.Task;
        Task stopped = worker.StopAsync();
        await Task.Delay(200);
        Assert.That(stopped.IsCompleted, Is.False);
        end.SetResult();
        await stopped;

        Assert.That((await inbox.CountAsync()).Waiting, Is.EqualTo(1));
        await worker.DisposeAsync();
    }

    [Test]
    public async Task Body_is_released_as_the_first_and_the_attempt_not_counted_when_the_drain_is_over()
    {
        Options.DrainTimeout = TimeSpan.FromMilliseconds(100);
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await inbox.StoreAsync(Body("x"));
        var started = new TaskCompletionSource();
        Worker worker = Work(inbox, async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        });
        await started.Task;
        await worker.StopAsync();

        Assert.That(
            await ScalarAsync<bool>($"SELECT token IS NULL AND tries = 0 AND due_at = received_at FROM {Inbox}"),
            Is.True);
        await worker.DisposeAsync();
    }

    [Test]
    public async Task Process_that_is_killed_between_lease_and_delete_loses_nothing()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await FillAsync(inbox, 5);
        using ChildProcess child = Child("lease");
        for (int number = 0; number < 5; number++)
        {
            await child.ReadLineAsync();
        }

        await child.KillAsync();
        Assert.That((await inbox.CountAsync()).Running, Is.EqualTo(5));

        var attempts = new ConcurrentDictionary<string, int>();
        await using (Work(inbox, (item, _) =>
        {
            attempts.TryAdd(Name(item), item.Attempts);
            return Task.CompletedTask;
        }))
        {
            await EmptyAsync(inbox);
        }

        Assert.That(attempts.Keys.Order(), Is.EqualTo(new[] { "0", "1", "2", "3", "4" }));
        Assert.That(attempts.Values, Is.All.EqualTo(2));
    }

    [Test]
    public async Task Body_that_crashes_its_process_every_time_is_parked()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await inbox.StoreAsync(Body("x"));
        await ExecuteAsync(
            $"UPDATE {Inbox} SET tries = {Options.MaxAttempts}, token = gen_random_uuid(), due_at = now()");
        bool handled = false;
        await using (Work(inbox, (_, _) => Task.FromResult(handled = true)))
        {
            await Until(async () => (await inbox.CountAsync()).Parked == 1, "it is parked");
        }

        ParkedWebhook parked = (await inbox.ListParkedAsync()).Single();
        Assert.That(handled, Is.False);
        Assert.That(parked.Attempts, Is.EqualTo(Options.MaxAttempts));
        Assert.That(parked.Error, Does.Contain("process ended"));
    }

    [Test]
    public async Task Handler_is_canceled_before_its_lease_expires_and_the_body_is_handled_again()
    {
        Options.Lease = Minute;
        var time = new FakeTimeProvider();
        PostgreSqlWebhookInbox inbox = await InboxAsync(time);
        await inbox.StoreAsync(Body("x"));
        var seen = new ConcurrentQueue<string>();
        await using (Work(inbox, async (item, token) =>
        {
            seen.Enqueue($"{item.Attempts} starts");
            await using CancellationTokenRegistration registration = token.Register(() => seen.Enqueue("canceled"));
            await Task.Delay(item.Attempts == 1 ? Timeout.Infinite : 0, token);
        }))
        {
            await Until(() => !seen.IsEmpty, "the first attempt starts");
            time.Advance((Minute * 0.9) - TimeSpan.FromTicks(1));
            Assert.That(seen, Is.EqualTo(new[] { "1 starts" }));
            time.Advance(TimeSpan.FromTicks(1));
            await Until(
                () =>
                {
                    time.Advance(Options.PollInterval);
                    return seen.Contains("2 starts");
                },
                "the second attempt starts");
            await EmptyAsync(inbox);
        }

        Assert.That(seen, Is.EqualTo(new[] { "1 starts", "canceled", "2 starts" }));
    }

    [Test]
    public async Task Outcome_of_a_lost_lease_changes_nothing()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await inbox.StoreAsync(Body("x"));
        await using (Work(inbox, async (_, _) =>
            await ExecuteAsync($"UPDATE {Inbox} SET token = gen_random_uuid()")))
        {
            await Until(
                async () => await ScalarAsync<bool>($"SELECT token IS NOT NULL FROM {Inbox}"), "it is leased");
        }

        Assert.That((await inbox.CountAsync()).Running, Is.EqualTo(1));
    }

    [Test]
    public async Task Body_that_another_process_stored_is_found_after_the_interval()
    {
        Options.PollInterval = Minute;
        var time = new FakeTimeProvider();
        PostgreSqlWebhookInbox inbox = await InboxAsync(time);
        PostgreSqlWebhookInbox other = await InboxAsync();
        await using (Work(inbox, (_, _) => Task.CompletedTask))
        {
            // The same inbox wakes its worker at once.
            await inbox.StoreAsync(Body("own"));
            await EmptyAsync(inbox);

            await other.StoreAsync(Body("other"));
            await Task.Delay(200);
            Assert.That((await other.CountAsync()).Waiting, Is.EqualTo(1));
            time.Advance(Minute);
            await EmptyAsync(inbox);
        }
    }

    [Test]
    public async Task Worker_continues_when_its_connections_are_cut()
    {
        await using NpgsqlDataSource cut = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Server.ConnectionString) { ApplicationName = Schema[6..30] });
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await FillAsync(inbox, 40);
        var handled = new ConcurrentDictionary<string, bool>();
        await using (Work(new PostgreSqlWebhookInbox(cut, Options), async (item, token) =>
        {
            await Task.Delay(20, token);
            handled[Name(item)] = true;
        }))
        {
            for (int cuts = 0; cuts < 10; cuts++)
            {
                await ExecuteAsync(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    + $"WHERE application_name = '{Schema[6..30]}'");
                await Task.Delay(30);
            }

            await EmptyAsync(inbox);
        }

        Assert.That(handled, Has.Count.EqualTo(40));
    }

    [Test]
    public void Worker_throws_when_there_is_no_table() => Assert.That(
        () => new PostgreSqlWebhookInbox(DataSource, Options).RunAsync((_, _) => Task.CompletedTask, default),
        Throws.InstanceOf<PostgresException>().With.Property(nameof(PostgresException.SqlState)).EqualTo("42P01"));

    [Test]
    public async Task Parked_bodies_are_listed_in_pages_and_deleted_when_old_and_waiting_ones_never()
    {
        Options.DeleteBatchSize = 2;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await FillAsync(inbox, 8);
        await ExecuteAsync(
            $"""
            UPDATE {Inbox} SET received_at = now() - interval '30 days';
            UPDATE {Inbox} SET error = 'e', parked_at = now() - interval '7 days 1 minute' WHERE body < '5';
            UPDATE {Inbox} SET error = 'e', parked_at = now() - interval '6 days 23 hours' WHERE body IN ('5', '6');
            """);
        IReadOnlyList<ParkedWebhook> first = await inbox.ListParkedAsync(limit: 4);
        IReadOnlyList<ParkedWebhook> rest = await inbox.ListParkedAsync(first[^1].Id, limit: 4);
        Assert.That(first.Concat(rest).Select(one => Encoding.UTF8.GetString(one.Body.Span)),
            Is.EqualTo(new[] { "0", "1", "2", "3", "4", "5", "6" }));

        Assert.That(await inbox.DeleteOldAsync(), Is.EqualTo(5));
        WebhookInboxCounts counts = await inbox.CountAsync();
        Assert.That(counts.Parked, Is.EqualTo(2));
        Assert.That(counts.Waiting, Is.EqualTo(1));
        Assert.That(counts.OldestReceivedAt, Is.EqualTo(DateTimeOffset.UtcNow.AddDays(-30)).Within(Minute));
    }

    private static Worker Work(PostgreSqlWebhookInbox inbox, Func<WebhookInboxItem, CancellationToken, Task> handle) =>
        new(token => inbox.RunAsync(handle, token));

    private static Task EmptyAsync(PostgreSqlWebhookInbox inbox) => Until(
        async () => await inbox.CountAsync() is { Waiting: 0, Running: 0 }, "the inbox is empty");

    private static async Task FillAsync(PostgreSqlWebhookInbox inbox, int count)
    {
        for (int number = 0; number < count; number++)
        {
            await inbox.StoreAsync(Body($"{number}"));
        }
    }

    private static byte[] Body(string name) => Encoding.UTF8.GetBytes(name);

    private static string Name(WebhookInboxItem item) => Encoding.UTF8.GetString(item.Body.Span);
}

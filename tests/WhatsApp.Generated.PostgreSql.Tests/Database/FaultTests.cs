using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>Rolled back statements, isolation levels and cut connections, one at a time.</summary>
[TestFixture]
public sealed class FaultTests : DatabaseTest
{
    private string SchemaName => Keys.Split('.')[0];

    [Test]
    public async Task Statements_run_at_read_committed_whatever_the_default(
        [Values("serializable", "repeatable read")] string isolation)
    {
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Server.ConnectionString)
            {
                Options = $"-c default_transaction_isolation={isolation.Replace(" ", "\\ ", StringComparison.Ordinal)}",
            });
        var store = new PostgreSqlWebhookStore(dataSource, Options);
        var inbox = new PostgreSqlWebhookInbox(dataSource, Options);
        await store.MigrateAsync();
        await inbox.MigrateAsync();
        await ExecuteAsync(
            $"""
            CREATE TABLE {SchemaName}.levels (operation text, level text);
            CREATE FUNCTION {SchemaName}.record() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO {SchemaName}.levels
                VALUES (TG_TABLE_NAME || ' ' || TG_OP, current_setting('transaction_isolation'));
                RETURN NULL;
            END $$;
            CREATE TRIGGER record AFTER INSERT OR UPDATE OR DELETE ON {Keys} EXECUTE FUNCTION {SchemaName}.record();
            CREATE TRIGGER record AFTER INSERT OR UPDATE OR DELETE ON {Inbox} EXECUTE FUNCTION {SchemaName}.record()
            """);

        WebhookClaim claim = await store.ClaimAsync("a", Minute, CancellationToken.None);
        await store.CommitAsync("a", claim.Token, CancellationToken.None);
        await store.DeleteOldAsync();
        await inbox.StoreAsync("x"u8.ToArray());
        await using (Work(inbox, (_, _) => Task.CompletedTask))
        {
            await EmptyAsync(inbox);
        }

        await using NpgsqlCommand setting = dataSource.CreateCommand("SHOW default_transaction_isolation");
        Assert.That(await setting.ExecuteScalarAsync(), Is.EqualTo(isolation));
        Assert.That(
            await ScalarAsync<string[]>($"SELECT array_agg(DISTINCT level) FROM {SchemaName}.levels"),
            Is.EqualTo(new[] { "read committed" }));
        Assert.That(
            await ScalarAsync<string[]>(
                $"SELECT array_agg(DISTINCT operation ORDER BY operation) FROM {SchemaName}.levels"),
            Is.EqualTo(new[]
            {
                "webhook_inbox DELETE", "webhook_inbox INSERT", "webhook_inbox UPDATE",
                "webhook_keys DELETE", "webhook_keys INSERT", "webhook_keys UPDATE",
            }));
    }

    [Test]
    public async Task Statement_that_the_server_rolled_back_is_repeated(
        [Values("40001", "40P01")] string code, [Values] bool isAtCommit)
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        await FailAsync(code, isAtCommit, times: 3);

        WebhookClaim claim = await store.ClaimAsync("a", Minute, CancellationToken.None);

        Assert.That(claim.Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
        Assert.That(await AttemptsAsync(), Is.EqualTo(4));
        Assert.That(await ScalarAsync<Guid>($"SELECT token FROM {Keys}"), Is.EqualTo(claim.Token));
    }

    [Test]
    public async Task Statement_that_is_always_rolled_back_throws_after_ten_attempts()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        await FailAsync("40001", isAtCommit: false, times: 1000);

        Assert.That(
            async () => await store.ClaimAsync("a", Minute, CancellationToken.None),
            Throws.InstanceOf<PostgresException>().With.Property("SqlState").EqualTo("40001"));

        Assert.That(await AttemptsAsync(), Is.EqualTo(10));
    }

    [Test]
    public async Task Statement_that_fails_otherwise_is_not_repeated()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        await FailAsync("23514", isAtCommit: false, times: 1000);

        Assert.That(
            async () => await store.ClaimAsync("a", Minute, CancellationToken.None),
            Throws.InstanceOf<PostgresException>().With.Property("SqlState").EqualTo("23514"));

        Assert.That(await AttemptsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Delay_before_a_repetition_uses_the_time_provider_and_can_be_canceled()
    {
        await StoreAsync();
        await FailAsync("40001", isAtCommit: false, times: 1000);
        var store = new PostgreSqlWebhookStore(DataSource, Options, new FakeTimeProvider());
        using var cancel = new CancellationTokenSource();
        Task claim = store.ClaimAsync("a", Minute, cancel.Token).AsTask();
        await Until(async () => await AttemptsAsync() > 0, "there was an attempt");
        await Task.Delay(200, CancellationToken.None);
        Assert.That(claim.IsCompleted, Is.False);
        Assert.That(await AttemptsAsync(), Is.EqualTo(1));

        await cancel.CancelAsync();

        Assert.That(async () => await claim, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Commit_whose_connection_was_cut_is_committed_by_its_repetition([Values] bool wasApplied)
    {
        await StoreAsync();
        await using var proxy = new CuttingProxy(Server.ConnectionString);
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(proxy.ConnectionString);
        var store = new PostgreSqlWebhookStore(dataSource, Options);
        WebhookClaim claim = await store.ClaimAsync("a", Minute, CancellationToken.None);
        proxy.Next = () => proxy.Cuts == 0 ? wasApplied ? Cut.AfterServer : Cut.BeforeServer : null;

        Assert.That(
            async () => await store.CommitAsync("a", claim.Token, CancellationToken.None),
            Throws.InstanceOf<NpgsqlException>());
        Assert.That(
            await ScalarAsync<bool>($"SELECT handled_at IS NOT NULL FROM {Keys}"), Is.EqualTo(wasApplied));
        await store.CommitAsync("a", claim.Token, CancellationToken.None);

        WebhookClaim next = await store.ClaimAsync("a", Minute, CancellationToken.None);
        Assert.That(next.Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
    }

    [Test]
    public async Task Body_is_deleted_without_a_warning_when_the_connection_was_cut([Values] bool wasApplied)
    {
        // While its only handler is not settled, the worker leases nothing.
        Options.MaxConcurrency = 1;
        PostgreSqlWebhookInbox direct = await InboxAsync();
        await using var proxy = new CuttingProxy(Server.ConnectionString);
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(proxy.ConnectionString);
        var lines = new ConcurrentQueue<string>();
        using ILoggerFactory loggers = LoggerFactory.Create(it => it.AddProvider(new LogLines(lines)));
        var inbox = new PostgreSqlWebhookInbox(
            dataSource, Options, logger: loggers.CreateLogger<PostgreSqlWebhookInbox>());
        await inbox.StoreAsync("x"u8.ToArray());
        await using (Work(inbox, (_, _) =>
        {
            proxy.Next = () => proxy.Cuts < 3 ? wasApplied ? Cut.AfterServer : Cut.BeforeServer : null;
            return Task.CompletedTask;
        }))
        {
            await Until(() => proxy.Cuts == 3, "connections were cut");
            await EmptyAsync(direct);
        }

        Assert.That(lines.Where(line => line.Contains("Webhook", StringComparison.OrdinalIgnoreCase)), Is.Empty);
        Assert.That((await direct.CountAsync()).Parked, Is.Zero);
    }

    [Test]
    public async Task Handled_body_does_not_stay_parked_when_the_lease_of_its_last_attempt_expired_in_an_outage()
    {
        Options.MaxAttempts = 1;
        Options.Lease = TimeSpan.FromSeconds(1);
        PostgreSqlWebhookInbox direct = await InboxAsync();
        await using var proxy = new CuttingProxy(Server.ConnectionString);
        await using NpgsqlDataSource dataSource = NpgsqlDataSource.Create(proxy.ConnectionString);
        var inbox = new PostgreSqlWebhookInbox(dataSource, Options);
        await inbox.StoreAsync("x"u8.ToArray());
        int handled = 0;
        await using (Work(inbox, (_, _) =>
        {
            handled++;
            proxy.Next = () => Cut.BeforeServer;
            return Task.CompletedTask;
        }))
        {
            await Until(() => handled == 1, "it is handled");
            await using (Work(direct, (_, _) => Task.CompletedTask))
            {
                await Until(async () => (await direct.CountAsync()).Parked == 1, "another worker has parked it");
            }

            proxy.Next = () => null;
            await Until(async () => (await direct.CountAsync()).Parked == 0, "it is deleted");
        }

        Assert.That(handled, Is.EqualTo(1));
    }

    private static Task EmptyAsync(PostgreSqlWebhookInbox inbox) => Until(
        async () => await inbox.CountAsync() is { Waiting: 0, Running: 0 }, "the inbox is empty");

    private static Worker Work(
        PostgreSqlWebhookInbox inbox, Func<WebhookInboxItem, CancellationToken, Task> handle) =>
        new(token => inbox.RunAsync(handle, token));

    // The attempts are counted by a sequence, which is not rolled back.
    private async Task FailAsync(string code, bool isAtCommit, int times)
    {
        string kind = isAtCommit ? "CONSTRAINT TRIGGER" : "TRIGGER";
        string when = isAtCommit ? "DEFERRABLE INITIALLY DEFERRED" : "";
        await ExecuteAsync(
            $"""
            CREATE SEQUENCE {SchemaName}.attempts MINVALUE 0 START 1;
            SELECT setval('{SchemaName}.attempts', 0);
            CREATE FUNCTION {SchemaName}.fail() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('{SchemaName}.attempts') <= {times} THEN
                    RAISE EXCEPTION 'injected' USING ERRCODE = '{code}';
                END IF;
                RETURN NULL;
            END $$;
            CREATE {kind} fail AFTER INSERT ON {Keys} {when} FOR EACH ROW EXECUTE FUNCTION {SchemaName}.fail()
            """);
    }

    private Task<long> AttemptsAsync() => ScalarAsync<long>($"SELECT last_value FROM {SchemaName}.attempts");
}

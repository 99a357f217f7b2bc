using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>Tables of an earlier build are migrated while its processes still run.</summary>
[TestFixture]
public sealed class RollingDeploymentTests : DatabaseTest
{
    private readonly Recorder _recorder = new();

    private EarlierDatabase Earlier => new(DataSource, Keys.Split('.')[0]);

    [Test]
    public async Task Tables_of_an_earlier_build_are_migrated_with_their_rows_and_it_still_starts()
    {
        await Earlier.CreateAsync();
        WebhookClaim handled = await Earlier.ClaimAsync("handled", Minute, CancellationToken.None);
        await Earlier.CommitAsync("handled", handled.Token, CancellationToken.None);
        await Earlier.ClaimAsync("held", Minute, CancellationToken.None);
        await Earlier.StoreAsync(Body("1"));

        PostgreSqlWebhookStore store = await StoreAsync();
        PostgreSqlWebhookInbox inbox = await InboxAsync();

        WebhookClaim[] claims =
            await store.ClaimManyAsync(["handled", "held", "new"], Minute, CancellationToken.None);
        Assert.That(
            claims.Select(claim => claim.Outcome),
            Is.EqualTo([
                WebhookClaimOutcome.AlreadyHandled, WebhookClaimOutcome.HeldByAnother, WebhookClaimOutcome.Claimed,
            ]));
        Assert.That((await inbox.CountAsync()).Waiting, Is.EqualTo(1));
        Assert.That(await Earlier.StartsAsync(), Is.True);
    }

    [Test]
    public async Task No_index_of_the_keys_has_a_column_that_a_commit_changes([Values] bool isMigrated)
    {
        if (isMigrated)
        {
            await Earlier.CreateAsync();
        }

        PostgreSqlWebhookStore store = await StoreAsync();
        WebhookClaim claim = await store.ClaimAsync("key", Minute, CancellationToken.None);
        await store.CommitAsync("key", claim.Token, CancellationToken.None);

        Assert.That(
            await ScalarAsync<string>(
                $"""
                SELECT string_agg(pg_get_indexdef(indexrelid, 1, true), ', ' ORDER BY pg_get_indexdef(indexrelid, 1, true))
                FROM pg_index
                WHERE indrelid = '{Keys}'::regclass
                """),
            Is.EqualTo("key, leased_until"));
    }

    [Test]
    public async Task Workers_of_both_builds_on_migrated_tables_handle_each_event_once()
    {
        await Earlier.CreateAsync();
        await StoreAsync();
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        _recorder.Run = (_, token) => Task.Delay(1, token);
        await using (EarlierWorker())
        await using (EarlierWorker())
        {
            using IHost one = await StartWorkerAsync();
            using IHost other = await StartWorkerAsync();

            // Each event is in three bodies, and both builds store bodies.
            await Parallel.ForEachAsync(Enumerable.Range(0, 300), async (number, token) =>
            {
                byte[] body = Body($"{number % 200}", $"{number * 7 % 200}");
                await (number % 2 == 0 ? inbox.StoreAsync(body, token) : Earlier.StoreAsync(body));
            });
            await EmptyAsync(inbox);
            await one.StopAsync();
            await other.StopAsync();
        }

        Assert.That(_recorder.Handled.Select(int.Parse).Order(), Is.EqualTo(Enumerable.Range(0, 200)));
        Assert.That((await inbox.CountAsync()).Parked, Is.Zero);
    }

    private static byte[] Body(params string[] ids) =>
        Encoding.UTF8.GetBytes(FakeWebhook.Batch(ids.Distinct().Select(id => FakeWebhook.TextMessage(
            $"1650555{id.PadLeft(4, '0')}", id, new FakeWebhookContext { MessageId = id }))));

    private static Task EmptyAsync(PostgreSqlWebhookInbox inbox) => Until(
        async () => await inbox.CountAsync() is { Waiting: 0, Running: 0 }, "the inbox is empty");

    private Worker EarlierWorker() => new(stop => Earlier.RunInboxAsync(_recorder.RunAsync, stop));

    private Task<IHost> StartWorkerAsync() => WebhookApplication.StartWorkerAsync(
        DataSource,
        Options,
        webhooks => webhooks.AddHandler<RecordingHandler>(RecordingHandler.Name),
        services => services.AddSingleton(_recorder));
}

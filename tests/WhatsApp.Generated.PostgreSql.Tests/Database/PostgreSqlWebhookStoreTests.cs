using System.Collections.Concurrent;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

[TestFixture]
public sealed class PostgreSqlWebhookStoreTests : DatabaseTest
{
    [Test]
    public async Task Key_is_claimed_once_when_many_connections_race()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        var claimed = new ConcurrentBag<int>();
        var others = new ConcurrentBag<WebhookClaimOutcome>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 1600),
            new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (number, token) =>
            {
                WebhookClaim claim = await store.ClaimAsync($"key {number / 8}", Minute, token);
                if (claim.Outcome == WebhookClaimOutcome.Claimed)
                {
                    claimed.Add(number / 8);
                }
                else
                {
                    others.Add(claim.Outcome);
                }
            });

        Assert.That(claimed.Order(), Is.EqualTo(Enumerable.Range(0, 200)));
        Assert.That(others, Has.Count.EqualTo(1400).And.All.EqualTo(WebhookClaimOutcome.HeldByAnother));
    }

    [Test]
    public async Task Key_is_claimed_once_when_processes_race()
    {
        await StoreAsync();
        using ChildProcess first = Child("race", "300");
        using ChildProcess second = Child("race", "300");
        await first.ReadLineAsync();
        await second.ReadLineAsync();
        await first.GoAsync();
        await second.GoAsync();
        string[][] claimed = await Task.WhenAll(first.ReadToEndAsync(), second.ReadToEndAsync());

        Assert.That(claimed.SelectMany(keys => keys).Select(int.Parse).Order(), Is.EqualTo(Enumerable.Range(0, 300)));
    }

    [Test]
    public async Task Each_claim_has_its_own_token()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        WebhookClaim one = await ClaimAsync(store, "one");
        WebhookClaim two = await ClaimAsync(store, "two");
        WebhookClaim again = await ClaimAsync(store, "one");
        Assert.Multiple(() =>
        {
            Assert.That(one.Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
            Assert.That(one.Token, Is.Not.EqualTo(Guid.Empty).And.Not.EqualTo(two.Token));
            Assert.That(again, Is.EqualTo(new WebhookClaim(WebhookClaimOutcome.HeldByAnother, Guid.Empty)));
        });
    }

    [Test]
    public async Task Expired_key_is_claimed_by_exactly_one_other()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        WebhookClaim lost = await ClaimAsync(store, "key");
        await ExpireLeaseAsync();
        WebhookClaim[] claims = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => ClaimAsync(store, "key").AsTask()));

        WebhookClaim won = claims.Single(claim => claim.Outcome == WebhookClaimOutcome.Claimed);
        Assert.That(won.Token, Is.Not.EqualTo(lost.Token));
    }

    [Test]
    public async Task Lease_expires_by_the_servers_time()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        await store.ClaimAsync("key", TimeSpan.FromMilliseconds(300), CancellationToken.None);
        Assert.That((await ClaimAsync(store, "key")).Outcome, Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
        await Task.Delay(400);
        Assert.That((await ClaimAsync(store, "key")).Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
    }

    [Test]
    public async Task Stale_token_changes_nothing()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        WebhookClaim stale = await ClaimAsync(store, "key");
        await ExpireLeaseAsync();
        WebhookClaim held = await ClaimAsync(store, "key");

        await store.CommitAsync("key", stale.Token, CancellationToken.None);
        Assert.That((await ClaimAsync(store, "key")).Outcome, Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
        await store.ReleaseAsync("key", stale.Token, CancellationToken.None);
        Assert.That((await ClaimAsync(store, "key")).Outcome, Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
        await store.CommitAsync("key", held.Token, CancellationToken.None);
        Assert.That((await ClaimAsync(store, "key")).Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
    }

    [Test]
    public async Task Commit_counts_after_the_lease_when_the_key_was_not_claimed_again()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        WebhookClaim claim = await ClaimAsync(store, "key");
        await ExpireLeaseAsync();
        await store.CommitAsync("key", claim.Token, CancellationToken.None);
        Assert.That((await ClaimAsync(store, "key")).Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
    }

    [Test]
    public async Task Handled_key_stays_handled()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        WebhookClaim claim = await ClaimAsync(store, "key");
        await store.CommitAsync("key", claim.Token, CancellationToken.None);
        await ExpireLeaseAsync();
        await store.ReleaseAsync("key", claim.Token, CancellationToken.None);
        await store.DeleteOldAsync();

        var again = new PostgreSqlWebhookStore(DataSource, Options);
        Assert.That(
            await ClaimAsync(again, "key"),
            Is.EqualTo(new WebhookClaim(WebhookClaimOutcome.AlreadyHandled, Guid.Empty)));
    }

    [Test]
    public async Task Released_key_can_be_claimed_at_once()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        WebhookClaim claim = await ClaimAsync(store, "key");
        await store.ReleaseAsync("key", claim.Token, CancellationToken.None);
        Assert.That((await ClaimAsync(store, "key")).Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
    }

    [Test]
    public async Task Claim_of_a_killed_process_expires_with_its_lease()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        using ChildProcess child = Child("claim", "key");
        Assert.That(await child.ReadLineAsync(), Is.EqualTo("Claimed"));
        await child.KillAsync();

        Assert.That((await ClaimAsync(store, "key")).Outcome, Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
        await Until(
            async () => (await ClaimAsync(store, "key")).Outcome == WebhookClaimOutcome.Claimed,
            "the key can be claimed");
    }

    [Test]
    public async Task Old_keys_are_deleted_in_batches_and_recent_ones_stay()
    {
        Options.DeleteBatchSize = 10;
        PostgreSqlWebhookStore store = await StoreAsync();
        await ExecuteAsync(
            $"""
            INSERT INTO {Keys} (key, token, leased_until, handled_at)
            SELECT 'old ' || n, gen_random_uuid(), now() - interval '7 days 1 second', now() - interval '7 days 1 minute'
                FROM generate_series(1, 25) n
            UNION ALL SELECT 'recent', gen_random_uuid(), now() - interval '8 days', now() - interval '6 days 23 hours'
            UNION ALL SELECT 'expired', gen_random_uuid(), now() - interval '8 days', NULL
            UNION ALL SELECT 'held', gen_random_uuid(), now() + interval '1 minute', NULL
            """);
        Assert.That(await store.DeleteOldAsync(), Is.EqualTo(26));
        Assert.That(
            await ScalarAsync<string>($"SELECT string_agg(key, ', ' ORDER BY key) FROM {Keys}"),
            Is.EqualTo("held, recent"));
    }

    [TestCase("it's a \"key\"; --")]
    [TestCase("nul \0 in it")]
    [TestCase("half a pair \ud83d")]
    [TestCase("😀")]
    public async Task Any_text_can_be_a_key(string key)
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        WebhookClaim claim = await ClaimAsync(store, key);
        await store.CommitAsync(key, claim.Token, CancellationToken.None);
        Assert.That((await ClaimAsync(store, key)).Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
        Assert.That((await ClaimAsync(store, key + "2")).Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
    }

    [Test]
    public async Task Long_keys_that_differ_at_the_end_are_two()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        string key = string.Concat(Enumerable.Range(0, 2000).Select(number => $"{number}"));
        Assert.That((await ClaimAsync(store, key + "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
        Assert.That((await ClaimAsync(store, key + "b")).Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
        Assert.That((await ClaimAsync(store, key + "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
    }

    [Test]
    public async Task Canceled_call_does_not_start()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        var canceled = new CancellationToken(canceled: true);
        Assert.That(
            async () => await store.ClaimAsync("key", Minute, canceled),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await ScalarAsync<long>($"SELECT count(*) FROM {Keys}"), Is.Zero);
    }

    private static ValueTask<WebhookClaim> ClaimAsync(PostgreSqlWebhookStore store, string key) =>
        store.ClaimAsync(key, Minute, CancellationToken.None);

    private Task<int> ExpireLeaseAsync() =>
        ExecuteAsync($"UPDATE {Keys} SET leased_until = now() - interval '1 second'");
}

using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class InMemoryWebhookStoreTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider _time = new();

    [Test]
    public async Task Key_is_held_until_it_is_committed_and_then_handled()
    {
        InMemoryWebhookStore store = new(_time);
        WebhookClaim claim = await ClaimAsync(store, "a");

        Assert.That(claim.Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
        Assert.That(claim.Token, Is.Not.EqualTo(Guid.Empty));
        Assert.That((await ClaimAsync(store, "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
        await store.CommitAsync("a", claim.Token, default);
        Assert.That((await ClaimAsync(store, "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
    }

    [Test]
    public async Task Released_key_can_be_claimed_again()
    {
        InMemoryWebhookStore store = new(_time);
        WebhookClaim claim = await ClaimAsync(store, "a");
        await store.ReleaseAsync("a", claim.Token, default);

        Assert.That((await ClaimAsync(store, "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
    }

    [Test]
    public async Task Claim_expires_with_its_lease_and_its_token_is_then_invalid()
    {
        InMemoryWebhookStore store = new(_time);
        WebhookClaim late = await ClaimAsync(store, "a");
        _time.Advance(Lease);
        WebhookClaim next = await ClaimAsync(store, "a");

        Assert.That(next.Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
        await store.CommitAsync("a", late.Token, default);
        await store.ReleaseAsync("a", late.Token, default);
        Assert.That((await ClaimAsync(store, "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
        await store.CommitAsync("a", next.Token, default);
        Assert.That((await ClaimAsync(store, "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
    }

    [Test]
    public async Task Late_commit_counts_when_the_key_was_not_claimed_again()
    {
        InMemoryWebhookStore store = new(_time);
        WebhookClaim late = await ClaimAsync(store, "a");
        _time.Advance(Lease);
        await store.CommitAsync("a", late.Token, default);

        Assert.That((await ClaimAsync(store, "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
    }

    [Test]
    public async Task Release_after_commit_changes_nothing()
    {
        InMemoryWebhookStore store = new(_time);
        WebhookClaim claim = await ClaimAsync(store, "a");
        await store.CommitAsync("a", claim.Token, default);
        await store.ReleaseAsync("a", claim.Token, default);
        await store.ReleaseAsync("unknown", claim.Token, default);

        Assert.That((await ClaimAsync(store, "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
    }

    [Test]
    public async Task Handled_event_is_remembered_for_7_days()
    {
        InMemoryWebhookStore store = new(_time);
        await store.CommitAsync("a", (await ClaimAsync(store, "a")).Token, default);

        _time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromTicks(1));
        Assert.That((await ClaimAsync(store, "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.That((await ClaimAsync(store, "b")).Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
        Assert.That(store.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Full_store_removes_the_key_that_was_handled_first_and_never_a_claimed_one()
    {
        InMemoryWebhookStore store = new(_time, capacity: 3);
        await ClaimAsync(store, "running");
        foreach (string key in (string[])["a", "b", "c"])
        {
            await store.CommitAsync(key, (await ClaimAsync(store, key)).Token, default);
        }

        Assert.That(store.Count, Is.EqualTo(3));
        Assert.That((await ClaimAsync(store, "c")).Outcome, Is.EqualTo(WebhookClaimOutcome.AlreadyHandled));
        Assert.That((await ClaimAsync(store, "running")).Outcome, Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
        Assert.That((await ClaimAsync(store, "a")).Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
    }

    [Test]
    public async Task Store_full_of_claims_refuses_others_until_a_lease_expires()
    {
        InMemoryWebhookStore store = new(_time, capacity: 2);
        await ClaimAsync(store, "a");
        await ClaimAsync(store, "b");

        Assert.That((await ClaimAsync(store, "c")).Outcome, Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
        _time.Advance(Lease);
        Assert.That((await ClaimAsync(store, "c")).Outcome, Is.EqualTo(WebhookClaimOutcome.Claimed));
        Assert.That(store.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Of_many_claims_at_once_one_succeeds()
    {
        InMemoryWebhookStore store = new();
        for (int round = 0; round < 200; round++)
        {
            string key = $"{round}";
            WebhookClaim[] claims = await Task.WhenAll(
                Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await ClaimAsync(store, key))));
            Assert.That(claims.Count(claim => claim.Outcome == WebhookClaimOutcome.Claimed), Is.EqualTo(1));
        }
    }

    [Test]
    public void Bounds_are_validated()
    {
        Assert.That(() => new InMemoryWebhookStore(capacity: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => new InMemoryWebhookStore(retention: TimeSpan.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static ValueTask<WebhookClaim> ClaimAsync(InMemoryWebhookStore store, string key) =>
        store.ClaimAsync(key, Lease, default);
}

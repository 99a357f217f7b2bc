using System.Collections.Concurrent;
using System.Text;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>The inbox with the store: event by event.</summary>
[TestFixture]
public sealed class InboxEventTests : DatabaseTest
{
    private readonly ConcurrentQueue<string> _handled = new();

    [Test]
    public async Task Event_is_handled_once_when_its_body_comes_twice_or_another_of_the_body_fails()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        PostgreSqlWebhookStore store = await StoreAsync();
        int failures = 0;
        await using (Work(inbox, store, happened =>
        {
            if (happened == "b" && Interlocked.Increment(ref failures) <= 2)
            {
                throw new InvalidOperationException("injected");
            }
        }))
        {
            await inbox.StoreAsync(Body("a", "b", "c"));
            await inbox.StoreAsync(Body("c", "a"));
            await inbox.StoreAsync(Body("a", "b", "c"));
            await EmptyAsync(inbox);
        }

        Assert.That(_handled.Order(), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That((await inbox.CountAsync()).Parked, Is.Zero);
    }

    [Test]
    public async Task Events_of_a_body_come_in_order()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await using (Work(inbox, await StoreAsync(), _ => { }))
        {
            await inbox.StoreAsync(Body("c", "a", "b"));
            await EmptyAsync(inbox);
        }

        Assert.That(_handled, Is.EqualTo(new[] { "c", "a", "b" }));
    }

    [Test]
    public async Task Every_failure_is_kept_when_a_body_is_parked()
    {
        Options.MaxAttempts = 1;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await using (Work(inbox, await StoreAsync(), happened =>
        {
            if (happened != "good")
            {
                throw new InvalidOperationException($"{happened} failed");
            }
        }))
        {
            await inbox.StoreAsync(Body("one", "good", "two"));
            await EmptyAsync(inbox);
        }

        ParkedWebhook parked = (await inbox.ListParkedAsync()).Single();
        Assert.That(parked.Error, Does.Contain("one failed").And.Contain("two failed"));
        Assert.That(_handled, Is.EqualTo(new[] { "good" }));
    }

    [Test]
    public async Task Body_that_is_no_webhook_is_parked_at_once()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        await using (Work(inbox, await StoreAsync(), _ => { }))
        {
            await inbox.StoreAsync("<html>"u8.ToArray());
            await inbox.StoreAsync(Array.Empty<byte>());
            await EmptyAsync(inbox);
        }

        IReadOnlyList<ParkedWebhook> parked = await inbox.ListParkedAsync();
        Assert.That(parked.Select(one => one.Tries), Is.EqualTo(new[] { 1, 1 }));
        Assert.That(parked[0].Error, Does.Contain("GraphJsonException"));
    }

    [Test]
    public async Task Event_that_another_holds_is_waited_for_without_counting_tries()
    {
        Options.MaxAttempts = 2;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        PostgreSqlWebhookStore store = await StoreAsync();
        byte[] body = Body("a");
        string key = WebhookEvents.Parse(body).Single().Key;
        WebhookClaim claim = await store.ClaimAsync(key, Minute, CancellationToken.None);
        await using (Work(inbox, store, _ => { }))
        {
            await inbox.StoreAsync(body);
            await Task.Delay(500);
            Assert.That(_handled, Is.Empty);
            Assert.That((await inbox.CountAsync()).Parked, Is.Zero);
            await store.ReleaseAsync(key, claim.Token, CancellationToken.None);
            await EmptyAsync(inbox);
        }

        Assert.That(_handled, Is.EqualTo(new[] { "a" }));
    }

    private static byte[] Body(params string[] ids)
    {
        string messages = string.Join(',', ids.Select(id =>
            $$$"""{"from":"15550100002","id":"{{{id}}}","type":"text","text":{"body":"Hi"}}"""));
        return Encoding.UTF8.GetBytes(
            $$$"""
            {"object":"whatsapp_business_account","entry":[{"id":"200","changes":[
              {"field":"messages","value":{"metadata":{"phone_number_id":"300"},"messages":[{{{messages}}}]}}]}]}
            """);
    }

    private static Task EmptyAsync(PostgreSqlWebhookInbox inbox) => Until(
        async () => await inbox.CountAsync() is { Waiting: 0, Running: 0 }, "the inbox is empty");

    private Worker Work(PostgreSqlWebhookInbox inbox, PostgreSqlWebhookStore store, Action<string> handle) => new(
        stop => inbox.RunAsync(
            store,
            async (happened, token) =>
            {
                string id = ((MessageReceived)happened).IncomingMessage.Id!;
                await Task.Delay(5, token);
                handle(id);
                _handled.Enqueue(id);
            },
            stop));
}

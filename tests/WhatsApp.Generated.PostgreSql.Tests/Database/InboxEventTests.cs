using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>A worker without an endpoint, which handles the events of the inbox.</summary>
[TestFixture]
public sealed class InboxEventTests : DatabaseTest
{
    private readonly Recorder _recorder = new();

    [Test]
    public async Task Event_is_handled_once_when_its_body_is_stored_twice_or_another_event_of_the_body_fails()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        int failures = 0;
        _recorder.Run = (id, _) => id == "b" && Interlocked.Increment(ref failures) <= 2
            ? throw new InvalidOperationException("injected")
            : Task.Delay(5, CancellationToken.None);
        using (IHost worker = await StartAsync())
        {
            await inbox.StoreAsync(Body("a", "b", "c"));
            await inbox.StoreAsync(Body("c", "a"));
            await inbox.StoreAsync(Body("a", "b", "c"));
            await EmptyAsync(inbox);
            await worker.StopAsync();
        }

        Assert.That(_recorder.Handled.Order(), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That((await inbox.CountAsync()).Parked, Is.Zero);
    }

    [Test]
    public async Task Events_of_a_body_are_handled_in_order()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        using (IHost worker = await StartAsync())
        {
            await inbox.StoreAsync(Body("c", "a", "b"));
            await EmptyAsync(inbox);
            await worker.StopAsync();
        }

        Assert.That(_recorder.Handled, Is.EqualTo(new[] { "c", "a", "b" }));
    }

    [Test]
    public async Task Every_error_is_kept_when_a_body_is_parked()
    {
        Options.MaxAttempts = 1;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        _recorder.Run = (id, _) =>
            id == "good" ? Task.CompletedTask : throw new InvalidOperationException($"{id} failed");
        using (IHost worker = await StartAsync())
        {
            await inbox.StoreAsync(Body("one", "good", "two"));
            await EmptyAsync(inbox);
            await worker.StopAsync();
        }

        ParkedWebhook parked = (await inbox.ListParkedAsync()).Single();
        Assert.That(parked.Error, Does.Contain("one failed").And.Contain("two failed"));
        Assert.That(_recorder.Handled, Is.EqualTo(new[] { "good" }));
    }

    [Test]
    public async Task Body_that_is_not_a_webhook_is_parked_at_once()
    {
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        using (IHost worker = await StartAsync())
        {
            await inbox.StoreAsync("<html>"u8.ToArray());
            await inbox.StoreAsync(Array.Empty<byte>());
            await EmptyAsync(inbox);
            await worker.StopAsync();
        }

        IReadOnlyList<ParkedWebhook> parked = await inbox.ListParkedAsync();
        Assert.That(parked.Select(one => one.Attempts), Is.EqualTo(new[] { 1, 1 }));
        Assert.That(parked[0].Error, Does.Contain("GraphJsonException"));
    }

    [Test]
    public async Task Body_waits_without_a_failed_attempt_while_another_worker_handles_its_event()
    {
        Options.MaxAttempts = 2;
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        PostgreSqlWebhookStore store = await StoreAsync();
        byte[] body = Body("a");
        string key = EarlierBuild.EndpointKey(WebhookEvents.Parse(body).Single());
        WebhookClaim claim = await store.ClaimAsync(key, Minute, CancellationToken.None);
        using (IHost worker = await StartAsync())
        {
            await inbox.StoreAsync(body);
            await Task.Delay(500);
            Assert.That(_recorder.Handled, Is.Empty);
            Assert.That((await inbox.CountAsync()).Parked, Is.Zero);
            await store.ReleaseAsync(key, claim.Token, CancellationToken.None);
            await EmptyAsync(inbox);
            await worker.StopAsync();
        }

        Assert.That(_recorder.Handled, Is.EqualTo(new[] { "a" }));
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

    private Task<IHost> StartAsync() => WebhookApplication.StartWorkerAsync(
        DataSource,
        Options,
        webhooks => webhooks.AddHandler<RecordingHandler>(RecordingHandler.Name),
        services => services.AddSingleton(_recorder));
}

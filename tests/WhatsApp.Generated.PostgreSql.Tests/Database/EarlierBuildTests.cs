using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.PostgreSql.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>
/// All hosts use one key format. Earlier builds used two: the endpoint and the queue a key for each event and handler,
/// the inbox a key for each event. Both still count, stored or claimed, in an upgrade and in a rolling deployment.
/// </summary>
[TestFixture]
public sealed class EarlierBuildTests : DatabaseTest, IDisposable
{
    private const string InboxKey = "messages:old";
    private const string EndpointKey = "messages:old|recorder/MessageReceived";

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Recorder _recorder = new();

    public void Dispose() => _client.Dispose();

    [Test]
    public async Task Event_that_an_earlier_build_handled_is_not_handled_again(
        [Values] HostMode mode, [Values(InboxKey, EndpointKey)] string key)
    {
        await StoreAsync();
        await ExecuteAsync(
            $"INSERT INTO {Keys} VALUES ('{key}', gen_random_uuid(), now(), now() - interval '1 day')");
        await using WebApplication application = await StartAsync(mode);

        Assert.That(await SendAsync(application, "old", "new"), Is.EqualTo(HttpStatusCode.OK));
        await Until(() => _recorder.Handled.Contains("new"), "the new event is handled");
        await application.StopAsync();

        Assert.That(_recorder.Handled, Is.EqualTo(new[] { "new" }));
    }

    [TestCase(InboxKey)]
    [TestCase(EndpointKey)]
    public async Task Delivery_of_an_event_that_an_earlier_build_is_handling_is_503_until_it_is_done(string key)
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        WebhookClaim claim = await store.ClaimAsync(key, Minute, CancellationToken.None);
        await using WebApplication application = await StartAsync(HostMode.Direct);

        Assert.That(await SendAsync(application, "old"), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        await store.CommitAsync(key, claim.Token, CancellationToken.None);
        Assert.That(await SendAsync(application, "old"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(_recorder.Handled, Is.Empty);
    }

    [TestCase(InboxKey)]
    [TestCase(EndpointKey)]
    public async Task Body_with_an_event_that_an_earlier_build_is_handling_waits_in_the_inbox(string key)
    {
        Options.MaxAttempts = 2;
        PostgreSqlWebhookStore store = await StoreAsync();
        WebhookClaim claim = await store.ClaimAsync(key, Minute, CancellationToken.None);
        await using WebApplication application = await StartAsync(HostMode.Inbox);
        PostgreSqlWebhookInbox inbox = application.Services.GetRequiredService<PostgreSqlWebhookInbox>();

        await SendAsync(application, "old");
        await Task.Delay(500);
        Assert.That((await inbox.CountAsync()).Parked, Is.Zero);
        Assert.That(_recorder.Handled, Is.Empty);
        await store.ReleaseAsync(key, claim.Token, CancellationToken.None);
        await EmptyAsync(inbox);

        Assert.That(_recorder.Handled, Is.EqualTo(new[] { "old" }));
    }

    [Test]
    public async Task Event_that_this_build_handled_from_the_inbox_is_not_handled_by_an_earlier_worker()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        using (IHost worker = await StartWorkerAsync())
        {
            await inbox.StoreAsync(Body("old"));
            await EmptyAsync(inbox);
            await worker.StopAsync();
        }

        await using (EarlierWorker(inbox, store))
        {
            await inbox.StoreAsync(Body("old", "new"));
            await EmptyAsync(inbox);
        }

        Assert.That(_recorder.Handled, Is.EqualTo(new[] { "old", "new" }));
    }

    [Test]
    public async Task Event_that_this_build_is_handling_waits_at_an_earlier_worker([Values] HostMode mode)
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _recorder.Run = (_, _) =>
        {
            started.TrySetResult();
            return release.Task;
        };
        await using WebApplication application = await StartAsync(mode);
        Task<HttpStatusCode> sent = SendAsync(application, "old");
        await started.Task;

        Assert.That((await store.ClaimAsync(InboxKey, Minute, CancellationToken.None)).Outcome,
            Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
        Assert.That((await store.ClaimAsync(EndpointKey, Minute, CancellationToken.None)).Outcome,
            Is.EqualTo(WebhookClaimOutcome.HeldByAnother));
        release.SetResult();
        Assert.That(await sent, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Workers_of_both_builds_on_one_inbox_handle_each_event_once()
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        FailSometimes();
        await using (EarlierWorker(inbox, store))
        await using (EarlierWorker(await InboxAsync(), store))
        {
            using IHost one = await StartWorkerAsync();
            using IHost other = await StartWorkerAsync();

            // Each event is in three bodies, and each body has two events.
            await Parallel.ForEachAsync(
                Enumerable.Range(0, 300),
                async (number, token) => await inbox.StoreAsync(Body($"{number % 200}", $"{number * 7 % 200}"), token));
            await EmptyAsync(inbox);
            await one.StopAsync();
            await other.StopAsync();
        }

        Assert.That(_recorder.Handled.Select(int.Parse).Order(), Is.EqualTo(Enumerable.Range(0, 200)));
        Assert.That((await inbox.CountAsync()).Parked, Is.Zero);
    }

    [Test]
    public async Task Endpoints_of_both_builds_handle_each_event_once([Values] HostMode mode)
    {
        PostgreSqlWebhookStore store = await StoreAsync();
        PostgreSqlWebhookInbox inbox = await InboxAsync();
        FailSometimes();
        await using WebApplication application = await StartAsync(mode);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 400),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (number, token) =>
            {
                string id = $"{number / 4}";
                bool isAccepted = false;
                while (!isAccepted)
                {
                    isAccepted = number % 2 == 0
                        ? await SendAsync(application, id) == HttpStatusCode.OK
                        : await HandleEarlierAsync(store, id, token);
                }
            });
        await EmptyAsync(inbox);
        await application.StopAsync();

        Assert.That(_recorder.Handled.Select(int.Parse).Order(), Is.EqualTo(Enumerable.Range(0, 100)));
    }

    [Test]
    public async Task Event_is_handled_once_when_the_host_changes([Values] HostMode before, [Values] HostMode after)
    {
        foreach ((HostMode mode, string last) in new[] { (before, "first"), (after, "second") })
        {
            await using WebApplication application = await StartAsync(mode);
            Assert.That(await SendAsync(application, "old", last), Is.EqualTo(HttpStatusCode.OK));
            await Until(() => _recorder.Handled.Contains(last), $"{mode} has handled both events");
            await application.StopAsync();
        }

        Assert.That(_recorder.Handled, Is.EqualTo(new[] { "old", "first", "second" }));
    }

    [TestCase(HostMode.Direct, EndpointKey)]
    [TestCase(HostMode.Queue, EndpointKey)]
    [TestCase(HostMode.Inbox, $"{InboxKey}, {EndpointKey}")]
    public async Task Keys_that_are_stored_do_not_change(HostMode mode, string keys)
    {
        await using WebApplication application = await StartAsync(mode);

        await SendAsync(application, "old");
        await Until(() => !_recorder.Handled.IsEmpty, "the event is handled");
        await application.StopAsync();

        Assert.That(
            await ScalarAsync<string>(
                $"SELECT string_agg(key, ', ' ORDER BY key) FROM {Keys} WHERE handled_at IS NOT NULL"),
            Is.EqualTo(keys));
        Assert.That(await ScalarAsync<long>($"SELECT count(*) FROM {Keys} WHERE handled_at IS NULL"), Is.Zero);
    }

    [Test]
    public async Task Endpoints_with_different_handlers_share_a_store()
    {
        await using WebApplication one = await StartAsync(HostMode.Direct);
        await using WebApplication other = await StartAsync(HostMode.Direct, handler: "other");

        Assert.That(await SendAsync(one, "old"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await SendAsync(other, "old"), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(_recorder.Handled, Is.EqualTo(new[] { "old", "old" }));
    }

    [Test]
    public async Task Key_of_a_whole_event_does_not_count_when_the_option_is_off()
    {
        await StoreAsync();
        await ExecuteAsync($"INSERT INTO {Keys} VALUES ('{InboxKey}', gen_random_uuid(), now(), now())");
        await using WebApplication application =
            await StartAsync(HostMode.Direct, configure: options => options.RecognizeEventKeys = false);

        Assert.That(await SendAsync(application, "old"), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(_recorder.Handled, Is.EqualTo(new[] { "old" }));
    }

    private static byte[] Body(params string[] ids) => Encoding.UTF8.GetBytes(Webhook(ids));

    private static string Webhook(params string[] ids) => FakeWebhook.Batch(ids.Distinct().Select(
        id => FakeWebhook.TextMessage("16505551234", id, new FakeWebhookContext { MessageId = id })));

    private static Task EmptyAsync(PostgreSqlWebhookInbox inbox) => Until(
        async () => await inbox.CountAsync() is { Waiting: 0, Running: 0 }, "the inbox is empty");

    private void FailSometimes()
    {
        int runs = 0;
        _recorder.Run = async (_, token) =>
        {
            await Task.Delay(1, token);
            if (Interlocked.Increment(ref runs) % 5 == 0)
            {
                throw new InvalidOperationException("injected");
            }
        };
    }

    private async Task<bool> HandleEarlierAsync(
        PostgreSqlWebhookStore store, string id, CancellationToken cancellationToken)
    {
        WebhookEvent webhookEvent = WebhookEvents.Parse(Body(id)).Single();
        try
        {
            return await EarlierBuild.HandleAsync(
                store, webhookEvent, () => _recorder.RunAsync(webhookEvent, cancellationToken), cancellationToken);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private Worker EarlierWorker(PostgreSqlWebhookInbox inbox, PostgreSqlWebhookStore store) =>
        new(stop => EarlierBuild.RunInboxAsync(inbox, store, _recorder.RunAsync, stop));

    private Task<WebApplication> StartAsync(
        HostMode mode, string handler = RecordingHandler.Name, Action<WhatsAppWebhookOptions>? configure = null) =>
        WebhookApplication.StartAsync(
            DataSource,
            Options,
            mode,
            webhooks => webhooks.AddHandler<RecordingHandler>(handler),
            services => services.AddSingleton(_recorder),
            options =>
            {
                options.BackgroundAttempts = 100;
                configure?.Invoke(options);
            });

    private Task<IHost> StartWorkerAsync() => WebhookApplication.StartWorkerAsync(
        DataSource,
        Options,
        webhooks => webhooks.AddHandler<RecordingHandler>(RecordingHandler.Name),
        services => services.AddSingleton(_recorder));

    private async Task<HttpStatusCode> SendAsync(WebApplication application, params string[] ids)
    {
        using HttpResponseMessage response = await new FakeWebhookSender(WebhookApplication.Secret, _client)
            .SendAsync(WebhookApplication.Address(application), Webhook(ids));
        return response.StatusCode;
    }
}

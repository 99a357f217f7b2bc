using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class DispatchTests
{
    private const string Customer = "16505551234";

    [Test]
    public async Task Host_without_handlers_logs_it_at_start_and_logs_each_event_that_it_drops()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            services: it => it.AddScoped<IWebhookHandler<TextMessageReceived>, TextHandler>());

        Assert.That(host.Log.Text, Does.Contain("Warning: There is no handler, so every webhook is acknowledged"));
        Assert.That(host.Log.Text, Does.Contain("Call AddHandler<…>()"));
        Assert.That(await host.SendAsync(FakeWebhook.TextMessage("16505551234", "a")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Log.Text, Does.Contain("Debug: There is no handler for a TextMessageReceived."));
    }

    [Test]
    public async Task Host_with_a_handler_starts_without_a_warning()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>());

        Assert.That(host.Log.Text, Does.Not.Contain("Warning:"));
    }

    [Test]
    public async Task Handler_of_a_base_class_receives_every_event_of_it_and_a_class_can_handle_several_types()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it
            .AddHandler<AnyMessageHandler>().AddHandler<EverythingHandler>().AddHandler<TwoKindsHandler>());

        await host.SendAsync(FakeWebhook.TextMessage(Customer, "a"));
        await host.SendAsync(FakeWebhook.ImageMessage(Customer, "1"));
        await host.SendAsync(FakeWebhook.Status("wamid.1", "sent"));

        Assert.That(host.Seen.All, Is.EqualTo([
            "message:text", "all:TextMessageReceived", "two:text",
            "message:image", "all:ImageMessageReceived",
            "all:MessageStatusChanged", "two:status",
        ]));
    }

    [Test]
    public async Task Event_without_handler_is_200()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>());

        Assert.That(await host.SendAsync(FakeWebhook.Status("wamid.1", "sent")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Seen.All, Is.Empty);
    }

    [Test]
    public async Task Handler_added_twice_runs_once()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<TextHandler>().AddHandler<TextHandler>().AddHandler<TextHandler>("other"));

        await host.SendAsync(FakeWebhook.TextMessage(Customer, "a"));

        Assert.That(host.Seen.All, Is.EqualTo(["text:a"]));
    }

    [Test]
    public async Task Event_that_is_delivered_twice_is_handled_once()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>());
        string json = FakeWebhook.TextMessage(Customer, "a");

        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await host.SendAsync(FakeWebhook.Batch(json, json)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Seen.All, Is.EqualTo(["text:a"]));
    }

    [Test]
    public async Task Handler_that_cannot_be_created_is_500()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<BrokenHandler>());
        string json = FakeWebhook.TextMessage(Customer, "a");

        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task Timeout_within_a_handler_is_a_failure_and_not_a_lost_connection()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<ScriptedHandler>(), services: it => it.AddSingleton<Script>());
        Script(host).Run = (_, _) => throw new TaskCanceledException();

        Assert.That(
            await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")),
            Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task Of_two_deliveries_that_race_one_is_503_and_the_event_is_handled_once()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<ScriptedHandler>(), services: it => it.AddSingleton<Script>());
        Script script = Script(host);
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        script.Run = (_, _) =>
        {
            entered.TrySetResult();
            return go.Task;
        };
        string json = FakeWebhook.TextMessage(Customer, "a");

        Task<HttpStatusCode> first = host.SendAsync(json);
        await entered.Task;
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        go.SetResult();
        Assert.That(await first, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(script.Done["a"], Is.EqualTo(1));
    }

    [Test]
    public async Task Handler_that_outlives_its_lease_is_canceled_and_receives_the_event_again()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<ScriptedHandler>(),
            options => options.Lease = TimeSpan.FromMilliseconds(100),
            services: it => it.AddSingleton<Script>());
        Script script = Script(host);
        string json = FakeWebhook.TextMessage(Customer, "a");

        script.Run = (_, cancellation) => Task.Delay(Timeout.Infinite, cancellation);
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.InternalServerError));
        script.Run = (_, _) => Task.CompletedTask;
        Assert.That(await host.SendAsync(json), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Lost_connection_cancels_the_handler_and_releases_its_claim()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<ScriptedHandler>(), services: it => it.AddSingleton<Script>());
        Script script = Script(host);
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        script.Run = async (_, cancellation) =>
        {
            entered.TrySetResult();
            using CancellationTokenRegistration registration = cancellation.Register(() => cancelled.TrySetResult());
            await Task.Delay(Timeout.Infinite, cancellation);
        };
        string json = FakeWebhook.Batch(FakeWebhook.TextMessage(Customer, "a"), FakeWebhook.TextMessage(Customer, "b"));

        using CancellationTokenSource client = new();
        Task<HttpResponseMessage> sent = host.Sender.SendAsync(host.Address, json, client.Token);
        await entered.Task;
        await client.CancelAsync();
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.That(async () => await sent, Throws.InstanceOf<OperationCanceledException>());

        script.Run = (_, _) => Task.CompletedTask;
        HttpStatusCode status = HttpStatusCode.ServiceUnavailable;
        for (int attempt = 0; attempt < 50 && status == HttpStatusCode.ServiceUnavailable; attempt++)
        {
            status = await host.SendAsync(json);
        }

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(script.Done, Is.EquivalentTo(new Dictionary<string, int> { ["a"] = 1, ["b"] = 1 }));
    }

    [Test]
    public async Task Each_run_has_its_own_service_scope_that_is_disposed_after_it()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<ScopedHandler>(),
            services: it => it.AddScoped<ScopedThing>().AddSingleton<ScopeLog>());

        await host.SendAsync(FakeWebhook.Batch(
            FakeWebhook.TextMessage(Customer, "a"), FakeWebhook.TextMessage(Customer, "b")));

        (ScopedThing Thing, bool WasDisposed)[] things =
            [.. host.Application.Services.GetRequiredService<ScopeLog>().Things];
        Assert.That(things.Select(it => it.Thing).Distinct().Count(), Is.EqualTo(2));
        Assert.That(things.Select(it => it.WasDisposed), Has.All.False);
        Assert.That(things.Select(it => it.Thing.IsDisposed), Has.All.True);
    }

    [Test]
    public async Task Store_that_cannot_claim_is_500_and_no_handler_runs()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<TextHandler>().UseStore<FailingStore>(),
            services: it => it.AddSingleton(new FailingStoreSettings { FailsClaim = true }));

        Assert.That(
            await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")),
            Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(host.Seen.All, Is.Empty);
    }

    [Test]
    public async Task Event_is_not_delivered_again_when_the_store_cannot_commit()
    {
        FailingStoreSettings settings = new() { FailingCommits = int.MaxValue };
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<TextHandler>().UseStore<FailingStore>(),
            options =>
            {
                options.Lease = TimeSpan.FromSeconds(1);
                options.RecognizeEventKeys = false;
            },
            it => it.AddSingleton(settings));
        long start = Stopwatch.GetTimestamp();

        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Log.Text, Does.Contain("could not commit its key"));
        Assert.That(settings.Commits, Is.GreaterThan(1));
        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(15)));
        Assert.That(host.Seen.All, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Commit_is_repeated_until_the_store_is_back()
    {
        FailingStoreSettings settings = new() { FailingCommits = 3 };
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<TextHandler>().UseStore<FailingStore>(),
            options => options.RecognizeEventKeys = false,
            it => it.AddSingleton(settings));

        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(settings.Commits, Is.EqualTo(4));
        Assert.That(host.Log.Text, Does.Not.Contain("could not commit its key"));
        Assert.That(host.Seen.All, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Commit_is_not_repeated_when_the_store_was_disposed()
    {
        FailingStoreSettings settings = new() { FailingCommits = int.MaxValue, IsDisposed = true };
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<TextHandler>().UseStore<FailingStore>(),
            options => options.RecognizeEventKeys = false,
            it => it.AddSingleton(settings));

        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(settings.Commits, Is.EqualTo(1));
        Assert.That(host.Log.Text, Does.Contain("could not commit its key"));
    }

    [Test]
    public async Task Body_that_was_buffered_and_read_before_is_read_from_its_start()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<TextHandler>(),
            use: application => application.Use(async (context, next) =>
            {
                context.Request.EnableBuffering();
                using StreamReader reader = new(context.Request.Body, Encoding.UTF8, leaveOpen: true);
                await reader.ReadToEndAsync();
                await next(context);
            }));

        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Log_contains_no_phone_number_text_token_or_message_id()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<ScriptedHandler>().AddHandler<EverythingHandler>(),
            services: it => it.AddSingleton<Script>());
        Script(host).Run = (_, _) => throw new InvalidOperationException("No.");
        string json = FakeWebhook.TextMessage(
            Customer, "what-they-wrote", new FakeWebhookContext { MessageId = "wamid.of-it" });

        await host.SendAsync(json);
        await host.SendAsync(json);
        await host.Sender.VerifyAsync(host.Address, WebhookHost.VerifyToken);

        Assert.That(host.Log.Text, Does.Contain("ScriptedHandler/TextMessageReceived failed"));
        foreach (string secret in (string[])
            [Customer, "what-they-wrote", "wamid", "Sheena", WebhookHost.Secret, WebhookHost.VerifyToken])
        {
            Assert.That(host.Log.Text, Does.Not.Contain(secret));
        }
    }

    private static Script Script(WebhookHost host) => host.Application.Services.GetRequiredService<Script>();

    private sealed class FailingStoreSettings
    {
        public bool FailsClaim { get; init; }

        public int FailingCommits { get; init; }

        public bool IsDisposed { get; init; }

        public int Commits { get; set; }
    }

    private sealed class FailingStore(FailingStoreSettings settings) : IWebhookStore
    {
        public ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken) =>
            settings.FailsClaim
                ? throw new InvalidOperationException("The database is down.")
                : new(new WebhookClaim(WebhookClaimOutcome.Claimed, Guid.NewGuid()));

        public ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken)
        {
            ObjectDisposedException.ThrowIf(++settings.Commits > 0 && settings.IsDisposed, this);
            return settings.Commits <= settings.FailingCommits
                ? throw new InvalidOperationException("The database is down.")
                : ValueTask.CompletedTask;
        }

        public ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The database is down.");
    }
}

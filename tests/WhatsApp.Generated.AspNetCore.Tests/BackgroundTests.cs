using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class BackgroundTests
{
    private const string Customer = "16505551234";

    [Test]
    public async Task Response_is_sent_before_the_webhook_is_handled()
    {
        await using WebhookHost host = await StartAsync();
        HandlerBlock block = new(host);

        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(block.Script.Done, Is.Empty);
        block.Open();
        await block.DoneAsync(1);
    }

    [Test]
    public async Task Full_queue_is_503_after_the_wait()
    {
        await using WebhookHost host = await StartAsync(options =>
        {
            options.BackgroundCapacity = 1;
            options.BackgroundWorkers = 1;
            options.BackgroundWait = TimeSpan.FromMilliseconds(50);
        });
        HandlerBlock block = new(host);

        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")), Is.EqualTo(HttpStatusCode.OK));
        await block.EnteredAsync();
        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "b")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            await host.SendAsync(FakeWebhook.TextMessage(Customer, "c")),
            Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        block.Open();
        await block.DoneAsync(2);
        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "c")), Is.EqualTo(HttpStatusCode.OK));
        await block.DoneAsync(3);
    }

    [Test]
    public async Task Signature_and_JSON_are_checked_before_the_response()
    {
        await using WebhookHost host = await StartAsync();

        Assert.That(await host.SendAsync("{"), Is.EqualTo(HttpStatusCode.BadRequest));
        FakeWebhookSender stranger = new("x", host.Client);
        using HttpResponseMessage response = await stranger.SendAsync(host.Address, "{}");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Failed_event_is_retried_and_what_succeeded_is_not_repeated()
    {
        await using WebhookHost host = await StartAsync();
        Script script = host.Application.Services.GetRequiredService<Script>();
        int failures = 0;
        script.Run = (text, _) => text == "b" && Interlocked.Increment(ref failures) < 4
            ? throw new InvalidOperationException("No.")
            : Task.CompletedTask;

        Assert.That(
            await host.SendAsync(FakeWebhook.Batch(
                FakeWebhook.TextMessage(Customer, "a"),
                FakeWebhook.TextMessage(Customer, "b"),
                FakeWebhook.TextMessage(Customer, "c"))),
            Is.EqualTo(HttpStatusCode.OK));
        await new HandlerBlock(host, isBlocking: false).DoneAsync(3);

        Assert.That(script.Done.Values, Has.All.EqualTo(1));
        Assert.That(failures, Is.EqualTo(4));
    }

    [Test]
    public async Task Only_the_failed_event_is_retried_even_if_the_store_forgets_what_was_handled()
    {
        await using WebhookHost host = await StartAsync(add: it => it.UseStore<ForgetfulStore>());
        Script script = host.Application.Services.GetRequiredService<Script>();
        int failures = 0;
        script.Run = (text, _) => text == "b" && Interlocked.Increment(ref failures) < 3
            ? throw new InvalidOperationException("No.")
            : Task.CompletedTask;

        await host.SendAsync(FakeWebhook.Batch(
            FakeWebhook.TextMessage(Customer, "a"), FakeWebhook.TextMessage(Customer, "b")));
        await new HandlerBlock(host, isBlocking: false).DoneAsync(2);

        Assert.That(script.Done, Is.EquivalentTo(new Dictionary<string, int> { ["a"] = 1, ["b"] = 1 }));
    }

    [Test]
    public async Task Event_is_dropped_with_a_critical_log_message_after_the_last_attempt()
    {
        await using WebhookHost host = await StartAsync(options => options.BackgroundAttempts = 3);
        Script script = host.Application.Services.GetRequiredService<Script>();
        int attempts = 0;
        script.Run = (_, _) =>
        {
            Interlocked.Increment(ref attempts);
            throw new InvalidOperationException("No.");
        };

        await host.SendAsync(FakeWebhook.TextMessage(Customer, "a"));
        await Until(() => host.Log.Text.Contains("Critical: 1 events are dropped after 3", StringComparison.Ordinal));

        Assert.That(attempts, Is.EqualTo(3));
    }

    [Test]
    public async Task Event_that_another_delivery_handles_is_not_a_failed_attempt_and_is_not_dropped()
    {
        await using WebhookHost host = await StartAsync(options => options.BackgroundAttempts = 2);
        Script script = host.Application.Services.GetRequiredService<Script>();
        script.Run = (text, _) => text == "a" ? throw new InvalidOperationException("No.") : Task.CompletedTask;
        IWebhookStore store = host.Application.Services.GetRequiredService<IWebhookStore>();
        string key = $"messages:wamid.b|{typeof(ScriptedHandler)}/TextMessageReceived";
        WebhookClaim claim = await store.ClaimAsync(key, TimeSpan.FromMinutes(1), default);

        await host.SendAsync(FakeWebhook.Batch(
            FakeWebhook.TextMessage(Customer, "a"),
            FakeWebhook.TextMessage(Customer, "b", new FakeWebhookContext { MessageId = "wamid.b" })));
        await Until(() => host.Log.Text.Contains("Critical: 1 events are dropped after 2", StringComparison.Ordinal));
        await Task.Delay(200);
        Assert.That(script.Done, Is.Empty);
        await store.ReleaseAsync(key, claim.Token, default);
        await new HandlerBlock(host, isBlocking: false).DoneAsync(1);

        Assert.That(script.Done["b"], Is.EqualTo(1));
    }

    [Test]
    public async Task Queue_is_drained_when_the_host_stops()
    {
        await using WebhookHost host = await StartAsync(options => options.BackgroundWorkers = 2);
        Script script = host.Application.Services.GetRequiredService<Script>();
        script.Run = (_, cancellation) => Task.Delay(5, cancellation);
        for (int number = 0; number < 40; number++)
        {
            await host.SendAsync(FakeWebhook.TextMessage(Customer, $"{number}"));
        }

        await host.StopAsync(TimeSpan.FromSeconds(10));

        Assert.That(script.Done, Has.Count.EqualTo(40));
    }

    [Test]
    public async Task Drain_stops_at_the_shutdown_timeout_and_the_log_has_the_number_of_lost_webhooks()
    {
        await using WebhookHost host = await StartAsync(options => options.BackgroundWorkers = 1);
        HandlerBlock block = new(host);
        await host.SendAsync(FakeWebhook.TextMessage(Customer, "a"));
        await host.SendAsync(FakeWebhook.TextMessage(Customer, "b"));
        await block.EnteredAsync();

        // Whether the host throws at its timeout depends on the version.
        await Task.WhenAny(host.StopAsync(TimeSpan.FromMilliseconds(200)));

        Assert.That(host.Log.Text, Does.Contain("Critical: The host stopped before 2 webhooks"));
        Assert.That(block.Script.Done, Is.Empty);
    }

    private static Task<WebhookHost> StartAsync(
        Action<WhatsAppWebhookOptions>? configure = null, Action<WhatsAppWebhookBuilder>? add = null) =>
        WebhookHost.StartAsync(
            it =>
            {
                it.AddHandler<ScriptedHandler>();
                add?.Invoke(it);
            },
            options =>
            {
                options.HandleInBackground = true;
                configure?.Invoke(options);
            },
            it => it.AddSingleton<Script>());

    private static async Task Until(Func<bool> condition)
    {
        for (int attempt = 0; attempt < 1000 && !condition(); attempt++)
        {
            await Task.Delay(5);
        }

        Assert.That(condition(), Is.True);
    }

    private sealed class ForgetfulStore : IWebhookStore
    {
        public ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken) =>
            new(new WebhookClaim(WebhookClaimOutcome.Claimed, Guid.NewGuid()));

        public ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken) => default;

        public ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken) => default;
    }

    /// <summary>Blocks handlers until it is opened.</summary>
    private sealed class HandlerBlock
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HandlerBlock(WebhookHost host, bool isBlocking = true)
        {
            Script = host.Application.Services.GetRequiredService<Script>();
            if (isBlocking)
            {
                Script.Run = (_, cancellation) =>
                {
                    _entered.TrySetResult();
                    return _open.Task.WaitAsync(cancellation);
                };
            }
        }

        public Script Script { get; }

        public void Open() => _open.SetResult();

        public Task EnteredAsync() => _entered.Task.WaitAsync(TimeSpan.FromSeconds(5));

        public Task DoneAsync(int count) => Until(() => Script.Done.Count == count);
    }
}

using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

/// <summary>The order of conversations, and what is handled at the same time. A text is a customer and a number.</summary>
[TestFixture]
public sealed class ConversationTests
{
    [Test]
    public async Task Conversations_of_a_webhook_are_handled_at_the_same_time_and_each_in_order()
    {
        await using WebhookHost host = await StartAsync();
        ConcurrentQueue<string> seen = new();
        using CountdownEvent both = new(2);
        Script(host).Run = async (text, cancellation) =>
        {
            seen.Enqueue(text);
            await Task.Yield();
            if (text is "1 a" or "2 a")
            {
                both.Signal();
                Assert.That(both.Wait(TimeSpan.FromSeconds(30), cancellation), "The other one has started.");
            }
        };

        Assert.That(await host.SendAsync(Webhook("1 a", "1 b", "2 a", "1 c", "2 b")), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(seen.Where(text => text[0] == '1'), Is.EqualTo(["1 a", "1 b", "1 c"]));
        Assert.That(seen.Where(text => text[0] == '2'), Is.EqualTo(["2 a", "2 b"]));
    }

    [TestCase(3, false, 3)]
    [TestCase(1, false, 1)]
    [TestCase(8, true, 1)]
    public async Task No_more_conversations_are_handled_at_a_time_than_allowed(int most, bool sharesScope, int expected)
    {
        await using WebhookHost host = await StartAsync(options =>
        {
            options.MaxConcurrentConversations = most;
            options.ShareServiceScope = sharesScope;
        });
        int running = 0;
        ConcurrentBag<int> together = [];
        Script(host).Run = async (_, cancellation) =>
        {
            together.Add(Interlocked.Increment(ref running));
            await Task.Delay(20, cancellation);
            Interlocked.Decrement(ref running);
        };

        await host.SendAsync(Webhook([.. Enumerable.Range(0, 9).Select(number => $"{number} a")]));

        Assert.That(together.Max(), Is.EqualTo(expected));
        Assert.That(Script(host).Done, Has.Count.EqualTo(9));
    }

    [Test]
    public async Task Failed_event_does_not_keep_its_conversation_from_continuing_and_is_delivered_again_alone()
    {
        await using WebhookHost host = await StartAsync();
        bool fails = true;
        Script(host).Run = (text, _) => text == "1 b" && fails
            ? throw new InvalidOperationException("No.")
            : Task.CompletedTask;
        string webhook = Webhook("1 a", "1 b", "1 c", "2 a");

        Assert.That(await host.SendAsync(webhook), Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(Script(host).Done.Keys.Order(), Is.EqualTo(["1 a", "1 c", "2 a"]));
        fails = false;
        Assert.That(await host.SendAsync(webhook), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(Script(host).Done.Values, Has.All.EqualTo(1));
        Assert.That(Script(host).Done, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Several_workers_of_the_queue_keep_the_order_of_each_conversation()
    {
        await using WebhookHost host = await StartAsync(options =>
        {
            options.HandleInBackground = true;
            options.BackgroundWorkers = 4;
        });
        ConcurrentQueue<string> seen = new();
        int running = 0;
        ConcurrentBag<int> together = [];
        Script(host).Run = async (text, cancellation) =>
        {
            together.Add(Interlocked.Increment(ref running));
            await Task.Delay(text.Length % 3, cancellation);
            seen.Enqueue(text);
            Interlocked.Decrement(ref running);
        };
        string[] texts = [.. Enumerable.Range(0, 120).Select(number => $"{number % 3} {number * 7919}")];
        foreach (string text in texts)
        {
            await host.SendAsync(Webhook(text));
        }

        await host.StopAsync(TimeSpan.FromSeconds(30));

        foreach (char customer in "012")
        {
            Assert.That(
                seen.Where(text => text[0] == customer), Is.EqualTo(texts.Where(text => text[0] == customer)));
        }

        Assert.That(together.Max(), Is.GreaterThan(1));
    }

    [Test]
    public async Task Handlers_share_one_scope_for_a_webhook_when_the_option_is_on()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<ScopedHandler>(),
            options => options.ShareServiceScope = true,
            it => it.AddScoped<ScopedThing>().AddSingleton<ScopeLog>());

        await host.SendAsync(Webhook("1 a", "2 a"));
        await host.SendAsync(Webhook("3 a"));

        (ScopedThing Thing, bool WasDisposed)[] things =
            [.. host.Application.Services.GetRequiredService<ScopeLog>().Things];
        Assert.That(things[0].Thing, Is.SameAs(things[1].Thing).And.Not.SameAs(things[2].Thing));
        Assert.That(things.Select(it => it.WasDisposed), Has.All.False);
        Assert.That(things.Select(it => it.Thing.IsDisposed), Has.All.True);
    }

    [Test]
    public async Task Keys_of_a_webhook_are_claimed_in_one_call_and_settled_in_one()
    {
        CountingStore store = new();
        await using WebhookHost host = await StartAsync(store: store);

        Assert.That(
            await host.SendAsync(Webhook([.. Enumerable.Range(0, 50).Select(number => $"{number} a")])),
            Is.EqualTo(HttpStatusCode.OK));

        Assert.That(store.Claims, Is.EqualTo([50]));
        Assert.That(store.Settlements, Is.EqualTo([50]));
    }

    [Test]
    public async Task Keys_whose_handlers_complete_while_others_are_settled_are_settled_together()
    {
        CountingStore store = new();
        await using WebhookHost host = await StartAsync(
            options => options.MaxConcurrentConversations = 1, store);
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        store.SettleAsync = () => go.Task;
        Script(host).Run = (text, _) =>
        {
            if (text == "4 a")
            {
                go.SetResult();
            }

            // The second handler waits, so the key of the first is settled before it.
            return text == "1 a" ? Task.Delay(20) : Task.CompletedTask;
        };

        Assert.That(await host.SendAsync(Webhook("0 a", "1 a", "2 a", "3 a", "4 a")), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(store.Settlements.First(), Is.EqualTo(1));
        Assert.That(store.Settlements.Sum(), Is.EqualTo(5));
        Assert.That(store.Settlements, Has.Count.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task Key_is_settled_before_another_handler_is_waited_for()
    {
        CountingStore store = new();
        await using WebhookHost host = await StartAsync(
            options => options.MaxConcurrentConversations = 1, store);
        TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        store.SettleAsync = () =>
        {
            settled.TrySetResult();
            return Task.CompletedTask;
        };
        Script(host).Run = (text, _) => text == "2 a" ? settled.Task : Task.CompletedTask;

        Assert.That(await host.SendAsync(Webhook("1 a", "2 a")), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(store.Settlements, Is.EqualTo([1, 1]));
    }

    [Test]
    public async Task Key_is_settled_soon_while_another_handler_blocks_its_thread()
    {
        CountingStore store = new();
        await using WebhookHost host = await StartAsync(
            options => options.MaxConcurrentConversations = 1, store);
        using ManualResetEventSlim settled = new();
        store.SettleAsync = () =>
        {
            settled.Set();
            return Task.CompletedTask;
        };
        bool isSettled = false;
        Script(host).Run = (text, _) =>
        {
            isSettled = text == "2 a" && settled.Wait(TimeSpan.FromSeconds(30));
            return Task.CompletedTask;
        };

        Assert.That(await host.SendAsync(Webhook("1 a", "2 a")), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(isSettled, Is.True);
        Assert.That(store.Settlements, Is.EqualTo([1, 1]));
    }

    [Test]
    public async Task Handler_whose_turn_comes_late_is_claimed_again_and_runs_once()
    {
        CountingStore store = new();
        await using WebhookHost host = await StartAsync(
            options =>
            {
                options.Lease = TimeSpan.FromSeconds(2);
                options.MaxConcurrentConversations = 1;
            },
            store);
        Script(host).Run = (text, cancellation) => Task.Delay(text == "1 a" ? 1200 : 0, cancellation);

        Assert.That(await host.SendAsync(Webhook("1 a", "2 a", "1 b")), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(store.Claims, Is.EqualTo([3, 2]));
        Assert.That(Script(host).Done, Has.Count.EqualTo(3));
        Assert.That(Script(host).Done.Values, Has.All.EqualTo(1));
    }

    private static string Webhook(params string[] texts) => FakeWebhook.Batch(texts.Select(text =>
        FakeWebhook.TextMessage(
            $"1650555000{text[0]}{text[1]}".Trim(), text, new FakeWebhookContext { MessageId = $"wamid.{text}" })));

    private static Script Script(WebhookHost host) => host.Application.Services.GetRequiredService<Script>();

    private static Task<WebhookHost> StartAsync(
        Action<WhatsAppWebhookOptions>? configure = null, IWebhookStore? store = null) => WebhookHost.StartAsync(
            it => it.AddHandler<ScriptedHandler>(),
            configure,
            it =>
            {
                it.AddSingleton<Script>();
                if (store is not null)
                {
                    it.AddSingleton(store);
                }
            });

    /// <summary>Counts the keys of each call.</summary>
    private sealed class CountingStore : IWebhookStore
    {
        private readonly IWebhookStore _store = new InMemoryWebhookStore();

        public ConcurrentQueue<int> Claims { get; } = new();

        public ConcurrentQueue<int> Settlements { get; } = new();

        public Func<Task> SettleAsync { get; set; } = () => Task.CompletedTask;

        public bool MayHaveEventKeys => false;

        public ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<WebhookClaim[]> ClaimManyAsync(
            IReadOnlyList<string> keys, TimeSpan lease, CancellationToken cancellationToken)
        {
            Claims.Enqueue(keys.Count);
            return _store.ClaimManyAsync(keys, lease, cancellationToken);
        }

        public async ValueTask SettleManyAsync(
            IReadOnlyList<WebhookSettlement> settlements, CancellationToken cancellationToken)
        {
            Settlements.Enqueue(settlements.Count);
            await SettleAsync();
            await _store.SettleManyAsync(settlements, cancellationToken);
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
public sealed class InboxTests
{
    private const string Customer = "16505551234";

    [Test]
    public async Task Webhook_is_stored_before_the_response_and_handled_from_the_inbox()
    {
        ListInbox inbox = new();
        await using WebhookHost host = await StartAsync(inbox);

        Assert.That(await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")), Is.EqualTo(HttpStatusCode.OK));
        await inbox.DoneAsync(1);

        Assert.That(Script(host).Done["a"], Is.EqualTo(1));
    }

    [Test]
    public async Task Webhook_that_fails_is_handled_again_and_what_succeeded_is_not_repeated()
    {
        ListInbox inbox = new();
        await using WebhookHost host = await StartAsync(inbox);
        int failures = 0;
        Script(host).Run = (text, _) => text == "b" && Interlocked.Increment(ref failures) < 3
            ? throw new InvalidOperationException("No.")
            : Task.CompletedTask;

        await host.SendAsync(FakeWebhook.Batch(
            FakeWebhook.TextMessage(Customer, "a"), FakeWebhook.TextMessage(Customer, "b")));
        await inbox.DoneAsync(1);

        Assert.That(failures, Is.EqualTo(3));
        Assert.That(Script(host).Done, Has.Count.EqualTo(2));
        Assert.That(Script(host).Done.Values, Has.All.EqualTo(1));
    }

    [Test]
    public async Task Webhook_that_cannot_be_stored_is_503()
    {
        await using WebhookHost host = await StartAsync(new ListInbox { IsDown = true });

        Assert.That(
            await host.SendAsync(FakeWebhook.TextMessage(Customer, "a")),
            Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task Webhook_that_is_unsigned_or_not_JSON_is_not_stored()
    {
        ListInbox inbox = new();
        await using WebhookHost host = await StartAsync(inbox);
        FakeWebhookSender stranger = new("x", host.Client);

        Assert.That(await host.SendAsync("{"), Is.EqualTo(HttpStatusCode.BadRequest));
        using HttpResponseMessage response = await stranger.SendAsync(host.Address, "{}");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(inbox.Stored, Is.Zero);
    }

    [Test]
    public async Task Webhook_whose_event_another_worker_handles_is_reported_as_held()
    {
        ListInbox inbox = new();
        await using WebhookHost host = await StartAsync(inbox);
        IWebhookStore store = host.Application.Services.GetRequiredService<IWebhookStore>();
        string json = FakeWebhook.TextMessage(Customer, "a", new FakeWebhookContext { MessageId = "wamid.1" });
        string key = $"messages:wamid.1|{typeof(ScriptedHandler)}/TextMessageReceived";
        WebhookClaim claim = await store.ClaimAsync(key, TimeSpan.FromMinutes(1), default);

        await host.SendAsync(json);
        for (int attempt = 0; attempt < 1000 && inbox.Outcomes.IsEmpty; attempt++)
        {
            await Task.Delay(5);
        }

        Assert.That(inbox.Outcomes, Is.Not.Empty.And.All.EqualTo(WebhookInboxOutcome.HeldByAnother));
        Assert.That(Script(host).Done, Is.Empty);
        await store.ReleaseAsync(key, claim.Token, default);
        await inbox.DoneAsync(1);
        Assert.That(Script(host).Done["a"], Is.EqualTo(1));
    }

    private static Task<WebhookHost> StartAsync(ListInbox inbox) => WebhookHost.StartAsync(
        it => it.AddHandler<ScriptedHandler>().UseInbox(_ => inbox), services: it => it.AddSingleton<Script>());

    private static Script Script(WebhookHost host) => host.Application.Services.GetRequiredService<Script>();

    private sealed class ListInbox : IWebhookInbox
    {
        private readonly Channel<byte[]> _bodies = Channel.CreateUnbounded<byte[]>();
        private int _done;

        public bool IsDown { get; init; }

        public int Stored { get; private set; }

        public ConcurrentQueue<WebhookInboxOutcome> Outcomes { get; } = new();

        public Task StoreAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
        {
            if (IsDown)
            {
                throw new InvalidOperationException("The database is down.");
            }

            Stored++;
            return _bodies.Writer.WriteAsync(body.ToArray(), cancellationToken).AsTask();
        }

        public async Task RunAsync(
            Func<ReadOnlyMemory<byte>, CancellationToken, Task<WebhookInboxOutcome>> handle,
            CancellationToken cancellationToken)
        {
            try
            {
                await foreach (byte[] body in _bodies.Reader.ReadAllAsync(cancellationToken))
                {
                    try
                    {
                        WebhookInboxOutcome outcome = await handle(body, CancellationToken.None);
                        Outcomes.Enqueue(outcome);
                        if (outcome == WebhookInboxOutcome.HeldByAnother)
                        {
                            _bodies.Writer.TryWrite(body);
                        }
                        else
                        {
                            Interlocked.Increment(ref _done);
                        }
                    }
                    catch (AggregateException)
                    {
                        _bodies.Writer.TryWrite(body);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The host stops.
            }
        }

        public async Task DoneAsync(int count)
        {
            for (int attempt = 0; attempt < 1000 && _done < count; attempt++)
            {
                await Task.Delay(5);
            }

            Assert.That(_done, Is.EqualTo(count));
        }
    }
}

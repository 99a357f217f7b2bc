using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

/// <summary>The keys that the store gets. They are literal, since stored keys depend on them.</summary>
[TestFixture]
public sealed class ClaimKeyTests
{
    private const string EventKey = "messages:wamid.1";
    private const string TextKey = "messages:wamid.1|text/TextMessageReceived";
    private const string AllKey = "messages:wamid.1|all/WebhookEvent";

    private static readonly string Json = FakeWebhook.TextMessage(
        "16505551234", "a", new FakeWebhookContext { MessageId = "wamid.1" });

    [Test]
    public async Task Each_handler_has_a_key_and_the_key_of_the_event_is_released_after_them()
    {
        await using WebhookHost host = await StartAsync();

        Assert.That(await host.SendAsync(Json), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(Calls(host), Is.EqualTo(
        [
            $"claim {EventKey}", $"claim {TextKey}", $"claim {AllKey}", $"commit {TextKey}", $"commit {AllKey}",
            $"release {EventKey}",
        ]));
    }

    [Test]
    public async Task Key_of_the_event_is_not_used_when_the_option_is_off()
    {
        await using WebhookHost host = await StartAsync(options => options.RecognizeEventKeys = false);

        Assert.That(await host.SendAsync(Json), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(
            Calls(host), Is.EqualTo([$"claim {TextKey}", $"claim {AllKey}", $"commit {TextKey}", $"commit {AllKey}"]));
    }

    [Test]
    public async Task Handled_event_key_skips_every_handler_and_is_200()
    {
        await using WebhookHost host = await StartAsync();
        Store(host).Outcomes[EventKey] = WebhookClaimOutcome.AlreadyHandled;

        Assert.That(await host.SendAsync(Json), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(Calls(host), Is.EqualTo(
        [
            $"claim {EventKey}", $"claim {TextKey}", $"claim {AllKey}", $"release {TextKey}", $"release {AllKey}",
        ]));
        Assert.That(host.Seen.All, Is.Empty);
    }

    [Test]
    public async Task Held_event_key_skips_every_handler_and_is_503()
    {
        await using WebhookHost host = await StartAsync();
        Store(host).Outcomes[EventKey] = WebhookClaimOutcome.HeldByAnother;

        Assert.That(await host.SendAsync(Json), Is.EqualTo(HttpStatusCode.ServiceUnavailable));

        Assert.That(Calls(host), Is.EqualTo(
        [
            $"claim {EventKey}", $"claim {TextKey}", $"claim {AllKey}", $"release {TextKey}", $"release {AllKey}",
        ]));
        Assert.That(host.Seen.All, Is.Empty);
    }

    [Test]
    public async Task Held_handler_does_not_keep_the_others_from_running_and_is_503()
    {
        await using WebhookHost host = await StartAsync();
        Store(host).Outcomes[TextKey] = WebhookClaimOutcome.HeldByAnother;

        Assert.That(await host.SendAsync(Json), Is.EqualTo(HttpStatusCode.ServiceUnavailable));

        Assert.That(host.Seen.All, Is.EqualTo(["all:TextMessageReceived"]));
        Assert.That(Calls(host)[^1], Is.EqualTo($"release {EventKey}"));
    }

    [Test]
    public async Task Memory_keeps_no_key_of_the_event()
    {
        await using WebhookHost host =
            await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>("text").UseInMemoryStore(capacity: 1));

        Assert.That(await host.SendAsync(Json), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await host.SendAsync(Json), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(host.Seen.All, Is.EqualTo(["text:a"]));
    }

    private static Task<WebhookHost> StartAsync(Action<WhatsAppWebhookOptions>? configure = null) =>
        WebhookHost.StartAsync(
            it => it.AddHandler<TextHandler>("text").AddHandler<EverythingHandler>("all").UseStore<CallStore>(),
            configure);

    private static CallStore Store(WebhookHost host) =>
        (CallStore)host.Application.Services.GetRequiredService<IWebhookStore>();

    private static IReadOnlyList<string> Calls(WebhookHost host) => [.. Store(host).Calls];

    private sealed class CallStore : IWebhookStore
    {
        public ConcurrentQueue<string> Calls { get; } = new();

        public ConcurrentDictionary<string, WebhookClaimOutcome> Outcomes { get; } = new();

        public ValueTask<WebhookClaim> ClaimAsync(string key, TimeSpan lease, CancellationToken cancellationToken)
        {
            Calls.Enqueue($"claim {key}");
            return new(new WebhookClaim(Outcomes.GetValueOrDefault(key), Guid.NewGuid()));
        }

        public ValueTask CommitAsync(string key, Guid token, CancellationToken cancellationToken)
        {
            Calls.Enqueue($"commit {key}");
            return default;
        }

        public ValueTask ReleaseAsync(string key, Guid token, CancellationToken cancellationToken)
        {
            Calls.Enqueue($"release {key}");
            return default;
        }
    }
}

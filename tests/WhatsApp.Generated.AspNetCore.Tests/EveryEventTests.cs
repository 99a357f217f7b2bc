using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore.Tests;

/// <summary>Every event type can be created, signed, sent and handled.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class EveryEventTests
{
    private static readonly IEnumerable<Type> Types = EveryEvent.Types;

    private WebhookHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await WebhookHost.StartAsync(
        it => it.AddHandler<Collector>().UseInMemoryStore(), services: it => it.AddSingleton<Collected>());

    [OneTimeTearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [Test]
    public void There_is_one_webhook_for_every_event_type() =>
        Assert.That(EveryEvent.Webhooks.Keys, Is.EquivalentTo(EveryEvent.Types));

    [TestCaseSource(nameof(Types))]
    public async Task Event_arrives_over_HTTP_with_its_type(Type type)
    {
        string json = EveryEvent.Webhooks[type];

        Assert.That(await _host.SendAsync(json), Is.EqualTo(HttpStatusCode.OK));

        WebhookEvent arrived = Take();
        Assert.That(arrived, Is.TypeOf(type));
        Assert.That(arrived.AccountId, Is.Not.Empty);
        Assert.That(arrived.Time, type == typeof(WebhookErrorReported) ? Is.Null : Is.Not.Null);
        if (!type.Name.StartsWith("Unknown", StringComparison.Ordinal))
        {
            Assert.That(Untyped.In(GraphJson.Read<WebhookPayload>(json)), Is.Empty);
        }
    }

    [TestCaseSource(nameof(Types))]
    public async Task Event_is_passed_to_the_handlers_directly(Type type)
    {
        await using ServiceProvider services = Services();

        await services.DispatchWhatsAppWebhookAsync(EveryEvent.Webhooks[type]);

        Assert.That(services.GetRequiredService<Collected>().Events.Single(), Is.TypeOf(type));
    }

    private static ServiceProvider Services()
    {
        ServiceCollection services = new();
        services.AddSingleton<Collected>().AddWhatsAppWebhooks(options =>
        {
            options.AppSecrets.Add(WebhookHost.Secret);
            options.VerifyToken = WebhookHost.VerifyToken;
        }).AddHandler<Collector>();
        return services.BuildServiceProvider();
    }

    private WebhookEvent Take()
    {
        ConcurrentQueue<WebhookEvent> events = _host.Application.Services.GetRequiredService<Collected>().Events;
        Assert.That(events, Has.Count.EqualTo(1));
        events.TryDequeue(out WebhookEvent? only);
        return only!;
    }

    internal sealed class Collected
    {
        public ConcurrentQueue<WebhookEvent> Events { get; } = new();
    }

    internal sealed class Collector(Collected collected) : IWebhookHandler<WebhookEvent>
    {
        public Task HandleAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
        {
            collected.Events.Enqueue(webhookEvent);
            return Task.CompletedTask;
        }
    }
}

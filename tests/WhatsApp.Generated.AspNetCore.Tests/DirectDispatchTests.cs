using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.AspNetCore.Tests;

/// <summary>Webhooks that are passed to the handlers without an endpoint.</summary>
[TestFixture]
public sealed class DirectDispatchTests
{
    private const string Customer = "16505551234";

    [Test]
    public async Task Every_event_of_a_batch_is_handled_once_when_it_is_dispatched_twice()
    {
        await using ServiceProvider services = Services();
        string json = FakeWebhook.Batch(FakeWebhook.TextMessage(Customer, "a"), FakeWebhook.TextMessage(Customer, "b"));

        await services.DispatchWhatsAppWebhookAsync(json);
        await services.DispatchWhatsAppWebhookAsync(json);

        Assert.That(Done(services), Is.EquivalentTo(new Dictionary<string, int> { ["a"] = 1, ["b"] = 1 }));
    }

    [Test]
    public async Task Errors_of_handlers_are_thrown_and_what_succeeded_is_not_repeated()
    {
        await using ServiceProvider services = Services();
        Script script = services.GetRequiredService<Script>();
        script.Run = (text, _) => text is "b" or "c" ? throw new FormatException($"No {text}.") : Task.CompletedTask;
        string json = FakeWebhook.Batch(((string[])["a", "b", "c", "d"])
            .Select(text => FakeWebhook.TextMessage(Customer, text)));

        AggregateException? error =
            await Assert.ThrowsAsync<AggregateException>(() => services.DispatchWhatsAppWebhookAsync(json));

        Assert.That(error!.InnerExceptions.Select(inner => inner.Message), Is.EqualTo(["No b.", "No c."]));
        script.Run = (_, _) => Task.CompletedTask;
        await services.DispatchWhatsAppWebhookAsync(json);
        Assert.That(Done(services).Keys, Is.EquivalentTo(["a", "b", "c", "d"]));
        Assert.That(Done(services).Values, Has.All.EqualTo(1));
    }

    [Test]
    public async Task Event_that_is_being_handled_elsewhere_throws()
    {
        await using ServiceProvider services = Services();
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        services.GetRequiredService<Script>().Run = (_, _) => go.Task;
        string json = FakeWebhook.TextMessage(Customer, "a");

        Task first = services.DispatchWhatsAppWebhookAsync(json);
        AggregateException? held =
            await Assert.ThrowsAsync<AggregateException>(() => services.DispatchWhatsAppWebhookAsync(json));
        go.SetResult();
        await first;

        Assert.That(held!.Message, Does.Contain("1 are being handled"));
        Assert.That(Done(services)["a"], Is.EqualTo(1));
    }

    [Test]
    public async Task Malformed_body_and_missing_services_throw_different_exceptions()
    {
        await using ServiceProvider services = Services();
        await using ServiceProvider none = new ServiceCollection().BuildServiceProvider();

        Assert.That(() => services.DispatchWhatsAppWebhookAsync("{"), Throws.InstanceOf<GraphJsonException>());
        Assert.That(() => none.DispatchWhatsAppWebhookAsync("{}"), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Cancellation_stops_the_handler()
    {
        await using ServiceProvider services = Services();
        using CancellationTokenSource stop = new();
        services.GetRequiredService<Script>().Run = async (_, cancellation) =>
        {
            await stop.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        };

        Assert.That(
            () => services.DispatchWhatsAppWebhookAsync(FakeWebhook.TextMessage(Customer, "a"), stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Done(services), Is.Empty);
    }

    private static System.Collections.Concurrent.ConcurrentDictionary<string, int> Done(ServiceProvider services) =>
        services.GetRequiredService<Script>().Done;

    private static ServiceProvider Services()
    {
        ServiceCollection services = new();
        services.AddSingleton<Script>().AddWhatsAppWebhooks(options =>
        {
            options.AppSecrets.Add(WebhookHost.Secret);
            options.VerifyToken = WebhookHost.VerifyToken;
        }).AddHandler<ScriptedHandler>();
        return services.BuildServiceProvider();
    }
}

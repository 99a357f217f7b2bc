using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using WhatsApp.Generated.AspNetCore.Tests.Support;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.AspNetCore.Tests;

[TestFixture]
[NonParallelizable]
public sealed class TelemetryTests
{
    [Test]
    public async Task Events_are_counted_by_their_outcome()
    {
        await using WebhookHost host = await WebhookHost.StartAsync(
            it => it.AddHandler<ScriptedHandler>(), services: it => it.AddSingleton<Script>());
        IMeterFactory factory = host.Application.Services.GetRequiredService<IMeterFactory>();
        ConcurrentDictionary<string, long> counts = new();
        ConcurrentBag<string> tags = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Name == WebhookTelemetry.Name && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, all, _) =>
        {
            counts.AddOrUpdate(instrument.Name.Split('.')[^1], value, (_, sum) => sum + value);
            foreach (KeyValuePair<string, object?> tag in all)
            {
                tags.Add($"{tag.Key}={tag.Value}");
            }
        });
        listener.Start();
        Script script = host.Application.Services.GetRequiredService<Script>();
        script.Run = (text, _) => text == "bad" ? throw new InvalidOperationException("No.") : Task.CompletedTask;
        string good = FakeWebhook.TextMessage("16505551234", "good");

        await host.SendAsync(good);
        await host.SendAsync(good);
        await host.SendAsync(FakeWebhook.TextMessage("16505551234", "bad"));
        await host.SendAsync(FakeWebhook.Status("wamid.1", "sent"));
        using HttpResponseMessage refused = await new FakeWebhookSender("x", host.Client).SendAsync(host.Address, good);

        Assert.That(counts, Is.EquivalentTo(new Dictionary<string, long>
        {
            ["received"] = 4,
            ["handled"] = 1,
            ["duplicate"] = 1,
            ["failed"] = 1,
            ["unhandled"] = 1,
            ["invalid_signature"] = 1,
        }));
        Assert.That(tags, Does.Contain("whatsapp.event=TextMessageReceived"));
        Assert.That(string.Join(' ', tags), Does.Not.Contain("1650").And.Not.Contain("wamid"));
    }

    [Test]
    public async Task Run_of_a_handler_is_a_span_within_that_of_the_delivery()
    {
        ConcurrentBag<Activity> stopped = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == WebhookTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using WebhookHost host = await WebhookHost.StartAsync(it => it.AddHandler<TextHandler>());

        await host.SendAsync(FakeWebhook.TextMessage("16505551234", "a"));
        await host.StopAsync(TimeSpan.FromSeconds(5));

        Activity run = stopped.Single(it => it.OperationName == "whatsapp.webhook.handle");
        Activity delivery = stopped.Single(it => it.OperationName == "whatsapp.webhook.receive");
        Assert.That(run.ParentSpanId, Is.EqualTo(delivery.SpanId));
    }
}

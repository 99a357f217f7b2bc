using System.Diagnostics;
using System.Diagnostics.Metrics;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.AspNetCore;

/// <summary>Metrics and traces. Tags are names of types, never what a customer sent.</summary>
internal sealed class WebhookMetrics
{
    private static readonly ActivitySource Source = new(WebhookTelemetry.Name);

    private readonly Counter<long> _received;
    private readonly Counter<long> _handled;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _duplicate;
    private readonly Counter<long> _unhandled;
    private readonly Counter<long> _invalidSignature;
    private readonly Histogram<double> _duration;

    public WebhookMetrics(IMeterFactory meters)
    {
        // The factory owns the meter.
        Meter meter = meters.Create(WebhookTelemetry.Name);
        _received = meter.CreateCounter<long>(
            "whatsapp.webhooks.received", "{event}", "Events that arrived with a valid signature.");
        _handled = meter.CreateCounter<long>("whatsapp.webhooks.handled", "{run}", "Runs of handlers that succeeded.");
        _failed = meter.CreateCounter<long>("whatsapp.webhooks.failed", "{run}", "Runs of handlers that failed.");
        _duplicate = meter.CreateCounter<long>(
            "whatsapp.webhooks.duplicate", "{run}", "Runs that were skipped, since the event was handled before.");
        _unhandled = meter.CreateCounter<long>(
            "whatsapp.webhooks.unhandled", "{event}", "Events without a handler.");
        _invalidSignature = meter.CreateCounter<long>(
            "whatsapp.webhooks.invalid_signature", "{delivery}", "Deliveries without a valid signature.");
        _duration = meter.CreateHistogram<double>(
            "whatsapp.webhooks.handler.duration", "s", "Duration of the runs of handlers that succeeded.");
    }

    public static Activity? StartDelivery() => Source.StartActivity("whatsapp.webhook.receive");

    public static Activity? StartBackground(ActivityContext delivery) =>
        Source.StartActivity("whatsapp.webhook.background", ActivityKind.Consumer, delivery);

    public static Activity? StartHandle(WebhookEvent webhookEvent, WebhookHandlerEntry handler)
    {
        Activity? activity = Source.StartActivity("whatsapp.webhook.handle");
        activity?.SetTag("whatsapp.event", webhookEvent.GetType().Name);
        activity?.SetTag("whatsapp.handler", handler.Name);
        return activity;
    }

    // The tags are made only if someone listens.
    public void Received(WebhookEvent webhookEvent)
    {
        if (_received.Enabled)
        {
            _received.Add(1, EventTag(webhookEvent));
        }
    }

    public void Handled(WebhookEvent webhookEvent, WebhookHandlerEntry handler)
    {
        if (_handled.Enabled)
        {
            _handled.Add(1, EventTag(webhookEvent), HandlerTag(handler));
        }
    }

    public void Failed(WebhookEvent webhookEvent, WebhookHandlerEntry handler, Exception error) => _failed.Add(
        1, EventTag(webhookEvent), HandlerTag(handler), new("error.type", error.GetType().FullName));

    public void Duplicate(WebhookEvent webhookEvent, WebhookHandlerEntry handler) =>
        _duplicate.Add(1, EventTag(webhookEvent), HandlerTag(handler));

    public void Unhandled(WebhookEvent webhookEvent) => _unhandled.Add(1, EventTag(webhookEvent));

    public void InvalidSignature() => _invalidSignature.Add(1);

    public void Duration(WebhookEvent webhookEvent, WebhookHandlerEntry handler, TimeSpan time)
    {
        if (_duration.Enabled)
        {
            _duration.Record(time.TotalSeconds, EventTag(webhookEvent), HandlerTag(handler));
        }
    }

    private static KeyValuePair<string, object?> EventTag(WebhookEvent webhookEvent) =>
        new("whatsapp.event", webhookEvent.GetType().Name);

    private static KeyValuePair<string, object?> HandlerTag(WebhookHandlerEntry handler) =>
        new("whatsapp.handler", handler.Name);
}

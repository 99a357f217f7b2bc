namespace WhatsApp.Generated.AspNetCore;

/// <summary>What to listen to: <c>AddMeter(WebhookTelemetry.Name)</c>, <c>AddSource(WebhookTelemetry.Name)</c>.</summary>
public static class WebhookTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "WhatsApp.Generated.Webhooks";
}

namespace WhatsApp.Generated.AspNetCore;

/// <summary>The name for <c>AddMeter(WebhookTelemetry.Name)</c> and <c>AddSource(WebhookTelemetry.Name)</c>.</summary>
public static class WebhookTelemetry
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "WhatsApp.Generated.Webhooks";
}

namespace WhatsApp.Generated;

/// <summary>
/// For <c>AddSource(WhatsAppTelemetry.Name)</c> and <c>AddMeter(WhatsAppTelemetry.Name)</c>. Every call is one
/// activity with the operation, the Graph version, the status, code, subcode, trace id, retries and wait; never a
/// token, a message or a phone number.
/// </summary>
public static class WhatsAppTelemetry
{
    /// <summary>Name of the activity source, of the meter, and category of the log.</summary>
    public const string Name = "WhatsApp.Generated";
}

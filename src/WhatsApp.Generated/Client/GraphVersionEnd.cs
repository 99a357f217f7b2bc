using System.Globalization;
using Microsoft.Extensions.Logging;
using WhatsApp.Generated.Telemetry;

namespace WhatsApp.Generated.Http;

/// <summary>Warns about a Graph version that has ended or ends soon.</summary>
internal static partial class GraphVersionEnd
{
    // About as long as a release that moves to another version may take.
    private const int DaysBefore = 60;

    /// <summary>Logs one warning if the version of a client has ended or ends within 60 days.</summary>
    public static void Warn(WhatsAppClientOptions options)
    {
        (DateOnly End, bool IsKnown)? found =
            Of(options.GraphVersion) is { } end ? (end, true)
            : Of(Oldest) is { } oldest && Number(options.GraphVersion) < Number(Oldest) ? (oldest, false)
            : null;
        var today = DateOnly.FromDateTime(options.TimeProvider.GetUtcNow().UtcDateTime);
        if (found is not { } version || version.End.DayNumber - today.DayNumber > DaysBefore
            || options.LoggerFactory is not { } loggers)
        {
            return;
        }

        ILogger log = loggers.CreateLogger(WhatsAppTelemetry.Name);
        string day = version.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (version.IsKnown && version.End >= today)
        {
            ClientLog.VersionEnds(log, options.GraphVersion, day, GraphVersion.Default);
        }
        else
        {
            ClientLog.VersionEnded(log, options.GraphVersion, day, GraphVersion.Default);
        }
    }

    private static decimal Number(string version) =>
        decimal.TryParse(
            version.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : decimal.MaxValue;
}

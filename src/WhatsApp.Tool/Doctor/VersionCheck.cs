using System.Globalization;
using WhatsApp.Generated;
using WhatsApp.Generated.Http;

namespace WhatsApp.Tool.Doctor;

/// <summary>Checks when the Graph version ends.</summary>
internal static class VersionCheck
{
    // The same number of days as the warning of a client.
    private const int DaysBefore = 60;

    /// <summary>Checks a version.</summary>
    /// <param name="version">The version, such as v27.0.</param>
    /// <param name="now">The time.</param>
    public static Finding Of(string version, DateTimeOffset now)
    {
        const string Check = "Graph version";
        if (GraphVersionEnd.Find(version) is not { } end)
        {
            return Finding.Ok(Check, $"Meta has set no end for {version}.");
        }

        int days = end.DayNumber - DateOnly.FromDateTime(now.UtcDateTime).DayNumber;
        string day = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string nextStep = $"Move to {GraphVersion.Default}.";
        return days < 0 ? Finding.Error(Check, $"{version} has ended, on {day} at the latest.", nextStep)
            : days <= DaysBefore ? Finding.Warning(Check, $"{version} ends on {day}, in {days} days.", nextStep)
            : Finding.Ok(Check, $"{version} ends on {day}.");
    }
}

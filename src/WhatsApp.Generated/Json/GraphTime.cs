using System.Globalization;

namespace WhatsApp.Generated.Json;

/// <summary>Formats and parses dates and times as the API writes them.</summary>
internal static class GraphTime
{
    private const long Earliest = -62135596800; // 0001-01-01
    private const long Latest = 253402300799; // 9999-12-31

    public static bool IsUnixTime(long seconds) => seconds is >= Earliest and <= Latest;

    public static string Format(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Format(TimeOnly time) =>
        time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    // .NET writes an offset with a colon only; Meta writes it without.
    public static string Format(DateTimeOffset time)
    {
        string text = time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
        return text.Remove(text.Length - 3, 1);
    }

    public static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryParseTime(string text, out TimeOnly time) =>
        TimeOnly.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }
}

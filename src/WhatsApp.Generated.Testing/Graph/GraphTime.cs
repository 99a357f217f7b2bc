using System.Globalization;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Formats times as the Graph API does where it does not use Unix seconds.</summary>
internal static class GraphTime
{
    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);
}

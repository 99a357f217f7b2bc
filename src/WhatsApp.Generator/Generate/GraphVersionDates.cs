using System.Globalization;
using System.Text.RegularExpressions;

namespace WhatsApp.Generator.Generate;

/// <summary>When a Graph version was released and when it ends.</summary>
/// <param name="Version">The version, such as <c>v25.0</c>.</param>
/// <param name="Released">The day of its release; null where it is not known.</param>
/// <param name="Ends">The day on which it ends; null where Meta has set none.</param>
public sealed partial record GraphVersionDates(string Version, DateOnly? Released, DateOnly? Ends)
{
    /// <summary>The version as a number, to put versions in order.</summary>
    public decimal Number => decimal.Parse(Version[1..], CultureInfo.InvariantCulture);

    /// <summary>Whether a text is a Graph version.</summary>
    public static bool IsVersion(string text) => Form().IsMatch(text);

    /// <summary>A day as all files have it.</summary>
    public static string Day(DateOnly? date) =>
        date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The version with the dates that another source has and this lacks or has differently.</summary>
    public GraphVersionDates With(GraphVersionDates newer) =>
        this with { Released = newer.Released ?? Released, Ends = newer.Ends ?? Ends };

    [GeneratedRegex(@"^v[0-9]+\.[0-9]+$")]
    private static partial Regex Form();
}

using System.Globalization;

namespace WhatsApp.Generated.Http;

/// <content>The list of the SDK, whose class is internal there.</content>
internal static partial class GraphVersionEnd
{
    /// <summary>The day on which a version ends, or has ended at the latest; null where Meta has set none.</summary>
    /// <param name="version">The version, such as v27.0.</param>
    public static DateOnly? Find(string version) =>
        Of(version) ?? (NumberOf(version) < NumberOf(Oldest) ? Of(Oldest) : null);

    private static decimal NumberOf(string version) => decimal.TryParse(
        version.AsSpan(Math.Min(1, version.Length)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : decimal.MaxValue;
}

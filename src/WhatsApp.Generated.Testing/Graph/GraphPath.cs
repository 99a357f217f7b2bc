using System.Globalization;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>A path, split into its version and what follows it.</summary>
/// <param name="Version">The version, such as <c>v27.0</c>, whether it exists or not. Null if the path has none.</param>
/// <param name="Segments">The segments after the version.</param>
internal sealed record GraphPath(string? Version, string[] Segments)
{
    // The last minor version of the major versions that have several.
    private static readonly Dictionary<int, int> LastMinors = new() { [1] = 0, [2] = 12, [3] = 3 };

    /// <summary>Whether Meta has published the version. True if the path has none.</summary>
    public bool HasKnownVersion =>
        Version is null
        || (Number(Version) is { } number
            && number.Major >= 1
            && number.Major <= Number(GraphVersion.Default)!.Value.Major
            && number.Minor <= LastMinors.GetValueOrDefault(number.Major, 0));

    /// <summary>The version that the server uses. Without a version, Meta uses a default of the app.</summary>
    public string UsedVersion => Version is not null && HasKnownVersion ? Version : GraphVersion.Default;

    public static GraphPath Of(string path)
    {
        string[] segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is [string first, .. string[] others] && Number(first) is not null
            ? new(first, others)
            : new(null, segments);
    }

    private static (int Major, int Minor)? Number(string segment) =>
        segment.StartsWith('v')
        && segment[1..].Split('.') is [string major, string minor]
        && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out int first)
        && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out int second)
            ? (first, second)
            : null;
}

using System.Diagnostics;
using System.Globalization;

namespace WhatsApp.Generator.Api;

/// <summary>The verb <c>api</c>.</summary>
public static class ApiVerb
{
    /// <summary>Writes the listings of a repository and returns the exit code.</summary>
    public static int Run(string root)
    {
        var clock = Stopwatch.StartNew();
        SortedDictionary<string, string> listings = ApiListing.Write(root);
        int changed = ApiFiles.Write(root, listings);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"api: {listings.Count} namespaces, {changed} changed, in {clock.Elapsed.TotalSeconds:0.0} s"
            )
        );
        return 0;
    }
}

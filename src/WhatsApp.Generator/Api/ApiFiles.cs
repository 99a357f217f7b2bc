using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Api;

/// <summary>The committed listings.</summary>
public static class ApiFiles
{
    /// <summary>Listings that are not what the sources say, with the word for it.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="listings">The listings as they should be, by file name.</param>
    public static IEnumerable<string> Differences(string root, IReadOnlyDictionary<string, string> listings) =>
        OutputTree
            .Differences(Folder(root), listings)
            .Select(difference =>
                $"{ApiListing.Folder}/{difference.File} {difference.How}. Run './build.sh api' and commit the result."
            );

    /// <summary>Writes the listings and removes those of namespaces that are gone.</summary>
    /// <returns>How many files were written or removed.</returns>
    public static int Write(string root, IReadOnlyDictionary<string, string> listings) =>
        OutputTree.Write(Folder(root), listings);

    private static string Folder(string root) => Path.Combine(root, ApiListing.Folder);
}

using System.Text;
using Microsoft.CodeAnalysis;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Release.Api;

/// <summary>
/// The public surface of the packages as text, one file for each namespace: types by name, each with its members by
/// kind and name, so that a difference between two listings is a difference of the surface and nothing else.
/// </summary>
public static class ApiListing
{
    /// <summary>Folder of the listings, from the root of the repository.</summary>
    public const string Folder = "tests/PublicApi";

    /// <summary>The verb <c>api</c>: writes the listings and removes those of namespaces that are gone.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string root)
    {
        SortedDictionary<string, string> listings = Write(root);
        int changed = OutputTree.Write(Path.Combine(root, Folder), listings);
        Console.WriteLine($"api: {listings.Count} namespaces, {changed} changed");
        return 0;
    }

    /// <summary>Returns the texts by file name, such as <c>WhatsApp.Generated.Http.txt</c>.</summary>
    /// <param name="root">Root of the repository, whose sources are read.</param>
    public static SortedDictionary<string, string> Write(string root)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var space in ApiSources.Types(root).GroupBy(item => item.Type.ContainingNamespace.ToDisplayString()))
        {
            files.Add(space.Key + ".txt", Write(space.Key, [.. space]));
        }

        return files;
    }

    /// <summary>The listing of one namespace.</summary>
    public static string Write(string space, IReadOnlyList<(string Package, INamedTypeSymbol Type)> types)
    {
        IEnumerable<string> packages = types.Select(item => item.Package).Distinct().Order(StringComparer.Ordinal);
        var text = new StringBuilder();
        text.Append($"// Namespace {space}, in package {string.Join(" and ", packages)}.\n");
        text.Append("// Written by './build.sh api'. Everything is public unless it says protected.\n");
        foreach (INamedTypeSymbol type in types
            .SelectMany(item => WithNested(item.Type))
            .OrderBy(ApiNames.Of, StringComparer.Ordinal))
        {
            text.Append('\n').Append(ApiType.Header(type)).Append('\n');
            foreach (string member in ApiType.Members(type))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) =>
        type.GetTypeMembers().Where(ApiType.IsVisible).SelectMany(WithNested).Prepend(type);
}

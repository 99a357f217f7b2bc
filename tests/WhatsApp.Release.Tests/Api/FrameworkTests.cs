using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WhatsApp.Generator.Build;
using WhatsApp.Release.Api;

namespace WhatsApp.Release.Tests.Api;

/// <summary>The packages as they are built for .NET 8 and for .NET 10.</summary>
[TestFixture]
public sealed class FrameworkTests
{
    private static readonly string Net10 = AppContext.BaseDirectory;

    // bin/<configuration>/<framework>/
    private static readonly string Net8 = Path.Combine(
        Repository.Root(), "tests/WhatsApp.Net8.Tests/bin", new DirectoryInfo(Net10).Parent!.Name, "net8.0");

    [TestCaseSource(typeof(ApiSources), nameof(ApiSources.Packages))]
    public void Public_API_is_the_same_for_NET_8_and_NET_10(string package)
    {
        SortedDictionary<string, string> net8 = Listing(Net8, package, ".NETCoreApp,Version=v8.0");
        SortedDictionary<string, string> net10 = Listing(Net10, package, ".NETCoreApp,Version=v10.0");

        Assert.That(net8, Is.Not.Empty);
        Assert.That(net8.Keys, Is.EqualTo(net10.Keys));
        Assert.Multiple(() =>
        {
            foreach ((string space, string listing) in net8)
            {
                Assert.That(listing.Split('\n'), Is.EquivalentTo(net10[space].Split('\n')), space);
            }
        });
    }

    private static SortedDictionary<string, string> Listing(string folder, string package, string framework)
    {
        var assembly = MetadataReference.CreateFromFile(Path.Combine(folder, $"{package}.dll"));
        IEnumerable<MetadataReference> others = References().Where(file => Path.GetFileName(file) != $"{package}.dll")
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create("Listing", references: [assembly, .. others]);
        var symbol = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(assembly)!;
        Assert.That(
            symbol.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == "TargetFrameworkAttribute")
                .ConstructorArguments[0].Value,
            Is.EqualTo(framework));
        var listings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var space in Public(symbol.GlobalNamespace).GroupBy(type => type.ContainingNamespace.ToDisplayString()))
        {
            listings.Add(space.Key, ApiListing.Write(space.Key, [.. space.Select(type => (package, type))]));
        }

        return listings;
    }

    // The runtime, ASP.NET Core, and what the packages reference: the same for both.
    private static string[] References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static IEnumerable<INamedTypeSymbol> Public(INamespaceSymbol space) => space.GetTypeMembers()
        .Where(type => type.DeclaredAccessibility == Accessibility.Public)
        .Concat(space.GetNamespaceMembers().SelectMany(Public));
}

using System.Reflection;
using WhatsApp.Release.Api;

namespace WhatsApp.Release.Tests.Api;

/// <summary>A program that uses several packages needs no alias for a type.</summary>
[TestFixture]
public sealed class TypeNameTests
{
    // A generic type and one without arguments may share a name where they share a namespace, as Task<T> and Task do.
    private static ILookup<string, string> Places => (
        from package in ApiSources.Packages
        from type in Assembly.Load(package).GetExportedTypes()
        where !type.IsNested
        select (Name: type.Name.Split('`')[0], Place: $"{type.Namespace} in {package}"))
        .Distinct()
        .ToLookup(type => type.Name, type => type.Place);

    private static IEnumerable<IGrouping<string, string>> Shared => Places.Where(places => places.Count() > 1);

    [Test]
    public void No_two_public_types_share_a_simple_name() => Assert.That(
        Shared.Select(places => $"{places.Key}: {string.Join(" and ", places)}"),
        Is.Empty,
        "Rename one of them.");

    [Test]
    public void Every_package_has_types_to_compare() =>
        Assert.That(ApiSources.Packages.Select(package => Assembly.Load(package).GetExportedTypes()), Is.All.Not.Empty);
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using WhatsApp.Release.Api;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Release.Tests.Api;

/// <summary>The committed listings, against the sources and against what was built.</summary>
[TestFixture]
public sealed partial class PublicApiTests
{
    private static readonly Lazy<SortedDictionary<string, string>> Listings = new(
        () => ApiListing.Write(Repository.Root()));

    [Test]
    public void Committed_listings_are_what_the_sources_say()
    {
        string folder = Path.Combine(Repository.Root(), ApiListing.Folder);
        Assert.That(
            OutputTree.Differences(folder, Listings.Value),
            Is.Empty,
            "Run './build.sh api', read the difference and commit it.");
    }

    [TestCaseSource(typeof(ApiSources), nameof(ApiSources.Packages))]
    public void Listings_have_every_type_and_member_of_the_built_assembly(string package)
    {
        IEnumerable<string> built =
            from type in Assembly.Load(package).GetExportedTypes()
            from name in Members(type).Select(member => $"{Name(type)}.{member}").Prepend(Name(type))
            select $"{type.Namespace}: {name}";
        HashSet<string> listed =
        [
            .. from listing in Listings.Value
            from entry in ApiEntry.Read(listing.Value)
            select $"{Path.GetFileNameWithoutExtension(listing.Key)}: {Variance().Replace(entry.Name, string.Empty)}",
        ];
        Assert.That(built.Where(name => !listed.Contains(name)), Is.Empty);
    }

    // What a record, an override or an open enum repeats has no line of its own.
    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(member => member switch
        {
            MethodInfo method => !method.IsSpecialName
                && method.GetBaseDefinition() == method
                && !method.IsDefined(typeof(CompilerGeneratedAttribute)),
            PropertyInfo property => property.GetMethod is not { } get || get.GetBaseDefinition() == get,
            FieldInfo field => !field.IsSpecialName,
            EventInfo => true,
            _ => false,
        })
        .Where(member => !IsOpenEnum(type) || member is PropertyInfo { GetMethod.IsStatic: true })
        .Where(member => !IsRecord(type) || !Arguments(type).Contains(member.Name))
        .Select(member => member is PropertyInfo { Name: "Item" } property && property.GetIndexParameters().Length > 0
            ? "this"
            : member.Name)
        .Distinct();

    private static bool IsOpenEnum(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(of => of.Name == "IOpenEnumValue`1");

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static IEnumerable<string?> Arguments(Type type) =>
        type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(argument => argument.Name);

    [GeneratedRegex(@"\b(in|out) ")]
    private static partial Regex Variance();

    private static string Name(Type type)
    {
        string name = type.Name.Split('`')[0];
        string own = type.IsGenericType
            ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>"
            : name;
        return type.DeclaringType is { } outer ? $"{Name(outer)}.{own}" : own;
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;

namespace WhatsApp.Generated.Tests;

/// <summary>Rules for the public members of all packages.</summary>
[TestFixture]
public sealed class PackageConventions
{
    private const string Core = "WhatsApp.Generated";

    /// <summary>
    /// The namespaces of each package. A package's public types are in the namespace with its name. The core also has
    /// the namespaces of the feature folders that are listed here.
    /// </summary>
    private static readonly Dictionary<string, string[]> Namespaces = new()
    {
        [Core] = [Core, $"{Core}.Http", $"{Core}.Json", $"{Core}.Webhooks"],
        [$"{Core}.AspNetCore"] = [$"{Core}.AspNetCore"],
        [$"{Core}.Bulk"] = [$"{Core}.Bulk"],
        [$"{Core}.Flows"] = [$"{Core}.Flows"],
        [$"{Core}.Kiota"] = [$"{Core}.Kiota"],
        [$"{Core}.NewtonsoftJson"] = [$"{Core}.NewtonsoftJson"],
        [$"{Core}.PostgreSql"] = [$"{Core}.PostgreSql"],
        [$"{Core}.Testing"] = [$"{Core}.Testing"],
    };

    private static IEnumerable<Type> PublicTypes =>
        Namespaces.Keys.SelectMany(package => Assembly.Load(package).GetExportedTypes());

    [Test]
    public void Every_package_is_in_the_table() =>
        Assert.That(Namespaces.Keys, Is.EquivalentTo(Packages()), "Add a row, and a reference to the project.");

    [Test]
    public void Public_types_are_in_the_namespaces_of_their_package() => Assert.Multiple(() =>
    {
        foreach ((string package, string[] namespaces) in Namespaces)
        {
            Assert.That(
                Assembly.Load(package).GetExportedTypes().Select(type => type.Namespace).Distinct(),
                Is.EquivalentTo(namespaces),
                package);
        }
    });

    [Test]
    public void Public_types_have_names_of_40_characters_at_most() => Assert.That(
        PublicTypes.Select(type => type.Name.Split('`')[0]).Where(name => name.Length > 40), Is.Empty);

    [Test]
    public void Classes_with_extension_methods_have_the_suffix_Extensions()
    {
        Type[] classes = [.. PublicTypes.Where(
            type => type.GetMethods().Any(method => method.IsDefined(typeof(ExtensionAttribute))))];

        Assert.That(classes, Is.Not.Empty);
        Assert.That(classes.Select(type => type.Name), Has.All.EndsWith("Extensions"));
    }

    [Test]
    public void Cancellation_tokens_are_named_cancellationToken() => Assert.That(
        from parameter in Parameters()
        where parameter.ParameterType == typeof(CancellationToken) && parameter.Name != "cancellationToken"
        select Place(parameter),
        Is.Empty);

    // A method with several, such as those of a download and those of its request, has the name for RequestOptions.
    [Test]
    public void Options_of_a_method_are_named_options() => Assert.That(
        from method in Parameters().Where(parameter => IsOptions(parameter.ParameterType)).GroupBy(item => item.Member)
        let parameter = method.FirstOrDefault(item => item.ParameterType == typeof(RequestOptions)) ?? method.First()
        where parameter.Name != "options"
        select Place(parameter),
        Is.Empty);

    // Without the members that override those of another library, and those that the compiler adds to records.
    private static IEnumerable<ParameterInfo> Parameters() =>
        from type in PublicTypes
        from method in type.GetMembers().OfType<MethodBase>()
        where method.DeclaringType == type && !method.IsDefined(typeof(CompilerGeneratedAttribute))
        where !method.IsSpecialName || method.IsConstructor
        where method is not MethodInfo { IsVirtual: true } virtualMethod
            || IsOurs(virtualMethod.GetBaseDefinition().DeclaringType!.Assembly)
        from parameter in method.GetParameters()
        select parameter;

    private static bool IsOptions(Type type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal) && IsOurs(type.Assembly);

    private static bool IsOurs(Assembly assembly) => Namespaces.ContainsKey(assembly.GetName().Name!);

    private static string Place(ParameterInfo parameter) =>
        $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}({parameter.Name})";

    private static IEnumerable<string> Packages([CallerFilePath] string file = "") =>
        from project in Directory.EnumerateFiles(
            Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "src"),
            $"{Core}*.csproj",
            SearchOption.AllDirectories)
        where !File.ReadAllText(project).Contains("<IsPackable>false</IsPackable>", StringComparison.Ordinal)
        select Path.GetFileNameWithoutExtension(project);
}

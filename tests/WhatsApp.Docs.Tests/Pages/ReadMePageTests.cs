using System.Text.RegularExpressions;
using System.Xml.Linq;
using WhatsApp.Generated;

namespace Docs.Tests.Pages;

/// <summary>What README.md says about versions and packages.</summary>
[TestFixture]
public sealed partial class ReadMePageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Of("README.md"));

    [Test]
    public void Graph_version_is_the_default_of_the_client() => Assert.That(
        GraphVersions().Matches(Page).Select(match => match.Value).Distinct(), Is.EqualTo([GraphVersion.Default]));

    [Test]
    public void Every_package_is_in_the_table_and_has_a_page_of_its_own()
    {
        (string Name, string Folder)[] packages =
        [
            .. Directory.GetFiles(Repository.Of("src"), "*.csproj", SearchOption.AllDirectories)
                .Where(file => !File.ReadAllText(file).Contains("<IsPackable>false", StringComparison.Ordinal))
                .Select(file => (Name(file), Path.GetDirectoryName(file)!)),
        ];

        Assert.That(packages, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach ((string name, string folder) in packages)
            {
                Assert.That(Page, Does.Contain($"| `{name}` |"));
                Assert.That(Path.Combine(folder, "PACKAGE.md"), Does.Exist);
            }
        });
    }

    private static string Name(string project) =>
        XDocument.Load(project).Descendants("PackageId").SingleOrDefault()?.Value
        ?? Path.GetFileNameWithoutExtension(project);

    [GeneratedRegex(@"\bv\d+\.0\b")]
    private static partial Regex GraphVersions();
}

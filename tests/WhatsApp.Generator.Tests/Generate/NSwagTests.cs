using System.Text;
using System.Xml.Linq;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Tests.Generate;

/// <summary>NSwag comes from its package and is found beside the generator.</summary>
[TestFixture]
public sealed class NSwagTests
{
    /// <summary>The version of the package that is referenced.</summary>
    internal static string PackageVersion =>
        XDocument.Load(Path.Combine(Repository.Root(), "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(package => package.Attribute("Include")!.Value == "NSwag.MSBuild")
            .Attribute("Version")!.Value;

    [Test]
    public void Generator_has_NSwag_of_the_version_of_the_package() => Assert.That(
        Encoding.UTF8.GetString(NSwagRunner.Versions()),
        Does.Contain($"\"NSwag.CodeGeneration.CSharp/{PackageVersion}\""));

    [Test]
    public void Generator_has_no_path_of_the_package_compiled_in()
    {
        byte[] assembly = File.ReadAllBytes(typeof(Generation).Assembly.Location);

        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            Assert.That(
                encoding.GetString(assembly), Does.Not.Contain("nswag.msbuild").IgnoreCase, encoding.EncodingName);
        }
    }

    [Test]
    public async Task Generator_without_its_NSwag_says_how_to_get_it()
    {
        using var folder = new TemporaryFolder();
        string beside = Path.GetDirectoryName(typeof(Generation).Assembly.Location)!;
        string[] needed = ["WhatsApp.Generator.*", "Microsoft.CodeAnalysis*.dll", "YamlDotNet.dll"];
        foreach (string file in needed.SelectMany(pattern => Directory.EnumerateFiles(beside, pattern)))
        {
            File.Copy(file, folder.Of(Path.GetFileName(file)));
        }

        (int exitCode, string printed) = await GeneratorProcess.RunProgramAsync(
            folder.Of("WhatsApp.Generator.dll"), Repository.Root(), ["check"]);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed.Trim(), Is.EqualTo(
            "NSwag is missing: there is no nswag/dotnet-nswag.dll beside the generator. "
                + "Run 'dotnet build src/WhatsApp.Generator', which copies it there, and run this again."));
    }
}

using System.IO.Compression;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Tests.Commands;
using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Release.Versions;

namespace WhatsApp.Release.Tests.Versions;

/// <summary>Which tags may be released.</summary>
[TestFixture]
public sealed class PackVerbTests
{
    [Test]
    public void Tag_of_the_newest_entry_and_of_the_packages_is_released() =>
        Assert.That(() => Demand("v0.2.0", "0.2.0", "2026-11-30"), Throws.Nothing);

    [TestCase("v0.3.0", "0.2.0", "The tag v0.3.0 does not fit: the packages are 0.2.0")]
    [TestCase("0.2.0", "0.2.0", "The tag 0.2.0 does not fit")]
    [TestCase("v0.1.0", "0.1.0", "the newest entry of CHANGELOG.md is 0.2.0. Tag the commit that has v0.2.0 in both.")]
    public void Tag_that_does_not_fit_is_refused(string tag, string version, string message) => Assert.That(
        () => Demand(tag, version, "2026-11-30"),
        Throws.TypeOf<GenerationException>().With.Message.Contains(message));

    [Test]
    public void Entry_without_a_day_is_not_released() => Assert.That(
        () => Demand("v0.2.0", "0.2.0", "unreleased"),
        Throws.TypeOf<GenerationException>().With.Message.Contains("Write the day there"));

    [Test]
    public void Changelog_of_the_repository_has_the_version_of_the_packages_and_lines_of_the_right_form()
    {
        var changelog = new Changelog(File.ReadAllText(Path.Combine(Repository.Root(), Changelog.Path)));
        string properties = File.ReadAllText(Path.Combine(Repository.Root(), "Directory.Build.props"));

        Assert.That(properties, Does.Contain($"<Version>{changelog.Newest.Version}</Version>"));
        Assert.That(() => changelog.Breaking, Throws.Nothing);
    }

    [Test]
    public async Task Release_has_SourceLink_and_links_to_its_repository()
    {
        using var folder = new TemporaryFolder();
        RopePackage.Write(folder);
        folder.Write("CHANGELOG.md", "## 0.1.0 (2026-11-30)\n");
        string[] remote = ["remote", "add", "origin", "https://github.com/example/ropes.git"];
        await GeneratorProcess.RunCommandAsync(folder.Path, "git", remote);

        (int exitCode, string printed) = await PackAsync(folder, "v0.1.0");

        Assert.That(exitCode, Is.Zero, printed);
        using ZipArchive package = ZipFile.OpenRead(folder.Of($"{PackVerb.Folder}/{RopePackage.Name}.0.1.0.nupkg"));
        Assert.That(
            package.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)),
            Is.EquivalentTo([$"lib/net8.0/{RopePackage.Name}.dll", $"lib/net10.0/{RopePackage.Name}.dll"]));
        const string repository = "https://github.com/example/ropes";
        Assert.Multiple(() =>
        {
            Assert.That(
                Text(package, "PACKAGE.md"),
                Is.EqualTo($"Reads; [more]({repository}/blob/v0.1.0/docs/ropes.md), or [all](https://ropes.example).\n"));
            Assert.That(Text(package, $"{RopePackage.Name}.nuspec"), Does.Contain($"<projectUrl>{repository}</projectUrl>")
                .And.Contain($"{repository}/blob/v0.1.0/CHANGELOG.md</releaseNotes>").And.Contain("<icon>icon.png</icon>"));
        });
    }

    [Test]
    public async Task Package_without_SourceLink_is_made_and_not_released()
    {
        using var folder = new TemporaryFolder();
        RopePackage.Write(folder);
        folder.Write("CHANGELOG.md", "## 0.1.0 (2026-11-30)\n");

        (int exitCode, string printed) = await PackAsync(folder);
        (int exitCodeOfRelease, string printedOfRelease) = await PackAsync(folder, "v0.1.0");

        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(exitCodeOfRelease, Is.EqualTo(1));
        Assert.That(
            printedOfRelease, Does.Match(@"WhatsApp\.Generated cannot be released: .*\.pdb has no SourceLink.*'origin'"));
    }

    private static Task<(int ExitCode, string Printed)> PackAsync(TemporaryFolder folder, params string[] tag) =>
        GeneratorProcess.RunProgramAsync(typeof(PackVerb).Assembly.Location, folder.Path, ["pack", .. tag]);

    private static string Text(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static void Demand(string tag, string version, string date)
    {
        using var folder = new TemporaryFolder();
        folder.Write("CHANGELOG.md", $"# Changelog\n\n## 0.2.0 ({date})\n\n## 0.1.0 (2026-01-01)\n");
        new PackVerb(folder.Path, CancellationToken.None).Demand(tag, Version.Parse(version));
    }
}

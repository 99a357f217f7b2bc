using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;
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

    private static void Demand(string tag, string version, string date)
    {
        using var folder = new TemporaryFolder();
        folder.Write("CHANGELOG.md", $"# Changelog\n\n## 0.2.0 ({date})\n\n## 0.1.0 (2026-01-01)\n");
        new PackVerb(folder.Path, CancellationToken.None).Demand(tag, Version.Parse(version));
    }
}

using WhatsApp.Generator.Build;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Release.Versions;

namespace WhatsApp.Release.Tests.Versions;

/// <summary>The verb <c>new-version</c>, on a copy of the repository's own files.</summary>
[TestFixture]
public sealed class NewVersionTests
{
    private const string New = "v99.0";

    private static readonly string[] Folders = ["openapi", "docs", "src", "tests"];

    private static readonly string Old = Bundler.Version(PageSet.Load(Path.Combine(Repository.Root(), "openapi")));

    private TemporaryFolder _repository = null!;
    private string _printed = null!;

    [OneTimeSetUp]
    public async Task RunOnce()
    {
        _repository = Copy();
        (int exitCode, _printed) = await RunAsync(New);
        Assert.That(exitCode, Is.Zero, _printed);
    }

    [OneTimeTearDown]
    public void Delete() => _repository?.Dispose();

    [Test]
    public void Every_page_states_the_new_version_and_lint_accepts_them()
    {
        var pages = PageSet.Load(_repository.Of("openapi"));

        Assert.That(pages.Files.Select(page => page.Root.Map("info")!.Text("version")), Has.All.EqualTo(New));
        Assert.That(PageLint.Check(pages, Path.Combine(Repository.Root(), "generator-templates")), Is.Empty);
    }

    [Test]
    public void Pages_change_in_the_line_of_their_version_only()
    {
        IEnumerable<string> pages = PageSet.Load(_repository.Of("openapi")).Files.Select(page => page.Path);
        foreach (string page in pages)
        {
            string[] before = File.ReadAllLines(Path.Combine(Repository.Root(), page));
            string[] after = File.ReadAllLines(_repository.Of(page));
            Assert.That(
                after.Where((line, i) => line != before[i]), Is.EqualTo([$"  version: {New}"]), page);
        }
    }

    [Test]
    public void Code_and_tests_name_the_old_version_no_more()
    {
        IEnumerable<string> left =
            from file in _repository.Files()
            where file.EndsWith(".cs", StringComparison.Ordinal) && !file.EndsWith(".g.cs", StringComparison.Ordinal)
            where !file.Contains("WhatsApp.Generator", StringComparison.Ordinal)
            let text = _repository.Read(file).Replace("\\", string.Empty, StringComparison.Ordinal)
            where text.Contains(Old, StringComparison.Ordinal)
            select file;

        Assert.That(left, Is.Empty);
    }

    [Test]
    public void Changelog_opens_with_the_version_and_the_package_has_that_of_its_entry()
    {
        var changelog = new Changelog(_repository.Read("CHANGELOG.md"));

        Assert.That(changelog.Newest.IsUnreleased, Is.True);
        Assert.That(_repository.Read("CHANGELOG.md"), Does.Contain($"(unreleased)\n\nGraph {New}.\n"));
        Assert.That(
            _repository.Read("Directory.Build.props"), Does.Contain($"<Version>{changelog.Newest.Version}</Version>"));
    }

    [Test]
    public void What_is_left_to_do_is_reported_with_every_line_that_still_names_the_old_version()
    {
        Assert.That(_printed, Does.StartWith($"new-version: {Old} → {New} in "));
        Assert.That(_printed, Does.Contain($"{BuildScript.Name} generate").And.Contain("docs/new-version.md"));
        foreach (VersionMention mention in new VersionPlaces(_repository.Path).Mentions(Old))
        {
            Assert.That(_printed, Does.Contain($"{mention.File}:{mention.Line}: "));
        }
    }

    [TestCase("24", "'24' is no Graph version. Write one such as v")]
    [TestCase("v24", "'v24' is no Graph version.")]
    [TestCase("v99.0", "The pages are of v99.0 already. Name a newer version, such as v100.0.")]
    [TestCase("v20.0", "The pages are of v99.0 already.")]
    public async Task What_is_no_newer_version_is_refused_and_nothing_is_changed(string version, string message)
    {
        (int exitCode, string printed) = await RunAsync(version);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed, Does.StartWith(message));
    }

    private Task<(int ExitCode, string Printed)> RunAsync(string version) =>
        GeneratorProcess.RunProgramAsync(
            typeof(NewVersionVerb).Assembly.Location, _repository.Path, ["new-version", version]);

    private static TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        string[] alone = ["WhatsApp.Generated.sln", "CHANGELOG.md", "README.md", "Directory.Build.props"];
        IEnumerable<string> inside =
            from folder in Folders
            from path in Directory.EnumerateFiles(
                Path.Combine(Repository.Root(), folder), "*", SearchOption.AllDirectories)
            let file = Path.GetRelativePath(Repository.Root(), path).Replace('\\', '/')
            where folder is "openapi" or "docs" || file.EndsWith(".cs", StringComparison.Ordinal)
            where !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
            select file;
        foreach (string file in alone.Concat(inside))
        {
            copy.Write(file, File.ReadAllText(Path.Combine(Repository.Root(), file)));
        }

        return copy;
    }
}

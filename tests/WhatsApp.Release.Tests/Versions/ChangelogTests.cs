using WhatsApp.Generator.Pages;
using WhatsApp.Release.Versions;

namespace WhatsApp.Release.Tests.Versions;

/// <summary>Reading and opening entries of the changelog.</summary>
[TestFixture]
public sealed class ChangelogTests
{
    private const string FirstRelease = "## 0.1.0 (2026-09-30)\n\nGraph v22.0.\n";
    private const string Released = "# Changelog\n\n" + FirstRelease;
    private const string Unreleased =
        "# Changelog\n\n## 0.2.0 (unreleased)\n\nGraph v23.0.\n\n- Something.\n\n" + FirstRelease;

    [Test]
    public void Entry_that_is_to_be_released_gets_the_version() => Assert.That(
        new Changelog(Unreleased).WithGraphVersion("v24.0"),
        Is.EqualTo(Unreleased.Replace("Graph v23.0.", "Graph v24.0.", StringComparison.Ordinal)));

    [Test]
    public void Entry_without_a_version_gets_one() => Assert.That(
        new Changelog("## 0.2.0 (unreleased)\n\n- Something.\n\n" + FirstRelease).WithGraphVersion("v24.0"),
        Does.StartWith("## 0.2.0 (unreleased)\n\nGraph v24.0.\n\n- Something.\n").And.EndsWith("Graph v22.0.\n"));

    [Test]
    public void New_entry_is_opened_after_a_release() => Assert.That(
        new Changelog(Released).WithGraphVersion("v24.0"),
        Is.EqualTo("# Changelog\n\n## 0.2.0 (unreleased)\n\nGraph v24.0.\n\n" + FirstRelease));

    [Test]
    public void Newest_entry_is_the_first()
    {
        Assert.That(new Changelog(Unreleased).Newest, Is.EqualTo((new Version(0, 2, 0), true)));
        Assert.That(new Changelog(Released).Newest, Is.EqualTo((new Version(0, 1, 0), false)));
        Assert.That(() => new Changelog("# Changelog\n").Newest, Throws.TypeOf<ProblemsException>());
    }

    [Test]
    public void Breaking_line_names_types_and_members()
    {
        BreakingLine line = new Changelog("- **breaking** `Rope.Length`, `Knot`: use `Cord`.\n").Breaking.Single();

        Assert.That(line.Names, Is.EqualTo(["Rope.Length", "Knot"]));
        Assert.That(line.Covers("Rope.Length"), Is.True);
        Assert.That(line.Covers("Rope"), Is.False);
        Assert.That(line.Covers("Knot.Turns"), Is.True);
        Assert.That(line.Covers("KnotKind"), Is.False);
    }

    [TestCase("- **breaking** The rope has no length any more.")]
    [TestCase("- **breaking** `Rope.Length` is gone.")]
    [TestCase("- **Breaking**: `Rope.Length` is gone.")]
    [TestCase("- **breaking** `Rope.Length`:")]
    public void Breaking_line_of_another_form_is_a_problem(string line) => Assert.That(
        () => new Changelog($"# Changelog\n\n{line}\n").Breaking,
        Throws.TypeOf<ProblemsException>().With.Message.StartsWith("CHANGELOG.md:3: changelog: Write '- **breaking**"));
}

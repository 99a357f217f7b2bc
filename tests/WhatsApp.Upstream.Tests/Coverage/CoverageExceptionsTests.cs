using WhatsApp.Upstream.Coverage;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Upstream.Tests.Coverage;

[TestFixture]
public sealed class CoverageExceptionsTests
{
    private static readonly CoverageGap Member = new("pages", "get /door answer key", "the member");

    [Test]
    public void Exception_allows_the_gap_that_it_names()
    {
        CoverageExceptions exceptions = Read("- gap: 'pages lack: get /door answer key: the member'\n  reason: Doors have no key.");

        Assert.Multiple(() =>
        {
            Assert.That(exceptions.Allows(Member), Is.True);
            Assert.That(exceptions.Allows(Member with { Side = "contract" }), Is.False);
            Assert.That(exceptions.Allows(Member with { Place = "get /door answer key.ring" }), Is.False);
            Assert.That(exceptions.Unused(), Is.Empty);
        });
    }

    [Test]
    public void Star_matches_anything()
    {
        CoverageExceptions exceptions = Read("- gap: 'pages lack: get /door answer *: the member'\n  reason: Not now.");

        Assert.Multiple(() =>
        {
            Assert.That(exceptions.Allows(Member), Is.True);
            Assert.That(exceptions.Allows(Member with { Place = "get /door answer bell[].sound" }), Is.True);
            Assert.That(exceptions.Allows(Member with { Place = "get /gate answer key" }), Is.False);
        });
    }

    [Test]
    public void Other_characters_match_themselves()
    {
        CoverageExceptions exceptions = Read("- gap: 'pages lack: get /door answer keys[].+: the member'\n  reason: Not now.");

        Assert.Multiple(() =>
        {
            Assert.That(exceptions.Allows(Member with { Place = "get /door answer keys[].+" }), Is.True);
            Assert.That(exceptions.Allows(Member with { Place = "get /door answer keys[].name" }), Is.False);
        });
    }

    [Test]
    public void Exception_may_name_several_gaps()
    {
        CoverageExceptions exceptions = Read(
            "- gap:\n    - 'pages lack: get /door answer key: the member'\n    - 'pages lack: *'\n  reason: Not now.");

        Assert.That(exceptions.Allows(Member), Is.True);
        Assert.That(exceptions.Unused().Single().Line, Is.EqualTo(3));
    }

    [Test]
    public void Exception_that_no_gap_needs_is_a_problem()
    {
        CoverageExceptions exceptions = Read("- gap: 'pages lack: get /door: the operation'\n  reason: Nobody wants it.");

        Assert.That(exceptions.Allows(Member), Is.False);
        Problem problem = exceptions.Unused().Single();
        Assert.Multiple(() =>
        {
            Assert.That(problem.File, Is.EqualTo("docs/exceptions.yaml"));
            Assert.That(problem.Advice, Does.Contain("pages lack: get /door: the operation").And.Contain("Remove the exception"));
        });
    }

    [Test]
    public void Exception_for_pages_is_needed_on_each_of_them()
    {
        CoverageExceptions exceptions = Read("- page: [door, gate]\n  gap: 'key: *'\n  reason: Not now.");

        Assert.Multiple(() =>
        {
            Assert.That(exceptions.Allows("key: the member", "door"), Is.True);
            Assert.That(exceptions.Allows("key: the member", "roof"), Is.False);
            Assert.That(exceptions.Allows("key: the member"), Is.False);
            Assert.That(exceptions.Unused().Single().Advice, Does.StartWith("No gap of gate is 'key: *' any more."));
            Assert.That(exceptions.Unused((page, _) => page == "door"), Is.Empty);
        });
    }

    [TestCase("- gap: 'pages lack: *'")]
    [TestCase("- gap: 'pages lack: *'\n  reason: ' '")]
    [TestCase("- gap: []\n  reason: Not now.")]
    [TestCase("- reason: Not now.")]
    public void Exception_without_gap_or_reason_is_refused(string text) => Assert.That(
        () => Read(text), Throws.TypeOf<ProblemsException>().With.Message.Contains("An exception has a gap and a reason."));

    [TestCase("", 1, "The file is one list of exceptions. Write '[]' where there are none.")]
    [TestCase("gap: here", 1, "The file is one list of exceptions. Write '[]' where there are none.")]
    [TestCase("- gap: here\n  reason: X\n- only this", 3, "Make this a map with a gap and a reason.")]
    [TestCase("- gap: here\n  reason: [", 3, "This is not valid YAML: ")]
    public void File_that_is_no_list_of_exceptions_is_refused_at_its_line(string text, int line, string advice) =>
        Assert.That(
            () => Read(text),
            Throws.TypeOf<ProblemsException>().With.Message.StartsWith(
                $"docs/exceptions.yaml:{line}: coverage-exception: {advice}"));

    private static CoverageExceptions Read(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("exceptions.yaml", text);
        return new CoverageExceptions(folder.Of("exceptions.yaml"), "docs/exceptions.yaml");
    }
}

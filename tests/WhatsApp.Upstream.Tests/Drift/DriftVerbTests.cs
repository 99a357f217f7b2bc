using WhatsApp.Upstream.Drift;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Generate;
using static WhatsApp.Upstream.Tests.Drift.Captured;

namespace WhatsApp.Upstream.Tests.Drift;

/// <summary>The verb: files and folders, exceptions, what is printed, and the exit code.</summary>
[TestFixture]
public sealed class DriftVerbTests
{
    private const string Key = "type: object\nproperties: {key: {type: string}}";

    private const string Explained = "differences=1 explained=1 open=0";
    private const string Unexplained = "differences=1 explained=0 open=1";

    private TemporaryFolder _repository = null!;

    [SetUp]
    public void Write()
    {
        _repository = new TemporaryFolder();
        _repository.Write("openapi/shop/door-api.yaml", Door(answer: Key));
        _repository.Write("docs/drift-exceptions.yaml", "[]");
    }

    [TearDown]
    public void Delete() => _repository.Dispose();

    [Test]
    public void Page_that_does_not_differ_passes()
    {
        _repository.Write("door.txt", AnswerText("keystring"));

        Assert.That(Run("door.txt"), Is.EqualTo((0, Summary("pages=1 compared=1"))));
    }

    [Test]
    public void Difference_is_one_line_with_both_lines_and_fails()
    {
        _repository.Write("door.txt", AnswerText("keyinteger"));

        Assert.That(Run("door.txt"), Is.EqualTo((1,
            "door.txt:26: openapi/shop/door-api.yaml:21: get /{Door-ID} answer key: type: page integer, ours string\n"
            + Summary("pages=1 compared=1", Unexplained))));
    }

    [Test]
    public void Difference_with_a_reason_is_explained()
    {
        _repository.Write("door.txt", AnswerText("keyinteger"));
        Except("get /{Door-ID} answer *: type: page integer, ours string");

        Assert.That(Run("door.txt"), Is.EqualTo((0, Summary("pages=1 compared=1", Explained))));
    }

    [Test]
    public void Reason_is_for_its_page_only()
    {
        _repository.Write("door.txt", AnswerText("keyinteger"));
        Except("get /{Door-ID} answer key: type: page integer, ours string", "shop/gate-api");

        Assert.That(Run("door.txt").Printed, Does.EndWith(Summary("pages=1 compared=1", Unexplained)));
    }

    [Test]
    public void Newer_than_the_page_is_a_reason_by_itself()
    {
        _repository.Write(
            "openapi/shop/door-api.yaml",
            Door(answer: "type: object\nproperties: {key: {type: string}, bell: {type: string, x-since: v24.0}}"));
        _repository.Write("door.txt", AnswerText("keystring"));

        Assert.That(Run("door.txt"), Is.EqualTo((0, Summary("pages=1 compared=1", Explained))));
    }

    [Test]
    public void Exception_that_no_difference_needs_fails()
    {
        _repository.Write("door.txt", AnswerText("keystring"));
        Except("get /{Door-ID} answer key: type: page integer, ours string");

        (int exitCode, string printed) = Run("door.txt");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed, Does.StartWith("docs/drift-exceptions.yaml:2: ").And.EndWith("unused-exceptions=1\n"));
        Assert.That(printed, Does.Contain("No difference of shop/door-api is 'get /{Door-ID} answer key: type"));
    }

    [Test]
    public void Exception_is_needed_only_where_its_page_was_compared()
    {
        _repository.Write("folded.txt", Head);
        Except("get /{Door-ID} answer key: type: page integer, ours string");

        Assert.That(Run("folded.txt"), Is.EqualTo((0,
            "folded.txt: folded: openapi/shop/door-api.yaml: not compared: get /{Door-ID}\n"
            + Summary("pages=1 compared=0 partly-folded=0 folded=1"))));
    }

    [Test]
    public void Exception_without_a_reason_is_refused()
    {
        _repository.Write("door.txt", AnswerText("keystring"));
        _repository.Write("docs/drift-exceptions.yaml", "- page: shop/door-api\n  difference: all");

        Assert.That(
            () => Run("door.txt"),
            Throws.TypeOf<ProblemsException>().With.Message.Contains("An exception has a difference and a reason."));
    }

    [Test]
    public void Folder_means_the_texts_in_it()
    {
        _repository.Write("captures/door.txt", AnswerText("keystring"));
        _repository.Write("captures/more/door.md", Head);
        _repository.Write("captures/notes.json", "{}");

        Assert.That(Run("captures").Printed, Does.EndWith(Summary("pages=2 compared=1 partly-folded=0 folded=1")));
    }

    [TestCase("nowhere.txt", "there is no file")]
    [TestCase("docs", "there is no text of a page")]
    public void What_is_no_text_of_a_page_is_refused(string path, string message) => Assert.That(
        () => Run(path), Throws.TypeOf<GenerationException>().With.Message.Contains(message));

    private (int ExitCode, string Printed) Run(string path)
    {
        using var output = new StringWriter { NewLine = "\n" };
        int exitCode = DriftVerb.Run(new Generation(_repository.Path), [_repository.Of(path)], output);
        return (exitCode, output.ToString());
    }

    private void Except(string difference, string page = "shop/door-api") => _repository.Write(
        "docs/drift-exceptions.yaml", $"- page: {page}\n  difference: '{difference}'\n  reason: Meta errs.\n");

    private static string Summary(string pages, string counts = "differences=0 explained=0 open=0")
    {
        string folded = pages.Contains("folded", StringComparison.Ordinal) ? string.Empty : " partly-folded=0 folded=0";
        return $"drift: {pages}{folded} not-shown=0 {counts} unused-exceptions=0\n";
    }
}

using System.Text.Json.Nodes;
using WhatsApp.Diff;
using WhatsApp.Generator.Tests.Commands;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Diff;

/// <summary>The verb, in a repository of its own.</summary>
[TestFixture]
public sealed class DiffVerbTests
{
    private TemporaryFolder _repository = null!;

    [OneTimeSetUp]
    public void Commit()
    {
        _repository = new TemporaryFolder();
        _repository.Write("WhatsApp.Generated.sln", string.Empty);
        RopePages.Write(RopePages.All, _repository);
        GitCommit.Of(_repository);
        RopePages.Write(RopePages.With(("maximum: 100", "maximum: 50")), _repository);
    }

    [OneTimeTearDown]
    public void Delete() => _repository.Dispose();

    [Test]
    public async Task Diff_compares_the_working_tree_with_main_and_exits_with_3_where_something_breaks()
    {
        (int exitCode, string printed) = await RunAsync("diff");

        Assert.That(exitCode, Is.EqualTo(DiffVerb.Breaks).And.EqualTo(3), printed);
        Assert.That(printed, Does.Match(@"^\*\*1 breaking on 1 page\*\* · \w+, where this left main → the working tree\n"));
    }

    [Test]
    public async Task Diff_exits_with_0_where_nothing_breaks()
    {
        (int exitCode, string printed) = await RunAsync("diff", "main", "HEAD");

        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(printed, Does.StartWith("**no changes** · main ("));
    }

    [Test]
    public async Task Diff_reads_a_folder_and_prints_JSON()
    {
        (int exitCode, string printed) = await RunAsync("diff", _repository.Path, "HEAD", "--format", "json");

        Assert.That(exitCode, Is.Zero, printed);
        JsonNode json = JsonNode.Parse(printed)!;
        Assert.That(json["base"]!.ToString(), Is.EqualTo(_repository.Path));
        Assert.That(json["changes"]![0]!["rule"]!.ToString(), Is.EqualTo("bound-widened"));
    }

    [Test]
    public async Task Name_of_nothing_is_an_error_that_says_what_may_be_named()
    {
        (int exitCode, string printed) = await RunAsync("diff", "mian");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed, Does.StartWith("'mian' is no folder, no contract document and no commit"));
    }

    [Test]
    public async Task Folder_without_pages_is_an_error()
    {
        using var empty = new TemporaryFolder();

        (int exitCode, string printed) = await RunAsync("diff", empty.Path);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed, Does.Contain("There are no pages in").And.Contain("Name a folder that contains openapi/."));
    }

    [Test]
    public async Task Pages_that_cannot_be_read_are_reported_with_their_lines()
    {
        using var broken = new TemporaryFolder();
        broken.Write("openapi/box/ropes-api.yaml", "openapi: [");

        (int exitCode, string printed) = await RunAsync("diff", broken.Path);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed, Does.StartWith("openapi/box/ropes-api.yaml:"));
    }

    [TestCase("diff", "a", "b", "c")]
    [TestCase("diff", "--format", "xml")]
    [TestCase("diff", "--help")]
    public async Task Wrong_arguments_print_the_usage(params string[] arguments)
    {
        (int exitCode, string printed) = await RunAsync(arguments);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(printed, Does.Contain("diff [BASE] [HEAD] [--format json]"));
    }

    [Test]
    public async Task Folder_outside_of_git_has_no_main_to_compare_with()
    {
        using var folder = new TemporaryFolder();
        folder.Write("WhatsApp.Generated.sln", string.Empty);
        RopePages.Write(RopePages.All, folder);

        (int exitCode, string printed) = await GeneratorProcess.RunAsync(folder.Path, ["diff"]);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed, Does.StartWith("There is no branch main or origin/main to compare with."));
    }

    private Task<(int ExitCode, string Printed)> RunAsync(params string[] arguments) =>
        GeneratorProcess.RunAsync(_repository.Path, arguments);
}

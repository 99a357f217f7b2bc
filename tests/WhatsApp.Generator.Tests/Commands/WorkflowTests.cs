using System.Text.RegularExpressions;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Generate;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Tests.Commands;

/// <summary>The workflows run what a maintainer runs.</summary>
[TestFixture]
public sealed partial class WorkflowTests
{
    private static IEnumerable<string> Files => Directory
        .EnumerateFiles(Path.Combine(Repository.Root(), ".github", "workflows"))
        .Select(file => Path.GetFileName(file)!);

    [TestCaseSource(nameof(Files))]
    public void Workflow_is_YAML_with_jobs_whose_steps_do_something(string file)
    {
        YamlMappingNode workflow = Read(file);

        Assert.That(workflow.Get("on"), Is.Not.Null);
        Assert.That(Steps(workflow), Is.Not.Empty);
        Assert.That(Steps(workflow).Where(step => step.Text("uses") is null == step.Text("run") is null), Is.Empty);
    }

    [TestCaseSource(nameof(Files))]
    public void Action_is_pinned_by_a_commit_with_its_version_beside_it(string file)
    {
        string[] uses =
            [.. File.ReadLines(PathOf(file)).Where(line => line.Contains("uses:", StringComparison.Ordinal))];

        Assert.That(uses, Has.Length.EqualTo(Steps(Read(file)).Count(step => step.Text("uses") is not null)));
        Assert.That(uses, Has.All.Match(@"^ +(- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$"));
    }

    [Test]
    public void Tests_run_on_Windows_too() => Assert.That(
        Read("check.yml").Map("jobs")!.Members().Select(job => (YamlMappingNode)job.Value)
            .Where(job => job.Text("runs-on") == "windows-latest")
            .SelectMany(job => job.List("steps")!.Children.Cast<YamlMappingNode>())
            .Select(step => step.Text("run")),
        Does.Contain("./build.ps1 test"));

    [TestCaseSource(nameof(Files))]
    public void Workflow_sets_up_the_SDK_and_no_other_tool(string file) => Assert.That(
        Steps(Read(file)).Select(step => step.Text("uses")).OfType<string>()
            .Where(action => action.StartsWith("actions/setup-", StringComparison.Ordinal)),
        Is.Not.Empty.And.All.StartsWith("actions/setup-dotnet@"));

    [TestCaseSource(nameof(Files))]
    public async Task Commands_of_a_workflow_are_verbs_of_build_sh(string file)
    {
        (_, string usage) = await GeneratorProcess.RunAsync(Repository.Root(), "--help");
        IEnumerable<string> verbs = Steps(Read(file))
            .Select(step => step.Text("run"))
            .OfType<string>()
            .SelectMany(run => Verb().Matches(run))
            .Select(match => match.Groups["verb"].Value);

        Assert.That(verbs, Is.Not.Empty);
        Assert.That(
            verbs.Where(verb => verb.Length > 0 && !usage.Contains($"\n  {verb} ", StringComparison.Ordinal)),
            Is.Empty);
    }

    private static YamlMappingNode Read(string file) =>
        Yaml.Map(File.ReadAllText(PathOf(file)));

    private static string PathOf(string file) => Path.Combine(Repository.Root(), ".github", "workflows", file);

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode workflow) =>
        from job in workflow.Map("jobs")!.Members()
        from step in ((YamlMappingNode)job.Value).List("steps")!
        select (YamlMappingNode)step;

    [GeneratedRegex(@"\./build\.(?:sh|ps1)(?: (?<verb>[a-z-]+))?")]
    private static partial Regex Verb();
}

using WhatsApp.Generator.Tests.Commands;
using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Release.Versions;

namespace WhatsApp.Release.Tests.Versions;

/// <summary>The verb <c>compat</c> as a process, in a repository with a package of a few lines.</summary>
[TestFixture]
public sealed class CompatVerbTests
{
    private TemporaryFolder _repository = null!;

    [SetUp]
    public void Write()
    {
        _repository = new TemporaryFolder();
        RopePackage.Write(_repository);
    }

    [TearDown]
    public void Delete() => _repository.Dispose();

    [Test]
    public async Task What_breaks_needs_a_line_in_the_changelog_and_a_line_needs_something_that_breaks()
    {
        Change("    public long? Length { get; set; }\n", string.Empty);
        Change("int Turns(int count) => count;", "int Turns(long count) => 1;");
        _repository.Write("CHANGELOG.md", """
            ## 0.1.0 (unreleased)

            - **breaking** `Rope.Length`: measure it.
            - **breaking** `Rope.Strands`: count them.
            """);

        (int exitCode, string printed) = await CompatAsync("main");

        Assert.That(exitCode, Is.EqualTo(1), printed);
        Assert.That(printed, Does.Contain(
            "breaks: WhatsApp.Generated: WhatsApp.Generated.Ropes.Rope.Length (CP0002)\n"
            + "breaks: WhatsApp.Generated: WhatsApp.Generated.Ropes.Rope.Turns (CP0002)\n"));
        Assert.That(printed, Does.Contain("Add '- **breaking** `Rope.Turns`: what to do', or put it back"));
        Assert.That(printed, Does.Contain("CHANGELOG.md:4: compat: Nothing shows that `Rope.Strands` breaks"));
        Assert.That(printed, Does.Match(
            @"compat: since \w+, breaks=2 gone-packages=0 breaking-lines=2 problems=2\n"));
    }

    [Test]
    public async Task Type_that_moves_to_a_new_package_breaks_the_old_one()
    {
        RopePackage.Add(_repository, "WhatsApp.Generated.Ropes");
        RopePackage.WriteSolution(_repository, RopePackage.Name, "WhatsApp.Generated.Ropes");
        _repository.Write("src/WhatsApp.Generated.Ropes/Rope.cs", _repository.Read(RopePackage.File));
        _repository.Write(RopePackage.File, "namespace WhatsApp.Generated; public static class Cord;");
        _repository.Write("CHANGELOG.md", "- **breaking** `Rope`: reference WhatsApp.Generated.Ropes.\n");

        (int exitCode, string printed) = await CompatAsync("main");

        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(printed, Does.StartWith(
            "new package: WhatsApp.Generated.Ropes\n"
            + "breaks: WhatsApp.Generated: WhatsApp.Generated.Ropes.Rope (CP0001)\n"));
    }

    [Test]
    public async Task Package_that_is_gone_needs_a_line_and_the_last_release_is_compared_with()
    {
        RopePackage.Add(_repository, "WhatsApp.Generated.Ropes");
        RopePackage.WriteSolution(_repository, RopePackage.Name, "WhatsApp.Generated.Ropes");
        _repository.Write("src/WhatsApp.Generated.Ropes/Knot.cs", "namespace Ropes; public static class Knot;");
        GitCommit.Of(_repository);
        await GeneratorProcess.RunCommandAsync(_repository.Path, "git", ["tag", "v0.1.0"]);
        RopePackage.WriteSolution(_repository, RopePackage.Name);
        GitCommit.Of(_repository);

        (int exitCode, string printed) = await CompatAsync();

        Assert.That(exitCode, Is.EqualTo(1), printed);
        Assert.That(printed, Does.StartWith("package is gone: WhatsApp.Generated.Ropes\n"));
        Assert.That(printed, Does.Contain("Add '- **breaking** `WhatsApp.Generated.Ropes`: what to do'"));
        Assert.That(printed, Does.Contain("breaks=0 gone-packages=1 breaking-lines=0 problems=1\n"));
    }

    [Test]
    public async Task Package_that_does_not_compile_is_an_error_with_the_words_of_the_compiler()
    {
        Change("public int Strands", "public Strand Strands");

        (int exitCode, string printed) = await CompatAsync("main");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed, Does.Contain("error CS0246").And.Contain("'dotnet pack' of "));
    }

    [Test]
    public async Task Name_that_is_no_commit_is_an_error()
    {
        (int exitCode, string printed) = await CompatAsync("mian");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed, Does.StartWith("'mian' is no commit of this repository."));
    }

    private void Change(string old, string @new)
    {
        string text = _repository.Read(RopePackage.File);
        Assert.That(text, Does.Contain(old));
        _repository.Write(RopePackage.File, text.Replace(old, @new, StringComparison.Ordinal));
    }

    private async Task<(int ExitCode, string Printed)> CompatAsync(params string[] commit)
    {
        string program = typeof(CompatVerb).Assembly.Location;
        (int exitCode, string printed) =
            await GeneratorProcess.RunProgramAsync(program, _repository.Path, ["compat", .. commit]);
        return (exitCode, printed.ReplaceLineEndings("\n"));
    }
}

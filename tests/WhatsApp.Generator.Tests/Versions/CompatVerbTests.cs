using WhatsApp.Generator.Tests.Commands;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Versions;

/// <summary>The verb <c>compat</c>, in a repository with a package and a sample of a few lines.</summary>
[TestFixture]
public sealed class CompatVerbTests
{
    private const string Rope = """
        namespace WhatsApp.Generated;

        public sealed class Rope
        {
            public long? Length { get; set; }
            public string? Maker { get; set; }
            public int Strands { get; set; }
        }
        """;

    private const string Sample = """
        using WhatsApp.Generated;

        var rope = new Rope { Length = 3, Maker = "us" };
        Console.WriteLine(rope.Strands);
        """;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../WhatsApp.Generated/WhatsApp.Generated.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string Settings = """
        <Project>
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
        </Project>
        """;

    [Test]
    public async Task Old_sample_that_no_longer_compiles_is_told_and_the_changelog_must_say_so()
    {
        using var repository = new TemporaryFolder();
        Write(repository);

        repository.Write("src/WhatsApp.Generated/Rope.cs", Rope
            .Replace("    public long? Length { get; set; }\n", string.Empty, StringComparison.Ordinal)
            .Replace("public string?", "[Obsolete(\"Use Owner.\")] public string?", StringComparison.Ordinal));
        repository.Write("CHANGELOG.md", """
            ## 0.1.0 (unreleased)

            - **breaking** `Rope.Length`: measure it.
            - **breaking** `Rope.Strands`: count them.
            """);
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(repository.Path, ["compat", "main"]);

        Assert.That(exitCode, Is.EqualTo(1), printed);
        const string line = "src/WhatsApp.Quickstart/Program.cs:3";
        Assert.That(printed, Does.Contain(
            $"does not compile: {line}: 'Rope' does not contain a definition for 'Length' (CS0117)\n"));
        Assert.That(printed, Does.Contain($"warns: {line}: 'Rope.Maker' is obsolete: 'Use Owner.' (CS0618)\n"));
        Assert.That(printed, Does.Contain("gone: Rope.Length\n"));
        Assert.That(printed, Does.Contain("CHANGELOG.md:4: compat: Nothing shows that `Rope.Strands` breaks"));
        Assert.That(printed, Does.Match(@"compat: since \w+, errors=1 gone=1 breaking-lines=2 problems=1\n"));
    }

    [Test]
    public async Task Commit_that_is_none_is_an_error()
    {
        using var repository = new TemporaryFolder();
        repository.Write("WhatsApp.Generated.sln", string.Empty);
        repository.Write("openapi/README.md", string.Empty);

        (int exitCode, string printed) = await GeneratorProcess.RunAsync(repository.Path, ["compat", "mian"]);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(printed, Does.StartWith("'mian' is no commit of this repository."));
    }

    /// <summary>Writes a repository with one commit: a package, and a sample that compiles with it.</summary>
    internal static void Write(TemporaryFolder repository)
    {
        repository.Write("WhatsApp.Generated.sln", string.Empty);
        repository.Write("CHANGELOG.md", "## 0.1.0 (unreleased)\n");
        repository.Write("Directory.Build.props", Settings);
        repository.Write("Directory.Packages.props", "<Project />");
        repository.Write(".editorconfig", "root = true\n");
        repository.Write("src/WhatsApp.Generated/WhatsApp.Generated.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        repository.Write("src/WhatsApp.Generated/Rope.cs", Rope);
        repository.Write("src/WhatsApp.Quickstart/WhatsApp.Quickstart.csproj", Project);
        repository.Write("src/WhatsApp.Quickstart/Program.cs", Sample);
        repository.Write("tests/README.md", string.Empty);
        Inputs.Commit(repository);
    }
}

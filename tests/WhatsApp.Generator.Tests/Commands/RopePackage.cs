using WhatsApp.Generator.Build;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Commands;

/// <summary>A solution with one package of a few lines, for <c>compat</c>.</summary>
internal static class RopePackage
{
    /// <summary>The project.</summary>
    public const string Name = "WhatsApp.Generated";

    /// <summary>The file of its one type.</summary>
    public const string File = $"src/{Name}/Rope.cs";

    private static readonly string[] Configurations = ["Debug", "Release"];

    private const string Properties = """
        <Project>
          <PropertyGroup>
            <PackageFrameworks>net8.0;net10.0</PackageFrameworks>
            <TargetFrameworks>$(PackageFrameworks)</TargetFrameworks>
            <Nullable>enable</Nullable>
            <RepoRoot>$(MSBuildThisFileDirectory)</RepoRoot>
            <Version>0.1.0</Version>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <NoWarn>CS1591</NoWarn>
          </PropertyGroup>
        </Project>
        """;

    private const string Rope = """
        namespace WhatsApp.Generated.Ropes;

        public sealed class Rope
        {
            public long? Length { get; set; }
            public string? Maker { get; set; }
            public int Strands { get; set; }
            public int Turns(int count) => count;
        }
        """;

    /// <summary>Writes the solution and commits it.</summary>
    public static void Write(TemporaryFolder folder)
    {
        folder.Write("CHANGELOG.md", "## 0.1.0 (unreleased)\n");
        folder.Write("README.md", "A package.\n");
        folder.Write("Directory.Build.props", Properties);
        string targets = Path.Combine(Repository.OfProgram(), "Directory.Build.targets");
        folder.Write("Directory.Build.targets", System.IO.File.ReadAllText(targets));
        folder.Write(".gitignore", "artifacts/\nbin/\nobj/\n");
        Add(folder, Name);
        folder.Write(File, Rope);
        System.IO.File.Copy(Path.Combine(Repository.OfProgram(), "src/icon.png"), folder.Of("src/icon.png"));
        WriteSolution(folder, Name);
        GitCommit.Of(folder);
    }

    /// <summary>Writes a project.</summary>
    public static void Add(TemporaryFolder folder, string name)
    {
        folder.Write($"src/{name}/{name}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write($"src/{name}/PACKAGE.md", "Reads; [more](../../docs/ropes.md), or [all](https://ropes.example).\n");
    }

    /// <summary>Writes the solution with these projects.</summary>
    public static void WriteSolution(TemporaryFolder folder, params string[] names)
    {
        string[] ids = [.. names.Select(_ => Guid.NewGuid().ToString("B").ToUpperInvariant())];
        IEnumerable<string> projects = names.Zip(ids, (name, id) => $"""
            Project("{"{9A19103F-16F7-4668-BE54-9A1E7A4F7556}"}") = "{name}", "src\{name}\{name}.csproj", "{id}"
            EndProject

            """);
        IEnumerable<string> builds = ids.SelectMany(id => Configurations.SelectMany(configuration => new[]
        {
            $"\t\t{id}.{configuration}|Any CPU.ActiveCfg = {configuration}|Any CPU\n",
            $"\t\t{id}.{configuration}|Any CPU.Build.0 = {configuration}|Any CPU\n",
        }));
        folder.Write("WhatsApp.Generated.sln",
            "\nMicrosoft Visual Studio Solution File, Format Version 12.00\n"
            + string.Concat(projects)
            + "Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n"
            + "\t\tDebug|Any CPU = Debug|Any CPU\n\t\tRelease|Any CPU = Release|Any CPU\n\tEndGlobalSection\n"
            + "\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n"
            + string.Concat(builds)
            + "\tEndGlobalSection\nEndGlobal\n");
    }
}

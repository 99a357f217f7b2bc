using System.Text.RegularExpressions;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Diff;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Versions;

/// <summary>What the compiler says about a line of an old test or sample.</summary>
/// <param name="File">Path from the root of the repository at that time.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Code">Such as <c>CS0117</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Source">The line itself.</param>
public sealed partial record OldProjectDiagnostic(string File, int Line, string Code, string Message, string Source)
{
    /// <summary>Whether it warns of something deprecated.</summary>
    public bool IsDeprecation => Code is "CS0612" or "CS0618";

    /// <summary>Whether a type or member of this name is in the message or in the line.</summary>
    public bool Names(string name)
    {
        string last = name[(name.LastIndexOf('.') + 1)..];
        return Word().Matches(Message + " " + Source).Any(word => word.Value == last);
    }

    /// <summary>The diagnostic as a message has it.</summary>
    public override string ToString() => $"{File}:{Line}: {Message} ({Code})";

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}

/// <summary>
/// The tests and samples of an earlier commit, which are programs that were right then. They are written aside and
/// compiled with the packages of the working tree.
/// </summary>
public sealed partial class OldProjects(string root, Git git, CancellationToken cancellationToken)
{
    private static readonly string[] Settings = ["Directory.Build.props", "Directory.Packages.props", ".editorconfig"];

    /// <summary>
    /// Sends the references of the old projects to the packages of the working tree, and keeps the compiler to errors
    /// and to warnings of what is deprecated.
    /// </summary>
    private const string Targets = """
        <Project>
          <PropertyGroup>
            <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
            <WarningsAsErrors></WarningsAsErrors>
            <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
            <RunAnalyzers>false</RunAnalyzers>
          </PropertyGroup>
          <ItemGroup>
            <Old Include="@(ProjectReference)" />
            <ProjectReference Remove="@(ProjectReference)" />
            <ProjectReference Include="@(Old->'{ROOT}/src/%(Filename)/%(Filename)%(Extension)')" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>Compiles the projects of a commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="folder">An empty folder to work in.</param>
    /// <returns>What does not compile, and what warns of something deprecated.</returns>
    /// <exception cref="GenerationException">The packages do not compile, or nothing could be built.</exception>
    public async Task<IReadOnlyList<OldProjectDiagnostic>> CompileAsync(string commit, string folder)
    {
        await git.ExtractAsync(commit, folder, [.. Settings, "src", "tests"]);
        List<string> projects =
        [
            .. Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories)
                .Select(project => Path.GetRelativePath(folder, project).Replace('\\', '/'))
                .Where(project => IsProgram().IsMatch(project))
                .Order(StringComparer.Ordinal),
        ];
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Directory.Build.targets"),
            Targets.Replace("{ROOT}", root.Replace('\\', '/'), StringComparison.Ordinal),
            cancellationToken);
        string solution = Path.Combine(folder, "Old.slnx");
        IEnumerable<string> lines = projects.Select(project => $"  <Project Path=\"{project}\" />\n");
        await File.WriteAllTextAsync(solution, $"<Solution>\n{string.Concat(lines)}</Solution>\n", cancellationToken);

        (int exitCode, string printed) = await Shell.CaptureAsync(
            folder, cancellationToken, "dotnet", "build", solution, "-v:q", "-nologo", "-clp:NoSummary");
        List<OldProjectDiagnostic> found = Parse(printed, folder).Distinct().ToList();
        return exitCode == 0 || found.Any(diagnostic => !diagnostic.IsDeprecation)
            ? found
            : throw new GenerationException(
                $"The tests of {commit} could not be built at all:{Environment.NewLine}{printed}");
    }

    private static IEnumerable<OldProjectDiagnostic> Parse(string printed, string folder)
    {
        foreach (Match match in Diagnostic().Matches(printed))
        {
            string file = Path.GetRelativePath(folder, match.Groups["file"].Value).Replace('\\', '/');
            if (file.StartsWith("..", StringComparison.Ordinal))
            {
                if (match.Groups["kind"].Value == "error")
                {
                    throw new GenerationException(
                        $"The packages do not compile: {match.Value.Trim()}. Run 'dotnet build' first.");
                }

                continue;
            }

            int line = int.Parse(match.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture);
            var diagnostic = new OldProjectDiagnostic(
                file,
                line,
                match.Groups["code"].Value,
                match.Groups["message"].Value,
                File.ReadLines(Path.Combine(folder, file)).ElementAtOrDefault(line - 1)?.Trim() ?? string.Empty
            );
            if (match.Groups["kind"].Value == "error" || diagnostic.IsDeprecation)
            {
                yield return diagnostic;
            }
        }
    }

    [GeneratedRegex(@"^(tests/WhatsApp\.Generated[^/]*\.Tests|src/WhatsApp\.Quickstart)/[^/]+\.csproj$")]
    private static partial Regex IsProgram();

    [GeneratedRegex(
        @"^\s*(?<file>[^\n(]+)\((?<line>\d+),\d+\): (?<kind>error|warning) (?<code>CS\d+): "
            + @"(?<message>.*?)(?: \[[^\[\]]*\])?\r?$",
        RegexOptions.Multiline
    )]
    private static partial Regex Diagnostic();
}

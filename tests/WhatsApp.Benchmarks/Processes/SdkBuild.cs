using System.Globalization;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>Size and compile time of the SDK.</summary>
internal sealed class SdkBuild : IMeasurement
{
    private const string Project = "src/WhatsApp.Generated";

    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        var times = new TimeSpan[quick ? 1 : 3];

        // Without build servers that are reused by the next build.
        string[] build =
        [
            "dotnet", "build", Project, "-f", "net10.0", "-c", "Release", "-p:RunAnalyzers=true", "--no-restore",
            "--no-incremental", "--no-dependencies", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-v:q",
            "-nologo",
        ];
        var program = new TimedProgram("build", build, Folders.Root);
        for (int run = 0; run < times.Length; run++)
        {
            times[run] = await program.RunAsync();
        }

        double median = times.Order().ElementAt(times.Length / 2).TotalSeconds;

        string assembly = Folders.Program(Project, "Release");
        string source = Path.Combine(Folders.Root, Project);
        double lines = Directory
            .EnumerateFiles(Path.Combine(source, "Pages"), "*.cs", SearchOption.AllDirectories)
            .Sum(file => File.ReadLines(file).Count());
        var table = new MarkdownTable("SDK", "Value");
        table.Add($"build, whole process, median of {times.Length} (s)", Text(median, "0.0"));
        table.Add("lines of generated code", Text(lines, "0"));
        table.Add("assembly (kB)", Text(new FileInfo(assembly).Length / 1024.0, "0"));
        return table;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace WhatsApp.Benchmarks.Processes;

/// <summary>How long does the generator take from all pages to files on disk, and when nothing has changed?</summary>
internal sealed class Regeneration : IMeasurement
{
    private const string Output = "src/WhatsApp.Generated/Pages";

    // What the generator reads, and the folders beside it that it writes into.
    private static readonly string[] Read = ["openapi", "generator-templates"];

    private static readonly string[] Written =
        ["docs", "src/WhatsApp.Generated.Testing/Graph", "src/WhatsApp.Generated.Testing/Webhooks"];

    public async Task<MarkdownTable> RunAsync(bool quick)
    {
        DirectoryInfo copy = Directory.CreateTempSubdirectory("whatsapp-benchmarks-");
        try
        {
            Copy(copy.FullName);
            return await MeasureAsync(copy.FullName, quick ? 1 : 9);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task<MarkdownTable> MeasureAsync(string root, int runs)
    {
        // The generator as build.sh starts it.
        string[] command = ["dotnet", Folders.Program("src/WhatsApp.Generator", "Debug"), "generate"];
        double[] cold = await ProcessTimes.MediansAsync(
            runs, new TimedProgram("cold", command, root, () => Forget(root)));
        double[] unchanged = await ProcessTimes.MediansAsync(runs, new TimedProgram("unchanged", command, root));

        int files = Directory.GetFiles(Path.Combine(root, Output), "*.cs", SearchOption.AllDirectories).Length;
        var table = new MarkdownTable($"Whole process of the generator, median of {runs}", "Time (s)");
        table.Add($"from all pages to {files} files", Seconds(cold[0]));
        table.Add("nothing has changed", Seconds(unchanged[0]));
        return table;
    }

    // What the generator has written, and its stamp.
    private static void Forget(string root)
    {
        foreach (string folder in new[] { "artifacts", Output }.Select(folder => Path.Combine(root, folder)))
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void Copy(string root)
    {
        foreach (string folder in Written)
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
        }

        foreach (string file in Read.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Folders.Root, folder), "*", SearchOption.AllDirectories))
            .Append(Path.Combine(Folders.Root, "WhatsApp.Generated.sln")))
        {
            string target = Path.Combine(root, Path.GetRelativePath(Folders.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string Seconds(double milliseconds) =>
        (milliseconds / 1000).ToString("0.00", CultureInfo.InvariantCulture);
}

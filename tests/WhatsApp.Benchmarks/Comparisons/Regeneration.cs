using WhatsApp.Benchmarks.Processes;

namespace WhatsApp.Benchmarks.Comparisons;

/// <summary>The generator's process: from all pages to files on disk, and with nothing changed.</summary>
internal sealed class Regeneration : Comparison, IDisposable
{
    private const string Output = "src/WhatsApp.Generated/Pages";

    // What the generator reads, with the handwritten events of webhooks, and the folders beside it that it writes into.
    private static readonly string[] Read = ["openapi", "generator-templates", "src/WhatsApp.Generated/Webhooks"];

    private static readonly string[] Written =
        ["docs", "src/WhatsApp.Generated.Testing/Graph", "src/WhatsApp.Generated.Testing/Webhooks"];

    private readonly DirectoryInfo _allPages = Directory.CreateTempSubdirectory("whatsapp-benchmarks-");
    private readonly DirectoryInfo _unchanged = Directory.CreateTempSubdirectory("whatsapp-benchmarks-");

    public override async Task<IReadOnlyList<Row>> PrepareAsync()
    {
        // The generator as build.sh starts it.
        string[] command = ["dotnet", Folders.Program("src/WhatsApp.Generator", "Debug"), "generate"];
        string all = _allPages.FullName;
        Copy(all);
        Copy(_unchanged.FullName);
        var unchanged = new TimedProgram("nothing changed", command, _unchanged.FullName);
        await unchanged.RunAsync();
        string output = Path.Combine(unchanged.Folder, Output);
        int files = Directory.GetFiles(output, "*.cs", SearchOption.AllDirectories).Length;
        return
        [
            new(
                $"{files} files",
                Contender.OfProcess(new TimedProgram("all pages", command, all, () => Forget(all))),
                Contender.OfProcess(unchanged))
            {
                MaxRounds = 9,
            },
        ];
    }

    public void Dispose()
    {
        _allPages.Delete(recursive: true);
        _unchanged.Delete(recursive: true);
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

        foreach (string file in Read
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Folders.Root, folder), "*", SearchOption.AllDirectories))
            .Append(Path.Combine(Folders.Root, "WhatsApp.Generated.sln")))
        {
            string target = Path.Combine(root, Path.GetRelativePath(Folders.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

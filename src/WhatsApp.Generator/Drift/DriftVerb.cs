using WhatsApp.Generator.Coverage;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Drift;

/// <summary>The verb <c>drift</c>: compares captured pages of the reference with ours.</summary>
public static class DriftVerb
{
    private const string ExceptionsFile = "docs/drift-exceptions.yaml";

    /// <summary>Compares, prints a line for each difference that is not explained, and returns the exit code.</summary>
    /// <param name="generation">The repository.</param>
    /// <param name="captures">Texts of pages, or folders of them.</param>
    public static int Run(Generation generation, IReadOnlyList<string> captures)
    {
        List<string> files = captures.SelectMany(Files).ToList();
        if (files.Count == 0)
        {
            throw new GenerationException("drift: no text of a page is there. Name files that end with .txt or .md, or folders of them.");
        }

        var exceptions = new CoverageExceptions(
            Path.Combine(generation.Root, ExceptionsFile), ExceptionsFile, "difference");
        var comparison = new PageComparison(generation.Pages);
        var run = new DriftRun(exceptions);
        foreach (string file in files)
        {
            PageDrift drift = comparison.Compare(File.ReadAllText(file));
            foreach (string line in run.Add(Path.GetFileName(file), drift))
            {
                Console.WriteLine(line);
            }
        }

        List<Problem> unused = run.Unused();
        unused.ForEach(problem => Console.WriteLine(problem));
        Console.WriteLine(run.Summary(unused.Count));
        return run.Open + unused.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? [path]
                : throw new GenerationException($"drift: there is no file {path}. Name the text of a page, or a folder of them.");
        }

        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".txt" or ".md")
            .Order(StringComparer.Ordinal);
    }
}

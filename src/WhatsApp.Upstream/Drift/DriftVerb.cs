using WhatsApp.Upstream.Coverage;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Upstream.Drift;

/// <summary>The verb <c>drift</c>: compares captured pages of the reference with ours.</summary>
public static class DriftVerb
{
    /// <summary>Compares, prints a line for each difference that is not explained, and returns the exit code.</summary>
    /// <param name="generation">The repository.</param>
    /// <param name="captures">Texts of one page or several, or folders of them.</param>
    /// <param name="output">Receives the lines.</param>
    /// <exception cref="GenerationException">There is no such file, or no text of a page in a folder.</exception>
    public static int Run(Generation generation, IReadOnlyList<string> captures, TextWriter output)
    {
        List<string> files = captures.SelectMany(Files).ToList();
        if (files.Count == 0)
        {
            throw new GenerationException(
                "drift: there is no text of a page. Name files, or folders with files that end with .txt or .md.");
        }

        var comparison = new PageComparison(generation.Pages);
        var run = new DriftRun(CoverageExceptions.OfDifferences(generation));
        foreach (string file in files)
        {
            foreach (PageDrift drift in comparison.CompareAll(File.ReadAllText(file)))
            {
                foreach (string line in run.Add(Path.GetFileName(file), drift))
                {
                    output.WriteLine(line);
                }
            }
        }

        List<Problem> unused = run.Unused();
        unused.ForEach(problem => output.WriteLine(problem));
        output.WriteLine(run.Summary(unused.Count));
        return run.Open + unused.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? [path]
                : throw new GenerationException(
                    $"drift: there is no file {path}. Name the text of a page, or a folder of such texts.");
        }

        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".txt" or ".md")
            .Order(StringComparer.Ordinal);
    }
}

using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Upstream.Coverage;

/// <summary>The verb <c>coverage</c>: compares the pages with a contract document, in both directions.</summary>
public static class CoverageVerb
{
    /// <summary>Prints the gaps that no exception allows and the exceptions that no gap needs.</summary>
    /// <param name="generation">The repository.</param>
    /// <param name="contract">The contract document.</param>
    /// <returns>The exit code: 0 where there are none.</returns>
    public static int Run(Generation generation, string contract)
    {
        CoverageExceptions exceptions = CoverageExceptions.OfGaps(generation);
        IReadOnlyList<CoverageGap> gaps = CoverageReport.Compare(generation.Pages, PageSet.LoadDocument(contract));
        List<CoverageGap> open = [.. gaps.Where(gap => !exceptions.Allows(gap))];
        List<Problem> unused = [.. exceptions.Unused()];
        open.ForEach(gap => Console.Error.WriteLine(gap));
        unused.ForEach(problem => Console.Error.WriteLine(problem));
        Console.WriteLine(
            $"coverage: gaps={gaps.Count} decided={gaps.Count - open.Count} open={open.Count} "
                + $"unused-exceptions={unused.Count}");
        return open.Count + unused.Count == 0 ? 0 : 1;
    }
}

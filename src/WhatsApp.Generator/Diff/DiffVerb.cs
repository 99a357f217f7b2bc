using System.Text;
using WhatsApp.Generator.Coverage;
using WhatsApp.Generator.Diff.Contracts;
using WhatsApp.Generator.Diff.Model;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Diff;

/// <summary>The verb <c>diff</c>.</summary>
public sealed class DiffVerb(Generation generation, CancellationToken cancellationToken)
{
    /// <summary>The exit code where something breaks; 1 and 2 are those of errors.</summary>
    public const int Breaks = 3;

    private const string Json = "json";
    private const string Markdown = "markdown";

    /// <summary>Whether the arguments are some that the verb takes: at most two names, and a format.</summary>
    public static bool Takes(string[] arguments) =>
        Split(arguments) is ({ Length: <= 2 } names, Json or Markdown) && names.All(name => name is [not '-', ..]);

    /// <summary>Compares what two arguments name, prints the report and returns the exit code.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        (string[] names, string format) = Split(arguments);
        var source = new DiffSource(generation.Root, new Git(generation.Root, cancellationToken));
        DiffSide old = names.Length > 0 ? await source.ReadAsync(names[0]) : await source.MainAsync();
        DiffSide @new = names.Length > 1 ? await source.ReadAsync(names[1]) : source.WorkingTree();
        DiffReport report = Compare(old, @new);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.Write(format == Json ? JsonReport.Write(report) + "\n" : MarkdownReport.Write(report));
        return report.Of(ChangeClass.Breaking).Count > 0 ? Breaks : 0;
    }

    /// <summary>Compares two sides, whatever they are.</summary>
    /// <exception cref="ProblemsException">The pages of one side are not what the generator takes.</exception>
    public DiffReport Compare(DiffSide old, DiffSide @new)
    {
        if (!old.IsContract && !@new.IsContract)
        {
            return new DiffReport(old.Label, @new.Label, PageDiff.Compare(Read(old), Read(@new)));
        }

        int decided = 0;
        HashSet<CoverageGap> open = [];
        PageSet ours = !old.IsContract ? old.Pages : !@new.IsContract ? @new.Pages : generation.Pages;
        if (old.IsContract != @new.IsContract)
        {
            PageSet contract = old.IsContract ? old.Pages : @new.Pages;
            IReadOnlyList<CoverageGap> gaps = CoverageReport.Compare(ours, contract);
            const string file = "docs/coverage-exceptions.yaml";
            var exceptions = new CoverageExceptions(Path.Combine(generation.Root, file), file);
            open = [.. gaps.Where(gap => !exceptions.Allows(gap))];
            decided = gaps.Count - open.Count;
        }

        IReadOnlyList<Change> changes = ContractDiff.Compare(old, @new, ours, open.Contains);
        return new DiffReport(old.Label, @new.Label, changes) { Decided = decided };
    }

    private static (string[] Names, string Format) Split(string[] arguments) =>
        Array.IndexOf(arguments, "--format") is >= 0 and var at && at + 1 < arguments.Length
            ? ([.. arguments[..at], .. arguments[(at + 2)..]], arguments[at + 1])
            : (arguments, Markdown);

    // Pages that the generator cannot read are explained by lint.
    private PageModel Read(DiffSide side)
    {
        try
        {
            return new PageModel(side.Pages);
        }
        catch (Exception error) when (error is not ProblemsException && Problems(side) is { Count: > 0 })
        {
            throw new ProblemsException(Problems(side));
        }
    }

    private IReadOnlyList<Problem> Problems(DiffSide side) => PageLint.Check(side.Pages, generation.TemplatesFolder);
}

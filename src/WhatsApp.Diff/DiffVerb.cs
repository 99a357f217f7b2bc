using System.Text;
using WhatsApp.Diff.Model;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Diff;

/// <summary>The verb <c>diff</c>.</summary>
public sealed class DiffVerb(Generation generation, CancellationToken cancellationToken)
{
    /// <summary>The exit code where something breaks; 1 and 2 are those of errors.</summary>
    public const int Breaks = 3;

    /// <summary>
    /// Compares two sides of which one is a contract document; null in the generator, which knows pages only.
    /// </summary>
    public Func<DiffSide, DiffSide, DiffReport>? Contracts { get; init; }

    /// <summary>Compares what two arguments name, prints the report and returns the exit code.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        DiffArguments given = DiffArguments.Of(arguments)
            ?? throw new GenerationException("Run './build.sh --help' to see how to call it.");
        string[] names = given.Names;
        var source = new DiffSource(generation.Root, new Git(generation.Root, cancellationToken));
        DiffSide old = names.Length > 0 ? await source.ReadAsync(names[0]) : await source.MainAsync();
        DiffSide @new = names.Length > 1 ? await source.ReadAsync(names[1]) : source.WorkingTree();
        DiffReport report = Compare(old, @new);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.Write(given.IsJson ? JsonReport.Write(report) + "\n" : MarkdownReport.Write(report));
        return report.Of(ChangeClass.Breaking).Count > 0 ? Breaks : 0;
    }

    // Where a side is a contract, Upstream has set what compares it.
    private DiffReport Compare(DiffSide old, DiffSide @new) =>
        old.IsContract || @new.IsContract
            ? Contracts!(old, @new)
            : new DiffReport(old.Label, @new.Label, PageDiff.Compare(Read(old), Read(@new)));

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

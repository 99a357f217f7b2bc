using System.Text;
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

    /// <summary>
    /// Compares two sides of which one is a contract document; null in the generator, which knows pages only.
    /// </summary>
    public Func<DiffSide, DiffSide, DiffReport>? Contracts { get; init; }

    /// <summary>Whether the arguments are at most two names and a format.</summary>
    public static bool Accepts(string[] arguments) =>
        Split(arguments) is ({ Length: <= 2 } names, Json or Markdown) && names.All(name => name is [not '-', ..]);

    /// <summary>Whether a name is that of a contract document.</summary>
    public static bool NamesContract(string[] arguments) => Split(arguments).Names.Any(File.Exists);

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

    // Where a side is a contract, Upstream has set what compares it.
    private DiffReport Compare(DiffSide old, DiffSide @new) =>
        old.IsContract || @new.IsContract
            ? Contracts!(old, @new)
            : new DiffReport(old.Label, @new.Label, PageDiff.Compare(Read(old), Read(@new)));

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

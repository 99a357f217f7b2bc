using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Versions;

/// <summary>What breaks since a commit, and what the changelog says about it since then.</summary>
/// <param name="Diagnostics">What the compiler says about the tests and samples of the commit.</param>
/// <param name="Lost">Public types and members of the commit that are gone.</param>
/// <param name="Lines">Breaking lines that the changelog has since the commit.</param>
public sealed record Compatibility(
    IReadOnlyList<OldProjectDiagnostic> Diagnostics,
    IReadOnlyList<string> Lost,
    IReadOnlyList<BreakingLine> Lines
)
{
    private IEnumerable<OldProjectDiagnostic> Errors => Diagnostics.Where(diagnostic => !diagnostic.IsDeprecation);

    /// <summary>What breaks without a line, and lines without anything that breaks.</summary>
    public IReadOnlyList<Problem> Problems =>
    [
        .. Lost.Where(name => !Lines.Any(line => line.Covers(name))).Select(name => Missing($"`{name}` is gone", name)),
        .. Errors
            .Where(error => !Lines.Any(line => line.Names.Any(error.Names)))
            .Select(error => Missing(error.ToString(), "Type.Member")),
        .. from line in Lines
        from name in line.Names
        where !Lost.Any(gone => BreakingLine.IsOf(gone, name) || BreakingLine.IsOf(name, gone))
        where !Errors.Any(error => error.Names(name))
        select new Problem(
            Changelog.Path,
            line.Line,
            "compat",
            $"Nothing shows that `{name}` breaks: it is still there, and the old tests compile with it. "
                + "Mend the name, or take it out of the line."
        ),
    ];

    private static Problem Missing(string what, string name) =>
        new(
            Changelog.Path,
            1,
            "compat",
            $"{what}, and no new line says so. Add '- **breaking** `{name}`: what to do', or put it back, deprecated."
        );
}

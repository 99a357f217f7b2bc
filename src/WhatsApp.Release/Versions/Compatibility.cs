using WhatsApp.Generator.Pages;

namespace WhatsApp.Release.Versions;

/// <summary>What breaks since a commit, and what the changelog says about it since then.</summary>
/// <param name="Breaks">What the package validation found.</param>
/// <param name="GonePackages">Packages of the commit that are gone.</param>
/// <param name="Changed">
/// Types and members whose line in the listings of the public API is gone or has changed. Some of that breaks programs
/// only when they are compiled, such as a member that is required now; a line about it is right, and not demanded.
/// </param>
/// <param name="Lines">Breaking lines that the changelog has since the commit.</param>
public sealed record Compatibility(
    IReadOnlyList<ApiBreak> Breaks,
    IReadOnlyList<string> GonePackages,
    IReadOnlySet<string> Changed,
    IReadOnlyList<BreakingLine> Lines
)
{
    /// <summary>What breaks without a line, and lines about what does not break.</summary>
    public IReadOnlyList<Problem> Problems =>
    [
        .. from package in GonePackages
        where !Lines.Any(line => line.Names.Contains(package))
        select Missing($"The package {package} is gone", package),
        .. from found in Breaks
        where !Lines.Any(line => line.Names.Any(found.IsNamed))
        group found.Code by found.Name into name
        select Missing($"`{name.Key}` breaks ({string.Join(", ", name.Distinct())})", name.Key),
        .. from line in Lines
        from name in line.Names
        where !GonePackages.Contains(name) && !Breaks.Any(found => found.IsNamed(name)) && !IsChanged(name)
        select new Problem(
            Changelog.Path,
            line.Line,
            "compat",
            $"Nothing shows that `{name}` breaks: the packages and the listings of the public API still have it as it "
                + "was. Fix the name, or remove it from the line."
        ),
    ];

    private bool IsChanged(string name) =>
        Changed.Any(one => BreakingLine.IsOf(one, name) || BreakingLine.IsOf(name, one));

    private static Problem Missing(string what, string name) =>
        new(
            Changelog.Path,
            1,
            "compat",
            $"{what}, and no new line says so. Add '- **breaking** `{name}`: what to do', or put it back, deprecated."
        );
}

using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>The problems of one run. The same problem counts once.</summary>
internal sealed class Findings
{
    private readonly HashSet<Problem> _problems = [];

    public int Count => _problems.Count;

    public bool HasAny(IReadOnlySet<string> rules) => _problems.Any(problem => rules.Contains(problem.Rule));

    public void Add(Problem problem) => _problems.Add(problem);

    public void Add(PageFile file, YamlNode at, string rule, string advice) => Add(file.Problem(at, rule, advice));

    public IReadOnlyList<Problem> InOrder() =>
    [
        .. _problems.OrderBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Rule, StringComparer.Ordinal)
            .ThenBy(problem => problem.Advice, StringComparer.Ordinal),
    ];
}

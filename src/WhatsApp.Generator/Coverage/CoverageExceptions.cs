using System.Text.RegularExpressions;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Coverage;

/// <summary>
/// Gaps that were decided on, each with its reason: <c>docs/coverage-exceptions.yaml</c>. An exception that fits no
/// gap is a problem itself.
/// </summary>
public sealed class CoverageExceptions
{
    private readonly List<(Problem Where, Regex Pattern)> _exceptions = [];
    private readonly HashSet<Problem> _used = [];

    /// <summary>
    /// Reads the file: a list of maps with <c>gap</c>, one text or several in which * stands for anything, and
    /// <c>reason</c>.
    /// </summary>
    public CoverageExceptions(string file, string shown)
    {
        using var text = new StreamReader(file);
        var yaml = new YamlStream();
        yaml.Load(text);
        foreach (
            YamlMappingNode exception in ((YamlSequenceNode)yaml.Documents[0].RootNode).Children.Cast<YamlMappingNode>()
        )
        {
            List<YamlScalarNode> gaps = exception.Get("gap") switch
            {
                YamlScalarNode { Value.Length: > 0 } one => [one],
                YamlSequenceNode several => several.Children.OfType<YamlScalarNode>().ToList(),
                _ => [],
            };
            if (gaps.Count == 0 || string.IsNullOrWhiteSpace(exception.Text("reason")))
            {
                throw new ProblemsException([
                    new Problem(
                        shown,
                        exception.Start.Line,
                        "coverage-exception",
                        "An exception has a gap and a reason. Add what is missing."
                    ),
                ]);
            }

            foreach (YamlScalarNode gap in gaps)
            {
                string pattern = string.Join(".*", gap.Value!.Split('*').Select(Regex.Escape));
                _exceptions.Add(
                    (
                        new Problem(shown, gap.Start.Line, "coverage-exception", gap.Value),
                        new Regex($"^{pattern}$", RegexOptions.CultureInvariant)
                    )
                );
            }
        }
    }

    /// <summary>Whether a gap was decided on.</summary>
    public bool Allows(CoverageGap gap)
    {
        string text = gap.ToString();
        foreach ((Problem where, Regex pattern) in _exceptions)
        {
            if (pattern.IsMatch(text))
            {
                _used.Add(where);
                return true;
            }
        }

        return false;
    }

    /// <summary>Exceptions that no gap needed.</summary>
    public IEnumerable<Problem> Unused() =>
        _exceptions
            .Select(exception => exception.Where)
            .Where(where => !_used.Contains(where))
            .Select(where => where with { Advice = $"No gap is '{where.Advice}' any more. Remove the exception." });
}

using System.Text.RegularExpressions;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Upstream.Coverage;

/// <summary>
/// Gaps that were decided on, each with its reason: <c>docs/coverage-exceptions.yaml</c>, and in the same form
/// <c>docs/drift-exceptions.yaml</c>. An exception that fits no gap is a problem itself.
/// </summary>
public sealed class CoverageExceptions
{
    private readonly List<(Problem Where, string? Page, Regex Pattern)> _exceptions = [];
    private readonly HashSet<(Problem Where, string? Page)> _used = [];
    private readonly string _gap;

    /// <summary>Reads <c>docs/coverage-exceptions.yaml</c>.</summary>
    public static CoverageExceptions OfGaps(Generation generation) => Read(generation, "coverage", "gap");

    /// <summary>Reads <c>docs/drift-exceptions.yaml</c>.</summary>
    public static CoverageExceptions OfDifferences(Generation generation) => Read(generation, "drift", "difference");

    /// <summary>
    /// Reads the file: a list of maps with <c>gap</c>, one text or several in which * matches anything, and
    /// <c>reason</c>. Where a map has <c>page</c>, one name or several, its gaps are expected on each of these pages.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="shown">The file as messages name it.</param>
    /// <param name="gap">What the list calls a gap.</param>
    public CoverageExceptions(string file, string shown, string gap = "gap")
    {
        _gap = gap;
        foreach (YamlNode item in Read(file, shown))
        {
            if (item is not YamlMappingNode exception)
            {
                throw Refused(shown, item.Start.Line, $"Make this a map with a {gap} and a reason.");
            }

            List<YamlScalarNode> gaps = Texts(exception, gap);
            if (gaps.Count == 0 || string.IsNullOrWhiteSpace(exception.Text("reason")))
            {
                throw Refused(
                    shown,
                    exception.Start.Line,
                    $"An exception has a {gap} and a reason. Add what is missing."
                );
            }

            List<string?> pages = Texts(exception, "page").Select(page => page.Value).ToList();
            foreach (YamlScalarNode allowed in gaps)
            {
                string pattern = string.Join(".*", allowed.Value!.Split('*').Select(Regex.Escape));
                var where = new Problem(shown, allowed.Start.Line, "coverage-exception", allowed.Value);
                var regex = new Regex($"^{pattern}$", RegexOptions.CultureInvariant);
                _exceptions.AddRange((pages.Count == 0 ? [null] : pages).Select(page => (where, page, regex)));
            }
        }
    }

    /// <summary>Whether a gap was decided on.</summary>
    public bool Allows(CoverageGap gap) => Allows(gap.ToString());

    /// <summary>Whether a gap was decided on.</summary>
    /// <param name="gap">The gap.</param>
    /// <param name="page">The page that has it, where the list is by page.</param>
    public bool Allows(string gap, string? page = null)
    {
        foreach ((Problem where, string? at, Regex pattern) in _exceptions)
        {
            if (at == page && pattern.IsMatch(gap))
            {
                _used.Add((where, at));
                return true;
            }
        }

        return false;
    }

    /// <summary>Exceptions that no gap needed.</summary>
    /// <param name="couldBeNeeded">
    /// Whether an exception, by its page and its text, could have been needed; all could where this is left out.
    /// </param>
    public IEnumerable<Problem> Unused(Func<string, string, bool>? couldBeNeeded = null) =>
        _exceptions
            .Where(exception => !_used.Contains((exception.Where, exception.Page)))
            .Where(exception =>
                exception.Page is null || couldBeNeeded?.Invoke(exception.Page, exception.Where.Advice) != false
            )
            .Select(exception =>
                exception.Where with
                {
                    Advice =
                        $"No {_gap} {(exception.Page is null ? "is" : $"of {exception.Page} is")} "
                        + $"'{exception.Where.Advice}' any more. Remove the exception.",
                }
            );

    private static CoverageExceptions Read(Generation generation, string verb, string gap)
    {
        string file = $"docs/{verb}-exceptions.yaml";
        return new CoverageExceptions(Path.Combine(generation.Root, file), file, gap);
    }

    private static IEnumerable<YamlNode> Read(string file, string shown)
    {
        using var text = new StreamReader(file);
        try
        {
            return BoundedYaml.Load(text).Documents is [{ RootNode: YamlSequenceNode list }]
                ? list.Children
                : throw Refused(shown, 1, "The file is one list of exceptions. Write '[]' where there are none.");
        }
        catch (YamlException error)
        {
            string message = error.Message.TrimEnd('.');
            throw Refused(shown, error.Start.Line, $"This is not valid YAML: {message}. Fix the line.");
        }
    }

    private static ProblemsException Refused(string shown, long line, string advice) =>
        new([new Problem(shown, line, "coverage-exception", advice)]);

    private static List<YamlScalarNode> Texts(YamlMappingNode exception, string key) =>
        exception.Get(key) switch
        {
            YamlScalarNode { Value.Length: > 0 } one => [one],
            YamlSequenceNode several => several.Children.OfType<YamlScalarNode>().ToList(),
            _ => [],
        };
}

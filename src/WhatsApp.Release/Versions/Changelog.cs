using System.Text.RegularExpressions;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Release.Versions;

/// <summary>A line of the changelog that says what breaks.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Names">The C# types and members that it is about: <c>TextContent.PreviewUrl</c>.</param>
/// <param name="Text">The whole line.</param>
public sealed record BreakingLine(int Line, IReadOnlyList<string> Names, string Text)
{
    /// <summary>Whether the line is about a type or member, or about the type that a member is of.</summary>
    public bool Covers(string name) => Names.Any(own => IsOf(name, own));

    /// <summary>Whether a name is another one or that of a member of it.</summary>
    internal static bool IsOf(string name, string other) =>
        name == other || name.StartsWith(other + ".", StringComparison.Ordinal);
}

/// <summary>
/// CHANGELOG.md: an entry for each release, the newest first, which opens with its Graph version. What breaks is
/// written <c>- **breaking** `Type.Member`, `Type`: what to do</c>.
/// </summary>
public sealed partial class Changelog(string text)
{
    /// <summary>Path from the root of the repository.</summary>
    public const string Path = "CHANGELOG.md";

    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The lines that say what breaks, in all entries.</summary>
    /// <exception cref="ProblemsException">Such a line does not have its form.</exception>
    public IReadOnlyList<BreakingLine> Breaking
    {
        get
        {
            var found = new List<BreakingLine>();
            var problems = new List<Problem>();
            foreach ((int index, string line) in _lines.Index())
            {
                if (BreakingForm().Match(line) is { Success: true } match)
                {
                    List<string> names = [.. match.Groups["name"].Captures.Select(name => name.Value)];
                    found.Add(new BreakingLine(index + 1, names, line));
                }
                else if (line.TrimStart().StartsWith("- **breaking**", StringComparison.OrdinalIgnoreCase))
                {
                    problems.Add(
                        new Problem(
                            Path,
                            index + 1,
                            "changelog",
                            "Write '- **breaking** `Type.Member`: what to do', with the C# names of all that breaks."
                        )
                    );
                }
            }

            return problems.Count == 0 ? found : throw new ProblemsException(problems);
        }
    }

    /// <summary>The newest entry's version, and whether it is still to be released.</summary>
    /// <exception cref="ProblemsException">There is no entry.</exception>
    public (Version Version, bool IsUnreleased) Newest
    {
        get
        {
            Match entry = Heading().Match(_lines.FirstOrDefault(line => Heading().IsMatch(line)) ?? string.Empty);
            return entry.Success
                ? (System.Version.Parse(entry.Groups["version"].Value), entry.Groups["date"].Value == "unreleased")
                : throw new ProblemsException([
                    new Problem(Path, 1, "changelog", "There is no entry. Write '## 0.1.0 (unreleased)'."),
                ]);
        }
    }

    /// <summary>The text with a Graph version in the entry that is to be released, or with such an entry.</summary>
    public string WithGraphVersion(string graphVersion)
    {
        (Version version, bool isUnreleased) = Newest;
        int heading = Array.FindIndex(_lines, line => Heading().IsMatch(line));
        if (!isUnreleased)
        {
            string[] entry = [$"## {Next(version)} (unreleased)", string.Empty, $"Graph {graphVersion}.", string.Empty];
            return string.Join('\n', [.. _lines[..heading], .. entry, .. _lines[heading..]]);
        }

        int end = Array.FindIndex(_lines, heading + 1, line => Heading().IsMatch(line));
        int graph = Array.FindIndex(
            _lines, heading + 1, (end < 0 ? _lines.Length : end) - heading - 1, line => GraphLine().IsMatch(line));
        if (graph < 0)
        {
            string[] added = [string.Empty, $"Graph {graphVersion}."];
            return string.Join('\n', [.. _lines[..(heading + 1)], .. added, .. _lines[(heading + 1)..]]);
        }

        string line = GraphLine().Replace(_lines[graph], $"Graph {graphVersion}");
        return string.Join('\n', [.. _lines[..graph], line, .. _lines[(graph + 1)..]]);
    }

    /// <summary>The version after one that was released: another minor one.</summary>
    public static Version Next(Version version) => new(version.Major, version.Minor + 1, 0);

    [GeneratedRegex(@"^## (?<version>\d+\.\d+\.\d+) \((?<date>unreleased|\d{4}-\d\d-\d\d)\)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^Graph v\d+\.\d+")]
    private static partial Regex GraphLine();

    [GeneratedRegex(@"^- \*\*breaking\*\* (`(?<name>\w+(\.\w+)*)`(, )?)+: \S")]
    private static partial Regex BreakingForm();
}

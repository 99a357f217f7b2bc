using System.Text.RegularExpressions;

namespace WhatsApp.Release.Versions;

/// <summary>A line that names a Graph version.</summary>
/// <param name="File">Path from the root.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Text">The line, without its indentation.</param>
public sealed record VersionMention(string File, int Line, string Text)
{
    /// <summary>The mention as a message has it.</summary>
    public override string ToString() => $"{File}:{Line}: {Text}";
}

/// <summary>
/// Where the default Graph version is stated. The pages state it, and the generator reads it from them; handwritten
/// code, tests and the example of the dialect repeat it. Everything else that names a version means that one.
/// </summary>
public sealed class VersionPlaces(string root)
{
    private const string Pages = "openapi";
    private const string Dialect = "openapi/README.md";

    /// <summary>Folders whose code repeats the default version; the generator's own has examples only.</summary>
    private static readonly string[] Code = ["src/WhatsApp.", "tests/WhatsApp."];
    private static readonly string[] Built = ["/bin/", "/obj/"];
    private static readonly string[] NotThere = ["src/WhatsApp.Generator/", "tests/WhatsApp.Generator.Tests/"];

    /// <summary>Sets the version wherever it is stated.</summary>
    /// <param name="old">The version so far.</param>
    /// <param name="new">The version from now on.</param>
    /// <returns>The files that were changed.</returns>
    public IReadOnlyList<string> Set(string old, string @new)
    {
        var changed = new List<string>();
        foreach (string file in Files(Pages, "*.yaml"))
        {
            // Pages that lag behind are set as well: from now on they all speak of one version.
            Change(file, text => InfoVersion.Replace(text, "${key}" + @new, 1));
        }

        foreach (string file in Files("src", "*.cs").Concat(Files("tests", "*.cs")).Append(Dialect).Where(IsStated))
        {
            Change(file, text => Token(old).Replace(
                text, match => @new.Replace(".", match.Groups["escape"].Value + ".", StringComparison.Ordinal)));
        }

        return changed;

        void Change(string file, Func<string, string> change)
        {
            string path = Path.Combine(root, file);
            string before = File.ReadAllText(path);
            string after = change(before);
            if (after != before)
            {
                File.WriteAllText(path, after);
                changed.Add(file);
            }
        }
    }

    /// <summary>Lines of the pages and the documentation that name a version and are left as they are.</summary>
    public IReadOnlyList<VersionMention> Mentions(string version) =>
    [
        .. from file in Files(Pages, "*.yaml").Concat(Files("docs", "*")).Append("README.md")
        where File.Exists(Path.Combine(root, file))
        from line in File.ReadLines(Path.Combine(root, file)).Index()
        where Token(version).IsMatch(line.Item)
        select new VersionMention(file, line.Index + 1, line.Item.Trim()),
    ];

    private static readonly Regex InfoVersion = new(
        @"(?<key>^info:\n(?:  .*\n)*?  version: )v\d+\.\d+",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    );

    // v23.0 and, in a regular expression, v23\.0, whose backslash is doubled in a literal that is not verbatim.
    private static Regex Token(string version) => new(
        $@"\b{version.Replace(".", @"(?<escape>\\{0,2})\.", StringComparison.Ordinal)}(?![\d-])",
        RegexOptions.CultureInvariant);

    private static bool IsStated(string file) =>
        file == Dialect
        || (
            Code.Any(start => file.StartsWith(start, StringComparison.Ordinal))
            && !NotThere.Any(start => file.StartsWith(start, StringComparison.Ordinal))
            && !file.EndsWith(".g.cs", StringComparison.Ordinal)
        );

    private IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(Path.Combine(root, folder))
            ? Directory
                .EnumerateFiles(Path.Combine(root, folder), pattern, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
                .Where(file => !Built.Any(folder => file.Contains(folder, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal)
            : [];
}

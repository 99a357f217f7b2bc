using System.Text;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Build;

namespace WhatsApp.Generator.Tests.Wording;

/// <summary>
/// Documentation, messages, pages and Markdown are in plain English. A finding names file, line and replacement.
/// </summary>
[TestFixture]
public sealed class PlainWordTests
{
    // Sentences in which a listed phrase is right, by file and phrase, with the reason.
    private static readonly Dictionary<(string File, string Phrase), string> Exceptions = [];

    private static readonly (string Folder, string Pattern)[] Sources =
    [
        ("src", "*.cs"),
        ("src", "*.md"),
        ("openapi", "*.yaml"),
        ("openapi", "*.md"),
        ("docs", "*.md"),
        ("samples", "*.cs"),
        ("samples", "*.md"),
        ("generator-templates", "*.md"),
        ("generator-templates", "*.liquid"),
        (".", "*.md"),
    ];

    private static readonly Lazy<List<Finding>> Found = new(() => [.. FindAll()]);

    [Test]
    public void Sentences_have_no_phrase_that_readers_stumble_over()
    {
        IEnumerable<string> open = Found.Value.Where(found => !Exceptions.ContainsKey((found.File, found.Phrase)))
            .Select(found => $"{found.File}:{found.Line}: '{found.Phrase}': write {found.Instead}");

        Assert.That(open, Is.Empty, "Write these sentences again, or list an exception with its reason.");
    }

    [Test]
    public void Every_exception_is_still_needed() => Assert.That(
        Exceptions.Keys.Except(Found.Value.Select(found => (found.File, found.Phrase))), Is.Empty);

    [TestCaseSource(typeof(PlainWord), nameof(PlainWord.All))]
    public void Phrase_is_found_where_it_is_wrong_and_nowhere_else(object given)
    {
        var word = (PlainWord)given;

        Assert.That(PlainWord.Any.Matches(word.Found).Select(PlainWord.Of), Is.EqualTo([word]));
        Assert.That(PlainWord.Any.Matches(word.Fine), Is.Empty);
    }

    [TestCase("a.cs", "/// <summary>It holds <c>what it holds</c>.</summary>", 1)]
    [TestCase("a.cs", "throw new E($\"The page {holds} holds it.\");", 1)]
    [TestCase("a.cs", "// It holds.\nvar holds = \"holds\";", 0)]
    [TestCase("a.md", "It holds `what holds` [it](holds.md).\n```\nholds\n```", 1)]
    [TestCase("a.yaml", "description: It\n  holds.\nname: holds", 1)]
    [TestCase("a.yaml", "x-enum-docs:\n  A: It holds.", 1)]
    [TestCase("a.yaml", "example:\n  description: It holds.\nsummary: It holds.", 1)]
    [TestCase("a.liquid", "/// It holds.\n{{ holds }}", 1)]
    public void Only_sentences_are_looked_at(string file, string text, int found) =>
        Assert.That(FindIn(file, text).Count(), Is.EqualTo(found));

    private static IEnumerable<Finding> FindAll()
    {
        string root = Repository.Root();
        return
            from source in Sources
            let option = source.Folder == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories
            from path in Directory.EnumerateFiles(Path.Combine(root, source.Folder), source.Pattern, option)
            let file = Path.GetRelativePath(root, path).Replace('\\', '/')
            where !file.Split('/').Any(part => part is "bin" or "obj")
            from finding in FindIn(file, File.ReadAllText(path, Encoding.UTF8))
            select finding;
    }

    private static IEnumerable<Finding> FindIn(string file, string text) =>
        from line in Prose.Of(file, text)
        from Match match in PlainWord.Any.Matches(line.Text)
        select new Finding(file, line.Line, match.Value, PlainWord.Of(match).Instead);

    private sealed record Finding(string File, int Line, string Phrase, string Instead);
}

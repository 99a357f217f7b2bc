using System.Text;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Build;

namespace WhatsApp.Generator.Tests.Wording;

/// <summary>
/// Documentation, messages, pages and Markdown are in plain English. What is not yet is counted for each file in
/// <c>allowed.txt</c>, a list that only becomes shorter.
/// </summary>
[TestFixture]
public sealed class PlainWordTests
{
    private const string AllowedFile = "tests/WhatsApp.Generator.Tests/Wording/allowed.txt";

    private static readonly (string Folder, string Pattern)[] Sources =
    [
        ("src", "*.cs"),
        ("src", "*.md"),
        ("openapi", "*.yaml"),
        ("openapi", "*.md"),
        ("docs", "*.md"),
        ("generator-templates", "*.md"),
        ("generator-templates", "*.liquid"),
        (".", "*.md"),
    ];

    private static readonly Lazy<ILookup<string, string>> Found = new(FindAll);

    [Test]
    public void No_file_has_more_phrases_to_replace_than_are_allowed()
    {
        Dictionary<string, int> allowed = Allowed();
        string[] lines =
        [
            .. from file in Found.Value
            let limit = allowed.GetValueOrDefault(file.Key)
            where file.Count() > limit
            from line in file.Prepend($"{file.Key}: {file.Count()} instead of {limit}, namely:")
            select line,
        ];

        Assert.That(lines, Is.Empty, $"Replace what is new.\n{string.Join('\n', lines)}");
    }

    [Test]
    public void List_of_what_is_allowed_has_no_more_than_there_is()
    {
        string now = Path.Combine(TestContext.CurrentContext.WorkDirectory, Path.GetFileName(AllowedFile));
        IEnumerable<string> lines = Found.Value.Select(file => $"{file.Count()} {file.Key}\n");
        File.WriteAllText(now, string.Concat(lines.OrderBy(line => line.Split(' ')[1], StringComparer.Ordinal)));

        Assert.That(
            Allowed().Where(file => file.Value > Found.Value[file.Key].Count())
                .Select(file => $"{file.Key}: {Found.Value[file.Key].Count()} instead of {file.Value}"),
            Is.Empty,
            $"Well done. Copy {now} to {AllowedFile}.");
    }

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

    private static ILookup<string, string> FindAll()
    {
        string root = Repository.Root();
        return (
            from source in Sources
            let option = source.Folder == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories
            from path in Directory.EnumerateFiles(Path.Combine(root, source.Folder), source.Pattern, option)
            let file = Path.GetRelativePath(root, path).Replace('\\', '/')
            where !file.Split('/').Any(part => part is "bin" or "obj")
            from finding in FindIn(file, File.ReadAllText(path, Encoding.UTF8))
            select (file, finding)).ToLookup(found => found.file, found => found.finding);
    }

    private static IEnumerable<string> FindIn(string file, string text) =>
        from line in Prose.Of(file, text)
        from Match match in PlainWord.Any.Matches(line.Text)
        select $"{file}:{line.Line}: '{match.Value}': write {PlainWord.Of(match).Instead}";

    private static Dictionary<string, int> Allowed() =>
        File.ReadLines(Path.Combine(Repository.Root(), AllowedFile))
            .Select(line => line.Split(' ', 2))
            .ToDictionary(words => words[1], words => int.Parse(words[0], null));
}

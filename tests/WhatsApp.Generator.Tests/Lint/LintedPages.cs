using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Tests.Lint;

/// <summary>
/// A small set of pages and templates that lint has nothing against. A test breaks one thing in it and says what lint
/// must find.
/// </summary>
internal sealed class LintedPages
{
    public const string Shop = "account/shop-api";
    public const string Photo = "account/photo-api";
    public const string Webhook = "webhooks/shop-webhook";
    public const string Nodes = "shared/nodes";
    public const string Parameters = "shared/parameters";
    public const string Errors = "shared/errors";

    private readonly Dictionary<string, List<string>> _pages = [];
    private readonly Dictionary<string, string> _templates = [];
    private string _changed = Shop;

    public LintedPages()
    {
        foreach ((string name, string text) in ValidPages.All)
        {
            Page(name, text);
        }

        Template("Class", "{% template Model %}\n");
        Template("Model", "public class {{ ClassName | uppercamelcase }} { }\n");
        _changed = Shop;
    }

    /// <summary>Adds or replaces a whole page.</summary>
    public LintedPages Page(string name, string text)
    {
        _changed = $"openapi/{name}.yaml";
        _pages[name] = [.. text.TrimEnd('\n').Split('\n')];
        return this;
    }

    public LintedPages Template(string name, string text)
    {
        _changed = $"generator-templates/{name}.liquid";
        _templates[name] = text;
        return this;
    }

    public LintedPages WithoutTemplates()
    {
        _templates.Clear();
        return this;
    }

    /// <summary>Replaces the one line with this content; the new lines are indented like it.</summary>
    public LintedPages Change(string page, string line, string lines)
    {
        List<string> text = _pages[page];
        int at = IndexOf(text, line);
        string indent = text[at][..^text[at].TrimStart().Length];
        text.RemoveAt(at);
        text.InsertRange(at, lines.Length == 0 ? [] : lines.Split('\n').Select(added => indent + added));
        _changed = $"openapi/{page}.yaml";
        return this;
    }

    /// <summary>Adds lines after the one with this content, indented like it.</summary>
    public LintedPages After(string page, string line, string lines) => Change(page, line, line + "\n" + lines);

    /// <summary>Adds lines before the one with this content, indented like it.</summary>
    public LintedPages Before(string page, string line, string lines) => Change(page, line, lines + "\n" + line);

    public LintedPages Remove(string page, string line) => Change(page, line, string.Empty);

    public LintedPages Append(string page, string lines)
    {
        _pages[page].AddRange(lines.Split('\n'));
        _changed = $"openapi/{page}.yaml";
        return this;
    }

    /// <summary>Adds a property to the schema Shop.</summary>
    public LintedPages AddProperty(string lines) => Change(Shop, "# more properties", lines);

    /// <summary>Says since when the schema ShopState has a value.</summary>
    public LintedPages AddEnumSince(string line) =>
        Before(Shop, "Offer:", $"  x-enum-since:\n    {line}");

    /// <summary>Adds a schema, which the schema Shop uses.</summary>
    public LintedPages AddSchema(string name, string lines) =>
        AddProperty($"added:\n  $ref: '#/components/schemas/{name}'")
            .Append(Shop, string.Join('\n', lines.Split('\n').Select(line => "    " + line)));

    /// <summary>Asserts that there is one problem, in the page or template that was changed last.</summary>
    /// <param name="rule">Its rule.</param>
    /// <param name="at">The content of its line, or none for the first line.</param>
    /// <param name="words">What the advice says.</param>
    public void Finds(string rule, string? at, params string[] words)
    {
        IReadOnlyList<Problem> problems = Lint();
        Assert.That(problems, Has.Count.EqualTo(1), string.Join('\n', problems));
        IsExpected(problems[0], rule, at, words);
    }

    /// <summary>The same where one mistake breaks several rules.</summary>
    public void FindsAmongOthers(string rule, string? at, params string[] words)
    {
        Problem[] problems = [.. Lint()];
        Problem? found = Array.Find(problems, problem => problem.Rule == rule);
        Assert.That(found, Is.Not.Null, string.Join('\n', problems.AsEnumerable()));
        IsExpected(found, rule, at, words);
    }

    public void FindsNothing() => Assert.That(Lint(), Is.Empty);

    /// <summary>Writes everything to a temporary folder and checks it.</summary>
    public IReadOnlyList<Problem> Lint()
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("lint-");
        try
        {
            string templates = Path.Combine(root.FullName, "generator-templates");
            foreach ((string name, string text) in _templates)
            {
                string path = Path.Combine(templates, name + ".liquid");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }

            string openApi = root.CreateSubdirectory("openapi").FullName;
            foreach ((string name, List<string> lines) in _pages)
            {
                string path = Path.Combine(openApi, name + ".yaml");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllLines(path, lines);
            }

            return PageLint.Check(PageSet.Load(openApi), templates);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private void IsExpected(Problem problem, string rule, string? at, string[] words)
    {
        int line = at is null ? 1 : LineOf(at);
        Assert.That(
            $"{problem.File}:{problem.Line}: {problem.Rule}", Is.EqualTo($"{_changed}:{line}: {rule}"), problem.Advice);
        foreach (string word in words)
        {
            Assert.That(problem.Advice, Does.Contain(word));
        }

        Assert.That(problem.Advice, Does.EndWith("."));
    }

    private int LineOf(string content) => 1 + IndexOf(
        _changed.StartsWith("openapi/", StringComparison.Ordinal)
            ? _pages[_changed["openapi/".Length..^".yaml".Length]]
            : [.. _templates[_changed["generator-templates/".Length..^".liquid".Length]].Split('\n')],
        content);

    private static int IndexOf(List<string> lines, string content)
    {
        int[] found = [.. Enumerable.Range(0, lines.Count).Where(i => lines[i].Trim() == content)];
        return found.Length == 1
            ? found[0]
            : throw new ArgumentException($"'{content}' is {found.Length} lines, not one.", nameof(content));
    }
}

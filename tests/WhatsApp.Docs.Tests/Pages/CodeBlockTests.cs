using System.Text.RegularExpressions;

namespace Docs.Tests.Pages;

/// <summary>Every code block of the documentation is in a file that is compiled, most of them in tests that run.</summary>
[TestFixture]
public sealed partial class CodeBlockTests
{
    private const string Snippets = "tests/WhatsApp.Docs.Tests/Snippets";

    // The files that have the code of a page.
    private static readonly Dictionary<string, string[]> Files = new()
    {
        ["README.md"] = ["samples/Bot/Program.cs", $"{Snippets}/ReadMeSnippets.cs"],
        ["docs/analytics.md"] = [$"{Snippets}/AnalyticsSnippets.cs"],
        ["docs/client.md"] = [$"{Snippets}/ClientSnippets.cs"],
        ["docs/configuration.md"] = [$"{Snippets}/ConfigurationSnippets.cs"],
        ["docs/fake-server.md"] = [$"{Snippets}/FakeServerSnippets.cs"],
        ["docs/json.md"] =
        [
            $"{Snippets}/JsonSnippets.cs", "tests/WhatsApp.Generated.NewtonsoftJson.Tests/JsonSnippets.cs",
        ],
        ["docs/kiota.md"] = ["tests/WhatsApp.Generated.Kiota.Tests/KiotaSnippets.cs"],
        ["docs/limits.md"] = ["tests/WhatsApp.Generated.Bulk.Tests/LimitsSnippets.cs"],
        ["docs/migration.md"] = [$"{Snippets}/MigrationSnippets.cs"],
        ["docs/operating.md"] = [$"{Snippets}/OperatingSnippets.cs"],
        ["docs/recipes.md"] =
        [
            $"{Snippets}/RecipesSnippets.cs", "tests/WhatsApp.Contract.Tests/WireMockSnippets.cs",
        ],
        ["docs/signup.md"] = [$"{Snippets}/SignUpSnippets.cs"],
        ["docs/templates.md"] = [$"{Snippets}/TemplatesSnippets.cs"],
        ["docs/testing.md"] = [$"{Snippets}/TestingSnippets.cs"],
        ["docs/tokens.md"] = [$"{Snippets}/TokensSnippets.cs"],
        ["docs/validation.md"] = [$"{Snippets}/ValidationSnippets.cs"],
        ["docs/webhooks.md"] = [$"{Snippets}/WebhooksSnippets.cs"],
        ["src/WhatsApp.Generated/PACKAGE.md"] = [$"{Snippets}/ReadMeSnippets.cs"],
        ["src/WhatsApp.Generated.AspNetCore/PACKAGE.md"] = ["samples/Bot/Program.cs"],
        ["src/WhatsApp.Generated.Testing/PACKAGE.md"] = [$"{Snippets}/TestingSnippets.cs"],
    };

    private static IEnumerable<string> PagesWithCode => Files.Keys;

    // The code of packages is that of other pages.
    private static IEnumerable<string> PagesWithUsings =>
        Files.Keys.Where(page => !page.StartsWith("src/", StringComparison.Ordinal));

    [TestCaseSource(nameof(PagesWithCode))]
    public void Every_code_block_of_a_page_is_compiled_code(string page)
    {
        string[] files = Files[page];
        string compiled = Normalize(files.SelectMany(file => File.ReadLines(Repository.Of(file))));
        string[] blocks = [.. CodeBlocks(page).Select(Normalize).Where(block => block.Length > 0)];

        Assert.That(blocks, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (string block in blocks)
            {
                Assert.That(compiled, Does.Contain(block), $"Put this block of {page} into {files[^1]} as well.");
            }
        });
    }

    // Namespaces are found in an enclosing one without a using directive, so the files are in none of the SDK's. What
    // only the tests need is in namespaces of the tests, or in that of the fake server.
    [TestCaseSource(nameof(PagesWithUsings))]
    public void Code_of_a_page_needs_only_the_namespaces_that_the_page_names(string page)
    {
        string text = File.ReadAllText(Repository.Of(page));
        bool usesFake = CodeBlocks(page).SelectMany(block => block).Any(line => line.Contains("Fake", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            foreach (string file in Files[page])
            {
                string code = File.ReadAllText(Repository.Of(file));
                IEnumerable<string> unnamed = Using().Matches(code).Select(match => match.Groups["name"].Value)
                    .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal)
                        && (usesFake || name != "WhatsApp.Generated.Testing")
                        && !text.Contains($"using {name};", StringComparison.Ordinal)
                        && !text.Contains($"`{name}`", StringComparison.Ordinal));

                Assert.That(unnamed, Is.Empty, $"{page} has to name these namespaces, or {file} does without.");
                Assert.That(code, Does.Not.Match(@"namespace WhatsApp\.Generated\b"), file);
            }
        });
    }

    [Test]
    public void Every_page_with_code_is_in_the_table() => Assert.That(
        Repository.Pages().Where(page => CodeBlocks(page).Any()), Is.EquivalentTo(Files.Keys));

    private static IEnumerable<List<string>> CodeBlocks(string page)
    {
        List<string>? block = null;
        foreach (string line in File.ReadLines(Repository.Of(page)))
        {
            if (block is null && line.TrimStart() == "```csharp")
            {
                block = [];
            }
            else if (block is not null && line.TrimStart() == "```")
            {
                yield return block;
                block = null;
            }
            else
            {
                block?.Add(line);
            }
        }
    }

    // Indentation and using directives differ between a block and a file.
    private static string Normalize(IEnumerable<string> lines) => string.Join(
        '\n', lines.Select(line => line.Trim()).Where(line => line.Length > 0 && !Using().IsMatch(line)));

    [GeneratedRegex(@"^using (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}

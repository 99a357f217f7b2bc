using System.Runtime.CompilerServices;

namespace WhatsApp.Generated.Tests.Snippets;

[TestFixture]
public sealed class ReadMeTests
{
    [TestCase("README.md", "ReadMeSnippets.cs")]
    [TestCase("docs/limits.md", "../../WhatsApp.Generated.Bulk.Tests/LimitsSnippets.cs")]
    [TestCase("docs/kiota.md", "../../WhatsApp.Generated.Kiota.Tests/KiotaSnippets.cs")]
    [TestCase("docs/json.md", "JsonSnippets.cs", "../../WhatsApp.Generated.NewtonsoftJson.Tests/JsonSnippets.cs")]
    [TestCase("docs/operating.md", "../../WhatsApp.Generated.PostgreSql.Tests/OperatingSnippets.cs")]
    [TestCase("docs/recipes.md", "RecipesSnippets.cs", "../../WhatsApp.Contract.Tests/WireMockSnippets.cs")]
    public void Every_code_block_of_a_page_is_compiled_code(string page, params string[] snippets)
    {
        string folder = Folder();
        string compiled = Normalize(snippets.SelectMany(file => File.ReadLines(Path.Combine(folder, file))));
        List<string> blocks = CodeBlocks(File.ReadLines(Path.Combine(folder, "..", "..", "..", page))).ToList();

        Assert.That(blocks, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (string block in blocks)
            {
                Assert.That(compiled, Does.Contain(block), $"Put this block of {page} into {snippets[^1]} as well.");
            }
        });
    }

    private static IEnumerable<string> CodeBlocks(IEnumerable<string> lines)
    {
        List<string>? block = null;
        foreach (string line in lines)
        {
            if (block is null && line.TrimStart() == "```csharp")
            {
                block = [];
            }
            else if (block is not null && line.TrimStart() == "```")
            {
                yield return Normalize(block);
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
        '\n',
        lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line != "using WhatsApp.Generated;"));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

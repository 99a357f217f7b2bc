using System.Text.Json;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Lint;

namespace WhatsApp.Generator.Tests.Lint;

/// <summary>The schema of the pages is the only place with their keys, and lint implements all of it.</summary>
[TestFixture]
public sealed class DialectTests
{
    [TestCase("""{ "minProperties": 1 }""", "'minProperties' in the schema")]
    [TestCase("""{ "properties": { "name": { "format": "uri" } } }""", "'format' in 'name'")]
    [TestCase("""{ "$defs": { "page": { "oneOf": [] } } }""", "'oneOf' in 'page'")]
    [TestCase("""{ "if": { "properties": {} }, "then": true, "else": true }""", "more than 'required' and 'type'")]
    public void A_keyword_that_lint_does_not_implement_is_refused(string schema, string words) => Assert.That(
        () => Dialect.Parse(schema), Throws.InvalidOperationException.With.Message.Contains(words));

    [Test]
    public void Editors_hold_pages_against_the_schema_that_lint_reads()
    {
        string root = Repository.Root();
        using JsonDocument settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, ".vscode", "settings.json")));
        JsonProperty schema = settings.RootElement.GetProperty("yaml.schemas").EnumerateObject().Single();

        Assert.That(schema.Value.GetString(), Is.EqualTo("openapi/**/*.yaml"));
        Assert.That(
            File.ReadAllText(Path.Combine(root, schema.Name)), Is.EqualTo(Dialect.Page.GetRawText() + "\n"));
    }

    [Test]
    public void Keys_of_our_own_are_those_of_the_schema()
    {
        string root = Repository.Root();
        string schema = File.ReadAllText(Path.Combine(root, "openapi", "dialect.schema.json"));
        string readme = File.ReadAllText(Path.Combine(root, "openapi", "README.md"));
        IEnumerable<string> keys = Regex.Matches(schema, "\"(x-[a-z-]+)\": [{]").Select(match => match.Groups[1].Value).Distinct();

        Assert.That(
            Regex.Matches(readme, @"^\| `(x-[a-z-]+)` \|", RegexOptions.Multiline).Select(match => match.Groups[1].Value),
            Is.EquivalentTo(keys));
    }
}

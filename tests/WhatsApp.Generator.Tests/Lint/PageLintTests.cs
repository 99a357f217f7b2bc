using WhatsApp.Generator.Pages;
using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class PageLintTests
{
    [Test]
    public void Valid_pages_have_no_problem() => new LintedPages().FindsNothing();

    [Test]
    public void Problems_of_all_files_come_at_once_ordered_by_file_and_line()
    {
        IReadOnlyList<Problem> problems = new LintedPages()
            .Remove(Webhook, "summary: Takes what Meta has to tell about shops.")
            .Change(Shop, "propertyName: type", "property: type")
            .Remove(Shop, "summary: Opens a shop.")
            .Change(Photo, "operationId: uploadPhoto", "operationId: openShop")
            .Template("Model", "{{ ClassName | shout }}\n")
            .Page("account/broken", "openapi: [\n")
            .Lint();

        Assert.That(string.Join('\n', problems.Select(problem => $"{problem.File} {problem.Rule}")), Is.EqualTo("""
            generator-templates/Model.liquid template-filter
            openapi/account/broken.yaml page-yaml
            openapi/account/shop-api.yaml missing-summary
            openapi/account/shop-api.yaml duplicate-operation-id
            openapi/account/shop-api.yaml missing-key
            openapi/account/shop-api.yaml unknown-key
            openapi/webhooks/shop-webhook.yaml missing-summary
            """));
    }

    [Test]
    public void A_problem_prints_as_file_line_rule_and_advice() =>
        Assert.That(
            new LintedPages().Remove(Shop, "summary: Opens a shop.").Lint().Single().ToString(),
            Does.Match("^openapi/account/shop-api.yaml:[0-9]+: missing-summary: Add a summary to an operation 'post': "));

    [Test]
    public void An_anchor_is_refused() => new LintedPages()
        .Change(Shop, "x-enum-docs:", "x-enum-docs: &docs")
        .Finds("yaml-anchor", "x-enum-docs: &docs", "&docs", "Write out");

    [Test]
    public void A_circle_of_aliases_is_refused() => new LintedPages()
        .AddProperty("tree: &tree\n  type: array\n  description: A tree.\n  items: *tree")
        .Finds("yaml-anchor", "tree: &tree", "&tree", "Write out");

    [Test]
    public void A_key_that_is_no_text_is_refused() => new LintedPages()
        .AddProperty("[a, b]: {}")
        .Finds("yaml-key", "[a, b]: {}", "a text");

    [Test]
    public void A_tag_is_refused() => new LintedPages()
        .Change(Shop, "description: What the shop is called.", "description: !!str What the shop is called.")
        .Finds("yaml-tag", "description: !!str What the shop is called.", "Remove the tag");

    [Test]
    public void A_line_of_more_than_120_characters_is_refused()
    {
        string line = "description: " + new string('w', 120);
        new LintedPages().Change(Shop, "description: A lower price.", line).Finds("line-length", line, "120", "'>-'");
    }
}

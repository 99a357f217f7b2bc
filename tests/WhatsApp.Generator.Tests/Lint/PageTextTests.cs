using System.Text;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Generate;
using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

/// <summary>What is wrong with a file before it is a page. Each mistake is told at its own line.</summary>
[TestFixture]
public sealed class PageTextTests
{
    [Test]
    public void A_tab_is_told_at_its_line() => new LintedPages()
        .Change(Shop, "operationId: openShop", "operationId: openShop\n\tsummary: X.")
        .Finds("page-yaml", "summary: X.", "Indent with spaces");

    [Test]
    public void An_alias_without_its_anchor_is_told_at_its_line() => new LintedPages()
        .Change(Shop, "description: A lower price.", "description: *lower price.")
        .Finds("page-yaml", "description: *lower price.", "Quote a text that starts with '*'");

    [Test]
    public void A_key_twice_is_told_by_its_name() => new LintedPages()
        .After(Shop, "description: A lower price.", "description: The price.")
        .Finds("page-yaml", "description: The price.", "Remove one 'description'");

    [Test]
    public void A_colon_in_a_text_is_explained() => new LintedPages()
        .Change(Shop, "description: A lower price.", "description: A price: lower.")
        .Finds("page-yaml", "description: A price: lower.", "Quote a text that has a colon in it");

    [Test]
    public void A_conflict_of_a_merge_is_told_at_its_mark() =>
        Assert.That(
            Lint(Encoding.UTF8.GetBytes(Page + "<<<<<<< ours\npaths: {}\n=======\n>>>>>>> theirs\n")),
            Is.EqualTo(
                "openapi/account/page.yaml:8: page-yaml: Resolve the conflict of a merge, and remove its marks."));

    [Test]
    public void A_byte_order_mark_is_refused() =>
        Assert.That(
            Lint([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Page)]),
            Is.EqualTo("openapi/account/page.yaml:1: page-yaml: Save the file as UTF-8 without a byte order mark."));

    [Test]
    public void Bytes_that_are_not_UTF_8_are_reported_at_their_line() =>
        Assert.That(
            Lint(Encoding.Latin1.GetBytes(Page.Replace("Lists", "L\u00e4sts", StringComparison.Ordinal))),
            Is.EqualTo(
                "openapi/account/page.yaml:4: page-text: Save the file as UTF-8: the line has bytes that are not UTF-8."));

    [Test]
    public void A_page_in_UTF_16_is_refused() =>
        Assert.That(
            Lint([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Page)]),
            Does.StartWith("openapi/account/page.yaml:1: page-text: Save the file as UTF-8"));

    [Test]
    public void A_page_may_have_the_line_ends_of_Windows() =>
        Assert.That(Lint(Encoding.UTF8.GetBytes(Page.ReplaceLineEndings("\r\n"))), Does.Contain("Add 'paths'")
            .And.Not.Contains("page-yaml").And.Not.Contains("words"));

    [TestCase("account/page.yml")]
    [TestCase("account/page.json")]
    [TestCase("account/page.YAML")]
    public void A_file_that_would_not_be_read_is_refused(string file) =>
        Assert.That(Lint(Encoding.UTF8.GetBytes(Page), file), Is.EqualTo(
            $"openapi/{file}:1: page-place: Let the name end with '.yaml': no other file is read."));

    [Test]
    public void A_shared_file_that_cannot_be_read_hides_what_would_only_follow_from_it() => new LintedPages()
        .Page(Parameters, "openapi: 3.1.0\n\tinfo: {}")
        .Finds("page-yaml", "info: {}", "Indent with spaces");

    [Test]
    public void A_page_that_is_nested_too_deeply_is_reported_at_the_line_where_it_goes_too_deep() =>
        Assert.That(Lint(Encoding.UTF8.GetBytes(Page + Nested(65))), Is.EqualTo(
            "openapi/account/page.yaml:72: page-yaml: Nest less: no more than 64 lists and maps may be inside one "
                + "another. Make a schema of what is inside and refer to it."));

    [Test]
    public void A_page_may_be_nested_as_deeply_as_64_lists_and_maps() =>
        Assert.That(Lint(Encoding.UTF8.GetBytes(Page + Nested(64))), Does.Not.Contain("page-yaml"));

    // The page itself is the first map.
    private static string Nested(int depth) =>
        "paths:\n" + string.Concat(Enumerable.Range(1, depth - 1).Select(level => new string(' ', level) + "a:\n"));

    private const string Page = """
        openapi: 3.1.0
        info:
          title: Page
          description: Lists what there is.
          version: v23.0
        externalDocs:
          url: https://developers.facebook.com/docs/reference/account/page

        """;

    private static string Lint(byte[] bytes, string file = "account/page.yaml")
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Write("openapi/" + file, string.Empty), bytes);
        folder.Write("generator-templates/Class.liquid", string.Empty);
        return string.Join(
            '\n', PageLint.Check(PageSet.Load(folder.Of("openapi")), folder.Of("generator-templates")));
    }
}

using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

/// <summary>What is misspelt is told once, with the name that was meant.</summary>
[TestFixture]
public sealed class SpellingTests
{
    [TestCase("summary: Opens a shop.", "sumary: Opens a shop.", "Write 'summary' instead of 'sumary'")]
    [TestCase("operationId: openShop", "operationID: openShop", "Write 'operationId' instead of 'operationID'")]
    [TestCase("x-enum-docs:", "x-enum-doc:", "Write 'x-enum-docs' instead of 'x-enum-doc'")]
    [TestCase("requestBody:", "requestbody:", "Write 'requestBody' instead of 'requestbody'")]
    [TestCase("get:", "GET:", "Write 'get' instead of 'GET'")]
    public void A_misspelt_key_is_told_once_with_the_key_that_was_meant(string line, string change, string advice) =>
        new LintedPages().Change(Shop, line, change).Finds("unknown-key", change, advice);

    [Test]
    public void A_key_that_resembles_one_which_is_there_is_removed() => new LintedPages()
        .After(Shop, "summary: Opens a shop.", "sumary: Opens a shop.")
        .Finds("unknown-key", "sumary: Opens a shop.", "Remove 'sumary'");

    [Test]
    public void A_misspelt_reference_is_told_once_with_the_name_that_was_meant() => new LintedPages()
        .Change(Shop, "$ref: '#/components/schemas/ShopPage'", "$ref: '#/components/schemas/Shoppage'")
        .Finds(
            "reference-unresolved", "$ref: '#/components/schemas/Shoppage'", "Write 'ShopPage' instead of 'Shoppage'");

    [Test]
    public void A_reference_that_resembles_nothing_says_where_to_look() => new LintedPages()
        .Change(Shop, "$ref: '#/components/schemas/ShopPage'", "$ref: '#/components/schemas/Bookcase'")
        .Finds("reference-unresolved", "$ref: '#/components/schemas/Bookcase'", "or add it to the schemas there");

    [Test]
    public void A_reference_that_YAML_takes_for_a_comment_needs_quotes() => new LintedPages()
        .Change(Shop, "$ref: '#/components/schemas/ShopPage'", "$ref: #/components/schemas/ShopPage")
        .Finds("value-kind", "$ref: #/components/schemas/ShopPage", "in quotes");

    [Test]
    public void A_misspelt_type_is_reported_with_the_type_that_was_meant() => new LintedPages()
        .Change(Shop, "type: number", "type: Number")
        .Finds("value-kind", "type: Number", "Write 'number' instead of 'Number'");

    [TestCase("format: datetime", "Write 'date-time' instead of 'datetime'")]
    [TestCase("format: ip", "Remove 'format: ip': string has no format but date, time,")]
    public void A_format_that_would_be_read_as_any_text_is_refused(string format, string advice) => new LintedPages()
        .Change(Shop, "format: date", format)
        .Finds("type-format", format, advice);
}

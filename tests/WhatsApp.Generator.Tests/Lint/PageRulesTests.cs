using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class PageRulesTests
{
    [Test]
    public void A_page_without_title_is_refused() => new LintedPages()
        .Remove(Shop, "title: Shop API")
        .Finds("missing-key", "info:", "Add 'title'");

    [Test]
    public void A_page_in_another_version_of_OpenAPI_is_refused() => new LintedPages()
        .Change(Shop, "openapi: 3.1.0", "openapi: 3.0.3")
        .Finds("value-kind", "openapi: 3.0.3", "openapi: 3.1.0");

    [Test]
    public void A_page_without_a_version_of_the_Graph_API_is_refused() => new LintedPages()
        .Change(Shop, "version: v23.0", "version: 1.0.0")
        .Finds("value-kind", "version: 1.0.0", "v23.0");

    [Test]
    public void A_page_without_its_address_is_refused() => new LintedPages()
        .Remove(Shop, "externalDocs:")
        .Remove(Shop, "url: https://developers.facebook.com/docs/reference/account/shop-api")
        .Finds("page-address", null, "externalDocs");

    [Test]
    public void A_page_named_otherwise_than_its_address_is_refused() => new LintedPages()
        .Change(
            Shop,
            "url: https://developers.facebook.com/docs/reference/account/shop-api",
            "url: https://developers.facebook.com/docs/reference/account/stores-api")
        .Finds(
            "page-address",
            "url: https://developers.facebook.com/docs/reference/account/stores-api",
            "'account/shop-api'", "Fix the address");

    [Test]
    public void A_reference_that_sorts_its_pages_keeps_its_folder() => new LintedPages()
        .Change(
            Shop,
            "url: https://developers.facebook.com/docs/reference/account/shop-api",
            "url: https://developers.facebook.com/docs/account/reference/configure/shop-api")
        .FindsNothing();

    [Test]
    public void A_page_whose_address_has_underscores_is_named_with_hyphens() => new LintedPages()
        .Change(
            Shop,
            "url: https://developers.facebook.com/docs/reference/account/shop-api",
            "url: https://developers.facebook.com/docs/reference/account/shop_api/")
        .FindsNothing();

    [Test]
    public void A_page_in_a_folder_of_a_folder_is_refused() => new LintedPages()
        .Page("shared/more/texts", """
            openapi: 3.1.0
            info:
              title: Texts
              description: Texts.
              version: v23.0
            components: {}
            """)
        .Finds("page-place", null, "<node type>/<page>.yaml");

    [Test]
    public void A_page_without_paths_is_refused() => new LintedPages()
        .Page("account/texts", """
            openapi: 3.1.0
            info:
              title: Texts
              description: Texts.
              version: v23.0
            externalDocs:
              url: https://developers.facebook.com/docs/reference/account/texts
            components: {}
            """)
        .Finds("page-parts", null, "Add 'paths'", "openapi/models");

    [Test]
    public void Webhooks_on_a_page_of_paths_are_refused() => new LintedPages()
        .Before(Shop, "components:", "webhooks: {}")
        .Finds("page-parts", "webhooks: {}", "openapi/webhooks");

    [Test]
    public void Answers_among_the_components_of_a_page_are_refused() => new LintedPages()
        .After(Shop, "components:", "  responses: {}")
        .Finds("page-parts", "responses: {}", "in its operation");

    [TestCase(Shop, "externalDocs:", "servers: []\nexternalDocs:", "servers: []", "the client knows its address")]
    [TestCase(Shop, "summary: Opens a shop.", "summary: Opens a shop.\ntags: [a]", "tags: [a]", "Remove 'tags'")]
    [TestCase(
        Shop, "description: A shop of an account.", "description: A shop.\ntitle: S", "title: S", "Remove 'title'")]
    [TestCase(Shop, "minimum: 1 # limit", "exclusiveMinimum: 0", "exclusiveMinimum: 0", "by 'minimum'")]
    [TestCase(Shop, "description: A lower price.", "description: A price.\nnot: {}", "not: {}", "refused")]
    [TestCase(Shop, "format: date", "nullable: true", "nullable: true", "null may come anywhere")]
    [TestCase(Shop, "format: date", "prefixItems: []", "prefixItems: []", "by 'items'")]
    [TestCase(Shop, "format: date", "patternProperties: {}", "patternProperties: {}", "by 'additionalProperties'")]
    [TestCase(Shop, "format: date", "example: 2026-01-01", "example: 2026-01-01", "under 'examples'")]
    [TestCase(Shop, "format: date", "colour: red", "colour: red", "Remove 'colour'")]
    [TestCase(Shop, "x-paged: true", "x-paged: true\nx-page: true", "x-page: true", "openapi/README.md")]
    [TestCase(Webhook, "/shops:", "/shops:\n  get: {}", "get: {}", "Remove 'get'")]
    public void A_key_that_pages_do_not_have_is_refused(
        string page, string line, string change, string at, string advice) =>
        new LintedPages().Change(page, line, change).Finds("unknown-key", at, advice);

    [TestCase("oneOf")]
    [TestCase("anyOf")]
    public void A_union_of_JSON_Schema_is_refused(string key) => new LintedPages()
        .AddProperty($"""
            owner:
              description: Who owns the shop.
              {key}:
                - $ref: '#/components/schemas/Offer'
            """)
        .Finds("unknown-key", $"{key}:", "base schema", "'discriminator' or 'x-shape'", "allOf");

    [TestCase("description: A shop of an account.", "x-name: Store", "a property, a parameter or a path")]
    [TestCase("description: What the shop is called.", "x-paged: always", "an operation")]
    [TestCase("description: What the shop is called.", "x-enum-docs: {}", "an enum")]
    [TestCase("description: How many shops one page holds at most.", "x-shape: {}", "the base of a union")]
    public void A_key_of_our_own_at_the_wrong_place_is_refused(string line, string key, string home) =>
        new LintedPages().Change(Shop, line, line + "\n" + key).Finds("misplaced-key", key, "Move", home);

    [TestCase(
        "operationId: openShop",
        "operationId: openShop\nparameters: []",
        "summary: Opens a shop.",
        "'summary' before 'parameters'")]
    [TestCase(
        "description: How a shop is doing.",
        "deprecated: true\nx-replaced-by: Gift\ndescription: How a shop is doing.",
        "description: How a shop is doing.",
        "'description' before 'x-replaced-by'")]
    [TestCase(
        "description: When the shop was opened.",
        "pattern: a\ndescription: When the shop was opened.",
        "description: When the shop was opened.",
        "'description' before 'pattern'")]
    public void Keys_in_another_order_are_refused(string line, string change, string at, string advice) =>
        new LintedPages().Change(Shop, line, change).Finds("key-order", at, advice, "openapi/README.md");

    [TestCase("x-paged: true", "x-paged: yes", "x-paged: yes", "'x-paged: true'")]
    [TestCase("minimum: 1 # limit", "minimum: one", "minimum: one", "a number")]
    [TestCase("summary: Opens a shop.", "summary: [Opens, a, shop]", "summary: [Opens, a, shop]", "text")]
    [TestCase("format: date", "format:", "format:", "text")]
    [TestCase("description: What the shop is called.", "description:", "description:", "text")]
    [TestCase("# more properties", "rank: integer", "rank: integer", "a map")]
    public void A_value_of_the_wrong_kind_is_refused(string line, string change, string at, string advice) =>
        new LintedPages().Change(Shop, line, change).Finds("value-kind", at, advice);

    [Test]
    public void A_list_of_types_is_refused() => new LintedPages()
        .AddProperty("note:\n  type: [string, 'null']\n  description: A note.")
        .Finds("value-kind", "type: [string, 'null']", "Null needs no mark");

    [Test]
    public void Parts_of_a_page_in_another_order_are_refused() => new LintedPages()
        .Page("shared/texts", """
            openapi: 3.1.0
            components: {}
            info:
              title: Texts
              description: Texts.
              version: v23.0
            """)
        .Finds("key-order", "info:", "'info' before 'components'");

    [TestCase("description: A lower price.", "description: Offer #1 of the shop.", "Quote the text")]
    [TestCase("summary: Opens a shop.", "summary: Opens a shop # soon.", "Quote the text")]
    [TestCase("OPEN: Customers can buy.", "OPEN: Customers can buy #1.", "Quote the text")]
    [TestCase("description: A lower price.", "description: 12", "Write words")]
    [TestCase("description: A lower price.", "description: ' '", "Write words")]
    public void Words_that_YAML_cuts_off_are_refused(string right, string wrong, string advice) =>
        new LintedPages().Change(Shop, right, wrong).Finds("words", wrong, advice);

    [TestCase("description: 'Offer #1 of the shop.'")]
    [TestCase("description: >-\n  Offer #1 of the\n  shop.")]
    [TestCase("description: Offer#1 of the shop.")]
    public void Words_may_have_a_number_sign_where_YAML_keeps_it(string words) =>
        new LintedPages().Change(Shop, "description: A lower price.", words).FindsNothing();

    [Test]
    public void An_address_may_stand_in_a_line_of_its_own()
    {
        string address = "https://developers.facebook.com/docs/" + new string('x', 120) + "/account/shop-api";
        new LintedPages()
            .Change(Shop, "url: https://developers.facebook.com/docs/reference/account/shop-api", $"url:\n  {address}")
            .FindsNothing();
    }
}

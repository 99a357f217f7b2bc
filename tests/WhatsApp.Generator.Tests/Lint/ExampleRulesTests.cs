using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class ExampleRulesTests
{
    [Test]
    public void A_member_that_the_schema_lacks_is_refused() => new LintedPages()
        .Change(Shop, "name: Harbor Books", "name: Harbor Books\ndoors: 2")
        .Finds("example", "doors: 2", "Shop has no member 'doors'", "Fix the name");

    [Test]
    public void A_number_for_a_text_is_refused() => new LintedPages()
        .Change(Shop, "name: Harbor Books", "name: 1002003")
        .Finds("example", "name: 1002003", "'string'", "in quotes");

    [Test]
    public void A_text_for_an_object_is_refused() => new LintedPages()
        .AddProperty("owner:\n  $ref: '#/components/schemas/Shop'")
        .Change(Shop, "name: Harbor Books", "name: Harbor Books\nowner: Ada")
        .Finds("example", "owner: Ada", "object Shop", "Write a map");

    [Test]
    public void A_value_that_an_enum_lacks_is_refused() => new LintedPages()
        .AddProperty("mood:\n  $ref: '#/components/schemas/ShopState'")
        .Change(Shop, "name: Harbor Books", "name: Harbor Books\nmood: ELSEWHERE")
        .Finds("example", "mood: ELSEWHERE", "'ELSEWHERE'", "ShopState");

    [TestCase("type: gift", "type: gfit", "type: gfit", "one of its kinds, discount, gift")]
    [TestCase("type: gift", "kind: gift", "- kind: gift", "Write 'type' of Offer")]
    public void A_kind_that_a_union_lacks_is_told_as_such(string right, string wrong, string at, string advice)
    {
        LintedPages pages = new LintedPages()
            .Change(Shop, "name: Harbor Books", $"name: Harbor Books\noffers:\n  - {right}\n    code: SPRING");
        pages.FindsNothing();
        pages.Change(Shop, "- " + right, "- " + wrong).Finds("example", "- " + wrong, advice);
        Assert.That(at, Does.EndWith(wrong));
    }

    [Test]
    public void An_example_of_one_member_of_a_union_has_the_kind_of_that_member() => new LintedPages()
        .Change(Shop, "$ref: '#/components/schemas/Shop' # the body", "$ref: '#/components/schemas/Gift'")
        .Change(Shop, "name: Harbor Books", "type: discount")
        .Finds("example", "type: discount", "one of its kinds, gift");
}

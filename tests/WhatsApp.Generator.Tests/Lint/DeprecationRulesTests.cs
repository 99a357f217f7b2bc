using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class DeprecationRulesTests
{
    private const string Opened = "description: When the shop was opened.";
    private const string Limit = "description: How many shops one page holds at most.";
    private const string Opens = "summary: Opens a shop.";
    private const string State = "description: How a shop is doing.";

    [TestCase(Opened, "a property beside it, 'Schema.property' or a schema")]
    [TestCase(Limit, "a parameter of the operation")]
    [TestCase(Opens, "an operationId")]
    [TestCase(State, "a schema")]
    public void What_is_deprecated_names_what_replaces_it(string after, string kind) => new LintedPages()
        .After(Shop, after, "deprecated: true")
        .Finds("deprecated", "deprecated: true", "Add 'x-replaced-by'", kind, "'Nothing replaces it.'");

    [TestCase(Opened, "name")]
    [TestCase(Opened, "Gift.code")]
    [TestCase(Opened, "ShopState")]
    [TestCase(Opened, "Nothing replaces it.")]
    [TestCase(Limit, "after")]
    [TestCase(Limit, "Meta chooses the size of a page.")]
    [TestCase(Opens, "uploadPhoto")]
    [TestCase(State, "Gift")]
    public void Replacement_is_a_name_or_a_sentence(string after, string by) => new LintedPages()
        .After(Shop, after, $"deprecated: true\nx-replaced-by: {by}")
        .FindsNothing();

    [TestCase(Opened, "title")]
    [TestCase(Opened, "Gift.size")]
    [TestCase(Opened, "listShops")]
    [TestCase(Limit, "before")]
    [TestCase(Opens, "closeShop")]
    [TestCase(State, "Mood")]
    public void Replacement_that_is_not_there_is_refused(string after, string by) => new LintedPages()
        .After(Shop, after, $"deprecated: true\nx-replaced-by: {by}")
        .Finds("deprecated", $"x-replaced-by: {by}", $"there is no '{by}'");

    [TestCase("Nothing replaces it")]
    [TestCase("Nothing at all replaces it, neither now nor at any time to come.")]
    public void Sentence_that_does_not_fit_is_refused(string by) => new LintedPages()
        .After(Shop, Opened, $"deprecated: true\nx-replaced-by: {by}")
        .Finds("deprecated", $"x-replaced-by: {by}", "at most 60 characters", "full stop");

    [Test]
    public void Replacement_of_what_is_not_deprecated_is_refused() => new LintedPages()
        .After(Shop, Opened, "x-replaced-by: name")
        .Finds("deprecated", "x-replaced-by: name", "Add 'deprecated: true', or remove");

    [Test]
    public void Replacement_stands_after_what_it_explains() => new LintedPages()
        .After(Shop, Opened, "x-replaced-by: name\ndeprecated: true")
        .Finds("key-order", "deprecated: true", "'deprecated'");
}

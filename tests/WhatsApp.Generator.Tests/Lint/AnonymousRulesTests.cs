using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

/// <summary>Operations of no node, and operations without a token.</summary>
[TestFixture]
public sealed class AnonymousRulesTests
{
    [Test]
    public void A_path_without_a_node_may_start_with_a_word() => new LintedPages()
        .Change(Shop, "/{Version}/{Account-ID}/shops:", "/{Version}/shops:")
        .Remove(Shop, "- $ref: '../shared/nodes.yaml#/components/parameters/AccountId'")
        .FindsNothing();

    [Test]
    public void An_operation_may_say_that_it_takes_no_token() => new LintedPages()
        .Change(Shop, "summary: Opens a shop.", "summary: Opens a shop.\nsecurity: []")
        .FindsNothing();

    [Test]
    public void A_way_of_authentication_is_refused() => new LintedPages()
        .Change(Shop, "summary: Opens a shop.", "summary: Opens a shop.\nsecurity: [{ token: [] }]")
        .Finds("security", "security: [{ token: [] }]", "'security: []'");
}

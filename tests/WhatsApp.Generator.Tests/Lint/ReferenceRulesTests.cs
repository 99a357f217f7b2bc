using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class ReferenceRulesTests
{
    [TestCase("#/components/schemas/Door", "reference-unresolved", "names nothing")]
    [TestCase("../shared/doors.yaml#/components/schemas/Door", "reference-unresolved", "names nothing")]
    [TestCase("photo-api.yaml#/components/schemas/PhotoInfo", "reference-place", "openapi/models")]
    [TestCase("../account/photo-api.yaml#/components/schemas/PhotoInfo", "reference-place", "openapi/models")]
    [TestCase("../account/shop-api.yaml#/components/schemas/Shop", "reference-place", "starts with '#'")]
    [TestCase("../shared/parameters.yaml#/components/parameters/After", "reference-kind", "'schemas'")]
    [TestCase("Shop", "reference-form", "'#/components/schemas/Name'")]
    public void A_reference_must_lead_to_a_schema_here_or_to_a_shared_one(
        string reference, string rule, string advice) =>
        new LintedPages()
            .AddProperty($"door:\n  $ref: '{reference}'")
            .Finds(rule, $"$ref: '{reference}'", advice);

    [Test]
    public void A_reference_to_a_parameter_that_is_not_there_is_refused() => new LintedPages()
        .Change(Shop, "# more parameters", "- $ref: '../shared/parameters.yaml#/components/parameters/Before'")
        .Finds(
            "reference-unresolved",
            "- $ref: '../shared/parameters.yaml#/components/parameters/Before'",
            "names nothing");

    [Test]
    public void Keys_beside_a_reference_to_a_parameter_are_refused() => new LintedPages()
        .Change(
            Shop,
            "- $ref: '../shared/parameters.yaml#/components/parameters/After'",
            "- $ref: '../shared/parameters.yaml#/components/parameters/After'\n  description: Any.")
        .Finds("unknown-key", "description: Any.", "Remove 'description'");
}

using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class UnionRulesTests
{
    private const string Plain = """
        Door:
          type: object
          description: A door.
          properties:
            key:
              type: string
              description: Any.
        """;

    [Test]
    public void A_discriminator_without_property_is_refused() => new LintedPages()
        .Remove(Shop, "propertyName: type")
        .Finds("missing-key", "discriminator:", "Add 'propertyName'");

    [Test]
    public void A_mapping_to_a_schema_that_is_no_member_is_refused() => new LintedPages()
        .AddSchema("Door", Plain)
        .After(Shop, "discount: '#/components/schemas/Discount'", "door: '#/components/schemas/Door'")
        .Finds("union-mapping", "door: '#/components/schemas/Door'", "Let 'Door' extend 'Offer'");

    [Test]
    public void A_member_that_the_mapping_lacks_is_refused() => new LintedPages()
        .Remove(Shop, "gift: '#/components/schemas/Gift'")
        .AddProperty("gift:\n  $ref: '#/components/schemas/Gift'")
        .Finds("union-mapping", "Gift:", "Add 'Gift' to the 'mapping' of 'Offer'");

    [Test]
    public void A_member_that_the_shapes_lack_is_refused() => new LintedPages()
        .Change(Webhook, "visitor: '#/components/schemas/VisitEvent'", "text: '#/components/schemas/PlainEvent'")
        .Before(Webhook, "text:", "visit:\n  $ref: '#/components/schemas/VisitEvent'")
        .Finds("union-mapping", "VisitEvent:", "Add 'VisitEvent' to 'x-shape' of 'ShopEvent'");

    [Test]
    public void A_shape_whose_schema_lacks_the_member_is_refused() => new LintedPages()
        .Change(Webhook, "visitor: '#/components/schemas/VisitEvent'", "guest: '#/components/schemas/VisitEvent'")
        .Finds("union-mapping", "guest: '#/components/schemas/VisitEvent'", "Name a property of 'VisitEvent'");

    [Test]
    public void A_shape_to_a_schema_that_is_no_member_is_refused() => new LintedPages()
        .Change(
            Webhook,
            "otherwise: '#/components/schemas/PlainEvent'",
            "text: '#/components/schemas/PlainEvent'\n"
                + "otherwise: '../shared/errors.yaml#/components/schemas/GraphError'")
        .Finds(
            "union-mapping",
            "otherwise: '../shared/errors.yaml#/components/schemas/GraphError'",
            "Let 'GraphError' extend");

    [Test]
    public void Two_values_that_differ_by_case_are_refused() => new LintedPages()
        .After(Shop, "gift: '#/components/schemas/Gift'", "GIFT: '#/components/schemas/Gift'")
        .Finds("union-mapping", "GIFT: '#/components/schemas/Gift'", "case does not matter");

    [Test]
    public void Two_values_may_name_one_schema() => new LintedPages()
        .After(Shop, "gift: '#/components/schemas/Gift'", "present: '#/components/schemas/Gift'")
        .FindsNothing();

    [Test]
    public void A_union_told_in_two_ways_is_refused() => new LintedPages()
        .Before(Shop, "required: # of Offer", "x-shape:\n  code: '#/components/schemas/Gift'")
        .Finds("union-kind", "x-shape:", "Keep 'discriminator' or 'x-shape'");

    [Test]
    public void A_member_that_declares_the_discriminator_is_refused() => new LintedPages()
        .Change(Shop, "code:", "type:")
        .Finds("union-discriminator", "type:", "Remove 'type'", "'Offer'");

    [Test]
    public void A_base_that_does_not_declare_its_discriminator_is_refused() => new LintedPages()
        .Remove(Shop, "required: # of Offer")
        .Remove(Shop, "- type")
        .Change(Shop, "type: # of Offer", "kind:")
        .Finds("union-discriminator", "propertyName: type", "Declare 'type' as the first", "'type: string'", "OpenAPI");

    [Test]
    public void A_base_that_does_not_require_its_discriminator_is_refused() => new LintedPages()
        .Remove(Shop, "required: # of Offer")
        .Remove(Shop, "- type")
        .Finds("union-discriminator", "propertyName: type", "Add 'type' to 'required' of 'Offer'");

    [Test]
    public void A_discriminator_after_another_property_is_refused() => new LintedPages()
        .Before(Shop, "type: # of Offer", "colour:\n  type: string\n  description: Any.")
        .Finds("union-discriminator", "type: # of Offer", "Move 'type' before");

    [Test]
    public void A_discriminator_that_is_no_plain_text_is_refused() => new LintedPages()
        .Change(Shop, "type: string # of Offer", "type: integer")
        .Finds("union-discriminator", "type: # of Offer", "'type: string'");

    [Test]
    public void A_discriminator_with_a_name_of_its_own_is_refused() => new LintedPages()
        .After(Shop, "description: The kind of offer.", "x-name: Kind")
        .FindsAmongOthers("union-discriminator", "type: # of Offer", "a description only");

    [Test]
    public void A_schema_that_extends_two_is_refused() => new LintedPages()
        .After(Shop, "- $ref: '#/components/schemas/Offer' # of Gift", "- $ref: '#/components/schemas/Shop' # too")
        .Finds("all-of", "allOf: # of Gift", "exactly one");

    [Test]
    public void Parts_of_another_form_are_refused() => new LintedPages()
        .AddSchema("Door", """
            Door:
              description: A door.
              allOf: # of Door
                - type: object
                  properties: {}
            """)
        .Finds("all-of", "allOf: # of Door", "two parts");

    [Test]
    public void Properties_beside_allOf_are_refused() => new LintedPages()
        .Append(Shop, "      properties: {}")
        .Finds("unknown-key", "properties: {}", "the second part of 'allOf'");

    [Test]
    public void A_schema_that_extends_no_union_is_refused() => new LintedPages()
        .AddSchema("Door", """
            Door:
              description: A door.
              allOf:
                - $ref: '#/components/schemas/Shop' # of Door
                - type: object
                  properties: {}
            """)
        .Finds("union-base", "- $ref: '#/components/schemas/Shop' # of Door", "Copy the properties of 'Shop'");

    [Test]
    public void An_empty_union_is_refused() => new LintedPages()
        .AddSchema("Door", """
            Door:
              type: object
              description: A door.
              discriminator:
                propertyName: kind
                mapping: {}
              required: [kind]
              properties:
                kind:
                  type: string
                  description: Any.
            """)
        .Finds("union-mapping", "Door:", "at least one");
}

using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class SchemaRulesTests
{
    [TestCase("description: A shop of an account.", "Shop:")]
    [TestCase("description: How a shop is doing.", "ShopState:")]
    [TestCase("description: A lower price.", "Discount:")]
    [TestCase("description: What the shop is called.", "name:")]
    [TestCase("description: How many shops one page holds at most.", "- name: limit")]
    public void Everything_without_description_is_refused(string description, string at) => new LintedPages()
        .Remove(Shop, description)
        .Finds("missing-description", at, "Add a description", "in a sentence or two");

    [Test]
    public void A_property_that_is_only_a_reference_needs_no_description() => new LintedPages()
        .Remove(Shop, "description: How the shop is doing today.")
        .FindsNothing();

    [Test]
    public void A_property_without_type_is_refused() => new LintedPages()
        .AddProperty("note:\n  description: A note.")
        .Finds("missing-key", "note:", "Add 'type'");

    [Test]
    public void An_inline_object_is_refused() => new LintedPages()
        .AddProperty("""
            address:
              type: object
              description: Where the shop is.
              properties:
                street:
                  type: string
                  description: Street.
            """)
        .Finds("inline-schema", "address:", "object", "a schema of its own", "refer to it");

    [Test]
    public void An_inline_enum_is_refused() => new LintedPages()
        .AddProperty("size:\n  type: string\n  description: Size.\n  enum: [S, M]")
        .Finds("inline-schema", "size:", "enum", "a schema of its own");

    [Test]
    public void An_inline_object_as_item_is_refused() => new LintedPages()
        .AddProperty("""
            doors:
              type: array
              description: Doors of the shop.
              items: # doors
                type: object
                properties: {}
            """)
        .Finds("inline-schema", "items: # doors", "object");

    [Test]
    public void An_inline_object_in_a_map_is_refused() => new LintedPages()
        .AddProperty("""
            doors:
              type: object
              description: Doors of the shop.
              additionalProperties: # doors
                allOf: []
            """)
        .Finds("inline-schema", "additionalProperties: # doors", "object");

    [Test]
    public void An_inline_enum_in_a_parameter_is_refused() => new LintedPages()
        .Change(Shop, "# more parameters", """
            - name: size
              in: query
              description: Only shops of this size.
              schema: # size
                type: string
                enum: [S, M]
            """)
        .Finds("inline-schema", "schema: # size", "enum");

    [TestCase("type: string\n  format: email\n  description: Any.", "")]
    [TestCase("type: string\n  format: int32\n  description: Any.", "format: int32")]
    [TestCase("type: integer\n  format: unixtime\n  description: Any.", "")]
    [TestCase("type: number\n  format: decimal\n  description: Any.", "")]
    [TestCase("type: object\n  description: Any.\n  additionalProperties: true", "")]
    [TestCase("type: array\n  description: Any.\n  items:\n    type: array\n    items:\n      type: string", "")]
    [TestCase("type: integer\n  format: int64\n  description: Any.", "format: int64")]
    [TestCase("type: number\n  format: float\n  description: Any.", "format: float")]
    [TestCase("type: boolean\n  format: int32\n  description: Any.", "format: int32")]
    public void Only_the_formats_of_the_table_are_allowed(string schema, string at)
    {
        LintedPages pages = new LintedPages().AddProperty("any:\n  " + schema);
        if (at.Length == 0)
        {
            pages.FindsNothing();
        }
        else
        {
            pages.Finds("type-format", at, "Remove", "format");
        }
    }

    [TestCase("type: array\n  description: Any.", "any:", "Add 'items'")]
    [TestCase("type: object\n  description: Any.", "any:", "'additionalProperties: true'")]
    [TestCase(
        "type: object\n  description: Any.\n  additionalProperties: false", "additionalProperties: false",
        "'additionalProperties: true'")]
    public void A_type_that_lacks_what_it_needs_is_refused(string schema, string at, string advice) => new LintedPages()
        .AddProperty("any:\n  " + schema)
        .Finds("type", at, advice);

    [Test]
    public void A_type_that_is_not_in_the_table_is_refused() => new LintedPages()
        .AddProperty("any:\n  type: text\n  description: Any.")
        .Finds("value-kind", "type: text", "string, integer, number, boolean, array, object");

    [Test]
    public void A_list_of_lists_is_refused_unless_of_strings() => new LintedPages()
        .AddProperty("""
            grid:
              type: array
              description: Rows of numbers.
              items: # rows
                type: array
                items:
                  type: integer
            """)
        .Finds("list-of-lists", "items: # rows", "a schema of its own", "strings");

    [Test]
    public void A_list_that_the_runtime_cannot_read_is_refused() => new LintedPages()
        .AddProperty("flags:\n  type: array # flags\n  description: Flags.\n  items:\n    type: boolean")
        .Finds("member-type", "type: array # flags", "BooleanList");

    [Test]
    public void A_bound_of_another_type_is_refused() => new LintedPages()
        .Change(Shop, "minimum: 1 # limit", "maxLength: 1")
        .Finds("type-key", "maxLength: 1", "Remove 'maxLength'", "string");

    [TestCase("type: string\n  description: Any.\n  default: true", "default: true", "default", "Quote 'true'")]
    [TestCase("type: integer\n  description: Any.\n  default: many", "default: many", "default", "of type integer")]
    [TestCase("type: boolean\n  description: Any.\n  const: 1", "const: 1", "const", "of type boolean")]
    [TestCase("type: number\n  description: Any.\n  const: 1", "const: 1", "const", "Remove 'const'")]
    public void A_value_of_another_type_is_refused(string schema, string at, string rule, string advice) =>
        new LintedPages().AddProperty("any:\n  " + schema).Finds(rule, at, advice);

    [Test]
    public void A_file_outside_a_form_is_refused() => new LintedPages()
        .AddProperty("plan:\n  type: string\n  format: binary\n  description: Plan.")
        .Finds("binary-place", "format: binary", "multipart/form-data");

    [Test]
    public void A_named_list_is_refused() => new LintedPages()
        .AddSchema("Doors", "Doors:\n  type: array\n  description: Doors.\n  items:\n    type: string")
        .Finds("named-schema", "Doors:", "where it is used");

    [Test]
    public void A_schema_without_properties_is_refused() => new LintedPages()
        .AddSchema("Door", "Door:\n  type: object\n  description: A door.")
        .Finds("named-schema", "Door:", "Add 'properties'", "'additionalProperties: true'");

    [Test]
    public void A_required_name_that_is_no_property_is_refused() => new LintedPages()
        .After(Shop, "- name", "- street")
        .FindsAmongOthers("required", "- street", "Remove 'street'", "add it to the properties");

    [Test]
    public void An_enum_value_without_description_is_refused() => new LintedPages()
        .Remove(Shop, "CLOSED: Nobody can buy.")
        .Finds("enum-docs", "- CLOSED", "Describe 'CLOSED'", "x-enum-docs");

    [Test]
    public void A_description_of_a_value_that_is_not_there_is_refused() => new LintedPages()
        .Remove(Shop, "- CLOSED")
        .Finds("enum-docs", "CLOSED: Nobody can buy.", "Remove 'CLOSED'");

    [Test]
    public void A_name_of_a_value_that_is_not_there_is_refused() => new LintedPages()
        .Before(Shop, "x-enum-docs:", "x-enum-names:\n  SHUT: Shut")
        .Finds("enum-name", "SHUT: Shut", "Remove 'SHUT'");

    [Test]
    public void A_list_says_how_it_is_written_only_in_a_query() => new LintedPages()
        .AddProperty("sizes:\n  type: array\n  format: json\n  description: Sizes.\n  items:\n    type: string")
        .Finds("json-place", "format: json", "only of a query parameter");

    [TestCase("v24.0")]
    [TestCase("2026-05-28")]
    [TestCase("2026-07")]
    public void Since_is_a_version_a_day_or_a_month(string since) => new LintedPages()
        .AddProperty($"size:\n  type: string\n  description: Size.\n  x-since: {since}")
        .FindsNothing();

    [TestCase("24")]
    [TestCase("v24")]
    [TestCase("2026-02-30")]
    [TestCase("28 May 2026")]
    public void Any_other_since_is_refused(string since) => new LintedPages()
        .AddProperty($"size:\n  type: string\n  description: Size.\n  x-since: {since}")
        .Finds("since", $"x-since: {since}", "the version or the day", "v24.0");

    [Test]
    public void Since_of_a_value_that_is_not_there_is_refused() => new LintedPages()
        .AddEnumSince("SHUT: v24.0")
        .FindsAmongOthers("since", "SHUT: v24.0", "Remove 'SHUT'");

    [Test]
    public void Any_other_since_of_a_value_is_refused() => new LintedPages()
        .AddEnumSince("CLOSED: soon")
        .Finds("since", "CLOSED: soon", "the version or the day");

    [Test]
    public void A_value_that_stands_twice_is_refused() => new LintedPages()
        .After(Shop, "- CLOSED", "- CLOSED # again")
        .Finds("enum", "- CLOSED # again", "has it already");

    [Test]
    public void An_enum_of_numbers_is_refused() => new LintedPages()
        .AddSchema("Floor", """
            Floor:
              type: integer # of Floor
              description: A floor.
              enum:
                - 1
              x-enum-names:
                1: First
              x-enum-docs:
                1: The ground floor.
            """)
        .Finds("value-kind", "type: integer # of Floor", "'type: string'");

    [Test]
    public void A_schema_that_nothing_leads_to_is_refused() => new LintedPages()
        .Append(Shop, """
                Door:
                  type: object
                  description: A door.
                  properties:
                    key:
                      type: string
                      description: Key of the door.
            """)
        .Finds("unused-schema", "Door:", "Use 'Door' or remove it");

    [Test]
    public void A_parameter_that_nothing_uses_is_refused() => new LintedPages()
        .Append(Parameters, """
                Before:
                  name: before
                  in: query
                  description: Cursor of the page after.
                  schema:
                    type: string
            """)
        .Finds("unused-parameter", "Before:", "Use 'Before' or remove it");

    [TestCase("'do\"or'")]
    [TestCase("'do\\or'")]
    public void A_member_whose_name_would_end_a_text_in_CSharp_is_refused(string name) => new LintedPages()
        .AddProperty($"{name}:\n  type: string\n  description: A door.")
        .Finds("member-name", $"{name}:", "without quotes, backslashes");
}

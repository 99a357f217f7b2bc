using WhatsApp.Generator.Build;
using WhatsApp.Generator.Lint;
using static WhatsApp.Generator.Tests.Lint.LintedPages;

namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class NameRulesTests
{
    private const string ADoor = """
          type: object
          description: A door.
          properties:
            key:
              type: string
              description: Key.
        """;

    private const string LongName = "A_name_of_a_member_that_is_really_much_too_long_";

    [Test]
    public void An_operationId_that_stands_twice_is_refused() => new LintedPages()
        .Change(Shop, "operationId: openShop", "operationId: uploadPhoto")
        .Finds(
            "duplicate-operation-id", "operationId: uploadPhoto", "openapi/account/photo-api.yaml:", "Choose another");

    [TestCase("OpenShop")]
    [TestCase("open_shop")]
    [TestCase("open")]
    public void An_operationId_that_is_no_verb_and_noun_is_refused(string id) => new LintedPages()
        .Change(Shop, "operationId: openShop", $"operationId: {id}")
        .Finds("operation-id", $"operationId: {id}", "camelCase", id);

    [Test]
    public void A_schema_that_another_page_has_is_refused() => new LintedPages()
        .AddSchema("PhotoInfo", """
            PhotoInfo:
              type: object
              description: A photo of a shop.
              properties:
                id:
                  type: string
                  description: Id.
            """)
        .Finds("duplicate-name", "PhotoInfo:", "openapi/account/photo-api.yaml:", "Choose another name");

    [TestCase("shop_door", "ShopDoor")]
    [TestCase("shopDoor", "ShopDoor")]
    [TestCase("URL", "Url")]
    public void A_schema_that_is_not_PascalCase_is_refused(string name, string right) => new LintedPages()
        .AddSchema(
            name,
            $"{name}:\n{ADoor}")
        .Finds("schema-name", $"{name}:", $"'{right}'");

    [Test]
    public void A_schema_with_more_than_40_characters_is_refused()
    {
        string name = "S" + new string('o', 40);
        new LintedPages()
            .AddSchema(
                name,
                $"{name}:\n{ADoor}")
            .Finds("name-length", $"{name}:", name, "41", "Shorten it");
    }

    [Test]
    public void A_union_whose_fallback_has_more_than_40_characters_is_refused()
    {
        string name = "S" + new string('o', 33);
        new LintedPages()
            .Change(Shop, "$ref: '#/components/schemas/Offer'", $"$ref: '#/components/schemas/{name}'")
            .Change(
                Shop,
                "- $ref: '#/components/schemas/Offer' # of Discount",
                $"- $ref: '#/components/schemas/{name}' # of Discount")
            .Change(
                Shop,
                "- $ref: '#/components/schemas/Offer' # of Gift",
                $"- $ref: '#/components/schemas/{name}' # of Gift")
            .Change(Shop, "Offer:", $"{name}:")
            .Finds("name-length", $"{name}:", "'Unknown" + name, "41");
    }

    [Test]
    public void A_property_with_more_than_40_characters_is_refused() => new LintedPages()
        .AddProperty($"{LongName}indeed:\n  type: string\n  description: Any.")
        .Finds("name-length", $"{LongName}indeed:", "ANameOfAMember", "x-name");

    [Test]
    public void An_enum_value_with_more_than_40_characters_is_refused() => new LintedPages()
        .Change(Shop, "- CLOSED", $"- {LongName}CLOSED")
        .Change(Shop, "CLOSED: Nobody can buy.", $"{LongName}CLOSED: Nobody can buy.")
        .Finds("name-length", $"- {LongName}CLOSED", "x-enum-names");

    [Test]
    public void An_operationId_with_more_than_40_characters_is_refused()
    {
        string line = "operationId: open" + new string('S', 37);
        new LintedPages().Change(Shop, "operationId: openShop", line).Finds("name-length", line, "41");
    }

    [Test]
    public void A_builder_with_more_than_40_characters_is_refused() => new LintedPages()
        .Change(Shop, "/{Version}/{Account-ID}/shops:", "/{Version}/{Account-ID}/shops_on_the_market_soon:")
        .Finds(
            "name-length",
            "/{Version}/{Account-ID}/shops_on_the_market_soon:",
            "'AccountShopsOnTheMarketSoonRequestBuilder'");

    [Test]
    public void Two_members_with_the_same_name_in_CSharp_are_refused() => new LintedPages()
        .AddProperty("Opened:\n  type: string\n  description: Any.")
        .Finds("member-name", "Opened:", "'Opened' belongs to opened already", "x-name");

    [Test]
    public void A_member_with_the_name_of_a_member_of_the_base_is_refused() => new LintedPages()
        .Change(Shop, "# more of Offer", "Percent:\n  type: string\n  description: Any.")
        .Finds("member-name", "percent:", "'Percent' belongs to Percent already");

    [TestCase("shop", "the class itself")]
    [TestCase("additional_data", "'AdditionalData' of its own")]
    [TestCase("to_string", "'ToString' of its own")]
    public void A_member_with_a_name_that_the_class_has_is_refused(string name, string why) => new LintedPages()
        .AddProperty($"{name}:\n  type: string\n  description: Any.")
        .Finds("member-name", $"{name}:", why, "x-name");

    [Test]
    public void A_member_with_the_name_of_the_kind_of_its_union_is_refused() => new LintedPages()
        .Change(Shop, "code:", "Type:")
        .Finds("member-name", "Type:", "the kind of the union 'Offer'", "x-name");

    [Test]
    public void A_member_that_is_no_identifier_is_refused() => new LintedPages()
        .AddProperty("2d:\n  type: string\n  description: Any.")
        .Finds("member-name", "2d:", "'2d' is not one", "x-name");

    [Test]
    public void A_name_given_to_a_member_is_taken() => new LintedPages()
        .AddProperty("2d:\n  type: string\n  description: Any.\n  x-name: Plan")
        .FindsNothing();

    [Test]
    public void Two_parameters_with_the_same_name_in_CSharp_are_refused() => new LintedPages()
        .Change(
            Shop, "# more parameters", "- name: Limit\n  in: query\n  description: Any.\n  schema:\n    type: string")
        .Finds("parameter-name", "- name: Limit", "'Limit' belongs to limit already", "x-name");

    [TestCase("closed", "'Closed' belongs to CLOSED already")]
    [TestCase("1st", "'1st' is not one")]
    [TestCase("VALUE", "'Value' of its own")]
    [TestCase("SHOP_STATE", "the type itself")]
    public void An_enum_value_without_a_name_of_its_own_is_refused(string value, string why) => new LintedPages()
        .Change(Shop, "CLOSED: Nobody can buy.", $"CLOSED: Nobody can buy.\n{value}: Any.")
        .Change(Shop, "- CLOSED", $"- CLOSED\n- {value}")
        .Finds("enum-name", $"- {value}", why, "x-enum-names");

    [Test]
    public void A_schema_with_the_name_of_a_builder_is_refused() => new LintedPages()
        .AddSchema("AccountShopsQuery", """
            AccountShopsQuery:
              type: object
              description: Any.
              properties:
                key:
                  type: string
                  description: Any.
            """)
        .Finds("duplicate-name", "AccountShopsQuery:", "the query of 'get /{Version}/{Account-ID}/shops'");

    [TestCase("Task", "of .NET")]
    [TestCase("Exception", "of .NET")]
    [TestCase("WhatsAppClient", "in the generated code")]
    public void A_schema_with_the_name_of_a_type_that_the_code_uses_is_refused(string name, string where) => new LintedPages()
        .AddSchema(name, $"""
            {name}:
              type: object
              description: A shop's own.
              properties:
                id:
                  type: string
                  description: An id.
            """)
        .Finds("duplicate-name", $"{name}:", $"There is a type '{name}' {where} already");

    [TestCase("FileUpload", "src/WhatsApp.Generated/")]
    [TestCase("JsonModel", "src/WhatsApp.Generated/Json/JsonModel.cs")]
    [TestCase("GraphApiException", "src/WhatsApp.Generated/Errors/")]
    public void A_handwritten_type_of_the_SDK_is_known_with_its_place(string name, string place) =>
        Assert.That(SdkTypes.Read(Repository.Root())[name], Does.StartWith("in " + place));

    [Test]
    public void A_generated_type_that_handwritten_code_continues_is_not_taken() =>
        Assert.That(
            SdkTypes.Read(Repository.Root()), Does.Not.ContainKey("TextMessage").And.Not.ContainKey("MediaInfo"));
}

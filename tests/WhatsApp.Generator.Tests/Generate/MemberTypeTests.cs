using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Tests.Generate;

public sealed class MemberTypeTests
{
    private static readonly PageSet Pages = Yaml.Pages(
        ("box/page", """
            components:
              schemas:
                Lid:
                  type: object
                Color:
                  type: string
                  enum: [RED]
            """),
        ("shared/ropes", """
            components:
              schemas:
                Rope:
                  type: object
            """));

    [TestCase("{type: string}", "string", "String")]
    [TestCase("{type: string, format: uri}", "string", "String")]
    [TestCase("{type: string, format: date}", "DateOnly", "Date")]
    [TestCase("{type: string, format: time}", "TimeOnly", "Time")]
    [TestCase("{type: string, format: date-time}", "DateTimeOffset", "DateTime")]
    [TestCase("{type: string, format: unixtime}", "DateTimeOffset", "UnixTimeText")]
    [TestCase("{type: string, format: binary}", "FileUpload", "File")]
    [TestCase("{type: integer}", "long", "Int64")]
    [TestCase("{type: integer, format: int32}", "int", "Int32")]
    [TestCase("{type: integer, format: unixtime}", "DateTimeOffset", "UnixTime")]
    [TestCase("{type: number}", "double", "Double")]
    [TestCase("{type: number, format: decimal}", "decimal", "Decimal")]
    [TestCase("{type: boolean}", "bool", "Boolean")]
    [TestCase("{$ref: '#/components/schemas/Color'}", "Color", "Enum")]
    [TestCase("{$ref: '#/components/schemas/Lid'}", "Lid", "Model")]
    [TestCase("{$ref: '../shared/ropes.yaml#/components/schemas/Rope'}", "Rope", "Model")]
    [TestCase("{type: array, items: {type: string}}", "IReadOnlyList<string>", "StringList")]
    [TestCase(
        "{type: array, items: {type: array, items: {type: string}}}",
        "IReadOnlyList<IReadOnlyList<string>>",
        "StringListList")]
    [TestCase("{type: array, items: {$ref: '#/components/schemas/Color'}}", "IReadOnlyList<Color>", "EnumList")]
    [TestCase("{type: array, items: {$ref: '#/components/schemas/Lid'}}", "IReadOnlyList<Lid>", "ModelList")]
    [TestCase("{type: object, additionalProperties: true}", "RawJson", "Raw")]
    [TestCase(
        "{type: object, additionalProperties: {type: string}}",
        "IReadOnlyDictionary<string, string>",
        "StringMap")]
    [TestCase(
        "{type: object, additionalProperties: {$ref: '#/components/schemas/Lid'}}",
        "IReadOnlyDictionary<string, Lid>",
        "ModelMap")]
    public void Type_of_the_pages_has_one_type_and_one_way_to_be_read_in_CSharp(string schema, string csharp, string kind)
    {
        MemberType type = Of(schema);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(type.CSharp, Is.EqualTo(csharp));
            Assert.That(type.Kind, Is.EqualTo(kind));
        }
    }

    [TestCase(
        "{$ref: '#/components/schemas/Nobody'}",
        "'#/components/schemas/Nobody' names nothing. Fix the reference.")]
    [TestCase(
        "{$ref: '../shared/nowhere.yaml#/components/schemas/Lid'}",
        "'../shared/nowhere.yaml#/components/schemas/Lid' names nothing. Fix the reference.")]
    [TestCase("{description: Anything}", "The schema has no type. Add one.")]
    [TestCase("{type: array}", "The array has no items. Add them.")]
    [TestCase("{type: text}", "There is no type 'text'. Use one of openapi/README.md.")]
    [TestCase(
        "{type: array, items: {type: string, format: date}}",
        "The runtime cannot read a DateList. Use a named schema, or add ReadDateList and WriteDateList.")]
    [TestCase(
        "{type: object, additionalProperties: {type: integer}}",
        "The runtime cannot read a Int64Map. Use a named schema, or add ReadInt64Map and WriteInt64Map.")]
    public void What_the_runtime_cannot_read_is_refused_with_its_place_and_advice(string schema, string advice)
    {
        ProblemsException error = Assert.Throws<ProblemsException>(() => Of("\n" + schema))!;
        Assert.That(error.Problems, Is.EqualTo([new Problem("openapi/box/page.yaml", 2, "member-type", advice)]));
    }

    [TestCase("{type: string}", "a \"b\"", "\"a \\\"b\\\"\"")]
    [TestCase("{type: boolean}", "true", "true")]
    [TestCase("{type: integer}", "0012", "12")]
    public void Constant_becomes_a_literal(string schema, string value, string literal) =>
        Assert.That(Of(schema).Literal(value), Is.EqualTo(literal));

    [Test]
    public void Constant_of_another_type_is_refused() => Assert.That(
        () => Of("{type: string, format: date}").Literal("2026-11-20"),
        Throws.TypeOf<NotSupportedException>().With.Message.Contains("Make it a string, boolean or integer."));

    private static MemberType Of(string schema) => MemberType.Of(Pages, Pages.Files[0], Yaml.Map(schema));
}

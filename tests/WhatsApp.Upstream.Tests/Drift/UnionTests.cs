using static WhatsApp.Upstream.Tests.Drift.Captured;

namespace WhatsApp.Upstream.Tests.Drift;

/// <summary>Unions, which a page shows as headings and ours as schemas that extend one.</summary>
[TestFixture]
public sealed class UnionTests
{
    private const string Open = "Show child attributes";

    private const string Union = "Must be one of: OakDoor, GlassDoor, SteelDoor";

    private const string Ours = """
          type: object
          discriminator:
            propertyName: kind
            mapping: {oak: '#/components/schemas/Oak', glass: '#/components/schemas/Glass'}
          required: [id]
          properties: {id: {type: string}}
        Oak:
          allOf:
            - $ref: '#/components/schemas/DoorRequest'
            - {type: object, required: [age], properties: {age: {type: integer}}}
        Glass:
          allOf:
            - $ref: '#/components/schemas/DoorRequest'
            - {type: object, properties: {color: {type: string}}}
        """;

    private static readonly string[] Both =
    [
        "OakDoor", Open, "idstring·required", "kind\"oak\"·required", "ageinteger·required",
        "GlassDoor", Open, "idstring·required", "kind\"glass\"·required", "colorstring",
    ];

    [Test]
    public void Equal_unions_do_not_differ() => Assert.That(Differ(Both), Is.Empty);

    [Test]
    public void Member_belongs_to_its_alternative() => Assert.That(
        Differ([.. Both, "ageinteger·required"]), Is.EqualTo("age: member: page yes, ours no"));

    [Test]
    public void Required_mark_is_that_of_the_alternative() => Assert.That(
        Differ([.. Both[..^1], "colorstring·required"]), Is.EqualTo("color: required: page yes, ours no"));

    [Test]
    public void Alternative_that_the_page_lacks_is_reported_by_its_value() => Assert.That(
        Differ(Both[..5]), Is.EqualTo("kind: value glass: page no, ours yes"));

    [Test]
    public void Alternative_that_we_lack_is_reported_by_its_value() => Assert.That(
        Differ([.. Both, "SteelDoor", Open, "kind\"steel\"", "idstring·required", "ageinteger·required"]),
        Does.Contain("kind: value steel: page yes, ours no"));

    [Test]
    public void Alternatives_may_be_at_several_places()
    {
        const string leaf = "{$ref: '#/components/schemas/Leaf'}";
        string page = Door(
            method: "post", body: $"type: object\nproperties:\n  front: {leaf}\n  back: {leaf}") + "\n"
            + "    Leaf: {type: object, discriminator: {propertyName: kind, mapping: {oak: '#/components/schemas/Oak', "
            + "glass: '#/components/schemas/Glass'}}}\n"
            + $"    Oak: {{allOf: [{leaf}, {{type: object}}]}}\n    Glass: {{allOf: [{leaf}, {{type: object}}]}}";
        const string body = $"frontobject\n{Open}\nkind\"oak\"\nbackobject\n{Open}\nkind\"glass\"\n";

        Assert.That(
            Page(page, Section("POST", body: $"Required\nContent Type: application/json\nSchema: object\n{body}")),
            Is.Empty);
        Assert.That(
            Page(page, Section(
                "POST",
                body: "Required\nContent Type: application/json\nSchema: object\n"
                    + body.Replace("glass", "oak", StringComparison.Ordinal))),
            Is.EqualTo("post /{Door-ID} body front.kind: value glass: page no, ours yes"));
    }

    [Test]
    public void Object_that_is_one_alternative_is_compared_with_it() => Assert.That(
        Differ("object", ["idstring·required", "kind\"oak\"·required", "ageinteger·required", "colorstring"]),
        Is.EqualTo("kind: value glass: page no, ours yes\ncolor: member: page yes, ours no"));

    [Test]
    public void Heading_with_nothing_below_it_is_reported() => Assert.That(
        Differ([.. Both, "SteelDoor"]),
        Is.EqualTo("not understood: 'SteelDoor': a heading of a union with nothing below it"));

    [Test]
    public void Heading_outside_of_a_union_is_reported() => Assert.That(
        Body("type: object\nproperties: {id: {type: string}}", "idstring", "OakDoor", Open),
        Is.EqualTo("not understood: 'OakDoor': a heading where no union is open"));

    private static string Differ(string[] lines) =>
        Differ(Union, [Union, .. lines]);

    // The schemas except the first are in their places already.
    private static string Differ(string schema, string[] lines) =>
        Page(
            Door(method: "post", body: "{}").Replace(
                "      {}",
                string.Join('\n', Ours.Split('\n').Select(line => "    " + line)),
                StringComparison.Ordinal),
            Section(
                "POST",
                body: $"Required\nContent Type: application/json\nSchema: {schema}\n{Open}\n"
                    + string.Join('\n', lines) + "\n"))
        .Replace("post /{Door-ID} body ", "", StringComparison.Ordinal);
}

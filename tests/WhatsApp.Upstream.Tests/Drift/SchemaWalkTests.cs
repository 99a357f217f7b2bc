using System.Globalization;
using WhatsApp.Upstream.Drift;
using static WhatsApp.Upstream.Tests.Drift.Captured;

namespace WhatsApp.Upstream.Tests.Drift;

/// <summary>Members of bodies and responses.</summary>
[TestFixture]
public sealed class SchemaWalkTests
{
    private const string Open = "Show child attributes";

    private const string Nested = """
        type: object
        properties:
          data:
            type: array
            items:
              type: object
              properties:
                bell: {type: object, properties: {sound: {type: string}, id: {type: string}}}
                id: {type: string}
          paging: {type: object, properties: {next: {type: string}}}
        """;

    [Test]
    public void Objects_in_objects_are_distinguished_by_ours() => Assert.That(
        Answer(
            Nested, Open, "Door", "dataarray of Door·required", "Doors.", Open, "data[]Door", Open, "bellobject", Open,
            "soundstring", "Ding.", "idstring", "Of the bell.", "idstring", "Of the door.", "pagingPaging", Open,
            "nextstring"),
        Is.Empty);

    [Test]
    public void Member_that_we_lack_is_reported_with_its_place_and_line()
    {
        string page = Door(answer: Nested);
        PageDrift drift = Compare(
            page,
            AnswerText(
                Open, "Door", "dataarray of Door", Open, "data[]Door", Open, "bellobject", Open, "soundstring",
                "idstring", "idstring", "lockstring", "Whether it is shut.", "pagingPaging"));

        Assert.That(drift.Texts(), Is.EqualTo("get /{Door-ID} answer data[].lock: member: page yes, ours no"));
        Assert.That(drift.Differences[0].Line, Is.EqualTo(37));
        Assert.That(OurLine(page, drift), Is.EqualTo("type: object"));
    }

    [Test]
    public void Members_of_an_object_that_we_lack_are_reported_too() => Assert.That(
        Answer("type: object\nproperties: {key: {type: string}}", "lockobject", Open, "codeinteger", "keystring"),
        Is.EqualTo("lock: member: page yes, ours no\nlock.code: member: page yes, ours no"));

    [Test]
    public void Member_that_only_we_have_is_reported_with_our_line()
    {
        string page = Door(answer: "type: object\nproperties:\n  key: {type: string}\n  bell: {type: string}");
        PageDrift drift = Compare(page, AnswerText("keystring"));

        Assert.That(drift.Texts(), Is.EqualTo("get /{Door-ID} answer bell: member: page no, ours yes"));
        Assert.That(OurLine(page, drift), Is.EqualTo("bell: {type: string}"));
    }

    [Test]
    public void Member_that_is_newer_than_the_page_is_marked_as_such() => Assert.That(
        Compare(
            Door(answer: "type: object\nproperties: {key: {type: string}, bell: {type: string, x-since: 2026-05-28}}"),
            AnswerText("keystring")).Differences.Single().Since,
        Is.EqualTo("2026-05-28"));

    [Test]
    public void Required_marks_of_a_body_are_compared() => Assert.That(
        Body(
            "type: object\nrequired: [bell, key]\n"
                + "properties: {key: {type: string}, bell: {type: string}, lock: {type: string}}",
            "keystring·required", "bellstring", "lockstring·required"),
        Is.EqualTo("bell: required: page no, ours yes\nlock: required: page yes, ours no"));

    [Test]
    public void Response_may_leave_out_anything_so_that_its_marks_do_not_count() =>
        Assert.That(Answer("type: object\nproperties: {key: {type: string}}", "keystring·required"), Is.Empty);

    [Test]
    public void Constant_is_sent_by_itself() => Assert.That(
        Body("type: object\nproperties: {key: {type: string, const: oak}}", "key\"oak\"·required"), Is.Empty);

    [Test]
    public void Value_that_one_side_lacks_is_reported() => Assert.That(
        Answer("type: object\nproperties: {key: {type: string, enum: [OAK, ASH]}}", "keyOne of \"OAK\", \"ELM\""),
        Is.EqualTo("key: value ELM: page yes, ours no\nkey: value ASH: page no, ours yes"));

    [TestCase("string", "{type: string, enum: [OAK]}", "key: values: page any, ours OAK")]
    [TestCase("One of \"OAK\"", "{type: string}", "key: values: page OAK, ours any")]
    [TestCase("integer", "{type: string}", "key: type: page integer, ours string")]
    [TestCase("object", "{type: array, items: {type: string}}", "key: type: page object, ours array")]
    [TestCase("array of string", "{type: array, items: {type: number}}", "key: type of items: page string, ours number")]
    [TestCase("string (date)", "{type: string}", "key: format: page date, ours none")]
    [TestCase("string", "{type: string, format: date-time}", "key: format: page none, ours date-time")]
    [TestCase("integer (int64)", "{type: integer}", "")]
    [TestCase("KeyKind", "{type: string, enum: [OAK]}", "")]
    public void Type_values_and_format_are_compared(string type, string ours, string difference) => Assert.That(
        Answer($"type: object\nproperties: {{key: {ours}}}", "key" + type), Is.EqualTo(difference));

    [TestCase("Maximum 128 characters.", "key: maxLength: page 128, ours 64")]
    [TestCase("A name (2-64 characters)", "key: minLength: page 2, ours none")]
    [TestCase("Up to 64 characters", "")]
    public void Length_in_words_counts(string words, string difference) => Assert.That(
        Answer("type: object\nproperties: {key: {type: string, maxLength: 64}}", "keystring", words),
        Is.EqualTo(difference));

    [Test]
    public void What_the_page_only_names_is_counted_as_not_shown()
    {
        PageDrift drift = Compare(
            Door(answer: "type: object\nproperties: {key: {type: object, properties: {cut: {type: string}}}}"),
            AnswerText("keyKey", "The key."));

        Assert.That((drift.Texts(), drift.NotShown), Is.EqualTo((string.Empty, 1)));
    }

    [Test]
    public void Fold_below_a_text_opens_nothing() => Assert.That(
        Answer(
            "type: object\nproperties: {key: {type: string}, bell: {type: string}}",
            "keystring", "A key.", Open, "bellstring"),
        Is.Empty);

    [Test]
    public void Edge_of_which_the_page_shows_the_list_alone_is_compared_by_its_items() => Assert.That(
        Answer(
            "type: object\nproperties:\n  keys:\n    type: object\n    properties:\n"
                + "      data: {type: array, items: {type: object, properties: {id: {type: string}}}}",
            "keysarray of Key", Open, "keys[]Key", Open, "idinteger"),
        Is.EqualTo("keys: type: page array, ours object\nkeys[].id: type: page integer, ours string"));

    [Test]
    public void Error_may_lack_what_our_envelope_has_and_must_not_have_more()
    {
        string page = Door() + "\n"
            + "    Oops: {type: object, properties: {error: {$ref: '#/components/schemas/Fault'}}}\n"
            + "    Fault: {type: object, properties: {code: {type: integer}, hint: {type: string}}}";
        page = page.Replace(
            "responses:",
            "responses: {default: {content: {application/json: {schema: {$ref: '#/components/schemas/Oops'}}}}}",
            StringComparison.Ordinal);
        string error = "400\nBad.\nContent Type: application/json\nSchema: Oops\n"
            + $"{Open}\nOops\nerrorobject\n{Open}\ncodeinteger\nblamestring\n";

        Assert.That(
            Page(page, Section("GET", answer: error)),
            Is.EqualTo("get /{Door-ID} error error.blame: member: page yes, ours no"));
    }

    private static string OurLine(string page, PageDrift drift) =>
        page.Split('\n')[int.Parse(drift.Differences[0].Ours.Split(':')[1], CultureInfo.InvariantCulture) - 1].Trim();
}

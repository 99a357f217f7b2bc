using static WhatsApp.Upstream.Tests.Coverage.Compared;

namespace WhatsApp.Upstream.Tests.Coverage;

[TestFixture]
public sealed class CoverageReportTests
{
    private const string Key = """
        type: object
        properties:
          key: {type: string}
        """;

    private const string Nothing = """
        type: object
        """;

    [Test]
    public void Equal_documents_have_no_gap() => Assert.That(Schemas(Key, Key), Is.Empty);

    [Test]
    public void Operation_that_one_side_lacks_is_reported()
    {
        const string door = "paths:\n  /door:\n    get: {}\n";
        const string gate = "paths:\n  /gate:\n    get: {}\n";

        Assert.That(Gaps(door, gate), Is.EqualTo(Lines(
            "contract lack: get /door: the operation",
            "pages lack: get /gate: the operation")));
    }

    [Test]
    public void Names_of_path_parameters_may_be_spelt_otherwise() => Assert.That(
        Gaps("paths:\n  /{Door-ID}/keys:\n    get: {}\n", "paths:\n  /{DOOR_ID}/keys:\n    get: {}\n"), Is.Empty);

    [Test]
    public void Parameter_that_one_side_lacks_is_reported() => Assert.That(
        Gaps(WithParameter("name: limit, in: query"), WithParameter("name: after, in: query")),
        Is.EqualTo(Lines(
            "pages lack: get /door query after: the member",
            "contract lack: get /door query limit: the member")));

    [Test]
    public void Parameter_in_a_path_or_header_is_none_of_the_query() => Assert.That(
        Gaps(WithParameter("name: door, in: path"), WithParameter("name: color, in: header")), Is.Empty);

    [Test]
    public void List_in_a_query_may_be_text_for_the_other_side() => Assert.That(
        Gaps(
            WithParameter("name: fields, in: query, schema: {type: array, items: {type: string}}"),
            WithParameter("name: fields, in: query, schema: {type: string}")),
        Is.Empty);

    [Test]
    public void Media_type_that_one_side_lacks_is_reported() => Assert.That(
        Gaps(WithBody("multipart/form-data"), WithBody("application/json")),
        Is.EqualTo(Lines(
            "pages lack: post /door body: media type application/json",
            "contract lack: post /door body: media type multipart/form-data")));

    [Test]
    public void Member_that_pages_lack_is_reported() =>
        Assert.That(Schemas(Nothing, Key), Is.EqualTo("pages lack: get /door answer key: the member"));

    [Test]
    public void Member_that_the_contract_lacks_is_reported() =>
        Assert.That(Schemas(Key, Nothing), Is.EqualTo("contract lack: get /door answer key: the member"));

    [Test]
    public void Member_of_items_is_reported_with_its_whole_place() => Assert.That(
        Schemas(ListOf("{type: object}"), ListOf("{type: object, properties: {key: {type: string}}}")),
        Is.EqualTo("pages lack: get /door answer data[].key: the member"));

    [Test]
    public void Bare_list_is_not_an_object_of_data() => Assert.That(
        Schemas(ListOf("{type: string}"), "type: array\nitems: {type: string}"),
        Is.EqualTo(Lines(
            "pages lack: get /door answer []: the member",
            "contract lack: get /door answer data: the member")));

    [Test]
    public void Value_that_one_side_lacks_is_reported() => Assert.That(
        Schemas("type: string\nenum: [OPEN, AJAR]", "type: string\nenum: [OPEN, SHUT]"),
        Is.EqualTo(Lines(
            "pages lack: get /door answer: value SHUT",
            "contract lack: get /door answer: value AJAR")));

    [Test]
    public void Constant_is_a_list_of_one_value() =>
        Assert.That(Schemas("type: string\nconst: OPEN", "type: string\nenum: [OPEN]"), Is.Empty);

    [Test]
    public void Values_beside_any_text_are_one_gap()
    {
        const string values = "type: string\nenum: [OPEN, SHUT]";
        const string text = "type: string";

        Assert.Multiple(() =>
        {
            Assert.That(Schemas(values, text), Is.EqualTo("contract lack: get /door answer: the values OPEN, SHUT"));
            Assert.That(Schemas(text, values), Is.EqualTo("pages lack: get /door answer: the values OPEN, SHUT"));
        });
    }

    [TestCase("maxLength")]
    [TestCase("minLength")]
    [TestCase("maximum")]
    [TestCase("minimum")]
    [TestCase("maxItems")]
    [TestCase("minItems")]
    [TestCase("pattern")]
    public void Bound_that_differs_is_reported_on_either_side(string bound) => Assert.That(
        Schemas($"type: string\n{bound}: 5", $"type: string\n{bound}: 7"),
        Is.EqualTo(Lines(
            $"pages lack: get /door answer: {bound} 7",
            $"contract lack: get /door answer: {bound} 5")));

    [Test]
    public void Bound_that_one_side_lacks_is_reported()
    {
        const string bound = "type: string\nmaxLength: 5";
        const string none = "type: string";

        Assert.Multiple(() =>
        {
            Assert.That(Schemas(bound, none), Is.EqualTo("contract lack: get /door answer: maxLength 5"));
            Assert.That(Schemas(none, bound), Is.EqualTo("pages lack: get /door answer: maxLength 5"));
        });
    }

    [Test]
    public void Union_of_pages_is_the_same_as_alternatives_of_the_contract()
    {
        const string union = """
              type: object
              discriminator:
                propertyName: kind
                mapping: {oak: '#/components/schemas/Oak', glass: '#/components/schemas/Glass'}
            Oak:
              allOf:
                - $ref: '#/components/schemas/Door'
                - {type: object, properties: {age: {type: integer}}}
            Glass:
              allOf:
                - $ref: '#/components/schemas/Door'
                - {type: object, properties: {color: {type: string}}}
            """;
        const string alternatives = """
            oneOf:
              - {type: object, properties: {kind: {type: string, enum: [oak]}, age: {type: integer}}}
              - {type: object, properties: {kind: {type: string, enum: [glass]}, color: {type: string}}}
            """;

        Assert.That(Gaps(Raw(union), Answering(alternatives)), Is.Empty);
    }

    [Test]
    public void Alternative_that_pages_lack_is_reported_by_its_value_and_members()
    {
        const string one = """
            oneOf:
              - {type: object, properties: {kind: {type: string, enum: [oak]}}}
            """;
        const string two = """
            oneOf:
              - {type: object, properties: {kind: {type: string, enum: [oak]}}}
              - {type: object, properties: {kind: {type: string, enum: [glass]}, color: {type: string}}}
            """;

        Assert.That(Schemas(one, two), Is.EqualTo(Lines(
            "pages lack: get /door answer color: the member",
            "pages lack: get /door answer kind: value glass")));
    }

    [Test]
    public void Recursive_schema_is_walked_once()
    {
        const string recursive = """
            type: object
            properties:
              behind: {$ref: '#/components/schemas/Door'}
            """;

        string withKey = recursive.Replace("properties:", "properties:\n  key: {type: string}", StringComparison.Ordinal);

        Assert.That(
            Schemas(recursive, withKey),
            Is.EqualTo("pages lack: get /door answer key: the member"));
    }

    [Test]
    public void Gap_of_two_schemas_that_meet_twice_is_reported_once() => Assert.That(
        Gaps(TwoPaths("Door", "Door", Nothing, Nothing), TwoPaths("Door", "Door", Key, Nothing)),
        Is.EqualTo("pages lack: get /door answer key: the member"));

    [Test]
    public void Contract_lacks_only_what_none_of_its_descriptions_has() => Assert.That(
        Gaps(
            TwoPaths("Door", "Door", "type: object\nproperties: {key: {type: string}, bell: {type: string}}", Nothing),
            TwoPaths("Door", "Gate", Nothing, Key)),
        Is.EqualTo("contract lack: get /door answer bell: the member"));

    [Test]
    public void Pages_lack_what_any_description_of_the_contract_has() => Assert.That(
        Gaps(TwoPaths("Door", "Gate", Nothing, Key), TwoPaths("Door", "Door", Key, Nothing)),
        Is.EqualTo("pages lack: get /door answer key: the member"));

    private static string WithParameter(string parameter) =>
        $"paths:\n  /door:\n    get:\n      parameters:\n        - {{{parameter}}}\n";

    private static string WithBody(string mediaType) =>
        $"paths:\n  /door:\n    post:\n      requestBody:\n        content:\n          {mediaType}: {{schema: {{type: object}}}}\n";

    private static string ListOf(string items) => $"type: object\nproperties:\n  data: {{type: array, items: {items}}}";

    // The schemas are in their places already.
    private static string Raw(string schemas) =>
        "paths:\n" + Get("door", "Door") + "components:\n  schemas:\n    Door:\n"
        + string.Concat(schemas.ReplaceLineEndings("\n").Split('\n').Select(line => "    " + line + "\n"));

    private static string TwoPaths(string atDoor, string atGate, string door, string gate) =>
        "paths:\n" + Get("door", atDoor) + Get("gate", atGate) + "components:\n  schemas:\n    Door:\n"
        + string.Concat(door.ReplaceLineEndings("\n").Split('\n').Select(line => "      " + line + "\n"))
        + "    Gate:\n" + string.Concat(gate.ReplaceLineEndings("\n").Split('\n').Select(line => "      " + line + "\n"));
}

using static WhatsApp.Upstream.Tests.Drift.Captured;

namespace WhatsApp.Upstream.Tests.Drift;

/// <summary>Parameters, and whether there is a body.</summary>
[TestFixture]
public sealed class ParameterTests
{
    private const string Limit = "- {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 9}}";

    [Test]
    public void Equal_parameters_do_not_differ() => Assert.That(
        Query(Limit, "limitinteger [min: 1, max: 9]", "How many."), Is.Empty);

    [Test]
    public void Parameter_that_we_lack_is_reported() => Assert.That(
        Query(Limit, "limitinteger [min: 1, max: 9]", "How many.", "afterstring", "Where to begin."),
        Is.EqualTo("after: parameter: page yes, ours no"));

    [Test]
    public void Parameter_that_only_we_have_is_reported() => Assert.That(
        Query(Limit, "afterstring"),
        Is.EqualTo("limit: parameter: page no, ours yes\nafter: parameter: page yes, ours no"));

    [TestCase("integer [min: 1, max: 9]·required", false, "limit: required: page yes, ours no")]
    [TestCase("integer [min: 1, max: 9]", true, "limit: required: page no, ours yes")]
    public void Required_mark_that_differs_is_reported(string type, bool isRequired, string difference)
    {
        string mark = isRequired ? "in: query, required: true" : "in: query";

        Assert.That(
            Query(Limit.Replace("in: query", mark, StringComparison.Ordinal), "limit" + type), Is.EqualTo(difference));
    }

    [TestCase("integer [min: 1, max: 8]", "limit: maximum: page 8, ours 9")]
    [TestCase("integer [min: 2, max: 9]", "limit: minimum: page 2, ours 1")]
    [TestCase("integer [min: 1]", "limit: maximum: page none, ours 9")]
    [TestCase("string", "limit: type: page string, ours integer")]
    public void Bound_or_type_that_differs_is_reported(string type, string difference) =>
        Assert.That(Query(Limit, "limit" + type), Is.EqualTo(difference));

    [Test]
    public void Bounds_and_default_in_words_count()
    {
        const string ours = "- {name: limit, in: query, schema: {type: integer, default: 5}}";

        Assert.That(Query(ours, "limitinteger", "How many. Default is 5."), Is.Empty);
        Assert.That(
            Query(ours, "limitinteger", "How many. Default is 7, maximum is 9."),
            Is.EqualTo("limit: maximum: page 9, ours none\nlimit: default: page 7, ours 5"));
    }

    [Test]
    public void List_in_a_query_may_be_text_on_the_page() => Assert.That(
        Query("- {name: kinds, in: query, schema: {type: array, items: {type: string}}}", "kindsstring", "Kinds."),
        Is.Empty);

    [Test]
    public void Values_of_the_items_of_a_list_are_compared() => Assert.That(
        Query(
            "- {name: kinds, in: query, schema: {type: array, items: {type: string, enum: [OAK, ASH]}}}",
            "kindsarray of One of \"OAK\", \"ELM\""),
        Is.EqualTo("kinds: value ELM of items: page yes, ours no\nkinds: value ASH of items: page no, ours yes"));

    [Test]
    public void Fields_that_may_be_asked_for_must_be_members_of_the_model()
    {
        string page = Door(
            query: "- name: fields\n  in: query\n  x-fields: '#/components/schemas/Door'\n"
                + "  schema: {type: array, items: {type: string}}",
            answer: "type: object\nproperties: {key: {type: string}, bell: {type: object}}");
        string capture = Section("GET", query: "fieldsstring\nAvailable fields: key,\nbell{sound,color}, lock\n");

        Assert.That(Page(page, capture), Is.EqualTo("get /{Door-ID} query fields: field lock: page yes, ours no"));
    }

    [Test]
    public void Headers_that_every_request_has_are_none_of_the_page() => Assert.That(
        Page(
            Door(),
            Section("GET").Replace("Path Parameters", "X-Knockstring\nPath Parameters", StringComparison.Ordinal)),
        Is.EqualTo("get /{Door-ID} header X-Knock: parameter: page yes, ours no"));

    [Test]
    public void Body_that_one_side_lacks_is_reported()
    {
        string withBody = Door(method: "post", body: "type: object");
        const string body = "Required\nContent Type: application/json\nSchema: object\n";

        Assert.That(Page(withBody, Section("POST")), Is.EqualTo("post /{Door-ID} body: body: page no, ours yes"));
        Assert.That(
            Page(Door(method: "post"), Section("POST", body: body)),
            Is.EqualTo("post /{Door-ID} body: body: page yes, ours no"));
    }

    [Test]
    public void Body_may_be_optional_or_of_another_content_type()
    {
        const string body = "Optional\nIf any.\nContent Type: multipart/form-data\nSchema: object\n";

        Assert.That(
            Page(Door(method: "post", body: "type: object"), Section("POST", body: body)),
            Is.EqualTo(
                "post /{Door-ID} body: required: page no, ours yes\n"
                + "post /{Door-ID} body: content type: page multipart/form-data, ours application/json"));
    }
}

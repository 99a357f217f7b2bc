using System.Net;
using WhatsApp.Upstream.Drift;
using static WhatsApp.Upstream.Tests.Drift.Captured;

namespace WhatsApp.Upstream.Tests.Drift;

/// <summary>Pages as Meta serves them for machines: tables of parameters, and schemas to which types link.</summary>
[TestFixture]
public sealed class ServedMarkdownTests
{
    private const string Locks = """
        type: object
        properties:
          key: {type: string}
          locks:
            type: array
            items:
              type: object
              properties: {id: {type: string}, door: {type: object, properties: {key: {type: string}}}}
        """;

    private const string LocksServed = """
        | key | string | ✓ | The key. |
        | locks | array of [Lock](#object-lock-1) |  | Its locks. |
        """;

    private const string Lock = """

        <jumplink id="object-lock-1"></jumplink>
        ### Lock

        | Property | Type | Required | Description |
        |----------|------|----------|-------------|
        | id | string | ✓ | The lock. |
        | door | [Door](#door) |  | Its door. |
        """;

    /// <summary>A page with a get of a door, whose response has these members.</summary>
    public static string Door(string members, string more = "", string query = "", string body = "") => $$"""


        ## Base URL

        | URL | Description |
        |-----|-------------|
        | https://graph.facebook.com |  |

        ## APIs

        | Method | Endpoint |
        |--------|----------|
        | GET | [/{Door-ID}](#get-door-id) |

        <jumplink id="get-door-id"></jumplink>
        ## {{(body.Length > 0 ? "POST" : "GET")}} /{Door-ID}

        What it does, **with care**.

        ### Header Parameters

        | Name | Type | Required | Description |
        |------|------|----------|-------------|
        | User-Agent | string |  | The program that calls. |

        ### Path Parameters

        | Name | Type | Required | Description |
        |------|------|----------|-------------|
        | Door-ID | string | ✓ | The door. |

        {{query}}

        {{body}}

        ### Responses

        **200**

        Done

        **Content Type**: `application/json`

        **Schema**: [Door](#door)

        # Components

        ## Schemas

        <jumplink id="door"></jumplink>
        ### Door

        What a door is.

        | Property | Type | Required | Description |
        |----------|------|----------|-------------|
        {{members}}
        {{more}}

        ## Authentication

        | Scheme | Type | Location |
        |--------|------|----------|
        | bearerAuth | HTTP Bearer | Header: `Authorization` |

        """.ReplaceLineEndings("\n");

    [TestCase(false)]
    [TestCase(true)]
    public void Page_that_is_equal_does_not_differ(bool isEscaped)
    {
        string served = Door(LocksServed, Lock);
        PageDrift drift = Compare(
            Captured.Door(answer: Locks),
            isEscaped ? WebUtility.HtmlEncode(served).Replace("{", "&#123;", StringComparison.Ordinal) : served);

        Assert.That(drift.Texts(), Is.Empty);
        Assert.That((drift.Page, drift.Compared, drift.IsFolded), Is.EqualTo(("shop/door-api", 1, false)));
    }

    [Test]
    public void Members_of_schemas_that_types_link_to_are_compared_with_their_lines()
    {
        string served = Door(LocksServed.Replace("| key | string", "| key | integer", StringComparison.Ordinal),
            Lock.Replace("| id |", "| number |", StringComparison.Ordinal));

        PageDrift drift = Compare(Captured.Door(answer: Locks), served);

        Assert.That(drift.Texts(), Is.EqualTo("""
            get /{Door-ID} answer key: type: page integer, ours string
            get /{Door-ID} answer locks[].id: member: page no, ours yes
            get /{Door-ID} answer locks[].number: member: page yes, ours no
            """.ReplaceLineEndings("\n")));
        Assert.That(
            served.Split('\n')[drift.Differences[0].Line - 1], Does.StartWith("| key | integer "));
    }

    [Test]
    public void Schema_within_itself_is_shown_once() => Assert.That(
        Compare(Captured.Door(answer: Locks), Door(LocksServed, Lock)).NotShown, Is.EqualTo(1));

    [Test]
    public void Parameters_are_compared_and_may_be_left_out_of_the_path_only()
    {
        const string query = """
            ### Query Parameters

            | Name | Type | Required | Description |
            |------|------|----------|-------------|
            | limit | integer [min: 1, max: 50] | ✓ | How many. Default is 25 |
            """;
        string ours = Captured.Door(
            query: "- {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}\n"
                + "- {name: after, in: query, schema: {type: string}}",
            answer: "type: object\nproperties: {key: {type: string}}");
        string served = Door("| key | string |  | The key. |", query: query)
            .Replace("| Door-ID | string | ✓ | The door. |", "", StringComparison.Ordinal);

        Assert.That(Compare(ours, served).Texts(), Is.EqualTo("""
            get /{Door-ID} query after: parameter: page no, ours yes
            get /{Door-ID} query limit: required: page yes, ours no
            get /{Door-ID} query limit: maximum: page 50, ours 100
            get /{Door-ID} query limit: default: page 25, ours none
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Body_that_is_one_of_several_schemas_is_compared()
    {
        const string body = """
            ### Request Body (Required)

            **Content Type**: `application/json`

            **Schema**: Must be one of: [OpenRequest](#openrequest), [CloseRequest](#closerequest)
            """;
        const string schemas = """

            <jumplink id="openrequest"></jumplink>
            ### OpenRequest

            | Property | Type | Required | Description |
            |----------|------|----------|-------------|
            | key | string | ✓ | The key. |

            <jumplink id="closerequest"></jumplink>
            ### CloseRequest

            | Property | Type | Required | Description |
            |----------|------|----------|-------------|
            | hand | One of "LEFT", "RIGHT" | ✓ | The hand. |
            """;
        string ours = Captured.Door(
            method: "post",
            body: "type: object\nrequired: [key]\nproperties: {key: {type: string}, hand: {type: string, enum: [LEFT]}}",
            answer: "type: object\nproperties: {key: {type: string}}");

        Assert.That(
            Compare(ours, Door("| key | string |  | The key. |", schemas, body: body)).Texts(),
            Is.EqualTo("""
                post /{Door-ID} body hand: required: page yes, ours no
                post /{Door-ID} body hand: value RIGHT of items: page yes, ours no
                """.Replace(" of items", "", StringComparison.Ordinal).ReplaceLineEndings("\n")));
    }

    [Test]
    public void Path_whose_beginning_is_in_the_base_address_is_found_whatever_its_node_is_called()
    {
        string ours = Captured.Door(answer: "type: object\nproperties: {key: {type: string}}")
            .Replace("/{Door-ID}:", "/{Door-ID}/bell/sound:", StringComparison.Ordinal);
        string served = Door("| key | string |  | The key. |")
            .Replace("https://graph.facebook.com", "https://api.facebook.com/{entity_id}/bell", StringComparison.Ordinal)
            .Replace("## GET /{Door-ID}", "## GET /sound", StringComparison.Ordinal)
            .Replace("| Door-ID |", "| entity_id |", StringComparison.Ordinal);

        PageDrift drift = Compare(ours, served);

        Assert.That(drift.Texts(), Is.Empty);
        Assert.That(drift.Compared, Is.EqualTo(1));
    }

    [Test]
    public void Type_that_is_not_known_is_reported() => Assert.That(
        Compare(
            Captured.Door(answer: "type: object\nproperties: {key: {type: string}}"),
            Door("| key | string |  | The key. |\n| bell | loud or not |  | The bell. |")).Texts(),
        Is.EqualTo("not understood: 'bell loud or not': this type is not known"));

    [Test]
    public void Guide_is_no_reference_page() => Assert.That(
        Compare(Captured.Door(), "# Door API\n\nA guide.\n\n## Examples\n\n```\n{\n}\n```\n").Compared, Is.Zero);
}

using WhatsApp.Upstream.Drift;
using static WhatsApp.Upstream.Tests.Drift.Captured;

namespace WhatsApp.Upstream.Tests.Drift;

/// <summary>The forms of a capture, and text that cannot be read.</summary>
[TestFixture]
public sealed class CaptureReaderTests
{
    private const string Key = "type: object\nproperties: {key: {type: string}, bell: {type: string}}";

    [TestCase("limitinteger [multiple: 5]·required")]
    [TestCase("limitinteger or null")]
    [TestCase("lockunknown")]
    public void Line_that_is_not_understood_is_reported(string line) => Assert.That(
        Answer(Key, "keystring", "bellstring", line),
        Is.EqualTo($"not understood: '{line}': it has the signs of a member, but not its form"));

    [Test]
    public void Member_that_is_glued_to_words_and_unknown_is_reported() => Assert.That(
        Answer(Key, "keystring", "bellstring", "the bell of thelockstring"),
        Does.StartWith("not understood: 'the bell of thelockstring': a member is glued to the words before it"));

    [Test]
    public void Type_that_is_not_known_is_reported() => Assert.That(
        Page(Door(answer: Key), Section("GET", answer: "Content Type: application/json\nSchema: one or two\n")),
        Is.EqualTo("not understood: 'Schema: one or two': this type is not known"));

    [Test]
    public void Member_outside_of_parameters_body_and_responses_is_reported() => Assert.That(
        Page(Door(), Section("GET").Replace("Done.", "Done.\nkeystring", StringComparison.Ordinal)),
        Is.EqualTo("not understood: 'keystring': a member outside of parameters, body and responses"));

    [Test]
    public void Member_that_is_there_twice_is_reported() => Assert.That(
        Answer(Key, "keystring", "bellstring", "keystring"),
        Is.EqualTo("not understood: 'key': no open object or list has it that does not have it yet"));

    [TestCase("A key for thebellstring")]
    [TestCase("See the guide.bellstring")]
    public void Member_that_is_glued_to_the_words_before_it_is_read(string line) =>
        Assert.That(Answer(Key, "keystring", line), Is.Empty);

    [Test]
    public void Sign_that_is_glued_to_the_words_before_it_is_read() => Assert.That(
        Compare(
            Door(answer: Key),
            AnswerText("keystring", "bellstring")
                .Replace("The door.\nResponses", "The door.Responses", StringComparison.Ordinal)
                .Replace("What it does.\n200", "What it does.200", StringComparison.Ordinal)).Texts(),
        Is.Empty);

    [Test]
    public void Markdown_is_read_and_its_examples_are_compared()
    {
        const string capture = """
            # Shop - Door API

            Copy for LLM

            ## GET /{Door-ID}

            ### Request Syntax

            **GET**/{Door-ID}

            Select language

            cURLJavaScriptPython

            ```
            curl --request GET \
              --url 'https://shop/{Door-ID}'
            ```

            Path Parameters

            * * *

            Door-IDstring·required

            The door.

            Responses

            200

            Done

            Content Type: application/json

            Schema: Door

            Show child attributes

            * * *

            Door

            * * *

            keys\[\]string

            * * *

            bellOne of “DING”, “DONG”

            Select status code

            200400

            ```
            \{
              "one": {
                "value": {
                  "bell": "RING",\
                  "lock": 1
                }
              }
            }
            ```

            ## Authentication
            """;

        string page = Door(answer: "type: object\nproperties: {bell: {type: string, enum: [DING, DONG]}}");

        Assert.That(
            Compare(page, capture).Texts(),
            Is.EqualTo(
                "not understood: 'keys[]': no open object or list has it that does not have it yet\n"
                + "get /{Door-ID} answer bell: value RING of an example: page yes, ours no\n"
                + "get /{Door-ID} answer lock: member of an example: page yes, ours no"));
    }

    [Test]
    public void Lines_that_hold_several_things_and_paths_without_names_are_read()
    {
        const string capture = """
            Shop - Door API
            Copy for LLM View as Markdown Version v23.0 Doors.Base URL
            | https://shop |Endpoints
            | GET | / |GET /
            What it does. With care.Request Syntax
            GET/ Try it Select language cURLJavaScriptPythonUser-Agentstring The program. Path Parameters
            Door-IDstring·required The door. Query Parameters
            limitinteger [min: 1] How many. colorOne of “RED” Of the door. knockboolean How. Responses
            What it does. 200 Done well Content Type: application/json Schema: Door Show child attributes
            Door
            keystring The key.
            bellBell·required The bell. Show child attributes
            soundstring Ding. 400 Bad Content Type: application/json Schema: Oops Select language cURLJavaScriptPython
            """;
        string page = Door(
            query: "- {name: limit, in: query, schema: {type: integer, minimum: 2}}\n"
                + "- {name: color, in: query, schema: {type: string, enum: [RED]}}",
            answer: "type: object\nproperties:\n  key: {type: string}\n"
                + "  bell: {type: object, properties: {sound: {type: integer}}}");

        Assert.That(
            Compare(page, capture).Texts(),
            Is.EqualTo(
                "get /{Door-ID} query limit: minimum: page 1, ours 2\n"
                + "get /{Door-ID} query knock: parameter: page yes, ours no\n"
                + "get /{Door-ID} answer bell.sound: type: page string, ours integer\n"
                + "get /{Door-ID} error: content type: page application/json, ours none"));
    }

    [Test]
    public void Page_with_tags_is_read()
    {
        PageDrift drift = Compare(
            Door(), "# Shop - Door API\n\n<div>## <span>Door</span></div>\n<span>[Doors](https://shop) open.</span>\n");

        Assert.That((drift.Page, drift.IsFolded, drift.Texts()), Is.EqualTo(("shop/door-api", true, string.Empty)));
    }
}

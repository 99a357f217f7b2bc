using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Lint;

namespace WhatsApp.WireMock;

/// <summary>A stub as a mapping of WireMock.Net.</summary>
internal sealed class WireMockNetMapping : IMappingFormat
{
    public string Folder => "wiremock.net";

    public string Subfolder => string.Empty;

    public JsonObject Write(Stub stub, Guid id) =>
        new()
        {
            ["Guid"] = id.ToString(),
            ["Title"] = stub.Name,
            ["Description"] = stub.Operation.Summary,
            ["Priority"] = stub.Priority,
            ["Request"] = new JsonObject
            {
                ["Path"] = new JsonObject { ["Matchers"] = new JsonArray(Matcher(stub.Path)) },
                ["Methods"] = new JsonArray(stub.Operation.HttpMethod.ToUpperInvariant()),
                ["Params"] = Named(stub.Query),
                ["Headers"] = Named(stub.Headers()),
                ["Body"] = Body(stub),
            },
            ["Response"] = new JsonObject
            {
                ["StatusCode"] = stub.Operation.ResponseStatus,
                ["Headers"] = stub.Operation.ResponseMediaType is { } type
                    ? new JsonObject { ["Content-Type"] = type }
                    : null,
                // As text: of a JSON body WireMock.Net would write the dates in another form.
                ["Body"] = stub.ResponseText,
            },
        };

    private static JsonObject? Body(Stub stub) =>
        (stub.Operation.RequestMediaType, stub.Body) switch
        {
            (MediaTypes.Json, { } body) => new JsonObject
            {
                ["Matcher"] = Matcher("JsonMatcher", StubText.OfJson(body)),
            },
            (MediaTypes.Json, null) when stub.RequiredMembers.Count > 0 => All(
                stub.RequiredMembers.Select(member => Matcher("JsonPathMatcher", $"$.{member}"))
            ),
            (MediaTypes.UrlEncoded, JsonObject form) => All(
                form.Select(field =>
                        Matcher("FormUrlEncodedMatcher", $"{field.Key}={StubText.OfField(field.Value!)}")
                    )
                    .Append(Matcher("RegexMatcher", $"^[^&]*(&[^&]*){{{form.Count - 1}}}$"))
            ),
            // Its own matcher of parts never matches when it is read from a file.
            (MediaTypes.Multipart, JsonObject form) => All(
                form.Select(field => Matcher("RegexMatcher", Part(field.Key, StubText.OfField(field.Value!))))
                    .Append(Matcher("RegexMatcher", Parts(form.Count)))
            ),
            _ => null,
        };

    // A field with this text, or a file of this name: an example shows a file by its name.
    private static string Part(string name, string text)
    {
        string escaped = Regex.Escape(text);
        string file = $"""; filename="?{escaped}["\r\n;]""";
        string field = $"""\r\n([^\r\n]+\r\n)*\r\n{escaped}\r\n--""";
        return $"""; name="?{Regex.Escape(name)}"?({file}|{field})""";
    }

    // As many fields, and no more. WireMock.Net lets ^ and $ match at every line, so they are not used here.
    private static string Parts(int count)
    {
        const string other = """((?!; name=)[\s\S])*""";
        return $"\\A{other}(; name={other}){{{count}}}\\z";
    }

    private static JsonObject All(IEnumerable<JsonObject> matchers) =>
        new() { ["Matchers"] = new JsonArray([.. matchers]), ["MatchOperator"] = "And" };

    private static JsonArray Named(IEnumerable<StubValue> values) =>
        new([
            .. values.Select(value => new JsonObject
            {
                ["Name"] = value.Name,
                ["Matchers"] = new JsonArray(Matcher(value)),
            }),
        ]);

    private static JsonObject Matcher(StubValue value) =>
        Matcher(value.IsPattern ? "RegexMatcher" : "ExactMatcher", value.Text);

    private static JsonObject Matcher(string name, string pattern) => new() { ["Name"] = name, ["Pattern"] = pattern };
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Lint;

namespace WhatsApp.WireMock;

/// <summary>A stub as a mapping of WireMock, the server in Java.</summary>
internal sealed class WireMockJavaMapping : IMappingFormat
{
    public string Folder => "wiremock";

    // Where it looks below the folder that it is started with.
    public string Subfolder => "mappings";

    public JsonObject Write(Stub stub, Guid id) =>
        new()
        {
            ["id"] = id.ToString(),
            ["name"] = stub.Name,
            ["priority"] = stub.Priority,
            ["request"] = new JsonObject
            {
                ["method"] = stub.Operation.HttpMethod.ToUpperInvariant(),
                [stub.Path.IsPattern ? "urlPathPattern" : "urlPath"] = stub.Path.Text,
                ["queryParameters"] = Named(stub.Query),
                ["headers"] = Named(stub.Headers()),
                ["bodyPatterns"] = Body(stub),
                ["formParameters"] = FormOf(stub, MediaTypes.UrlEncoded) is { } form
                    ? Named(form.Select(field => new StubValue(field.Key, StubText.OfField(field.Value!))))
                    : null,
                ["multipartPatterns"] = FormOf(stub, MediaTypes.Multipart) is { } parts
                    ? new JsonArray([.. parts.Select(part => Part(stub, part.Key, part.Value!))])
                    : null,
            },
            ["response"] = new JsonObject
            {
                ["status"] = stub.Operation.ResponseStatus,
                ["headers"] = stub.Operation.ResponseMediaType is { } type
                    ? new JsonObject { ["Content-Type"] = type }
                    : null,
                ["body"] = stub.ResponseText,
            },
        };

    private static JsonObject? FormOf(Stub stub, string mediaType) =>
        stub.Operation.RequestMediaType == mediaType ? stub.Body as JsonObject : null;

    private static JsonArray? Body(Stub stub) =>
        (stub.Operation.RequestMediaType, stub.Body) switch
        {
            (MediaTypes.Json, { } body) => new JsonArray(
                new JsonObject { ["equalToJson"] = StubText.OfJson(body) }
            ),
            (MediaTypes.Json, null) => new JsonArray([
                // '$.member' would not match an empty list.
                .. stub.RequiredMembers.Select(member => new JsonObject
                {
                    ["matchesJsonPath"] = $"$[?(@.{member})]",
                }),
            ]),
            (MediaTypes.UrlEncoded, JsonObject form) => new JsonArray(
                new JsonObject { ["matches"] = $"^[^&]*(&[^&]*){{{form.Count - 1}}}$" }
            ),
            _ => null,
        };

    // A field with this text, or any file: an example shows it by its name, which a client need not send.
    private static JsonObject Part(Stub stub, string name, JsonNode value)
    {
        string quoted = Regex.Escape(name);
        bool isFile = stub.Files.Contains(name);
        string disposition = $"""^form-data; name="?{quoted}"?{(isFile ? ";.*" : string.Empty)}$""";
        return new JsonObject
        {
            ["matchingType"] = "ANY",
            ["headers"] = new JsonObject { ["Content-Disposition"] = new JsonObject { ["matches"] = disposition } },
            ["bodyPatterns"] = isFile
                ? null
                : new JsonArray(new JsonObject { ["equalTo"] = StubText.OfField(value) }),
        };
    }

    private static JsonObject Named(IEnumerable<StubValue> values) =>
        new(
            values.Select(value =>
                KeyValuePair.Create(
                    value.Name,
                    (JsonNode?)new JsonObject { [value.IsPattern ? "matches" : "equalTo"] = value.Text }
                )
            )
        );
}

using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>
/// Every operation is called over real HTTP with the examples of its page. Tests of what is particular to a page are in
/// the fixture of that page.
/// </summary>
[TestFixture]
public sealed class EveryOperationTests
{
    // An id that breaks every path without escapes.
    private const string OddId = "1/2?ä#%";

    private FakeGraphServer _server = null!;
    private WhatsAppClient _client = null!;

    public static IEnumerable<TestCaseData> Operations() => Catalogue.All
        .Where(operation => !operation.Path.Contains("{Media-URL}", StringComparison.Ordinal))
        .Select(operation => new TestCaseData(operation).SetArgDisplayNames(operation.Id));

    [SetUp]
    public async Task StartServer()
    {
        _server = await FakeGraphServer.StartAsync();
        _client = _server.CreateClient();
    }

    [TearDown]
    public async Task StopServer()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [TestCaseSource(nameof(Operations))]
    public void Page_has_the_examples_that_these_tests_need(CatalogueOperation operation)
    {
        Assert.Multiple(() =>
        {
            Assert.That(operation.Responses.Count > 0, Is.EqualTo(operation.HasResponseBody), "Add an example.");
            Assert.That(operation.Body is null || operation.Requests.Count > 0, "Add an example to the body of the operation.");
        });
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Request_on_the_wire_is_that_of_the_page(CatalogueOperation operation)
    {
        foreach ((string name, JsonNode? example) in operation.RequestsOrNone)
        {
            _server.RespondNext(operation.Response.Status, "application/json", operation.Response.Body);
            await operation.CallAsync(_client, OddId, example);

            RecordedRequest request = _server.Requests[^1];
            Assert.Multiple(() =>
            {
                Assert.That(request.Method, Is.EqualTo(operation.Method), name);
                Assert.That(request.Target.Split('?')[0], Is.EqualTo(operation.Target(OddId)), name);
                Assert.That(request.BearerToken, Is.EqualTo(operation.IsAnonymous ? null : "fake-token"), name);
                Assert.That(request.Headers["User-Agent"], Does.Contain("WhatsApp.Generated/"), name);
                Assert.That(SentBody(operation, request, example), Is.EqualTo(Sorted(example)), name);
            });
        }
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Response_contains_every_member_of_the_page(CatalogueOperation operation)
    {
        foreach ((string name, JsonNode? example) in operation.Responses)
        {
            _server.RespondNext((int)HttpStatusCode.OK, "application/json", example!.ToJsonString());
            JsonModel? response = await operation.CallAsync(_client, OddId, operation.RequestsOrNone.First().Value);

            Assert.That(Sorted(JsonNode.Parse(GraphJson.Write(response!))), Is.EqualTo(Sorted(example)), name);
            Assert.That(
                AdditionalData(response!), Is.Empty, $"{name}: the example has members that its schema lacks.");
        }
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Error_is_a_GraphApiException(CatalogueOperation operation)
    {
        _server.FailNext(FakeError.ExpiredToken);

        GraphApiException? error = await Assert.ThrowsAsync<GraphApiException>(
            () => operation.CallAsync(_client, OddId, operation.RequestsOrNone.First().Value));
        Assert.Multiple(() =>
        {
            Assert.That(error!.Code, Is.EqualTo(190));
            Assert.That(error!.OperationId, Is.EqualTo(operation.Id));
        });
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Every_query_parameter_reaches_the_wire(CatalogueOperation operation)
    {
        if (operation.Query is null)
        {
            return;
        }

        _server.RespondNext(operation.Response.Status, "application/json", operation.Response.Body);
        object query = SampleQuery.Of(operation.Query);
        await operation.CallAsync(_client, OddId, operation.RequestsOrNone.First().Value, query);

        RecordedRequest request = _server.Requests[^1];
        Assert.That(request.Query, Has.Count.EqualTo(operation.Query.GetProperties().Length));
        Assert.That(request.Query.Values, Has.None.Empty);
    }

    private static string? SentBody(CatalogueOperation operation, RecordedRequest request, JsonNode? example)
    {
        if (operation.Body is null)
        {
            return request.Body.IsEmpty ? null : request.Text;
        }

        if (operation.Body == typeof(FileUpload))
        {
            // The bytes of the file of the example.
            return request.Body.Span.SequenceEqual((byte[])[1, 2, 3]) ? Sorted(example) : request.Text;
        }

        return typeof(IFormBody).IsAssignableFrom(operation.Body) ? Sorted(FormFields(request, example!.AsObject())) : Sorted(request.Json);
    }

    // An example has a file as text, which is its content in the tests.
    private static JsonObject FormFields(RecordedRequest request, JsonObject example)
    {
        IEnumerable<(string Name, string Value)> fields = request.Parts.Count > 0
            ? request.Parts.Select(part => (part.Name, part.FileName is null ? part.Text : part.FileName))
            : request.Text.Split('&').Select(pair => pair.Split('=')).Select(pair => (WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair[1])));
        return new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, Plain(field.Value, example[field.Name]))));
    }

    // A form has only text; other values of the example are written as JSON.
    private static JsonNode? Plain(string value, JsonNode? example) =>
        example?.GetValueKind() is null or System.Text.Json.JsonValueKind.String ? JsonValue.Create(value) : JsonNode.Parse(value);

    private static string? Sorted(JsonNode? node) => node is null ? null : SortedJson.Of(node);

    private static IEnumerable<string> AdditionalData(JsonModel model) => ModelWalk.AdditionalData(model, string.Empty);
}

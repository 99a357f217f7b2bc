using System.Net;
using System.Text.Json.Nodes;
using WhatsApp.WireMock;

namespace WhatsApp.Contract.Tests;

/// <summary>
/// The mappings match only the documented requests, so that a match of the SDK's request is a proof.
/// </summary>
[TestFixture]
public sealed class WrongRequestTests
{
    private static readonly ILookup<string, string> MethodsOfPaths = Servers.Stubs.Exact
        .ToLookup(stub => stub.Path.Text, stub => stub.Operation.HttpMethod.ToUpperInvariant());

    private HttpClient _http = null!;

    public static IEnumerable<TestCaseData> Operations() => EveryOperationTests.Operations();

    [OneTimeSetUp]
    public void CreateClient() => _http = new HttpClient();

    [OneTimeTearDown]
    public void DisposeClient() => _http?.Dispose();

    [TestCaseSource(nameof(Operations))]
    public async Task Request_with_one_difference_gets_404(Stub stub)
    {
        var server = new Uri(Servers.OfPage(stub.Operation).Url!);
        RawRequest right = RawRequest.Of(stub);
        Assert.That(
            await StatusAsync(server, right), Is.EqualTo((HttpStatusCode)stub.Operation.ResponseStatus),
            $"{stub.Name}: the request as the page has it");

        List<(string What, RawRequest Request)> wrong =
        [
            .. WrongRequests.Of(right, MethodsOfPaths[right.Path].ToHashSet())
                .Where(wrong => !IsAnotherExample(wrong.Request, stub)),
        ];
        HttpStatusCode[] statuses = await Task.WhenAll(wrong.Select(wrong => StatusAsync(server, wrong.Request)));
        Assert.That(
            wrong.Zip(statuses).Where(sent => sent.Second != HttpStatusCode.NotFound)
                .Select(sent => $"{sent.First.What}: {(int)sent.Second}"),
            Is.Empty, $"{stub.Operation.File.Path}: {stub.Name}");
    }

    // A request without a member may be another example.
    private static bool IsAnotherExample(RawRequest request, Stub stub) =>
        request.Body != stub.Body
        && Servers.Stubs.Exact.Any(other =>
            other.Operation.Id == stub.Operation.Id && JsonNode.DeepEquals(other.Body, request.Body));

    private async Task<HttpStatusCode> StatusAsync(Uri server, RawRequest request)
    {
        using HttpRequestMessage message = request.ToMessage(server);
        using HttpResponseMessage response = await _http.SendAsync(message);
        return response.StatusCode;
    }
}

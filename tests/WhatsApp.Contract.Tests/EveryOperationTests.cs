using System.Text.Json.Nodes;
using WhatsApp.Generated;
using WhatsApp.WireMock;
using WireMock;
using WireMock.Logging;
using WireMock.Server;

namespace WhatsApp.Contract.Tests;

/// <summary>
/// Every operation of the SDK, with every example of its page, against WireMock.Net, which has only mappings of the
/// pages.
/// </summary>
[TestFixtureSource(typeof(SdkClient), nameof(SdkClient.All))]
public sealed class EveryOperationTests(SdkClient sdk)
{
    private WhatsAppClient _exact = null!;
    private WhatsAppClient _lenient = null!;

    public static IEnumerable<TestCaseData> Requests() =>
        Servers.Stubs.Exact.Select(stub => new TestCaseData(stub).SetArgDisplayNames(stub.Name));

    public static IEnumerable<TestCaseData> Operations() =>
        Servers.Stubs.Exact.DistinctBy(stub => stub.Operation)
            .Select(stub => new TestCaseData(stub).SetArgDisplayNames(stub.Operation.Id));

    [OneTimeSetUp]
    public void CreateClients()
    {
        _exact = sdk.Create(new Uri(Servers.Exact.Url!));
        _lenient = sdk.Create(new Uri(Servers.Lenient.Url!));
    }

    [OneTimeTearDown]
    public void DisposeClients()
    {
        _exact?.Dispose();
        _lenient?.Dispose();
    }

    [TestCaseSource(nameof(Requests))]
    public async Task The_SDK_sends_the_request_of_the_page_and_reads_its_response(Stub stub)
    {
        JsonNode? response = await CallAsync(_exact, Servers.Exact, stub, stub.Name);

        Assert.That(Text(response), Is.EqualTo(Text(stub.Response)), $"{stub.Operation.File.Path}: {stub.Name}");
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Server_for_programs_responds_to_the_SDK(Stub stub)
    {
        JsonNode? response = await CallAsync(_lenient, Servers.Lenient, stub, stub.Operation.Id);

        Assert.That(Text(response), Is.EqualTo(Text(stub.Response)), $"{stub.Operation.File.Path}: {stub.Name}");
    }

    private static async Task<JsonNode?> CallAsync(
        WhatsAppClient client, WireMockServer server, Stub stub, string mapping)
    {
        server.ResetLogEntries();
        JsonNode? response = null;
        GraphApiException? refused = null;
        try
        {
            response = await new SdkOperation(stub).CallAsync(client, new Uri(server.Url!));
        }
        catch (GraphApiException error)
        {
            refused = error;
        }

        ILogEntry logged = await Servers.OnlyRequestAsync(server);
        Assert.That(logged.MappingTitle, Is.EqualTo(mapping), () => Misses(stub, logged, refused));
        return refused is null ? response : throw refused;
    }

    // The sent request, the documented one, and the parts of the nearest mapping that do not match.
    private static string Misses(Stub stub, ILogEntry logged, GraphApiException? refused)
    {
        IRequestMessage? sent = logged.RequestMessage;
        IEnumerable<string> parts = logged.PartialMatchResult?.MatchDetails
            .Where(part => part.Score < 1).Select(part => part.MatcherType.Name) ?? [];
        return $"""
            {stub.Operation.File.Path}: {stub.Name}
            sent: {sent?.Method} {sent?.AbsoluteUrl} {sent?.BodyData?.BodyAsString}
            page: {stub.Operation.HttpMethod.ToUpperInvariant()} {stub.Path.Text} {stub.Body?.ToJsonString()}
            Nearest mapping: {logged.PartialMappingTitle}; does not fit: {string.Join(", ", parts)}
            Change the page or, if it is right, the SDK: its templates, or the handwritten code of Http/ and Json/.
            {refused?.Message}
            """;
    }

    private static string? Text(JsonNode? node) => Sorted(node)?.ToJsonString();

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}

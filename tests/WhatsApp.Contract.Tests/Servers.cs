using WhatsApp.Generator.Build;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Generate;
using WhatsApp.WireMock;
using WireMock.Logging;
using WireMock.Server;

namespace WhatsApp.Contract.Tests;

/// <summary>
/// The servers of the test run, with the mappings that the generator has written from the pages. WireMock.Net
/// evaluates all mappings for each request, so tests with many requests use a server with the mappings of one page.
/// </summary>
[SetUpFixture]
public sealed class Servers
{
    private static readonly TimeSpan LogDelay = TimeSpan.FromSeconds(10);

    private static WireMockServer? _exact;
    private static WireMockServer? _lenient;
    private static WireMockServer? _page;
    private static string? _pageName;
    private static DirectoryInfo? _mappings;

    /// <summary>The stubs of the mappings.</summary>
    public static Stubs Stubs { get; } = new(new Generation(Repository.Root()).Pages);

    /// <summary>The server that accepts only the documented requests.</summary>
    public static WireMockServer Exact => _exact ?? throw NotStarted();

    /// <summary>The server for programs.</summary>
    public static WireMockServer Lenient => _lenient ?? throw NotStarted();

    /// <summary>The folder of the mappings.</summary>
    public static string Mappings => (_mappings ?? throw NotStarted()).FullName;

    /// <summary>A server that accepts only the documented requests of one page.</summary>
    public static WireMockServer OfPage(Operation operation)
    {
        WireMockServer server = _page ?? throw NotStarted();
        if (_pageName != operation.File.Name)
        {
            server.ResetMappings();
            foreach (Stub stub in Stubs.Exact.Where(stub => stub.Operation.File == operation.File))
            {
                server.ReadStaticMappingAndAddOrUpdate(
                    Path.Combine(Mappings, "wiremock.net", "exact", $"{stub.Name}.json"));
            }

            _pageName = operation.File.Name;
        }

        return server;
    }

    /// <summary>The names of all mappings of a server.</summary>
    public static IEnumerable<string?> Titles(WireMockServer server) =>
        server.Mappings.Where(mapping => !mapping.IsAdminInterface).Select(mapping => mapping.Title);

    /// <summary>The request that a server has logged. It logs after the response, so this waits.</summary>
    public static async Task<ILogEntry> OnlyRequestAsync(WireMockServer server)
    {
        using var tooLong = new CancellationTokenSource(LogDelay);
        while (server.LogEntries.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), tooLong.Token);
        }

        return server.LogEntries.Single();
    }

    [OneTimeSetUp]
    public void Start()
    {
        _mappings = Directory.CreateTempSubdirectory("whatsapp-wiremock-");
        WireMockVerb.Run(new Generation(Repository.Root()), [_mappings.FullName], TextWriter.Null);
        _exact = StartWith(Path.Combine(Mappings, "wiremock.net", "exact"));
        _lenient = StartWith(Path.Combine(Mappings, "wiremock.net", "lenient"));
        _page = WireMockServer.Start();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _exact?.Dispose();
        _lenient?.Dispose();
        _page?.Dispose();
        _mappings?.Delete(recursive: true);
    }

    private static WireMockServer StartWith(string folder)
    {
        WireMockServer server = WireMockServer.Start();
        server.ReadStaticMappings(folder);
        return server;
    }

    private static InvalidOperationException NotStarted() => new("The servers start with the first test.");
}

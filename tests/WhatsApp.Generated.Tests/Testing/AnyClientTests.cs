using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>The fake server as a program, for clients in any language.</summary>
[TestFixture]
public sealed class AnyClientTests
{
    [Test]
    public async Task Server_listens_on_the_port_of_its_options()
    {
        int port = FreePort();
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(new FakeGraphOptions { Port = port });

        Assert.That(server.BaseAddress, Is.EqualTo(new Uri($"http://127.0.0.1:{port}/")));
        Assert.That(server.PublicUrl, Is.EqualTo(server.BaseAddress));
        Assert.That(await StatusAsync(server), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Server_on_all_addresses_is_reached_on_loopback()
    {
        await using FakeGraphServer server =
            await FakeGraphServer.StartAsync(new FakeGraphOptions { Address = IPAddress.Any });

        Assert.That(server.BaseAddress.Host, Is.EqualTo("127.0.0.1"));
        Assert.That(await StatusAsync(server), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Port_in_use_is_an_exception()
    {
        await using FakeGraphServer first = await FakeGraphServer.StartAsync();

        Assert.That(
            () => FakeGraphServer.StartAsync(new FakeGraphOptions { Port = first.BaseAddress.Port }),
            Throws.InstanceOf<IOException>());
    }

    [TestCase("http://graph:8080", "http://graph:8080/media-bytes/")]
    [TestCase("https://example.com/graph/", "https://example.com/graph/media-bytes/")]
    [TestCase("https://example.com/graph", "https://example.com/graph/media-bytes/")]
    public async Task Addresses_in_responses_start_with_the_public_one(string publicUrl, string start)
    {
        await using FakeGraphServer server =
            await FakeGraphServer.StartAsync(new FakeGraphOptions { PublicUrl = new Uri(publicUrl) });
        FakeMedia media = server.AddMedia(new byte[] { 1 }, "image/png");
        server.AddTemplate("second");

        JsonNode shown = await GetAsync(server, media.Id);
        JsonNode page = await GetAsync(server, $"{server.AccountId}/message_templates?limit=1");

        Assert.That((string?)shown["url"], Does.StartWith(start));
        Assert.That(server.AddressOf(media).AbsoluteUri, Does.StartWith(start));
        Assert.That((string?)page["paging"]!["next"], Does.StartWith($"{server.PublicUrl}v27.0/{server.AccountId}"));
    }

    [TestCase("graph:8080")]
    [TestCase("ftp://graph/")]
    [TestCase("http://graph/?a=b")]
    [TestCase("/graph")]
    public void Public_address_that_no_client_can_use_is_refused(string publicUrl) => Assert.That(
        () => FakeGraphServer.StartAsync(new FakeGraphOptions { PublicUrl = new Uri(publicUrl, UriKind.RelativeOrAbsolute) }),
        Throws.ArgumentException.With.Message.Contains("PublicUrl must be"));

    [TestCase(-1)]
    [TestCase(65536)]
    public void Port_that_does_not_exist_is_refused(int port) => Assert.That(
        () => FakeGraphServer.StartAsync(new FakeGraphOptions { Port = port }),
        Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task Program_runs_until_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        Uri? address = null;
        Task running = FakeGraphServer.RunAsync(
            started: async server =>
            {
                address = server.BaseAddress;
                Assert.That(await StatusAsync(server), Is.EqualTo(HttpStatusCode.OK));
            },
            cancellationToken: stop.Token);
        while (address is null)
        {
            await Task.Yield();
        }

        using var http = new HttpClient();
        Assert.That(running.IsCompleted, Is.False);
        await stop.CancelAsync();
        await running;

        Assert.That(() => http.GetAsync(address), Throws.InstanceOf<HttpRequestException>());
    }

    private static async Task<HttpStatusCode> StatusAsync(FakeGraphServer server)
    {
        using HttpClient http = ClientOf(server);
        using HttpResponseMessage response = await http.GetAsync(new Uri($"v27.0/{server.PhoneNumberId}", UriKind.Relative));
        return response.StatusCode;
    }

    private static async Task<JsonNode> GetAsync(FakeGraphServer server, string target)
    {
        using HttpClient http = ClientOf(server);
        return JsonNode.Parse(await http.GetStringAsync(new Uri("v27.0/" + target, UriKind.Relative)))!;
    }

    private static HttpClient ClientOf(FakeGraphServer server)
    {
        var http = new HttpClient { BaseAddress = server.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
        return http;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

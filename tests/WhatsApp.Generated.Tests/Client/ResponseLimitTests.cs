using System.IO.Compression;
using System.Text;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Client;

/// <summary>Bodies that are too large or damaged, whichever way the client reads them.</summary>
[TestFixture]
public sealed class ResponseLimitTests
{
    private const string Body = """{"id":"106540352242922","verified_name":"Jasper's Market"}""";

    [TestCase(false, "content length")]
    [TestCase(true, "content length")]
    [TestCase(false, "chunked")]
    [TestCase(true, "chunked")]
    [TestCase(false, "gzip")]
    [TestCase(true, "gzip")]
    public async Task Body_beyond_the_limit_is_refused(bool hasOwnHandlers, string transfer)
    {
        await using RawServer server = Server(Encoding.UTF8.GetBytes(Body), transfer);
        using WhatsAppClient client = Client(server, hasOwnHandlers, Body.Length - 1);

        GraphConnectionException error = await Catch.Async<GraphConnectionException>(
            () => client.PhoneNumbers["1"].GetAsync());

        Assert.That(error.Message, Does.Contain($"more than {Body.Length - 1} bytes").And.Contain("MaxResponseBytes"));
        Assert.That(error.SuggestedAction, Is.EqualTo(SuggestedAction.FixRequest));
        Assert.That(server.Heads, Has.Count.EqualTo(1));
    }

    [TestCase(false, "content length")]
    [TestCase(true, "chunked")]
    [TestCase(false, "gzip")]
    public async Task Body_up_to_the_limit_is_read(bool hasOwnHandlers, string transfer)
    {
        await using RawServer server = Server(Encoding.UTF8.GetBytes(Body), transfer);
        using WhatsAppClient client = Client(server, hasOwnHandlers, Body.Length);

        Assert.That((await client.PhoneNumbers["1"].GetAsync()).VerifiedName, Is.EqualTo("Jasper's Market"));
    }

    [Test]
    public async Task Message_whose_response_is_too_large_may_have_been_sent()
    {
        await using RawServer server = Server(Encoding.UTF8.GetBytes(Body), "content length");
        using WhatsAppClient client = Client(server, hasOwnHandlers: false, 8);

        GraphConnectionException error = await Catch.Async<GraphConnectionException>(
            () => client.PhoneNumbers["1"].Messages.PostAsync(new ReadReceipt { MessageId = "wamid.1" }));

        Assert.That(error.SuggestedAction, Is.EqualTo(SuggestedAction.MayHaveBeenSent));
        Assert.That(server.Heads, Has.Count.EqualTo(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Damaged_encoding_is_a_lost_response(bool hasOwnHandlers)
    {
        byte[] damaged = Gzip(Encoding.UTF8.GetBytes(Body));
        damaged[^6] ^= 0xff;
        await using RawServer server = Raw(damaged, "Content-Encoding: gzip\r\n");
        using WhatsAppClient client = Client(server, hasOwnHandlers, 1024);

        GraphConnectionException read = await Catch.Async<GraphConnectionException>(
            () => client.PhoneNumbers["1"].GetAsync());
        GraphConnectionException sent = await Catch.Async<GraphConnectionException>(
            () => client.PhoneNumbers["1"].Messages.PostAsync(new ReadReceipt { MessageId = "wamid.1" }));

        Assert.That(read.SuggestedAction, Is.EqualTo(SuggestedAction.RetryNow));
        Assert.That(sent.SuggestedAction, Is.EqualTo(SuggestedAction.MayHaveBeenSent));
        Assert.That(server.Heads, Has.Count.EqualTo(1 + 1));
    }

    private static WhatsAppClient Client(RawServer server, bool hasOwnHandlers, long max)
    {
        var options = new WhatsAppClientOptions
        {
            AccessToken = "t",
            BaseAddress = server.Address,
            MaxResponseBytes = max,
            Retry = RetryOptions.Off,
        };
        if (hasOwnHandlers)
        {
            // The body is then buffered for all handlers.
            options.Handlers = own => WhatsAppClientOptions.DefaultHandlers(own);
        }

        return new WhatsAppClient(options);
    }

    private static RawServer Server(byte[] body, string transfer) => transfer switch
    {
        "chunked" => Raw([.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8], "", isChunked: true),
        "gzip" => Raw(Gzip(body), "Content-Encoding: gzip\r\n"),
        _ => Raw(body, ""),
    };

    private static RawServer Raw(byte[] body, string headers, bool isChunked = false)
    {
        string length = isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {body.Length}";
        byte[] head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{headers}{length}\r\n\r\n");
        return RawServer.Start((_, stream, token) => stream.WriteAsync((byte[])[.. head, .. body], token).AsTask());
    }

    private static byte[] Gzip(byte[] body)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return bytes.ToArray();
    }
}

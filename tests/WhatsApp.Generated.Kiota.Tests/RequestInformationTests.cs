using System.Reflection;
using System.Text;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;
using WhatsApp.Generated.Http;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Kiota.Tests;

/// <summary>A program can change requests, create its own, and send them with either adapter.</summary>
[TestFixture]
public sealed class RequestInformationTests : KiotaTest
{
    private const long Long = 64 << 20;

    private PhoneNumberMessagesRequestBuilder Messages => Client.PhoneNumbers[Server.PhoneNumberId].Messages;

    [Test]
    public async Task Request_is_sent_with_the_changes_of_the_program([Values] bool own)
    {
        RequestInformation information = Messages.ToPostRequestInformation(
            Hello, new RequestOptions { Headers = new Dictionary<string, string> { ["X-A"] = "1", ["X-B"] = "1" } });
        information.Headers.Remove("X-A");
        information.Headers.Add("X-A", "2");
        information.QueryParameters["debug"] = "all";
        information.UrlTemplate += "{?debug}";

        await SendAsync(information, own);

        Assert.Multiple(() =>
        {
            Assert.That(Sent.Target, Is.EqualTo($"/{GraphVersion.Default}/{Server.PhoneNumberId}/messages?debug=all"));
            Assert.That((Sent.Headers["X-A"], Sent.Headers["X-B"]), Is.EqualTo(("2", "1")));
            Assert.That(Sent.Headers["Content-Type"], Is.EqualTo("application/json"));
            Assert.That(Sent.Headers["User-Agent"], Does.StartWith("WhatsApp.Generated/"));
            Assert.That(Sent.BearerToken, Is.EqualTo("fake-token"));
        });
    }

    [Test]
    public async Task Content_that_the_program_sets_replaces_the_body([Values] bool own)
    {
        RequestInformation information = Messages.ToPostRequestInformation(Hello);
        string json = GraphJson.Write(Hello).Replace("Hello", "Other", StringComparison.Ordinal);
        information.SetStreamContent(new MemoryStream(Encoding.UTF8.GetBytes(json)), "application/json");

        await SendAsync(information, own);

        Assert.That(Sent.Text, Is.EqualTo(json));
    }

    [Test]
    public async Task Request_of_the_program_uses_the_same_pipeline([Values] bool own)
    {
        // The provider has tokens by phone number, so the request must have it.
        var tokens = new AccessTokenMap();
        tokens.Set(Server.PhoneNumberId, "shop-token");
        WhatsAppClientOptions options = Server.Options(options => options.AccessTokenProvider = tokens);
        using GraphRequestAdapter ownAdapter = new(options);
        using HttpClientRequestAdapter kiotaAdapter = WhatsAppKiota.CreateAdapter(options);
        IRequestAdapter adapter = own ? ownAdapter : kiotaAdapter;
        var information = new RequestInformation
        {
            HttpMethod = Method.POST,
            UrlTemplate = "{+baseurl}/v27.0/{phone}/messages",
            PathParameters = { ["phone"] = Server.PhoneNumberId },
        };
        information.SetContentFromParsable(adapter, "application/json", Hello);

        MessageResponse? sent = await adapter.SendAsync(information, MessageResponse.CreateFromDiscriminatorValue);

        Assert.Multiple(() =>
        {
            Assert.That(sent!.Messages, Has.Count.EqualTo(1));
            Assert.That(Sent.Headers["User-Agent"], Does.StartWith("WhatsApp.Generated/"));
            Assert.That(Sent.BearerToken, Is.EqualTo("shop-token"));
        });
    }

    [Test]
    public async Task Error_of_a_request_of_the_program_is_that_of_the_SDK([Values] bool own)
    {
        var information = new RequestInformation(Method.GET, "{+baseurl}/v27.0/4711", new Dictionary<string, object>());

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => (own ? OwnAdapter : (IRequestAdapter)Adapter).SendNoContentAsync(information));

        Assert.That(error.Code, Is.Not.Null);
        Assert.That(error.OperationId, Is.Empty);
    }

    [Test]
    public async Task Error_with_status_200_is_an_exception_whatever_is_read(
        [Values("collection", "value", "values", "nothing")] string kind)
    {
        Server.RespondNext(200, "application/json", """{"error":{"message":"(#131009) Not valid","code":131009}}""");
        var information = new RequestInformation(Method.GET, "{+baseurl}/v26.0/4711", new Dictionary<string, object>());

        GraphApiException error = await Catch.Async<GraphApiException>(() => kind switch
        {
            "collection" => OwnAdapter.SendCollectionAsync<UntypedNode>(information, UntypedNode.CreateFromDiscriminatorValue),
            "value" => OwnAdapter.SendPrimitiveAsync<string>(information),
            "values" => OwnAdapter.SendPrimitiveCollectionAsync<string>(information),
            _ => OwnAdapter.SendNoContentAsync(information),
        });

        Assert.That((error.Code, (int)error.Status), Is.EqualTo((131009, 200)));
    }

    [Test]
    public async Task Multipart_request_is_sent_by_both_adapters_with_progress([Values] bool own, [Values] bool canSeek)
    {
        var progress = new ProgressList();
        var file = new FileUpload(new LongStream(300_000, canSeek), "a \"b\".png", "image/png") { Progress = progress };
        RequestInformation information = Client.PhoneNumbers[Server.PhoneNumberId].Media.ToPostRequestInformation(
            new MediaUploadRequest { File = file });

        await (own ? OwnAdapter : (IRequestAdapter)Adapter).SendNoContentAsync(information);

        Assert.Multiple(() =>
        {
            Assert.That(Sent.Parts.Single(part => part.FileName is not null).Body.Length, Is.EqualTo(300_000));
            Assert.That(Sent.Parts.Single(part => part.FileName is not null).FileName, Is.EqualTo("a %22b%22.png"));
            Assert.That(progress.Values[^1], Is.EqualTo(300_000));
        });
    }

    [Test]
    public async Task Body_can_be_read_and_sent_afterwards()
    {
        RequestInformation information = Client.PhoneNumbers[Server.PhoneNumberId].Media.ToPostRequestInformation(
            new MediaUploadRequest { File = new FileUpload(new LongStream(300_000), "a.png", "image/png") });
        using var copy = new MemoryStream();
        byte[] buffer = new byte[1000];
        int read;
        while ((read = await information.Content.ReadAsync(buffer)) > 0)
        {
            copy.Write(buffer, 0, read);
        }

        Assert.That(copy.Length, Is.EqualTo(information.Content.Length).And.EqualTo(information.Content.Position));
        information.Content.Position = 0;
        Assert.That(information.Content.ReadByte(), Is.EqualTo('-'));
        information.Content.Position = 0;

        await Adapter.SendNoContentAsync(information);

        Assert.That(Sent.Body.ToArray(), Is.EqualTo(copy.ToArray()));
    }

    [Test]
    public async Task Plain_Kiota_adapter_sends_forms_and_files()
    {
        using var http = new HttpClient();
        using var bare = new HttpClientRequestAdapter(
            new AnonymousAuthenticationProvider(),
            new GraphParseNodeFactory(),
            new GraphSerializationWriterFactory(),
            http)
        {
            BaseUrl = Server.BaseAddress.AbsoluteUri,
        };
        using var client = new WhatsAppClient(bare, allowRepeatedSends: true);
        var options = new RequestOptions
        {
            Headers = new Dictionary<string, string> { ["Authorization"] = "Bearer x" },
        };

        MediaUploadResponse media = await client.PhoneNumbers[Server.PhoneNumberId].Media.PostAsync(
            new() { File = new FileUpload(new LongStream(300_000), "a.png", "image/png") }, options);

        Assert.That(media.Id, Is.Not.Null);
        Assert.That(Sent.Parts.Single(part => part.FileName is not null).Body.Length, Is.EqualTo(300_000));
    }

    [Test]
    public async Task Version_is_that_of_call_then_view_then_options([Values] bool own)
    {
        WhatsAppClientOptions options = Server.Options(options => options.GraphVersion = "v24.0");
        using GraphRequestAdapter ownAdapter = new(options);
        using HttpClientRequestAdapter kiotaAdapter = WhatsAppKiota.CreateAdapter(options);
        using var client = new WhatsAppClient(own ? ownAdapter : kiotaAdapter);
        WhatsAppClient view = client.WithOptions(new() { GraphVersion = "v25.0" });

        string id = Server.PhoneNumberId;

        await client.PhoneNumbers[id].GetAsync();
        await view.PhoneNumbers[id].GetAsync();
        await view.PhoneNumbers[id].GetAsync(null, new RequestOptions { GraphVersion = "v27.0" });

        Assert.That(
            Server.Requests.Select(request => request.Target),
            Is.EqualTo([$"/v24.0/{id}", $"/v25.0/{id}", $"/v27.0/{id}"]));
        Assert.That(PathOf(client.PhoneNumbers[id].ToGetRequestInformation()), Is.EqualTo($"/v24.0/{id}"));
        Assert.That(PathOf(view.PhoneNumbers[id].ToGetRequestInformation()), Is.EqualTo($"/v25.0/{id}"));
    }

    [Test]
    public async Task View_adds_its_token_and_headers_to_requests_of_the_program()
    {
        WhatsAppClient view = Client.WithOptions(new()
        {
            AccessToken = "tenant-token",
            Headers = new Dictionary<string, string> { ["X-A"] = "view", ["X-B"] = "view" },
        });
        PhoneNumberItemRequestBuilder builder = view.PhoneNumbers[Server.PhoneNumberId];
        RequestInformation information = builder.ToGetRequestInformation();
        information.Headers.Add("X-B", "program");

        await AdapterOf(builder).SendNoContentAsync(information);

        Assert.That(Sent.BearerToken, Is.EqualTo("tenant-token"));
        Assert.That((Sent.Headers["X-A"], Sent.Headers["X-B"]), Is.EqualTo(("view", "program")));
    }

    [Test]
    public async Task Header_that_cannot_be_sent_is_refused([Values("X-A", "Content-Type")] string name)
    {
        var options = new RequestOptions
        {
            Headers = new Dictionary<string, string> { [name] = name == "X-A" ? "a\r\nb" : "text/plain" },
        };

        ArgumentException error = await Catch.Async<ArgumentException>(() => Messages.PostAsync(Hello, options));

        Assert.That(error.Message, Does.Contain(name).And.Contain("RequestOptions.Headers"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Stream_of_a_response_is_read_from_the_connection()
    {
        await using RawServer server = LongResponse();
        using HttpClientRequestAdapter adapter = AdapterOf(server);
        var information = new RequestInformation(Method.GET, "{+baseurl}/file", new Dictionary<string, object>());

        await AssertConstantMemory(async () =>
        {
            await using Stream? body = await ((IRequestAdapter)adapter).SendPrimitiveAsync<Stream>(information);
            await body!.CopyToAsync(Stream.Null);
        });

        Assert.That(information.RequestOptions, Is.Empty);
    }

    [Test]
    public async Task Download_is_read_from_the_connection_with_its_headers()
    {
        await using RawServer server = LongResponse();
        using HttpClientRequestAdapter adapter = AdapterOf(server);
        using var client = new WhatsAppClient(adapter);

        await AssertConstantMemory(async () =>
        {
            await using BinaryResponse file = await client.MediaUrls[$"{server.Address}file"].GetAsync();
            Assert.That((file.ContentType, file.ContentLength), Is.EqualTo(("image/png", Long)));
            Assert.That((file.ETag, file.AcceptsRanges), Is.EqualTo(("\"1\"", true)));
            await file.Content.CopyToAsync(Stream.Null);
        });
    }

    [Test]
    public async Task Upload_does_not_buffer_the_file([Values] bool canSeek)
    {
        await using RawServer server = RawServer.Start(async (_, stream, stop) =>
        {
            // Read the end of the form too: a server that responds before breaks the connection.
            byte[] buffer = new byte[64 * 1024];
            long received = 0;
            int read = 1;
            while (read > 0 && (received < Long || !IsEndOfForm(buffer.AsSpan(0, read))))
            {
                read = await stream.ReadAsync(buffer, stop);
                received += read;
            }

            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}"u8.ToArray(), stop);
        });
        using HttpClientRequestAdapter adapter = AdapterOf(server);
        using var client = new WhatsAppClient(adapter);
        var file = new FileUpload(new LongStream(Long, canSeek), "a.mp4", "video/mp4") { MaxBytes = null };

        await AssertConstantMemory(() => client.PhoneNumbers["1"].Media.PostAsync(new() { File = file }));
    }

    // With a length, or in chunks.
    private static bool IsEndOfForm(ReadOnlySpan<byte> bytes) =>
        bytes.EndsWith("--\r\n"u8) || bytes.EndsWith("0\r\n\r\n"u8);

    [Test]
    public async Task Request_with_a_consumed_body_is_refused_before_anything_is_sent()
    {
        RequestInformation information = Messages.ToPostRequestInformation(Hello);
        await SendAsync(information, own: true);
        int sent = Server.SentMessages.Count;

        InvalidOperationException error = (await Catch.Async<InvalidOperationException>(
            () => SendAsync(information, own: true)))!;

        Assert.That(error.Message, Does.Contain("Create another RequestInformation for each call."));
        Assert.That(Server.SentMessages, Has.Count.EqualTo(sent));
    }

    [Test]
    public async Task Single_values_and_native_responses_are_returned([Values] bool own)
    {
        IRequestAdapter adapter = own ? OwnAdapter : Adapter;
        Server.RespondNext(200, "application/json", "\"text\"");
        Server.RespondNext(200, "application/json", "7");
        var information = new RequestInformation(Method.GET, "{+baseurl}/v27.0/1", new Dictionary<string, object>());

        Assert.That(await adapter.SendPrimitiveAsync<string>(information), Is.EqualTo("text"));
        Assert.That(await adapter.SendPrimitiveAsync<int?>(information), Is.EqualTo(7));

        var native = new NativeResponseHandler();
        information.SetResponseHandler(native);
        Server.RespondNext(200, "application/json", "{}");
        await adapter.SendAsync(information, MessageResponse.CreateFromDiscriminatorValue);
        using var response = (HttpResponseMessage)native.Value!;
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("{}"));
    }

    [Test]
    public async Task Two_adapters_in_one_process_do_not_influence_each_other()
    {
        var factory = ParseNodeFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories;
        var writers = SerializationWriterFactoryRegistry.DefaultInstance.ContentTypeAssociatedFactories;
        using WhatsAppClient other = KiotaClients.CreateClient(Server, options =>
        {
            options.AccessToken = "other";
            options.ApplicationName = "Other/1";
            options.GraphVersion = "v25.0";
        });

        await other.PhoneNumbers[Server.PhoneNumberId].GetAsync();
        await Client.PhoneNumbers[Server.PhoneNumberId].GetAsync();

        Assert.Multiple(() =>
        {
            Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["other", "fake-token"]));
            Assert.That(Server.Requests[0].Headers["User-Agent"], Does.StartWith("Other/1 "));
            Assert.That(Sent.Headers["User-Agent"], Does.StartWith("WhatsApp.Generated/"));
            Assert.That(Sent.Target, Is.EqualTo($"/{GraphVersion.Default}/{Server.PhoneNumberId}"));
            Assert.That(factory, Is.Empty);
            Assert.That(writers, Is.Empty);
        });
    }

    [Test]
    public async Task Handler_serves_an_HttpClient_of_the_program()
    {
        using var http = new HttpClient(new GraphMessageHandler(Server.Options()));

        string body = await http.GetStringAsync(new Uri(Server.BaseAddress, $"/v27.0/{Server.PhoneNumberId}"));

        Assert.That(body, Does.Contain(Server.PhoneNumberId));
        Assert.That(Sent.BearerToken, Is.EqualTo("fake-token"));
    }

    private static string PathOf(RequestInformation information)
    {
        information.PathParameters["baseurl"] = "http://x";
        return information.URI.AbsolutePath;
    }

    private async Task SendAsync(RequestInformation information, bool own)
    {
        IRequestAdapter adapter = own ? OwnAdapter : Adapter;
        MessageResponse? sent = await adapter.SendAsync(information, MessageResponse.CreateFromDiscriminatorValue);
        Assert.That(sent?.Messages, Has.Count.EqualTo(1));
    }

    private static RawServer LongResponse() => RawServer.Start(async (_, stream, stop) =>
    {
        string head = $"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: {Long}\r\nETag: \"1\"\r\n"
            + "Accept-Ranges: bytes\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), stop);
        byte[] part = new byte[64 * 1024];
        for (long sent = 0; sent < Long; sent += part.Length)
        {
            await stream.WriteAsync(part, stop);
        }
    });

    private static HttpClientRequestAdapter AdapterOf(RawServer server) => WhatsAppKiota.CreateAdapter(
        new() { AccessToken = "token", BaseAddress = server.Address });

    private static async Task AssertConstantMemory(Func<Task> transfer)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await transfer();
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(Long / 8));
    }

    // A builder of a program uses this adapter.
    private static IRequestAdapter AdapterOf(GraphRequestBuilder builder) =>
        (IRequestAdapter)typeof(GraphRequestBuilder)
            .GetProperty("Adapter", BindingFlags.Instance | BindingFlags.NonPublic)!
            .GetValue(builder)!;
}

using System.IO.Pipelines;
using System.Text;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Media;

[TestFixture]
public sealed class MediaTests : GraphTest
{
    [Test]
    public async Task Upload_sends_each_part_once_even_if_it_is_added_twice()
    {
        await Phone.Media.PostAsync(new()
        {
            File = new FileUpload(new MemoryStream([1]), "a.png", "image/png"),
            AdditionalData =
            {
                ["messaging_product"] = RawJson.FromString("other"),
                ["note"] = RawJson.FromString("for \"you\" & me"),
                ["count"] = RawJson.FromNumber(3),
                ["list"] = RawJson.Parse("[1,2]"),
            },
        });

        Assert.That(
            Sent.Parts.Where(part => part.FileName is null).Select(part => (part.Name, part.Text)),
            Is.EquivalentTo([
                ("messaging_product", "whatsapp"), ("note", "for \"you\" & me"), ("count", "3"), ("list", "[1,2]"),
            ]));
        Assert.That(Sent.Parts.Count(part => part.Name == "file"), Is.EqualTo(1));
    }

    [Test]
    public async Task Parts_of_text_have_no_content_type()
    {
        await Phone.Media.PostAsync(new() { File = new FileUpload(new MemoryStream([1]), "a.png", "image/png") });

        Assert.That(Sent.Parts.Single(part => part.Name == "messaging_product").ContentType, Is.Null);
    }

    [TestCase("invoice.pdf")]
    [TestCase("Rechnung für März.pdf")]
    [TestCase("日本.pdf")]
    [TestCase("a b;c=d.pdf")]
    public async Task Upload_sends_the_file_name(string name)
    {
        await Phone.Media.PostAsync(new() { File = new FileUpload(new MemoryStream([1]), name, "application/pdf") });

        Assert.That(Sent.Parts.Single(part => part.Name == "file").FileName, Is.EqualTo(name));
    }

    [Test]
    public async Task Upload_sends_a_content_type_with_parameters()
    {
        await Phone.Media.PostAsync(
            new() { File = new FileUpload(new MemoryStream([1]), "a.ogg", "audio/ogg; codecs=opus") });

        Assert.That(
            Sent.Parts.Single(part => part.Name == "file").ContentType, Is.EqualTo("audio/ogg; codecs=opus"));
    }

    [Test]
    public async Task Upload_reads_from_the_position_of_the_stream_and_leaves_it_open()
    {
        using var content = new MemoryStream([1, 2, 3, 4]) { Position = 2 };

        await Phone.Media.PostAsync(new() { File = new FileUpload(content, "a.png", "image/png") });

        Assert.That(Sent.Parts.Single(part => part.Name == "file").Body.ToArray(), Is.EqualTo([3, 4]));
        Assert.That(Sent.Headers.Keys, Does.Contain("Content-Length"));
        Assert.That(content.CanRead, Is.True);
    }

    [Test]
    public async Task Upload_leaves_the_stream_open_when_it_fails()
    {
        using var content = new MemoryStream([1]);
        Server.FailNext(new FakeError());

        await Catch.Async<GraphApiException>(
            () => Phone.Media.PostAsync(new() { File = new FileUpload(content, "a.png", "image/png") }));

        Assert.That(content.CanRead, Is.True);
    }

    [Test]
    public async Task Upload_accepts_a_stream_that_cannot_seek()
    {
        var pipe = new Pipe();
        byte[] bytes = [.. Enumerable.Range(0, 100_000).Select(index => (byte)index)];
        Task writing = Task.Run(async () =>
        {
            await pipe.Writer.WriteAsync(bytes);
            await pipe.Writer.CompleteAsync();
        });

        await Phone.Media.PostAsync(
            new() { File = new FileUpload(pipe.Reader.AsStream(), "a.png", "image/png") });
        await writing;

        Assert.That(Sent.Parts.Single(part => part.Name == "file").Body.ToArray(), Is.EqualTo(bytes));
        Assert.That(Sent.Headers["Transfer-Encoding"], Is.EqualTo("chunked"));
    }

    [Test]
    public async Task Upload_of_an_empty_stream_is_an_empty_file()
    {
        await Phone.Media.PostAsync(new() { File = new FileUpload(Stream.Null, "a.png", "image/png") });

        Assert.That(Sent.Parts.Single(part => part.Name == "file").Body.Length, Is.Zero);
    }

    [TestCase("", "image/png")]
    [TestCase(" ", "image/png")]
    [TestCase("a.png", "")]
    [TestCase("a.png", "png")]
    [TestCase("a.png", "image/png\r\nX: 1")]
    public void File_without_name_or_type_is_refused(string name, string type) =>
        Assert.That(() => new FileUpload(Stream.Null, name, type), Throws.ArgumentException);

    [Test]
    public async Task Download_streams_while_the_server_is_still_sending()
    {
        const long length = 4L * 1024 * 1024 * 1024;
        var isRead = new TaskCompletionSource();
        await using RawServer server = RawServer.Start(async (_, stream, stop) =>
        {
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: {length}\r\n\r\n"),
                stop);
            await stream.WriteAsync(new byte[] { 1, 2, 3 }, stop);
            await isRead.Task.WaitAsync(stop);
            await stream.WriteAsync(new byte[] { 4, 5 }, stop);
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var client = new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "t", BaseAddress = server.Address });

        await using BinaryResponse download = await client.MediaUrls[server.Address.AbsoluteUri].GetAsync();
        byte[] bytes = new byte[5];
        await download.Content.ReadExactlyAsync(bytes.AsMemory(0, 3));
        isRead.SetResult();
        await download.Content.ReadExactlyAsync(bytes.AsMemory(3));

        Assert.That(bytes, Is.EqualTo([1, 2, 3, 4, 5]));
        Assert.That(download.ContentLength, Is.EqualTo(length));
        Assert.That(download.ContentType, Is.EqualTo("video/mp4"));
    }

    [Test]
    public async Task Download_streams_through_the_programs_HttpClient()
    {
        await using RawServer server = RawServer.Start(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n123"u8.ToArray(), stop);
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var http = new HttpClient();
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "t", BaseAddress = server.Address, HttpClient = http });

        await using BinaryResponse download = await client.MediaUrls[server.Address.AbsoluteUri].GetAsync();
        byte[] bytes = new byte[3];
        await download.Content.ReadExactlyAsync(bytes);

        Assert.That(Encoding.ASCII.GetString(bytes), Is.EqualTo("123"));
    }

    [Test]
    public async Task Dispose_of_a_download_closes_the_connection()
    {
        var hungUp = new TaskCompletionSource();
        await using RawServer server = RawServer.Start(async (_, stream, stop) =>
        {
            try
            {
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n"u8.ToArray(), stop);
                while (true)
                {
                    await stream.WriteAsync(new byte[64 * 1024], stop);
                }
            }
            catch (IOException)
            {
                hungUp.SetResult();
            }
        });
        using var client = new WhatsAppClient(new WhatsAppClientOptions { AccessToken = "t", BaseAddress = server.Address });

        BinaryResponse download = await client.MediaUrls[server.Address.AbsoluteUri].GetAsync();
        await download.DisposeAsync();
        await download.DisposeAsync();

        await hungUp.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Test]
    public async Task Dispose_disposes_of_stream_and_response([Values] bool isAsync)
    {
        var stream = new MemoryStream();
        using var response = new HttpResponseMessage { Content = new StringContent("x") };
        var download = new BinaryResponse(stream, null, null, response);

        if (isAsync)
        {
            await download.DisposeAsync();
        }
        else
        {
            download.Dispose();
        }

        Assert.That(stream.CanRead, Is.False);
        Assert.That(() => response.Content.ReadAsStream(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task DownloadAsync_looks_up_the_address_and_copies_the_bytes()
    {
        byte[] bytes = [.. Enumerable.Range(0, 300_000).Select(index => (byte)index)];
        FakeMedia media = Server.AddMedia(bytes, "video/mp4");
        using var copy = new MemoryStream();

        MediaInfo info = await Client.Media[media.Id].DownloadAsync(copy);

        Assert.That(copy.ToArray(), Is.EqualTo(bytes));
        Assert.That(copy.CanWrite, Is.True);
        Assert.That(info.MimeType, Is.EqualTo("video/mp4"));
        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["fake-token", "fake-token"]));
        Assert.That(Server.Requests.Select(request => request.Headers["User-Agent"]), Has.None.Empty);
    }

    [Test]
    public async Task DownloadAsync_uses_the_options_for_both_calls()
    {
        FakeMedia media = Server.AddMedia(new byte[] { 1 }, "video/mp4");

        await Client.Media[media.Id].DownloadAsync(Stream.Null, null, new RequestOptions { AccessToken = "own" });

        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["own", "own"]));
    }

    [Test]
    public async Task DownloadAsync_throws_when_Meta_returned_no_address()
    {
        Respond("""{"id":"1"}""");

        InvalidOperationException error =
            await Catch.Async<InvalidOperationException>(() => Client.Media["1"].DownloadAsync(Stream.Null));

        Assert.That(error.Message, Does.Contain("no address"));
    }

    [Test]
    public async Task DownloadAsync_does_not_send_the_token_to_another_host()
    {
        Respond("""{"id":"1","url":"https://evil.example.com/x"}""");

        await Catch.Async<InvalidOperationException>(() => Client.Media["1"].DownloadAsync(Stream.Null));
    }

    [Test]
    public async Task DownloadAsync_does_not_write_an_error_page_to_the_file()
    {
        FakeMedia media = Server.AddMedia(new byte[] { 1 }, "video/mp4");
        Server.FailNext(
            FakeError.Html(404), times: 2, when: request => request.Path.StartsWith("/media-bytes/", StringComparison.Ordinal));
        using var copy = new MemoryStream();

        await Catch.Async<GraphApiException>(() => Client.Media[media.Id].DownloadAsync(copy));

        Assert.That(copy.Length, Is.Zero);
    }

    [Test]
    public async Task DownloadAsync_can_be_canceled_during_the_transfer()
    {
        using var source = new CancellationTokenSource();
        await using RawServer bytes = RawServer.Start(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n123"u8.ToArray(), stop);
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
        });
        Respond($$"""{"id":"1","url":"{{bytes.Address}}"}""");

        await Catch.Async<OperationCanceledException>(
            () => Client.Media["1"].DownloadAsync(Stream.Null, null, cancellationToken: source.Token));
    }

    [Test]
    public async Task DownloadAsync_sends_token_and_user_agent()
    {
        FakeMedia media = Server.AddMedia("bytes"u8.ToArray(), "image/png");
        using var copy = new MemoryStream();

        await Client.Media[media.Id].DownloadAsync(copy);

        Assert.That(Encoding.UTF8.GetString(copy.ToArray()), Is.EqualTo("bytes"));
        Assert.That(Sent.Path, Does.StartWith("/media-bytes/"));
        Assert.That(Sent.BearerToken, Is.EqualTo("fake-token"));
        Assert.That(Sent.Headers["User-Agent"], Does.Contain("WhatsApp.Generated/"));
    }

    [Test]
    public async Task DownloadAsync_renews_an_expired_address_and_verifies_the_hash()
    {
        FakeMedia media = Server.AddMedia("bytes"u8.ToArray(), "image/png");
        Server.FailNext(
            FakeError.Html(404), when: request => request.Path.StartsWith("/media-bytes/", StringComparison.Ordinal));
        using var copy = new MemoryStream();

        await Client.Media[media.Id].DownloadAsync(copy);
        media["sha256"] = new string('0', 64);
        MediaIntegrityException error =
            await Catch.Async<MediaIntegrityException>(() => Client.Media[media.Id].DownloadAsync(Stream.Null));

        Assert.That(Encoding.UTF8.GetString(copy.ToArray()), Is.EqualTo("bytes"));
        Assert.That(error.MediaId, Is.EqualTo(media.Id));
    }

    [Test]
    public async Task Upload_sends_file_name_and_type_and_each_part_once()
    {
        await Phone.Media.PostAsync(
            new() { File = new FileUpload(new MemoryStream([1]), "invoice.pdf", "application/pdf") });

        RecordedPart file = Sent.Parts.Single(part => part.Name == "file");
        Assert.That((file.FileName, file.ContentType), Is.EqualTo(("invoice.pdf", "application/pdf")));
        Assert.That(Sent.Parts.Select(part => part.Name), Is.Unique);
    }

    [Test]
    public async Task DownloadAsync_does_not_parse_media_that_looks_like_JSON()
    {
        FakeMedia media = Server.AddMedia("""{"error":{"code":1}}"""u8.ToArray(), "text/plain");
        using var copy = new MemoryStream();

        await Client.Media[media.Id].DownloadAsync(copy);

        Assert.That(copy.ToArray(), Is.EqualTo(media.Content.ToArray()));
    }
}

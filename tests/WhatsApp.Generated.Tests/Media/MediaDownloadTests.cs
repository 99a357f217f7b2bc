using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Media;

/// <summary>Checks, limits and renewed addresses of a download. Faults are in <see cref="MediaFaultTests"/>.</summary>
[TestFixture]
public sealed class MediaDownloadTests : GraphTest
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * 7))];

    private static readonly Func<RecordedRequest, bool> IsTransfer =
        request => request.Path.StartsWith("/media-bytes/", StringComparison.Ordinal);

    private FakeMedia _media = null!;

    private int Transfers => Server.Requests.Count(IsTransfer);

    [SetUp]
    public void AddMedia() => _media = Server.AddMedia(Bytes, "video/mp4");

    [Test]
    public async Task Hash_can_have_any_encoding(
        [Values("hex", "HEX", "base64", "base64 without padding", "base64 of addresses")] string form)
    {
        byte[] hash = SHA256.HashData(Bytes);
        _media["sha256"] = form switch
        {
            "hex" => Convert.ToHexStringLower(hash),
            "HEX" => Convert.ToHexString(hash),
            "base64" => Convert.ToBase64String(hash),
            "base64 without padding" => Convert.ToBase64String(hash).TrimEnd('='),
            _ => Convert.ToBase64String(hash).Replace('+', '-').Replace('/', '_'),
        };

        Assert.That(await DownloadAsync(), Is.EqualTo(Bytes));
    }

    [Test]
    public async Task Different_hash_is_an_error_that_names_both_hashes()
    {
        string expected = new('a', 64);
        _media["sha256"] = expected;

        MediaIntegrityException error = await Catch.Async<MediaIntegrityException>(() => DownloadAsync());

        string actual = Convert.ToHexStringLower(SHA256.HashData(Bytes));
        Assert.Multiple(() =>
        {
            Assert.That(error.MediaId, Is.EqualTo(_media.Id));
            Assert.That(error.ExpectedSha256, Is.EqualTo(expected));
            Assert.That(error.ActualSha256, Is.EqualTo(actual));
            Assert.That(error.ExpectedLength, Is.Null);
            Assert.That((error.OperationId, error.SuggestedAction), Is.EqualTo(("downloadMedia", SuggestedAction.RetryNow)));
            Assert.That(error.Message, Does.Contain(_media.Id).And.Contain(expected).And.Contain(actual));
            Assert.That(error.Message, Does.Not.Contain("hash=").And.Not.Contain("fake-token"));
        });
    }

    [TestCase("a1b2c3d4e5f6...")]
    [TestCase("SfInY0gGKTsJlUWbwxC1k+FAD0FZHv")]
    public async Task Invalid_hash_is_an_error_before_the_download(string expected)
    {
        _media["sha256"] = expected;

        MediaIntegrityException error = await Catch.Async<MediaIntegrityException>(() => DownloadAsync());

        Assert.That(error.Message, Does.Contain(expected).And.Contain("VerifyContent"));
        Assert.That(error.SuggestedAction, Is.EqualTo(SuggestedAction.FixRequest));
        Assert.That(Transfers, Is.Zero);
    }

    [Test]
    public async Task Missing_hash_and_size_are_not_checked()
    {
        _media["sha256"] = null;
        _media["file_size"] = null;
        using var copy = new MemoryStream();

        MediaInfo info = await Client.Media[_media.Id].DownloadAsync(copy);

        Assert.That(copy.ToArray(), Is.EqualTo(Bytes));
        Assert.That(info.FileSize, Is.EqualTo(Bytes.Length), "The received size is known.");
    }

    [TestCase(299_999)]
    [TestCase(300_001)]
    public async Task Different_size_is_an_error_before_a_byte_is_written(int expected)
    {
        _media["file_size"] = expected;
        using var copy = new MemoryStream();

        MediaIntegrityException error =
            await Catch.Async<MediaIntegrityException>(() => Client.Media[_media.Id].DownloadAsync(copy));

        Assert.That((error.ExpectedLength, error.ActualLength), Is.EqualTo((expected, Bytes.Length)));
        Assert.That(error.Message, Does.Contain($"{expected} bytes").And.Contain(_media.Id));
        Assert.That(copy.Length, Is.Zero);
    }

    [Test]
    public async Task Verification_can_be_switched_off()
    {
        _media["sha256"] = "?";
        _media["file_size"] = 1;

        Assert.That(await DownloadAsync(new() { VerifyContent = false }), Is.EqualTo(Bytes));
    }

    [Test]
    public async Task File_with_a_reported_size_over_the_limit_is_not_fetched()
    {
        MediaTooLargeException error =
            await Catch.Async<MediaTooLargeException>(() => DownloadAsync(new() { MaxBytes = Bytes.Length - 1 }));

        Assert.That((error.Length, error.MaxBytes), Is.EqualTo((Bytes.Length, Bytes.Length - 1)));
        Assert.That((error.OperationId, error.SuggestedAction), Is.EqualTo(("downloadMedia", SuggestedAction.FixRequest)));
        Assert.That(
            error.Message, Does.Contain("300,000").And.Contain("299,999").And.Contain("MediaDownloadOptions.MaxBytes"));
        Assert.That(Transfers, Is.Zero);
    }

    [Test]
    public async Task File_that_exceeds_the_limit_during_the_download_is_an_error()
    {
        _media["file_size"] = null;
        using var copy = new MemoryStream();

        await Catch.Async<MediaTooLargeException>(
            () => Client.Media[_media.Id].DownloadAsync(copy, new() { MaxBytes = Bytes.Length - 1 }));

        Assert.That(copy.Length, Is.Zero);
    }

    [Test]
    public async Task File_of_exactly_the_limit_is_downloaded() =>
        Assert.That(await DownloadAsync(new() { MaxBytes = Bytes.Length }), Is.EqualTo(Bytes));

    [Test]
    public void Download_is_limited_to_100_MB_by_default() =>
        Assert.That(new MediaDownloadOptions().MaxBytes, Is.EqualTo(100 * 1024 * 1024));

    [Test]
    public async Task Destination_that_cannot_be_written_to_is_refused_before_the_call()
    {
        ArgumentException error = await Catch.Async<ArgumentException>(
            () => Client.Media["1"].DownloadAsync(new MemoryStream([1], writable: false)));

        Assert.That(error.Message, Does.Contain("Open it for writing, such as with File.Create."));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Empty_file_is_downloaded()
    {
        _media = Server.AddMedia(ReadOnlyMemory<byte>.Empty, "text/plain");

        Assert.That(await DownloadAsync(), Is.Empty);
    }

    [Test]
    public async Task Progress_reports_the_bytes_written_so_far()
    {
        var progress = new ProgressList();

        await DownloadAsync(new() { Progress = progress });

        Assert.That(progress.Values, Is.Ordered.Ascending.And.Not.Empty);
        Assert.That(progress.Values[^1], Is.EqualTo(Bytes.Length));
    }

    [TestCase(HttpStatusCode.Unauthorized)]
    [TestCase(HttpStatusCode.Forbidden)]
    [TestCase(HttpStatusCode.NotFound)]
    [TestCase(HttpStatusCode.Gone)]
    public async Task Expired_address_is_renewed(HttpStatusCode status)
    {
        Server.FailNext(FakeError.Html((int)status), when: IsTransfer);

        Assert.That(await DownloadAsync(), Is.EqualTo(Bytes));
        Assert.That(
            Server.Requests.Select(IsTransfer), Is.EqualTo([false, true, false, true]), "look up, fetch, and again");
    }

    [Test]
    public async Task Expired_address_is_renewed_only_once()
    {
        Server.FailNext(FakeError.Html(404), times: 9, when: IsTransfer);

        GraphApiException error = await Catch.Async<GraphApiException>(() => DownloadAsync());

        Assert.That((error.Status, error.OperationId), Is.EqualTo((HttpStatusCode.NotFound, "downloadMedia")));
        Assert.That(Server.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Deleted_media_is_a_404_error()
    {
        Server.FailNext(FakeError.Html(404), when: IsTransfer);
        Server.FailNext(new FakeError { Code = 131052 }, when: request => Server.Requests.Count == 3);

        GraphApiException error = await Catch.Async<GraphApiException>(() => DownloadAsync());

        Assert.That((error.Code, error.OperationId), Is.EqualTo((131052L, "getMedia")));
    }

    [TestCase(400)]
    [TestCase(429)]
    public async Task Other_errors_are_not_treated_as_expiry(int status)
    {
        Server.FailNext(FakeError.Html(status), times: 9, when: IsTransfer);

        var once = new RequestOptions { Retry = RetryOptions.Off };
        await Catch.Async<GraphApiException>(() => Client.Media[_media.Id].DownloadAsync(Stream.Null, null, once));

        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Address_in_a_webhook_is_used_without_a_lookup()
    {
        IncomingImage image = Receive(FakeWebhook.ImageMessage("1", _media, url: Server.AddressOf(_media)));
        using var copy = new MemoryStream();

        MediaInfo info = await Client.Media.DownloadAsync(image, copy);

        Assert.That(copy.ToArray(), Is.EqualTo(Bytes));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
        Assert.That(Sent.BearerToken, Is.EqualTo("fake-token"));
        Assert.That((info.Id, info.MimeType, info.FileSize), Is.EqualTo((_media.Id, "video/mp4", (long?)Bytes.Length)));
    }

    [Test]
    public async Task Hash_in_a_webhook_is_verified()
    {
        IncomingImage image = Receive(FakeWebhook.ImageMessage("1", _media, url: Server.AddressOf(_media)));
        image.Sha256 = Convert.ToBase64String(new byte[32]);

        MediaIntegrityException error =
            await Catch.Async<MediaIntegrityException>(() => Client.Media.DownloadAsync(image, Stream.Null));

        Assert.That(error.ExpectedSha256, Is.EqualTo(image.Sha256));
    }

    [Test]
    public async Task Webhook_without_an_address_looks_it_up()
    {
        IncomingImage image = Receive(FakeWebhook.ImageMessage("1", _media));
        using var copy = new MemoryStream();

        await Client.Media.DownloadAsync(image, copy);

        Assert.That(copy.ToArray(), Is.EqualTo(Bytes));
        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Expired_address_in_a_webhook_is_renewed()
    {
        var clock = new FakeTimeProvider();
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(new() { TimeProvider = clock });
        using WhatsAppClient client = server.CreateClient();
        FakeMedia media = server.AddMedia(Bytes, "image/jpeg");
        IncomingImage image = Receive(FakeWebhook.ImageMessage("1", media, url: server.AddressOf(media)));
        using var copy = new MemoryStream();

        clock.Advance(TimeSpan.FromMinutes(6));
        await client.Media.DownloadAsync(image, copy);

        Assert.That(copy.ToArray(), Is.EqualTo(Bytes));
        Assert.That(server.Requests.Select(IsTransfer), Is.EqualTo([true, false, true]));
    }

    [Test]
    public void Webhook_without_an_id_is_refused() => Assert.That(
        () => Client.Media.DownloadAsync(new IncomingAudio { Url = "https://lookaside.fbsbx.com/x" }, Stream.Null),
        Throws.ArgumentException);

    [Test]
    public Task Download_of_a_webhook_does_not_send_the_token_to_another_host()
    {
        var video = new IncomingVideo { Id = "1", Url = "https://evil.example.com/x" };

        return Catch.Async<InvalidOperationException>(() => Client.Media.DownloadAsync(video, Stream.Null));
    }

    [Test]
    public void Every_received_media_object_can_be_downloaded() => Assert.That(
        typeof(IIncomingMedia).Assembly.GetExportedTypes()
            .Where(type => type.Name.StartsWith("Incoming", StringComparison.Ordinal)
                && type.GetProperty("Sha256") is not null && type.GetProperty("Url") is not null),
        Is.Not.Empty.And.All.Matches<Type>(type => typeof(IIncomingMedia).IsAssignableFrom(type)));

    [Test]
    public void Invalid_options_are_refused() => Assert.Multiple(() =>
    {
        Assert.That(() => DownloadAsync(new() { MaxBytes = -1 }), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => DownloadAsync(new() { MaxResumes = -1 }), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => DownloadAsync(new() { StallTimeout = default }), Throws.InstanceOf<ArgumentException>());
    });

    private async Task<byte[]> DownloadAsync(MediaDownloadOptions? options = null)
    {
        using var copy = new MemoryStream();
        await Client.Media[_media.Id].DownloadAsync(copy, options);
        return copy.ToArray();
    }

    private static IncomingImage Receive(string webhook) =>
        GraphJson.Read<WebhookPayload>(webhook).Messages().OfType<IncomingImageMessage>().Single().Image!;
}

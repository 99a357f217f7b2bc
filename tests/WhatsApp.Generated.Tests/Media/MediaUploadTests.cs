using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Media;

/// <summary>Checks before an upload, and its progress.</summary>
[TestFixture]
public sealed class MediaUploadTests : GraphTest
{
    [TestCase("audio/aac", 16 << 20)]
    [TestCase("audio/amr", 16 << 20)]
    [TestCase("audio/mpeg", 16 << 20)]
    [TestCase("audio/mp4", 16 << 20)]
    [TestCase("audio/ogg; codecs=opus", 16 << 20)]
    [TestCase("video/mp4", 16 << 20)]
    [TestCase("video/3gpp", 16 << 20)]
    [TestCase("image/jpeg", 5 << 20)]
    [TestCase("IMAGE/PNG", 5 << 20)]
    [TestCase("image/webp", 500 << 10)]
    [TestCase("text/plain", 100 << 20)]
    [TestCase("application/pdf", 100 << 20)]
    [TestCase("application/vnd.openxmlformats-officedocument.wordprocessingml.document", 100 << 20)]
    [TestCase("application/x-new", 100 << 20)]
    public async Task File_over_the_limit_of_its_type_is_not_sent(string type, int limit)
    {
        var file = new FileUpload(new LongStream(limit + 1L), "a.bin", type);

        MediaTooLargeException error =
            await Catch.Async<MediaTooLargeException>(() => Phone.Media.PostAsync(new() { File = file }));

        Assert.That((error.MaxBytes, error.Length), Is.EqualTo(((long)limit, limit + 1L)));
        Assert.That(error.Message, Does.Contain("a.bin").And.Contain($"{limit:N0}").And.Contain("FileUpload.MaxBytes"));
        Assert.That(Server.Requests, Is.Empty);
        Assert.That(MediaLimits.Of(type), Is.EqualTo(limit));
    }

    [TestCase("audio/opus")]
    [TestCase("Audio/OPUS; rate=48000")]
    public async Task Opus_is_sent_with_the_type_that_Meta_accepts(string type)
    {
        await Phone.Media.PostAsync(new() { File = new FileUpload(new LongStream(10), "voice.opus", type) });

        Assert.That(
            Sent.Parts.Single(part => part.Name == "file").ContentType, Is.EqualTo("audio/ogg; codecs=opus"));
    }

    [Test]
    public async Task File_whose_stream_is_at_its_end_is_refused()
    {
        var content = new MemoryStream();
        content.Write("written, and not rewound"u8);
        var file = new FileUpload(content, "a.txt", "text/plain");

        ArgumentException error =
            await Catch.Async<ArgumentException>(() => Phone.Media.PostAsync(new() { File = file }));

        Assert.That(error.Message, Does.Contain("The stream of 'a.txt' is at its end"));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task File_that_cannot_be_rewound_is_sent_only_once()
    {
        var file = new FileUpload(new LongStream(10, canSeek: false), "a.txt", "text/plain");
        await Phone.Media.PostAsync(new() { File = file });

        InvalidOperationException error =
            await Catch.Async<InvalidOperationException>(() => Phone.Media.PostAsync(new() { File = file }));

        Assert.That(error.Message, Does.Contain("cannot be sent a second time. Open the file again."));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Closed_stream_is_refused_before_the_call()
    {
        var content = new MemoryStream([1]);
        var file = new FileUpload(content, "a.txt", "text/plain");
        await content.DisposeAsync();

        ArgumentException error =
            await Catch.Async<ArgumentException>(() => Phone.Media.PostAsync(new() { File = file }));

        Assert.That(error.Message, Does.Contain("it is closed, or opened for writing only"));
        Assert.That(Server.Requests, Is.Empty);
        Assert.That(() => new FileUpload(content, "a.txt", "text/plain"), Throws.ArgumentException);
    }

    [Test]
    public async Task Quote_in_a_file_name_is_encoded_as_by_a_browser()
    {
        await Phone.Media.PostAsync(
            new() { File = new FileUpload(new MemoryStream([1]), "the \"new\" one.txt", "text/plain") });

        Assert.That(
            Sent.Parts.Single(part => part.Name == "file").FileName, Is.EqualTo("the %22new%22 one.txt"));
        Assert.That(
            () => new FileUpload(new MemoryStream([1]), "a\r\nb.txt", "text/plain"),
            Throws.ArgumentException.With.Message.Contains("line break"));
    }

    [Test]
    public async Task File_of_exactly_the_limit_is_sent()
    {
        await Phone.Media.PostAsync(
            new() { File = new FileUpload(new LongStream(MediaLimits.Image), "a.png", "image/png") });

        Assert.That(Sent.Parts.Single(part => part.Name == "file").Body.Length, Is.EqualTo(MediaLimits.Image));
    }

    [Test]
    public async Task Limit_counts_what_is_left_of_the_stream()
    {
        var content = new LongStream(MediaLimits.Image + 10) { Position = 10 };

        await Phone.Media.PostAsync(new() { File = new FileUpload(content, "a.png", "image/png") });

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Limit_can_be_changed_or_switched_off([Values] bool isOff)
    {
        var file = new FileUpload(new LongStream(MediaLimits.Image + 1), "a.png", "image/png")
        {
            MaxBytes = isOff ? null : MediaLimits.Image + 1,
        };

        await Phone.Media.PostAsync(new() { File = file });

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Stream_of_unknown_length_is_not_sent_beyond_the_limit()
    {
        var content = new LongStream(long.MaxValue, canSeek: false);
        var progress = new ProgressList();
        var file = new FileUpload(content, "a.png", "image/png") { MaxBytes = 1_000_000, Progress = progress };

        MediaTooLargeException error =
            await Catch.Async<MediaTooLargeException>(() => Phone.Media.PostAsync(new() { File = file }));

        Assert.That(error.Length, Is.Null);
        Assert.That(error.Message, Does.Contain("more than 1,000,000 bytes"));
        Assert.That(progress.Values, Has.All.AtMost(1_000_000));
        Assert.That(content.Position, Is.LessThan(2_000_000));
    }

    [TestCase("VP8 ", 0, 100 << 10)]
    [TestCase("VP8L", 0, 100 << 10)]
    [TestCase("VP8X", 0b0001_0000, 100 << 10)]
    [TestCase("VP8X", 0b0001_0010, 500 << 10)]
    public async Task Animated_sticker_has_a_higher_limit(string format, int flags, int limit)
    {
        foreach (bool canSeek in (bool[])[true, false])
        {
            await SendAsync(limit, canSeek);
            MediaTooLargeException error =
                await Catch.Async<MediaTooLargeException>(() => SendAsync(limit + 1, canSeek));
            Assert.That(error.MaxBytes, Is.EqualTo(limit));
        }

        Assert.That(Server.Requests, Has.Count.EqualTo(2));

        Task<MediaUploadResponse> SendAsync(int length, bool canSeek)
        {
            var sticker = new LongStream(length, canSeek, WebP(format, flags));
            return Phone.Media.PostAsync(new() { File = new FileUpload(sticker, "a.webp", "image/webp") });
        }
    }

    [Test]
    public async Task Custom_limit_counts_for_every_sticker()
    {
        var sticker = new LongStream(200 << 10, start: WebP("VP8 ", 0));

        await Phone.Media.PostAsync(
            new() { File = new FileUpload(sticker, "a.webp", "image/webp") { MaxBytes = 200 << 10 } });

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Negative_limit_is_refused() => Assert.That(
        () => new FileUpload(Stream.Null, "a.png", "image/png") { MaxBytes = -1 },
        Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Limit_without_a_type_is_refused() =>
        Assert.That(() => MediaLimits.Of("png"), Throws.ArgumentException.With.Message.Contains("'png'"));

    [Test]
    public async Task Progress_reports_the_bytes_sent_so_far([Values] bool canSeek)
    {
        var progress = new ProgressList();
        var content = new LongStream(1_000_000, canSeek);

        await Phone.Media.PostAsync(
            new() { File = new FileUpload(content, "a.png", "image/png") { Progress = progress } });

        Assert.That(progress.Values, Is.Ordered.Ascending.And.Unique);
        Assert.That(progress.Values, Has.Count.GreaterThan(1));
        Assert.That(progress.Values[^1], Is.EqualTo(1_000_000));
    }

    [Test]
    public async Task Stream_that_cannot_be_rewound_is_never_sent_as_an_empty_file()
    {
        using var twice = new SendingTwice(new SocketsHttpHandler { AllowAutoRedirect = false });
        using WhatsAppClient client = Server.CreateClient(options => options.HttpMessageHandler = twice);
        var file = new FileUpload(new LongStream(10, canSeek: false), "a.png", "image/png");

        HttpRequestException error = await Catch.Async<HttpRequestException>(
            () => client.PhoneNumbers[Server.PhoneNumberId].Media.PostAsync(new() { File = file }));

        // The second text is that of .NET, whose stream Kiota's adapter returns.
        Assert.That(
            error.GetBaseException().Message,
            Does.Contain("a.png").And.Contain("second time").Or.Contain("cannot be read again"));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Memory_does_not_grow_with_the_file()
    {
        const long length = 64 << 20;
        await using RawServer server = RawServer.Start(async (_, stream, stop) =>
        {
            byte[] buffer = new byte[64 * 1024];
            for (long got = 0; got < length;)
            {
                got += await stream.ReadAsync(buffer, stop);
            }

            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}"u8.ToArray(), stop);
        });
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "t", BaseAddress = server.Address });
        long before = GC.GetTotalAllocatedBytes(precise: true);

        MediaUploadResponse media = await client.PhoneNumbers["1"].Media.PostAsync(
            new() { File = new FileUpload(new LongStream(length), "a.pdf", "application/pdf") });

        Assert.That(media.Id, Is.EqualTo("1"));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(length / 4));
    }

    private static byte[] WebP(string format, int flags) =>
        [.. "RIFF\0\0\0\0WEBP"u8, .. System.Text.Encoding.ASCII.GetBytes(format), 10, 0, 0, 0, (byte)flags, 0, 0, 0];

    private sealed class SendingTwice(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using HttpResponseMessage first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}

using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Media;

/// <summary>Resumable uploads, which continue after a break at the offset of the server.</summary>
[TestFixture]
public sealed class ResumableUploadTests : GraphTest
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 200_000).Select(index => (byte)(index * 7))];

    private ApplicationItemRequestBuilder Application => Client.Applications[Server.ApplicationId];

    private FakeUploadSession Session => Server.All<FakeUploadSession>()[^1];

    private static FileUpload File(IProgress<long>? progress = null) =>
        new(new MemoryStream(Bytes), "header.jpg", "image/jpeg") { Progress = progress };

    private static bool IsData(RecordedRequest request) => request.Headers.ContainsKey("file_offset");

    /// <summary>The requests: method, and offset of the data.</summary>
    private IEnumerable<string> Steps => Server.Requests.Select(request => request.Method == "GET"
        ? "offset?"
        : request.Headers.TryGetValue("file_offset", out string? offset) ? $"data from {offset}" : "start");

    [Test]
    public async Task Upload_returns_the_handle_of_the_file()
    {
        string handle = await Application.UploadAsync(File());

        Assert.That(handle, Is.EqualTo(Session.Handle));
        Assert.That(Session.Content.ToArray(), Is.EqualTo(Bytes));
        Assert.That((Session.FileName, Session.FileType), Is.EqualTo(("header.jpg", "image/jpeg")));
        Assert.That(Steps, Is.EqualTo(["start", "data from 0"]));
    }

    [Test]
    public async Task App_of_the_token_needs_no_id()
    {
        await Client.Applications["app"].UploadAsync(File());

        Assert.That(Server.Requests[0].Path, Is.EqualTo("/v27.0/app/uploads"));
    }

    [Test]
    public async Task Upload_resumes_at_the_offset_of_the_server_after_a_break()
    {
        Server.BreakNextTransfer(70_000);
        var progress = new ProgressList();

        string handle = await Application.UploadAsync(File(progress));

        Assert.That(handle, Is.EqualTo(Session.Handle));
        Assert.That(Session.Content.ToArray(), Is.EqualTo(Bytes));
        Assert.That(Steps, Is.EqualTo(["start", "data from 0", "offset?", "data from 70000"]));
        Assert.That(Sent.Body.Length, Is.EqualTo(Bytes.Length - 70_000));
        Assert.That(progress.Values[^1], Is.EqualTo(Bytes.Length));
    }

    [Test]
    public async Task Resumes_are_limited_and_the_session_can_be_resumed_later([Values(0, 1, 3)] int most)
    {
        Server.BreakNextTransfer(1000, times: most + 1);

        UploadInterruptedException error = await Catch.Async<UploadInterruptedException>(
            () => Application.UploadAsync(File(), new() { MaxResumes = most }));
        int sent = Server.Requests.Count(IsData);
        string handle = await Application.UploadAsync(File(), new() { SessionId = error.SessionId });

        Assert.That(sent, Is.EqualTo(1 + most));
        Assert.That((error.OperationId, error.SuggestedAction), Is.EqualTo(("uploadFileData", SuggestedAction.RetryNow)));
        Assert.That(error.InnerException, Is.InstanceOf<GraphConnectionException>());
        Assert.That(error.Message, Does.Contain("header.jpg").And.Not.Contain("sig=").And.Not.Contain("fake-token"));
        Assert.That(handle, Is.EqualTo(Session.Handle));
        Assert.That(Steps.TakeLast(2), Is.EqualTo(["offset?", $"data from {1000 * (most + 1)}"]));
        Assert.That(Server.All<FakeUploadSession>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Lost_handle_is_requested_again_without_data()
    {
        Server.BreakNextTransfer(long.MaxValue);

        string handle = await Application.UploadAsync(File());

        Assert.That(handle, Is.EqualTo(Session.Handle));
        Assert.That(Steps, Is.EqualTo(["start", "data from 0", "offset?", "data from 200000"]));
        Assert.That(Sent.Body.Length, Is.Zero);
    }

    [Test]
    public async Task Lost_handle_that_is_not_returned_again_starts_a_new_session()
    {
        Server.BreakNextTransfer(long.MaxValue);
        Server.FailNext(new FakeError(), when: request => request.Headers.GetValueOrDefault("file_offset") == "200000");

        string handle = await Application.UploadAsync(File());

        Assert.That(handle, Is.EqualTo(Session.Handle));
        Assert.That(
            Steps, Is.EqualTo(["start", "data from 0", "offset?", "data from 200000", "start", "data from 0"]));
    }

    [Test]
    public async Task Gateway_error_is_resumed_like_a_break()
    {
        Server.FailNext(FakeError.Html(502), when: IsData);

        await Application.UploadAsync(File());

        Assert.That(Steps, Is.EqualTo(["start", "data from 0", "offset?", "data from 0"]));
    }

    [Test]
    public async Task Refusal_is_not_resumed()
    {
        Server.FailNext(new FakeError { Code = 190, Status = 401 }, when: IsData);

        GraphApiException error = await Catch.Async<GraphApiException>(() => Application.UploadAsync(File()));

        Assert.That((error.Code, error.OperationId), Is.EqualTo((190L, "uploadFileData")));
        Assert.That(Server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Throttled_data_is_sent_again_by_the_pipeline()
    {
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = new SkippingTimeProvider();
            options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        });
        Server.FailNext(FakeError.RateLimited, when: IsData);

        await client.Applications[Server.ApplicationId].UploadAsync(File());

        Assert.That(Steps, Is.EqualTo(["start", "data from 0", "data from 0"]));
        Assert.That(Session.Content.ToArray(), Is.EqualTo(Bytes));
    }

    [Test]
    public async Task Call_that_times_out_is_resumed_like_a_break()
    {
        var hasData = new TaskCompletionSource();
        await using RawServer server = RawServer.Start(async (head, stream, stop) =>
        {
            string json = head.StartsWith("GET ", StringComparison.Ordinal) ? """{"file_offset":"200000"}"""
                : head.Contains("file_offset: 200000", StringComparison.Ordinal) ? """{"h":"4:done"}"""
                : """{"id":"upload:a?sig=b"}""";
            if (head.Contains("file_offset: 0", StringComparison.Ordinal))
            {
                hasData.SetResult();
                await Task.Delay(Timeout.Infinite, stop);
            }

            string response = $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {json.Length}\r\n\r\n{json}";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(response), stop);
        });
        var clock = new FakeTimeProvider();
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "t", BaseAddress = server.Address, TimeProvider = clock });

        Task<string> upload = client.Applications["1"].UploadAsync(File());
        await hasData.Task.WaitAsync(TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(100));

        Assert.That(await upload, Is.EqualTo("4:done"));
    }

    [Test]
    public async Task Upload_resumes_when_the_server_closes_the_connection()
    {
        await using RawServer server = RawServer.Start(async (head, stream, stop) =>
        {
            string json = head.StartsWith("GET ", StringComparison.Ordinal) ? """{"file_offset":150000}"""
                : head.Contains("file_offset: 150000", StringComparison.Ordinal) ? """{"h":"4:done"}"""
                : """{"id":"upload:a?sig=b"}""";
            if (head.Contains("file_offset: 0", StringComparison.Ordinal))
            {
                stream.Socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
                return;
            }

            string response = $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {json.Length}\r\n\r\n{json}";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(response), stop);
        });
        using var client = new WhatsAppClient(
            new WhatsAppClientOptions { AccessToken = "t", BaseAddress = server.Address });

        Assert.That(await client.Applications["1"].UploadAsync(File()), Is.EqualTo("4:done"));
        Assert.That(server.Heads[^1], Does.Contain("Content-Length: 50000"));
    }

    [Test]
    public async Task Cancellation_is_not_resumed()
    {
        using var source = new CancellationTokenSource();
        var progress = new ProgressList(_ => source.Cancel());

        await Catch.Async<OperationCanceledException>(
            () => Application.UploadAsync(File(progress), null, cancellationToken: source.Token));

        Assert.That(Steps, Has.None.EqualTo("offset?"));
    }

    [Test]
    public async Task File_starts_at_the_position_of_its_stream()
    {
        Server.BreakNextTransfer(50);
        using var content = new MemoryStream(Bytes) { Position = 199_900 };

        await Application.UploadAsync(new FileUpload(content, "a.png", "image/png"));

        Assert.That(Session.Content.ToArray(), Is.EqualTo(Bytes[199_900..]));
        Assert.That(content.CanRead, Is.True);
    }

    [Test]
    public async Task Session_of_a_larger_file_is_refused()
    {
        Server.BreakNextTransfer(1000);
        UploadInterruptedException error = await Catch.Async<UploadInterruptedException>(
            () => Application.UploadAsync(File(), new() { MaxResumes = 0 }));

        InvalidOperationException other = await Catch.Async<InvalidOperationException>(() => Application.UploadAsync(
            new FileUpload(new MemoryStream([1]), "a.png", "image/png"), new() { SessionId = error.SessionId }));

        Assert.That(other.Message, Does.Contain("1000").And.Contain("another file"));
    }

    [Test]
    public async Task Missing_session_or_handle_is_an_error()
    {
        Respond("{}");
        await Catch.Async<InvalidOperationException>(() => Application.UploadAsync(File()));
        Server.RespondNext(200, "application/json", "{}", when: IsData);

        Assert.That(await Application.UploadAsync(File()), Is.EqualTo(Session.Handle), "The session is asked again.");
    }

    [Test]
    public async Task Invalid_file_is_refused_before_anything_is_sent()
    {
        using var empty = new MemoryStream();
        await Catch.Async<ArgumentException>(
            () => Application.UploadAsync(new FileUpload(new LongStream(9, canSeek: false), "a.png", "image/png")));
        await Catch.Async<ArgumentException>(
            () => Application.UploadAsync(new FileUpload(empty, "a.png", "image/png")));
        await Catch.Async<MediaTooLargeException>(
            () => Application.UploadAsync(new FileUpload(new LongStream(MediaLimits.Image + 1), "a.png", "image/png")));
        await Catch.Async<ArgumentException>(() => Application.UploadAsync(File(), new() { MaxResumes = -1 }));
        await Catch.Async<ArgumentException>(() => Application.UploadAsync(File(), new() { SessionId = "1234" }));

        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Options_apply_to_every_call()
    {
        Server.BreakNextTransfer(1000);

        await Application.UploadAsync(File(), null, new RequestOptions { AccessToken = "own" });

        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["own", "own", "own", "own"]));
    }

    [Test]
    public async Task Signature_of_a_session_is_checked_by_the_fake_server()
    {
        UploadSession session = await Application.Uploads.PostAsync(
            new() { FileName = "a.png", FileLength = 1, FileType = "image/png" });

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => Client.UploadSessions[session.Id!.Split('?')[0]].GetAsync());

        Assert.That(error.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(error.ResponseBody, Does.Contain("HMAC check failed"));
    }

    [Test]
    public async Task Handle_of_an_upload_is_the_example_of_a_template_header()
    {
        using var sample = new MemoryStream([1, 2, 3]);

        string handle = await Client.Applications[Server.ApplicationId].UploadAsync(
            new FileUpload(sample, "header.png", "image/png"));
        await Account.MessageTemplates.PostAsync(new()
        {
            Name = "sale",
            Language = "en_US",
            Category = TemplateCategory.Marketing,
            Components =
            [
                new TemplateHeaderComponent
                {
                    Format = TemplateHeaderFormat.Image,
                    Example = new() { HeaderHandle = [handle] },
                },
            ],
        });

        Assert.That(handle, Is.EqualTo(Server.All<FakeUploadSession>().Single().Handle));
        Assert.That(Sent.Json!["components"]![0]!["example"]!["header_handle"]![0]!.ToString(), Is.EqualTo(handle));
    }
}

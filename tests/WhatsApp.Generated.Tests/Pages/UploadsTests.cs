using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page application/uploads.</summary>
[TestFixture]
public sealed class UploadsTests : GraphTest
{
    private static readonly ApplicationUploadsPostQuery Photo =
        new() { FileName = "ä b.jpg", FileLength = 3, FileType = "image/jpeg" };

    private ApplicationUploadsRequestBuilder Uploads => Client.Applications[Server.ApplicationId].Uploads;

    [Test]
    public async Task Session_is_started()
    {
        UploadSession session = await Uploads.PostAsync(Photo);

        AssertRequest(
            "POST",
            $"/v27.0/{Server.ApplicationId}/uploads?file_name=%C3%A4%20b.jpg&file_length=3&file_type=image%2Fjpeg");
        AssertNoBody();
        Assert.That(session.Id, Does.Match(@"^upload:[A-Za-z0-9+/=]+\?sig=AR[a-z0-9]+$"));
        Assert.That(Server.All<FakeUploadSession>().Single().FileName, Is.EqualTo("ä b.jpg"));
    }

    [Test]
    public async Task Data_is_sent_unchanged_and_returns_the_handle()
    {
        UploadSession session = await Uploads.PostAsync(Photo);

        UploadedFile done = await Client.UploadSessions[session.Id!].PostAsync(
            new FileUpload(new MemoryStream([1, 2, 3]), "a.jpg", "image/jpeg"), 0);

        AssertRequest("POST", $"/v27.0/{session.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(Sent.Headers["file_offset"], Is.EqualTo("0"));
            Assert.That(Sent.Headers["Content-Type"], Is.EqualTo("application/octet-stream"));
            Assert.That(Sent.Headers["Content-Length"], Is.EqualTo("3"));
            Assert.That(Sent.Body.ToArray(), Is.EqualTo([1, 2, 3]));
            Assert.That(done.Handle, Does.StartWith("4:"));
        });
    }

    [Test]
    public async Task Session_returns_the_received_offset()
    {
        UploadSession session = await Uploads.PostAsync(Photo);
        await Client.UploadSessions[session.Id!].PostAsync(
            new FileUpload(new MemoryStream([1, 2]), "a.jpg", "image/jpeg"), 0);

        UploadSession state = await Client.UploadSessions[session.Id!].GetAsync();

        AssertRequest("GET", $"/v27.0/{session.Id}");
        AssertNoBody();
        Assert.That((state.Id, state.FileOffset), Is.EqualTo((session.Id, 2L)));
    }

    [Test]
    public async Task Offset_can_be_a_string()
    {
        Respond("""{"id":"upload:a?sig=b","file_offset":"51200"}""");

        Assert.That((await Client.UploadSessions["upload:a?sig=b"].GetAsync()).FileOffset, Is.EqualTo(51200));
    }

    [TestCase("upload:MTph+/dHR=?sig=AR-_x")]
    [TestCase("upload:YWJj?sig=AR1&extra=1")]
    public async Task Id_is_in_the_path_unchanged(string id)
    {
        Respond("{}");

        await Client.UploadSessions[id].GetAsync();

        AssertRequest("GET", "/v27.0/" + id);
    }

    [Test]
    public async Task Proof_of_the_secret_comes_after_the_signature()
    {
        using WhatsAppClient client = Server.CreateClient(options => options.AppSecret = "secret");
        Respond("{}");

        await client.UploadSessions["upload:YWJj?sig=AR1"].GetAsync();

        Assert.That(Sent.Target, Does.Match(@"^/v27\.0/upload:YWJj\?sig=AR1&appsecret_proof=[0-9a-f]{64}$"));
    }

    [TestCase("")]
    [TestCase("1234567890")]
    [TestCase("upload:")]
    [TestCase("../me")]
    [TestCase("upload:a b")]
    [TestCase("upload:a\n")]
    [TestCase("upload:ä")]
    [TestCase("upload:a#b")]
    [TestCase("upload:a\\..\\me")]
    [TestCase("upload:a/../../me")]
    [TestCase("upload:a/%2e%2E/me")]
    [TestCase("UPLOAD:a")]
    public void Invalid_session_is_refused(string id) =>
        Assert.That(() => Client.UploadSessions[id], Throws.ArgumentException);

    [Test]
    public Task Start_error_is_thrown() => AssertErrorSurfaces(() => Uploads.PostAsync(Photo), "createUploadSession");

    [Test]
    public Task Get_error_is_thrown() =>
        AssertErrorSurfaces(() => Client.UploadSessions["upload:a"].GetAsync(), "getUploadSession");

    [Test]
    public Task Data_error_is_thrown() => AssertErrorSurfaces(
        () => Client.UploadSessions["upload:a"].PostAsync(new FileUpload(new MemoryStream([1]), "a", "image/png"), 0),
        "uploadFileData");
}

using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page media/media-download-api.</summary>
[TestFixture]
public sealed class MediaDownloadApiTests : GraphTest
{
    [Test]
    public async Task Bytes_come_from_the_address_that_the_lookup_returned()
    {
        FakeMedia media = Server.AddMedia(new byte[] { 1, 2, 3 }, "image/png");
        MediaInfo info = await Client.Media[media.Id].GetAsync();

        await using BinaryResponse bytes = await Client.MediaUrls[info.Url!].GetAsync();
        using var copy = new MemoryStream();
        await bytes.Content.CopyToAsync(copy);

        AssertRequest("GET", new Uri(info.Url!).PathAndQuery);
        AssertNoBody();
        Assert.Multiple(() =>
        {
            Assert.That(copy.ToArray(), Is.EqualTo([1, 2, 3]));
            Assert.That(bytes.ContentType, Is.EqualTo("image/png"));
            Assert.That(bytes.ContentLength, Is.EqualTo(3));
        });
    }

    [Test]
    public Task Error_is_thrown() => AssertErrorSurfaces(
        () => Client.MediaUrls[new Uri(Server.BaseAddress, "media-bytes/1").AbsoluteUri].GetAsync(),
        "downloadMedia");

    [Test]
    public async Task Expired_address_returns_404()
    {
        GraphApiException error = await Catch.Async<GraphApiException>(
            () => Client.MediaUrls[new Uri(Server.BaseAddress, "media-bytes/1?ext=1&hash=x").AbsoluteUri].GetAsync());

        Assert.That(error.Status, Is.EqualTo(System.Net.HttpStatusCode.NotFound));
    }

    [TestCase("")]
    [TestCase("/media-bytes/1")]
    [TestCase("lookaside.fbsbx.com/x")]
    [TestCase("file:///etc/passwd")]
    [TestCase("javascript:alert(1)")]
    public void Invalid_address_is_refused(string url) => Assert.That(
        () => Client.MediaUrls[url],
        Throws.ArgumentException.With.Message.Contains("Pass the url of a response of the Media API"));
}

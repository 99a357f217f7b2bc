using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page media/media-api.</summary>
[TestFixture]
public sealed class MediaApiTests : GraphTest
{
    [Test]
    public async Task Media_info_is_read()
    {
        FakeMedia media = Server.AddMedia(new byte[] { 1, 2, 3 }, "image/png");

        MediaInfo info = await Client.Media[media.Id].GetAsync();

        AssertRequest("GET", $"/v27.0/{media.Id}");
        AssertNoBody();
        Assert.Multiple(() =>
        {
            Assert.That(info.Id, Is.EqualTo(media.Id));
            Assert.That(info.MessagingProduct, Is.EqualTo("whatsapp"));
            Assert.That(info.MimeType, Is.EqualTo("image/png"));
            Assert.That(info.FileSize, Is.EqualTo(3));
            Assert.That(
                info.Sha256, Is.EqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"));
            Assert.That(info.Url, Does.StartWith(Server.BaseAddress.AbsoluteUri));
        });
    }

    [Test]
    public async Task Lookup_can_be_limited_to_a_phone_number()
    {
        FakeMedia media = Server.AddMedia(new byte[] { 1 }, "image/png");

        await Client.Media[media.Id].GetAsync(new() { PhoneNumberId = Server.PhoneNumberId });

        AssertRequest("GET", $"/v27.0/{media.Id}?phone_number_id={Server.PhoneNumberId}");
    }

    [Test]
    public async Task File_size_can_be_a_string()
    {
        Respond("""{"id":"1","file_size":"303833"}""");

        Assert.That((await Client.Media["1"].GetAsync()).FileSize, Is.EqualTo(303833));
    }

    [Test]
    public Task Get_error_is_thrown() => AssertErrorSurfaces(() => Client.Media["1"].GetAsync(), "getMedia");

    [Test]
    public async Task Media_is_deleted()
    {
        FakeMedia media = Server.AddMedia(new byte[] { 1 }, "image/png");

        SuccessResponse response = await Client.Media[media.Id].DeleteAsync();

        AssertRequest("DELETE", $"/v27.0/{media.Id}");
        AssertNoBody();
        Assert.That(response.Success, Is.True);
        Assert.That(Server.Find<FakeMedia>(media.Id), Is.Null);
    }

    [Test]
    public async Task Deletion_can_be_limited_to_a_phone_number()
    {
        Respond("""{"success":true}""");

        await Client.Media["1"].DeleteAsync(new() { PhoneNumberId = "a b" });

        AssertRequest("DELETE", "/v27.0/1?phone_number_id=a%20b");
    }

    [Test]
    public Task Delete_error_is_thrown() => AssertErrorSurfaces(() => Client.Media["1"].DeleteAsync(), "deleteMedia");
}

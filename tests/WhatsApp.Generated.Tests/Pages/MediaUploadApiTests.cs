using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page whatsapp-business-phone-number/media-upload-api.</summary>
[TestFixture]
public sealed class MediaUploadApiTests : GraphTest
{
    [Test]
    public async Task File_is_uploaded_in_parts()
    {
        using var content = new MemoryStream([1, 2, 3]);

        MediaUploadResponse media = await Phone.Media.PostAsync(
            new() { File = new FileUpload(content, "photo.jpg", "image/jpeg"), Type = "image/jpeg" });

        AssertRequest("POST", $"/v27.0/{Server.PhoneNumberId}/media");
        Assert.That(Sent.Headers["Content-Type"], Does.StartWith("multipart/form-data; boundary="));
        Assert.That(
            Sent.Parts.Select(part => part.Name), Is.EquivalentTo(["file", "messaging_product", "type"]));
        Assert.Multiple(() =>
        {
            RecordedPart file = Sent.Parts.Single(part => part.Name == "file");
            Assert.That(file.FileName, Is.EqualTo("photo.jpg"));
            Assert.That(file.ContentType, Is.EqualTo("image/jpeg"));
            Assert.That(file.Body.ToArray(), Is.EqualTo([1, 2, 3]));
            Assert.That(Sent.Parts.Single(part => part.Name == "messaging_product").Text, Is.EqualTo("whatsapp"));
            Assert.That(Sent.Parts.Single(part => part.Name == "type").Text, Is.EqualTo("image/jpeg"));
            Assert.That(Server.Find<FakeMedia>(media.Id!)?.Content.ToArray(), Is.EqualTo([1, 2, 3]));
        });
    }

    [Test]
    public Task Error_is_thrown() => AssertErrorSurfaces(
        () => Phone.Media.PostAsync(new() { File = new FileUpload(new MemoryStream(), "a.png", "image/png") }),
        "uploadMedia");

    [Test]
    public async Task Refused_type_lists_the_allowed_types()
    {
        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Media.PostAsync(
            new() { File = new FileUpload(new MemoryStream([1]), "a.gif", "image/gif") }));

        Assert.That(error.Message, Does.Contain("image/gif"));
    }
}

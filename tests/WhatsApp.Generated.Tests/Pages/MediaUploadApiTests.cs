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

    [TestCase("photo.jpg", "photo.jpg")]
    [TestCase("Grüße 😀.jpg", "Grüße 😀.jpg")]
    [TestCase("a \"b\".jpg", "a %22b%22.jpg")]
    public async Task Names_of_parts_are_quoted_UTF_8_without_a_second_form(string name, string sent)
    {
        await Phone.Media.PostAsync(new() { File = new FileUpload(new MemoryStream([1]), name, "image/jpeg") });

        Assert.That(Sent.Text, Does.Contain("Content-Disposition: form-data; name=\"messaging_product\"\r\n"));
        Assert.That(Sent.Text, Does.Contain($"Content-Disposition: form-data; name=\"file\"; filename=\"{sent}\"\r\n"));
        Assert.That(Sent.Text, Does.Not.Contain("filename*"));
        Assert.That(Sent.Parts.Single(part => part.Name == "file").FileName, Is.EqualTo(sent));
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

using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Encryption;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Encryption;

[TestFixture]
public sealed class MessagesEncryptedTests : GraphTest
{
    [Test]
    public async Task Message_is_sent_encrypted_and_the_answer_is_decrypted()
    {
        using PayloadEncryption encryption = Make();
        using var meta = new PayloadEncryption(
            RsaPublicKey.FromPem(EncryptionFixtures.PublicKey),
            RsaPrivateKey.FromPem(EncryptionFixtures.OtherPrivateKey));
        Respond(GraphJson.Write(new EncryptedMessageResponse
        {
            EncryptedContents = meta.Encrypt("""{"messages":[{"id":"wamid.1"}]}"""u8),
        }));

        MessageResponse response = await Phone.MessagesEncrypted.PostAsync(
            new TextMessage { To = "+16505551234", Text = new() { Body = "Grüße 🐟" } }, encryption);

        JsonNode body = JsonNode.Parse(Sent.Text)!;
        string sent = Encoding.UTF8.GetString(meta.Decrypt(body["encrypted_contents"]!.GetValue<string>()));
        Assert.That(Sent.Target, Does.EndWith("/messages_encrypted"));
        Assert.That(Sent.Text, Does.Not.Contain("16505551234"));
        Assert.That(JsonNode.Parse(sent)!["text"]!["body"]!.GetValue<string>(), Is.EqualTo("Grüße 🐟"));
        Assert.That(response.Messages?.Single().Id, Is.EqualTo("wamid.1"));
    }

    [Test]
    public async Task Errors_of_Meta_come_unencrypted()
    {
        using PayloadEncryption encryption = Make();

        await AssertErrorSurfaces(
            () => Phone.MessagesEncrypted.PostAsync(
                new TextMessage { To = "+16505551234", Text = new() { Body = "Hello" } }, encryption),
            "sendEncryptedMessage");
    }

    private static PayloadEncryption Make() => new(
        RsaPublicKey.FromPem(EncryptionFixtures.OtherPublicKey), RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey));
}

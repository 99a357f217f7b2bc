using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.Flows.Tests;

[TestFixture]
public sealed class MessagesEncryptedTests
{
    private FakeGraphServer _server = null!;
    private WhatsAppClient _client = null!;
    private PayloadEncryption _encryption = null!;

    private MessagesEncryptedRequestBuilder MessagesEncrypted =>
        _client.PhoneNumbers[_server.PhoneNumberId].MessagesEncrypted;

    [SetUp]
    public async Task StartServer()
    {
        _server = await FakeGraphServer.StartAsync();
        _client = _server.CreateClient();
        _encryption = new PayloadEncryption(
            RsaPublicKey.FromPem(EncryptionFixtures.OtherPublicKey),
            RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey));
    }

    [TearDown]
    public async Task StopServer()
    {
        _encryption.Dispose();
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Message_is_sent_encrypted_and_the_response_is_decrypted()
    {
        using var meta = new PayloadEncryption(
            RsaPublicKey.FromPem(EncryptionFixtures.PublicKey),
            RsaPrivateKey.FromPem(EncryptionFixtures.OtherPrivateKey));
        _server.RespondNext(200, "application/json", GraphJson.Write(new EncryptedMessageResponse
        {
            EncryptedContents = meta.Encrypt("""{"messages":[{"id":"wamid.1"}]}"""u8),
        }));

        MessageResponse response = await MessagesEncrypted.PostAsync(
            new TextMessage { To = "+16505551234", Text = new() { Body = "Grüße 🐟" } }, _encryption);

        RecordedRequest sent = _server.Requests[^1];
        JsonNode body = JsonNode.Parse(sent.Text)!;
        string message = Encoding.UTF8.GetString(meta.Decrypt(body["encrypted_contents"]!.GetValue<string>()));
        Assert.That(sent.Target, Does.EndWith("/messages_encrypted"));
        Assert.That(sent.Text, Does.Not.Contain("16505551234"));
        Assert.That(JsonNode.Parse(message)!["text"]!["body"]!.GetValue<string>(), Is.EqualTo("Grüße 🐟"));
        Assert.That(response.Messages?.Single().Id, Is.EqualTo("wamid.1"));
    }

    [Test]
    public async Task Errors_of_Meta_are_not_encrypted()
    {
        _server.FailNext(new FakeError { Status = 400, Code = 131009, Message = "Parameter value is not valid" });

        GraphApiException error = (await Assert.ThrowsAsync<GraphApiException>(() => MessagesEncrypted.PostAsync(
            new TextMessage { To = "+16505551234", Text = new() { Body = "Hello" } }, _encryption)))!;

        Assert.That((error.OperationId, error.Code), Is.EqualTo(("sendEncryptedMessage", 131009)));
    }
}

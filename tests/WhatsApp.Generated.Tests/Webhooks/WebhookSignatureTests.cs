using System.Text;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Webhooks;

/// <summary>The signatures are literal: made with <c>openssl dgst -sha256 -hmac</c>, not with this code.</summary>
[TestFixture]
public sealed class WebhookSignatureTests
{
    private const string Secret = "8a1f0c3b5d7e9f2a4c6e8b0d1f3a5c7e";
    private const string Escaped = """{"text":"\u00e4"}""";
    private const string EscapedSignature = "sha256=3734dd7351630d23223b0367254feff6b1bcaa97537d16084a7284a92071b9d8";

    [TestCase(
        """{"entry":[{"changes":[{"value":{"messages":[{"text":{"body":"Grüße 😀 @ada & <b>"}}]}}]}]}""",
        "sha256=ebc0d8124bdfc0bd249e5c6df70e72d15e72476100ffdb75e92307e273e6ea05")]
    [TestCase(
        """{"entry":[{"changes":[{"value":{"messages":[{"text":{"body":"Gr\u00fc\u00dfe \ud83d\ude00 \/ @ada"}}]}}]}]}""",
        "sha256=5adaf3bfd2060519773ed4430487870c26ad8885dec0e3b1942d155a0a37be92")]
    [TestCase("""{"text":"ä"}""", "sha256=b80d037d05deee77e29196af1c66d60082168844ea4b9cebf6b49d29bc778206")]
    [TestCase(Escaped, EscapedSignature)]
    [TestCase("", "sha256=3c044b64a2fa2829caa65853a36418ecd20295f8800eec31eb01242146b96938")]
    public void Signature_of_the_bytes_is_valid(string body, string header) =>
        Assert.That(IsValid(body, header), Is.True);

    [Test]
    public void Body_that_was_decoded_and_encoded_again_is_not_valid() =>
        Assert.That(IsValid("""{"text":"ä"}""", EscapedSignature), Is.False);

    [Test]
    public void Uppercase_hex_is_valid()
    {
        Assert.That(IsValid(Escaped, "sha256=" + EscapedSignature[7..].ToUpperInvariant()), Is.True);
        Assert.That(IsValid(Escaped, EscapedSignature.ToUpperInvariant()), Is.True);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("sha256=")]
    [TestCase("3734dd7351630d23223b0367254feff6b1bcaa97537d16084a7284a92071b9d8")]
    [TestCase("sha1=6e650682a115df50231deaf23ac2b61bdd3b9d0a")]
    [TestCase("sha1=3734dd7351630d23223b0367254feff6b1bcaa97537d16084a7284a92071b9d8")]
    [TestCase("sha256=3734dd7351630d23223b0367254feff6b1bcaa97537d16084a7284a92071b9d")]
    [TestCase("sha256=3734dd7351630d23223b0367254feff6b1bcaa97537d16084a7284a92071b9d80")]
    [TestCase("sha256=3734dd7351630d23223b0367254feff6b1bcaa97537d16084a7284a92071b9d8,")]
    [TestCase("sha256= 3734dd7351630d23223b0367254feff6b1bcaa97537d16084a7284a92071b9d")]
    [TestCase("sha256=zz34dd7351630d23223b0367254feff6b1bcaa97537d16084a7284a92071b9d8")]
    [TestCase("sha256=NzTdc1FjDSMiOwNnJU/v9rG8qpdTfRYISnKEqSBxudg=")]
    [TestCase("sha256=0734dd7351630d23223b0367254feff6b1bcaa97537d16084a7284a92071b9d8")]
    [TestCase("sha256=3734dd7351630d23223b0367254feff6b1bcaa97537d16084a7284a92071b9d9")]
    [TestCase("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    public void Missing_malformed_or_wrong_header_is_not_valid(string? header) =>
        Assert.That(IsValid(Escaped, header), Is.False);

    [TestCase("""{"text":"\u00e5"}""")]
    [TestCase("""{"text":"\u00E4"}""")]
    [TestCase("""{"text": "\u00e4"}""")]
    [TestCase("""{"text":"\u00e4"} """)]
    [TestCase("")]
    public void Body_that_was_changed_is_not_valid(string body) =>
        Assert.That(IsValid(body, EscapedSignature), Is.False);

    [Test]
    public void Key_is_the_app_secret_and_not_the_verify_token()
    {
        const string signedWithVerifyToken = "sha256=ac4a11d6c24d50dc96870f897385f639b85938ae2de165cb79718cae449713b5";

        Assert.That(IsValid(Escaped, signedWithVerifyToken, "verify-token"), Is.True, "The fixture is right.");
        Assert.That(IsValid(Escaped, signedWithVerifyToken), Is.False);
        Assert.That(IsValid(Escaped, EscapedSignature, "verify-token"), Is.False);
    }

    [TestCase(null)]
    [TestCase("")]
    public void Empty_secret_is_refused(string? secret) =>
        Assert.That(() => IsValid(Escaped, EscapedSignature, secret!), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void Header_has_the_name_that_Meta_uses() =>
        Assert.That(WebhookSignature.HeaderName, Is.EqualTo("X-Hub-Signature-256"));

    [Test]
    public void Signature_of_the_fake_server_is_valid()
    {
        using var http = new HttpClient();
        byte[] body = Encoding.UTF8.GetBytes(FakeWebhook.TextMessage("16505551234", "Grüße 😀 / @"));

        string header = new FakeWebhookSender(Secret, http).Sign(body);

        Assert.That(WebhookSignature.IsValid(body, header, Secret), Is.True);
        Assert.That(WebhookSignature.IsValid(body, header, Secret + "x"), Is.False);
    }

    private static bool IsValid(string body, string? header, string secret = Secret) =>
        WebhookSignature.IsValid(Encoding.UTF8.GetBytes(body), header, secret);

    [Test]
    public void Any_of_several_secrets_is_valid_during_a_rotation()
    {
        byte[] body = "{}"u8.ToArray();
        string header = "sha256=" + Convert.ToHexString(
            System.Security.Cryptography.HMACSHA256.HashData("new-secret"u8, body));

        Assert.Multiple(() =>
        {
            Assert.That(WebhookSignature.IsValid(body, header, "old-secret", "new-secret"), Is.True);
            Assert.That(WebhookSignature.IsValid(body, header, "old-secret", "older-secret"), Is.False);
            Assert.That(() => WebhookSignature.IsValid(body, header, []), Throws.ArgumentException);
        });
    }

    [Test]
    public void Signature_check_requires_a_secret_and_a_header()
    {
        Assert.That(() => WebhookSignature.IsValid([], "sha256=", ""), Throws.ArgumentException);
        Assert.That(WebhookSignature.IsValid([], null, Secret), Is.False);
    }

    [Test]
    public void Signature_with_the_verify_token_is_not_valid()
    {
        using var http = new HttpClient();
        byte[] body = "{}"u8.ToArray();
        string header = new FakeWebhookSender("verify-token", http).Sign(body);

        Assert.That(WebhookSignature.IsValid(body, header, Secret), Is.False);
    }
}

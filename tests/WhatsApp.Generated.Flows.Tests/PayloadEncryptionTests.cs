using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>
/// The tokens are Node's, and one is that of RFC 7516: see <see cref="EncryptionFixtures"/>. Meta's key is the other
/// key there.
/// </summary>
[TestFixture]
public sealed class PayloadEncryptionTests
{
    private const string Response =
        """{"messaging_product":"whatsapp","contacts":[{"input":"+16505551234","wa_id":"16505551234"}]"""
        + ""","messages":[{"id":"wamid.ä🐟"}]}""";

    private static readonly string[] s_names =
        ["header", "encrypted key", "initialization vector", "ciphertext", "authentication tag"];

    private static readonly string[] s_notBase64Url = ["a+b/", "YQ==", "Y Q", "a\nbc", "ä", "A"];

    private PayloadEncryption _encryption = null!;

    [SetUp]
    public void ReadKeys() => _encryption = Create(EncryptionFixtures.PrivateKey);

    [TearDown]
    public void ForgetKeys() => _encryption.Dispose();

    [TestCase(EncryptionFixtures.JweOaep256A256Gcm, TestName = "{m}(RSA-OAEP-256, A256GCM)")]
    [TestCase(EncryptionFixtures.JweOaepA256Gcm, TestName = "{m}(RSA-OAEP, A256GCM)")]
    [TestCase(EncryptionFixtures.JweOaepA128Gcm, TestName = "{m}(RSA-OAEP, A128GCM)")]
    [TestCase(EncryptionFixtures.JweOaepA128CbcHs256, TestName = "{m}(RSA-OAEP, A128CBC-HS256)")]
    public void Token_of_Node_is_decrypted(string token) => Assert.That(
        Encoding.UTF8.GetString(_encryption.Decrypt(EncryptionFixtures.Join(token))), Is.EqualTo(Response));

    [Test]
    public void Token_of_RFC_7516_is_decrypted()
    {
        using PayloadEncryption encryption = Create(EncryptionFixtures.RfcPrivateKey);

        Assert.That(
            Encoding.UTF8.GetString(encryption.Decrypt(EncryptionFixtures.Join(EncryptionFixtures.RfcToken))),
            Is.EqualTo("The true sign of intelligence is not knowledge but imagination."));
    }

    [Test]
    public void Response_of_Meta_is_read()
    {
        MessageResponse response = _encryption.Decrypt(new EncryptedMessageResponse
        {
            EncryptedContents = EncryptionFixtures.Join(EncryptionFixtures.JweOaep256A256Gcm),
        });

        Assert.That(GraphJson.Write(response), Is.EqualTo(Response));
    }

    [Test]
    public void Message_is_encrypted_for_Meta_with_what_was_chosen(
        [Values] PayloadKeyAlgorithm keyAlgorithm, [Values] PayloadContentAlgorithm contentAlgorithm)
    {
        using var encryption = new PayloadEncryption(
            RsaPublicKey.FromPem(EncryptionFixtures.OtherPublicKey, "meta-1"),
            RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey))
        {
            KeyAlgorithm = keyAlgorithm,
            ContentAlgorithm = contentAlgorithm,
        };
        using PayloadEncryption meta = Create(EncryptionFixtures.OtherPrivateKey);

        var message = new TextMessage { To = "+16505551234", Text = new() { Body = "Grüße 🐟" } };

        EncryptedMessageRequest request = encryption.Encrypt(message);

        JsonNode header = JsonNode.Parse(Base64Url.DecodeFromChars(request.EncryptedContents.Split('.')[0]))!;
        Assert.Multiple(() =>
        {
            Assert.That(request.MessagingProduct, Is.EqualTo("whatsapp"));
            Assert.That(
                header.ToJsonString(),
                Is.EqualTo(new JsonObject
                {
                    ["alg"] = keyAlgorithm == PayloadKeyAlgorithm.RsaOaep ? "RSA-OAEP" : "RSA-OAEP-256",
                    ["enc"] = contentAlgorithm switch
                    {
                        PayloadContentAlgorithm.A256Gcm => "A256GCM",
                        PayloadContentAlgorithm.A128Gcm => "A128GCM",
                        _ => "A128CBC-HS256",
                    },
                    ["kid"] = "meta-1",
                }.ToJsonString()));
            Assert.That(
                Encoding.UTF8.GetString(meta.Decrypt(request.EncryptedContents)),
                Is.EqualTo(GraphJson.Write(message)).And.Contain("Grüße 🐟"));
        });
    }

    [Test]
    public void Token_is_what_the_RFC_says()
    {
        string[] parts = _encryption.Encrypt("ä"u8).Split('.');

        using var rsa = RSA.Create();
        rsa.ImportFromPem(EncryptionFixtures.OtherPrivateKey);
        byte[] key = rsa.Decrypt(Base64Url.DecodeFromChars(parts[1]), RSAEncryptionPadding.OaepSHA256);
        using var gcm = new AesGcm(key, 16);
        byte[] plaintext = new byte[2];
        gcm.Decrypt(
            Base64Url.DecodeFromChars(parts[2]),
            Base64Url.DecodeFromChars(parts[3]),
            Base64Url.DecodeFromChars(parts[4]),
            plaintext,
            Encoding.ASCII.GetBytes(parts[0]));

        Assert.That(parts, Has.Length.EqualTo(5));
        Assert.That(
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0])),
            Is.EqualTo("""{"alg":"RSA-OAEP-256","enc":"A256GCM"}"""));
        Assert.That(key, Has.Length.EqualTo(32));
        Assert.That(plaintext, Is.EqualTo("ä"u8.ToArray()));
    }

    [Test]
    public void Each_token_has_a_key_and_a_vector_of_its_own()
    {
        string[] tokens = [.. Enumerable.Range(0, 8).Select(_ => _encryption.Encrypt("x"u8))];

        Assert.That(tokens.Select(token => token.Split('.')[2]), Is.Unique);
        Assert.That(tokens.Select(token => token.Split('.')[1]), Is.Unique);
    }

    [Test]
    public void Empty_content_is_encrypted_and_decrypted([Values] PayloadContentAlgorithm algorithm)
    {
        using var both = new PayloadEncryption(
            RsaPublicKey.FromPem(EncryptionFixtures.PublicKey), RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey))
        {
            ContentAlgorithm = algorithm,
        };

        Assert.That(both.Decrypt(both.Encrypt([])), Is.Empty);
    }

    [TestCase(EncryptionFixtures.JweOaep256A256Gcm, TestName = "{m}(A256GCM)")]
    [TestCase(EncryptionFixtures.JweOaepA128CbcHs256, TestName = "{m}(A128CBC-HS256)")]
    public void Every_character_of_a_token_counts(string wrapped)
    {
        string token = EncryptionFixtures.Join(wrapped);
        for (int at = 0; at < token.Length; at++)
        {
            // The last character of a part may hold bits that belong to no byte; so the first of its bits is changed.
            int part = token[..at].Count(character => character == '.');
            if (token[at] == '.' || (part == 1 && at % 8 != 0))
            {
                continue;
            }

            const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            char changed = alphabet[alphabet.IndexOf(token[at], StringComparison.Ordinal) ^ 32];
            string problem = Problem(token[..at] + changed + token[(at + 1)..]);

            Assert.That(
                problem,
                part == 0 ? Does.Contain("JWE") : Does.Contain("changed on its way"),
                $"Character {at} in the {s_names[part]}");
        }
    }

    [Test]
    public void Token_for_another_key_is_an_error()
    {
        using PayloadEncryption other = Create(EncryptionFixtures.OtherPrivateKey);

        var error = Assert.Throws<GraphEncryptionException>(
            () => other.Decrypt(EncryptionFixtures.Join(EncryptionFixtures.JweOaepA256Gcm)))!;

        Assert.That(
            error.Message,
            Is.EqualTo("The JWE cannot be decrypted with any of 1 private keys: it was encrypted for another key, or "
                + "changed on its way."));
    }

    [Test]
    public void Old_and_new_key_both_decrypt_while_a_key_is_replaced()
    {
        using PayloadEncryption both = Create(EncryptionFixtures.OtherPrivateKey, EncryptionFixtures.PrivateKey);

        Assert.That(
            both.Decrypt(EncryptionFixtures.Join(EncryptionFixtures.JweOaep256A256Gcm)), Is.Not.Empty);
    }

    [Test]
    public void Name_of_the_key_chooses_among_keys_that_have_one()
    {
        string token = EncryptionFixtures.Join(EncryptionFixtures.JweOaep256A256Gcm);
        using PayloadEncryption named = Named("key-1");
        using PayloadEncryption misnamed = Named("key-2");

        Assert.That(named.Decrypt(token), Is.Not.Empty);
        Assert.That(
            Assert.Throws<GraphEncryptionException>(() => misnamed.Decrypt(token))!.Message,
            Is.EqualTo("The JWE is for the key 'key-1' (kid), and no private key has this name."));
        Assert.That(
            misnamed.Decrypt(EncryptionFixtures.Join(EncryptionFixtures.JweOaepA256Gcm)),
            Is.Not.Empty,
            "A token without a name is tried with all keys.");

        static PayloadEncryption Named(string keyId) => new(
            RsaPublicKey.FromPem(EncryptionFixtures.OtherPublicKey),
            RsaPrivateKey.FromPem(EncryptionFixtures.OtherPrivateKey, keyId: "key-0"),
            RsaPrivateKey.FromPem(EncryptionFixtures.PrivateKey, keyId: keyId));
    }

    [Test]
    public void Malformed_token_is_named()
    {
        string[] parts = EncryptionFixtures.Join(EncryptionFixtures.JweOaepA256Gcm).Split('.');
        Assert.Multiple(() =>
        {
            Assert.That(
                Problem(string.Empty),
                Is.EqualTo("This is not a JWE in compact form: it has 1 parts with dots between them, not five."));
            Assert.That(Problem(string.Join('.', parts[..4])), Does.Contain("it has 4 parts"));
            Assert.That(Problem(string.Join('.', parts) + ".x"), Does.Contain("it has 6 parts"));
            for (int part = 0; part < parts.Length; part++)
            {
                foreach (string wrong in s_notBase64Url)
                {
                    Assert.That(
                        Problem(With(part, wrong)), Is.EqualTo($"The {s_names[part]} of the JWE is not Base64url."));
                }
            }

            Assert.That(
                Problem(With(2, "AAAA")),
                Is.EqualTo("The initialization vector of the JWE has 3 bytes, but 12 are needed."));
            Assert.That(
                Problem(With(4, parts[4][..20])),
                Is.EqualTo("The authentication tag of the JWE has 15 bytes, but 16 are needed."));
            Assert.That(Problem(With(1, string.Empty)), Does.Contain("changed on its way"));
            Assert.That(Problem(With(3, string.Empty)), Does.Contain("changed on its way"));
        });
        string With(int part, string value) =>
            string.Join('.', parts.Select((other, index) => index == part ? value : other));
    }

    [TestCase(
        """{"alg":"RSA1_5","enc":"A256GCM"}""", "has alg 'RSA1_5', but it has to be one of RSA-OAEP-256, RSA-OAEP.")]
    [TestCase("""{"alg":"dir","enc":"A256GCM"}""", "has alg 'dir'")]
    [TestCase("""{"alg":"none","enc":"A256GCM"}""", "has alg 'none'")]
    [TestCase("""{"enc":"A256GCM"}""", "has no alg")]
    [TestCase("""{"alg":"RSA-OAEP","enc":"A192GCM"}""", "has enc 'A192GCM'")]
    [TestCase("""{"alg":"RSA-OAEP"}""", "has no enc")]
    [TestCase("""{"alg":"RSA-OAEP","enc":"A256GCM","zip":"DEF"}""", "has 'zip'")]
    [TestCase("""{"alg":"RSA-OAEP","enc":"A256GCM","crit":["x"]}""", "has 'crit'")]
    [TestCase("[]", "is not a JSON object")]
    [TestCase("{", "is not a JSON object")]
    public void Header_that_is_not_known_is_named(string header, string problem)
    {
        string[] parts = EncryptionFixtures.Join(EncryptionFixtures.JweOaepA256Gcm).Split('.');
        parts[0] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header));

        Assert.That(Problem(string.Join('.', parts)), Does.Contain(problem));
    }

    [Test]
    public void Algorithm_cannot_be_swapped_in_the_header()
    {
        string[] parts = EncryptionFixtures.Join(EncryptionFixtures.JweOaepA256Gcm).Split('.');
        parts[0] = Base64Url.EncodeToString("""{"alg":"RSA-OAEP-256","enc":"A256GCM"}"""u8);

        Assert.That(Problem(string.Join('.', parts)), Does.Contain("changed on its way"));
    }

    [Test]
    public void Decrypted_text_is_never_in_the_message()
    {
        var error = Assert.Throws<GraphEncryptionException>(() => _encryption.Decrypt<MessageResponse>(
            EncryptionFixtures.Join(EncryptionFixtures.JweNotJson)))!;

        Assert.That(error.Message, Is.EqualTo("The token was decrypted, but does not contain a JSON object."));
        Assert.That(error.ToString(), Does.Not.Contain("secret"));
    }

    [Test]
    public void Response_without_a_token_is_an_error() => Assert.That(
        Assert.Throws<GraphEncryptionException>(() => _encryption.Decrypt(new EncryptedMessageResponse()))!.Message,
        Is.EqualTo("encrypted_contents is missing."));

    [Test]
    public void At_least_one_private_key_is_needed()
    {
        using var key = RsaPublicKey.FromPem(EncryptionFixtures.PublicKey);

        Assert.Throws<ArgumentException>(() => new PayloadEncryption(key));
    }

    [Test]
    public void Keys_may_be_used_by_many_threads()
    {
        using PayloadEncryption meta = Create(EncryptionFixtures.OtherPrivateKey);

        Parallel.For(0, 64, number =>
        {
            byte[] content = [(byte)number];
            Assert.That(meta.Decrypt(_encryption.Encrypt(content)), Is.EqualTo(content));
        });
    }

    private static PayloadEncryption Create(params string[] privateKeys) => new(
        RsaPublicKey.FromPem(EncryptionFixtures.OtherPublicKey),
        [.. privateKeys.Select(pem => RsaPrivateKey.FromPem(pem))]);

    private string Problem(string token)
    {
        var error = Assert.Throws<GraphEncryptionException>(() => _encryption.Decrypt(token))!;
        Assert.That(error.InnerException, Is.Null);
        return error.Message;
    }
}

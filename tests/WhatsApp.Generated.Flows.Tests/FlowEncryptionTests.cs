using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>
/// The requests are encrypted by Node, and the responses are compared with those that Node encrypts: see
/// <see cref="EncryptionFixtures"/>.
/// </summary>
[TestFixture]
public sealed class FlowEncryptionTests
{
    private FlowEncryption _encryption = null!;

    [SetUp]
    public void ReadKey() => _encryption = FlowEncryption.FromPem(EncryptionFixtures.PrivateKey);

    [TearDown]
    public void ForgetKey() => _encryption.Dispose();

    [Test]
    public void Request_is_decrypted_with_all_its_members()
    {
        FlowDataRequest request = _encryption.Decrypt(EncryptionFixtures.DataExchange.Body).Request;

        Assert.Multiple(() =>
        {
            Assert.That(request.Version, Is.EqualTo("3.0"));
            Assert.That(request.Action, Is.EqualTo(FlowDataAction.DataExchange));
            Assert.That(request.Screen, Is.EqualTo("DETAILS"));
            Assert.That(request.Data, Is.EqualTo(RawJson.Parse("""{"name":"Jürgen 🐟","qty":2}""")));
            Assert.That(request.FlowToken, Is.EqualTo("token-1"));
            Assert.That(request.FlowTokenSignature, Is.Null);
            Assert.That(request.AdditionalData["new_member"], Is.EqualTo(RawJson.Parse("[1]")));
            Assert.That(request.IsErrorNotification, Is.False);
        });
    }

    [Test]
    public void Each_action_is_recognized()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ActionOf(EncryptionFixtures.Init), Is.EqualTo(FlowDataAction.Init));
            Assert.That(ActionOf(EncryptionFixtures.Back), Is.EqualTo(FlowDataAction.Back));
            Assert.That(ActionOf(EncryptionFixtures.DataExchange), Is.EqualTo(FlowDataAction.DataExchange));
            Assert.That(ActionOf(EncryptionFixtures.Ping), Is.EqualTo(FlowDataAction.Ping));
        });
        FlowDataAction? ActionOf(FlowFixture fixture) => _encryption.Decrypt(fixture.Body).Request.Action;
    }

    [Test]
    public void Response_is_encrypted_as_Node_does()
    {
        Assert.Multiple(() =>
        {
            AssertResponse(EncryptionFixtures.Init, FlowDataResponse.Show("WELCOME"));
            AssertResponse(
                EncryptionFixtures.Back, FlowDataResponse.Show("WELCOME", RawJson.Parse("""{"name":"Zoë"}""")));
            AssertResponse(
                EncryptionFixtures.DataExchange,
                FlowDataResponse.Show("CONFIRM", RawJson.Parse("""{"text":"Grüße 🎉 ä"}""")));
            AssertResponse(
                EncryptionFixtures.Error,
                FlowDataResponse.ShowError("DETAILS", "Zu viele Bücher", RawJson.Parse("""{"qty":3}""")));
            AssertResponse(
                EncryptionFixtures.Close,
                FlowDataResponse.Close("token-1", new Dictionary<string, RawJson>
                {
                    ["order"] = RawJson.FromNumber(17),
                    ["note"] = RawJson.FromString("ä"),
                }));
            AssertResponse(
                EncryptionFixtures.TokenNotValid,
                FlowDataResponse.TokenNotValid("The order has already been placed 🙈"));
        });
    }

    [Test]
    public void Counter_of_blocks_wraps_around_after_32_bits()
    {
        DecryptedFlowRequest decrypted = _encryption.Decrypt(EncryptionFixtures.CounterWraps.Body);

        Assert.That(decrypted.Request.Data?.ToString(), Is.EqualTo($$"""{"text":"{{new string('x', 100)}}"}"""));
        AssertResponse(EncryptionFixtures.CounterWraps, FlowDataResponse.Show("CONFIRM"));
    }

    [Test]
    public void Data_of_many_blocks_is_decrypted()
    {
        FlowDataRequest request = _encryption.Decrypt(EncryptionFixtures.Large.Body).Request;

        Assert.That(
            request.Data?.ToString(),
            Is.EqualTo($$"""{"text":"{{string.Concat(Enumerable.Repeat("0123456789", 500))}}"}"""));
    }

    [Test]
    public void Data_of_any_length_is_decrypted_and_encrypted()
    {
        foreach (int length in Enumerable.Range(0, 40).Append(2_047).Append(2_048).Append(4_100))
        {
            var client = new FlowClient(EncryptionFixtures.PublicKey);
            string text = new('ä', length);

            DecryptedFlowRequest decrypted = _encryption.Decrypt(client.Encrypt($$"""{"screen":"{{text}}"}"""));
            string response = client.Decrypt(
                decrypted.EncryptResponse(FlowDataResponse.Show("S", RawJson.Parse($$"""{"t":"{{text}}"}"""))));

            Assert.That(decrypted.Request.Screen, Is.EqualTo(text));
            Assert.That(response, Is.EqualTo($$$"""{"screen":"S","data":{"t":"{{{text}}}"}}"""));
        }
    }

    [Test]
    public void Request_has_one_response()
    {
        DecryptedFlowRequest decrypted = _encryption.Decrypt(EncryptionFixtures.Init.Body);
        decrypted.EncryptResponse(FlowDataResponse.Show("A"));

        Assert.Throws<InvalidOperationException>(() => decrypted.EncryptResponse(FlowDataResponse.Show("B")));
    }

    [Test]
    public void Old_and_new_key_both_decrypt_while_a_key_is_replaced()
    {
        using var both = new FlowEncryption(
            RsaPrivateKey.FromPem(EncryptionFixtures.OtherPrivateKey),
            RsaPrivateKey.FromPem(EncryptionFixtures.Pkcs1Des3, EncryptionFixtures.Password));

        Assert.That(both.Decrypt(EncryptionFixtures.OtherKey.Body).Request.FlowToken, Is.EqualTo("token-1"));
        Assert.That(both.Decrypt(EncryptionFixtures.Init.Body).Request.FlowToken, Is.EqualTo("token-1"));
    }

    [Test]
    public void Key_may_be_used_by_many_threads()
    {
        Parallel.For(0, 64, _ => Assert.That(
            _encryption.Decrypt(EncryptionFixtures.Init.Body).Request.FlowToken, Is.EqualTo("token-1")));
    }

    [Test]
    public void Request_for_another_key_is_an_error() => Assert.That(
        Problem(EncryptionFixtures.OtherKey.Body),
        Is.EqualTo("The request cannot be decrypted with any of 1 private keys: it was encrypted for another key, or "
            + "changed on its way."));

    [Test]
    public void Key_of_another_length_is_an_error_like_any_wrong_key() => Assert.That(
        Problem(EncryptionFixtures.LongAesKey.Body), Is.EqualTo(Problem(EncryptionFixtures.OtherKey.Body)));

    [TestCase("encrypted_flow_data")]
    [TestCase("encrypted_aes_key")]
    [TestCase("initial_vector")]
    public void Every_bit_counts(string member)
    {
        byte[] bytes = Convert.FromBase64String(Envelope()[member]!.GetValue<string>());
        for (int at = 0; at < bytes.Length; at += member == "encrypted_aes_key" ? 16 : 1)
        {
            byte[] changed = [.. bytes];
            changed[at] ^= (byte)(1 << (at % 8));

            Assert.That(
                Problem(member, Convert.ToBase64String(changed)), Does.Contain("changed on its way"), $"Byte {at}");
        }
    }

    [Test]
    public void Cut_data_is_an_error()
    {
        byte[] data = Convert.FromBase64String(Envelope()["encrypted_flow_data"]!.GetValue<string>());
        byte[] key = Convert.FromBase64String(Envelope()["encrypted_aes_key"]!.GetValue<string>());
        Assert.Multiple(() =>
        {
            foreach (int length in new[] { 16, 17, data.Length - 16, data.Length - 1 })
            {
                Assert.That(
                    Problem("encrypted_flow_data", Convert.ToBase64String(data[..length])),
                    Does.Contain("changed on its way"));
            }

            Assert.That(
                Problem("encrypted_flow_data", Convert.ToBase64String(data[..15])),
                Is.EqualTo("encrypted_flow_data has 15 bytes, which is less than its tag of 16."));
            Assert.That(
                Problem("encrypted_aes_key", Convert.ToBase64String(key[1..])), Does.Contain("changed on its way"));
            Assert.That(
                Problem("initial_vector", Convert.ToBase64String(new byte[12])),
                Is.EqualTo("initial_vector has 12 bytes, but 16 are needed."));
        });
    }

    [TestCase("encrypted_flow_data")]
    [TestCase("encrypted_aes_key")]
    [TestCase("initial_vector")]
    public void Malformed_member_is_named(string member)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Problem(member, null), Is.EqualTo($"{member} is missing."));
            Assert.That(Problem(member, string.Empty), Is.EqualTo($"{member} is missing."));
            Assert.That(Problem(member, "secret!"), Is.EqualTo($"{member} is not Base64."));
            Assert.That(Problem(member, "secret_"), Is.EqualTo($"{member} is not Base64."));
        });
    }

    [TestCase("")]
    [TestCase("secret")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{")]
    public void Body_that_is_no_object_is_an_error(string body) => Assert.That(
        Problem(Encoding.UTF8.GetBytes(body)),
        Is.EqualTo("The body is not a JSON object with encrypted_flow_data."));

    [Test]
    public void Decrypted_text_is_never_in_the_message()
    {
        var error = Assert.Throws<GraphEncryptionException>(
            () => _encryption.Decrypt(EncryptionFixtures.NotJson.Body))!;

        Assert.That(error.Message, Is.EqualTo("encrypted_flow_data was decrypted, but is not a JSON object."));
        Assert.That(error.ToString(), Does.Not.Contain("secret"));
    }

    [Test]
    public void At_least_one_key_is_needed() => Assert.Throws<ArgumentException>(() => new FlowEncryption([]));

    [Test]
    public void Disposed_keys_are_not_used()
    {
        _encryption.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _encryption.Decrypt(EncryptionFixtures.Init.Body));
    }

    private static JsonObject Envelope() => JsonNode.Parse(EncryptionFixtures.DataExchange.Body)!.AsObject();

    private void AssertResponse(FlowFixture fixture, FlowDataResponse response) => Assert.That(
        _encryption.Decrypt(fixture.Body).EncryptResponse(response), Is.EqualTo(fixture.Response));

    private string Problem(string member, string? value)
    {
        JsonObject envelope = Envelope();
        envelope[member] = value;
        return Problem(Encoding.UTF8.GetBytes(envelope.ToJsonString()));
    }

    private string Problem(byte[] body)
    {
        var error = Assert.Throws<GraphEncryptionException>(() => _encryption.Decrypt(body))!;
        Assert.That(error, Is.InstanceOf<CryptographicException>());
        Assert.That(error.ToString(), Does.Not.Contain("secret"));
        return error.Message;
    }
}

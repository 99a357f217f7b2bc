using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>
/// Requests with a valid signature that cannot be decrypted. Their responses must not differ: a difference would help
/// an attacker to find out at which step the decryption failed.
/// </summary>
[TestFixture]
public sealed class RefusedRequestTests
{
    private const string Secret = "secret of the person";
    private const string Request = $$"""{"version":"3.0","action":"INIT","flow_token":"{{Secret}}"}""";

    private static readonly RSAEncryptionPadding s_oaep = RSAEncryptionPadding.OaepSHA256;
    private static readonly byte[] s_key = RandomNumberGenerator.GetBytes(16);
    private static readonly byte[] s_vector = RandomNumberGenerator.GetBytes(16);

    [Test]
    public async Task Responses_to_what_cannot_be_decrypted_do_not_differ()
    {
        using FlowEncryption encryption = FlowEncryption.FromPem(EncryptionFixtures.PrivateKey);
        int handled = 0;
        var endpoint = new FlowEndpoint(encryption, EncryptionFixtures.AppSecret);
        await using FlowHost host = await FlowHost.StartAsync(endpoint, application => application.MapWhatsAppFlow(
            "/flow",
            endpoint,
            (_, _) =>
            {
                handled++;
                return Task.FromResult(FlowDataResponse.Show("WELCOME"));
            }));

        var responses = new Dictionary<string, FlowHttpResponse>();
        foreach ((string name, byte[] body) in Rows())
        {
            responses.Add(name, await host.PostAsync(body, FlowClient.Sign(body)));
        }

        byte[] valid = Envelope();
        FlowHttpResponse accepted = await host.PostAsync(valid, FlowClient.Sign(valid));
        FlowHttpResponse first = responses.Values.First();
        Assert.Multiple(() =>
        {
            Assert.That((first.Status, first.Body), Is.EqualTo((421, string.Empty)));
            Assert.That(first.Headers, Is.EqualTo("Content-Length: 0\nServer: Kestrel"));
            foreach ((string name, FlowHttpResponse response) in responses)
            {
                Assert.That(response, Is.EqualTo(first), name);
            }

            Assert.That(responses, Has.Count.EqualTo(46));
            Assert.That((accepted.Status, handled), Is.EqualTo((200, 1)), "The same request without the defects");
            Assert.That(host.Log.Text, Does.Contain("refused with status 421"));
            Assert.That(host.Log.Text, Does.Not.Contain(Secret));
            Assert.That(host.Log.Text, Does.Not.Contain(Convert.ToBase64String(s_key)));
        });
    }

    private static IEnumerable<(string Name, byte[] Body)> Rows()
    {
        yield return ("empty body", []);
        yield return ("no JSON", "no JSON"u8.ToArray());
        yield return ("array", "[]"u8.ToArray());
        yield return ("null", "null"u8.ToArray());
        yield return ("empty object", "{}"u8.ToArray());
        yield return ("cut body", Envelope()[..^5]);
        yield return ("no UTF-8", [.. "{\"encrypted_flow_data\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);
        yield return ("deeply nested body", Encoding.ASCII.GetBytes(new string('[', 100_000)));
        foreach (string member in new[] { "encrypted_flow_data", "encrypted_aes_key", "initial_vector" })
        {
            yield return ($"{member} missing", Change(member, null));
            yield return ($"{member} empty", Change(member, string.Empty));
            yield return ($"{member} is a number", Change(member, 7));
            yield return ($"{member} is an object", Change(member, new JsonObject()));
            yield return ($"{member} is not Base64", Change(member, "%%%%"));
            yield return ($"{member} has half a surrogate pair", Replace(member, "\"\\ud83d\""));
        }

        yield return ("vector of 12 bytes", Envelope(vector: new byte[12]));
        yield return ("less data than a tag", Envelope(data: new byte[15]));
        yield return ("key for another private key", EncryptionFixtures.OtherKey.Body);
        yield return ("AES key of another length", Envelope(wrappedKey: Wrap(new byte[32], s_oaep)));
        yield return ("OAEP with SHA-1", Envelope(wrappedKey: Wrap(s_key, RSAEncryptionPadding.OaepSHA1)));
        yield return ("PKCS#1 padding", Envelope(wrappedKey: Wrap(s_key, RSAEncryptionPadding.Pkcs1)));
        yield return ("wrapped key too short", Envelope(wrappedKey: new byte[16]));
        yield return ("wrapped key too long", Envelope(wrappedKey: new byte[512]));
        yield return (
            "wrapped key larger than the modulus", Envelope(wrappedKey: [.. Enumerable.Repeat((byte)0xFF, 256)]));
        yield return ("another AES key", Envelope(wrappedKey: Wrap(new byte[16], s_oaep)));
        yield return ("changed data", Envelope(data: Flip(Encrypt(Request), 3)));
        yield return ("changed tag", Envelope(data: Flip(Encrypt(Request), ^1)));
        yield return ("changed vector", Envelope(vector: Flip(s_vector, 0)));
        yield return ("content is empty", Envelope(data: Encrypt(string.Empty)));
        yield return ("content is no JSON", Envelope(data: Encrypt(Secret)));
        yield return ("content is an array", Envelope(data: Encrypt("[]")));
        yield return ("content is null", Envelope(data: Encrypt("null")));
        yield return ("content is cut off", Envelope(data: Encrypt(Request[..^1])));
        yield return ("content is followed by more", Envelope(data: Encrypt(Request + "}")));
        yield return ("content is deeply nested", Envelope(data: Encrypt($$"""{"data":{{new string('[', 2_000)}}""")));
    }

    private static byte[] Envelope(byte[]? data = null, byte[]? wrappedKey = null, byte[]? vector = null) =>
        Encoding.UTF8.GetBytes(Members(data, wrappedKey, vector).ToJsonString());

    private static JsonObject Members(byte[]? data = null, byte[]? wrappedKey = null, byte[]? vector = null) => new()
    {
        ["encrypted_flow_data"] = Convert.ToBase64String(data ?? Encrypt(Request)),
        ["encrypted_aes_key"] = Convert.ToBase64String(wrappedKey ?? Wrap(s_key, s_oaep)),
        ["initial_vector"] = Convert.ToBase64String(vector ?? s_vector),
    };

    private static byte[] Change(string member, JsonNode? value)
    {
        JsonObject members = Members();
        members[member] = value;
        return Encoding.UTF8.GetBytes(members.ToJsonString());
    }

    private static byte[] Replace(string member, string json)
    {
        JsonObject members = Members();
        members[member] = "PLACE";
        return Encoding.UTF8.GetBytes(members.ToJsonString().Replace("\"PLACE\"", json, StringComparison.Ordinal));
    }

    private static byte[] Encrypt(string content) =>
        TextbookGcm.Encrypt(s_key, s_vector, Encoding.UTF8.GetBytes(content));

    private static byte[] Wrap(byte[] key, RSAEncryptionPadding padding)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(EncryptionFixtures.PublicKey);
        return rsa.Encrypt(key, padding);
    }

    private static byte[] Flip(byte[] bytes, Index at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= 1;
        return changed;
    }
}

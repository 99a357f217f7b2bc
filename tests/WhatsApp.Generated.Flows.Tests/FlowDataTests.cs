using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Flows.Tests;

[TestFixture]
public sealed class FlowDataTests
{
    [TestCase("""{"action":"data_exchange","data":{"error":"code","error_message":"text"}}""", "code", "text")]
    [TestCase("""{"action":"INIT","data":{"error":"code"}}""", "code", null)]
    [TestCase("""{"action":"data_exchange","data":{"error":"","error_message":3}}""", "", "3")]
    [TestCase("""{"action":"BACK","data":{"error":"code"}}""", null, null)]
    [TestCase("""{"action":"ping","data":{"error":"code"}}""", null, null)]
    [TestCase("""{"action":"data_exchange","data":{"error_message":"text"}}""", null, null)]
    [TestCase("""{"action":"data_exchange","data":{"error":true}}""", null, null)]
    [TestCase("""{"action":"data_exchange","data":{"error":null}}""", null, null)]
    [TestCase("""{"action":"data_exchange","data":{"error":{"code":1}}}""", null, null)]
    [TestCase("""{"action":"data_exchange","data":["error"]}""", null, null)]
    [TestCase("""{"action":"data_exchange","data":"error"}""", null, null)]
    [TestCase("""{"action":"data_exchange"}""", null, null)]
    [TestCase("{}", null, null)]
    public void Error_notification_is_recognized(string json, string? code, string? message)
    {
        FlowDataRequest request = GraphJson.Read<FlowDataRequest>(json);

        Assert.That(request.ErrorCode, Is.EqualTo(code));
        Assert.That(request.ErrorMessage, Is.EqualTo(message));
        Assert.That(request.IsErrorNotification, Is.EqualTo(code is not null));
    }

    [Test]
    public void Request_is_written_back_as_it_came()
    {
        const string json =
            """{"version":3.0,"action":"new_action","screen":7,"data":[1],"flow_token":null,"x":{"y":1}}""";

        FlowDataRequest request = GraphJson.Read<FlowDataRequest>(json);

        Assert.That(request.Action, Is.EqualTo((FlowDataAction)"new_action"));
        Assert.That(request.Screen, Is.EqualTo("7"));
        Assert.That(
            JsonNode.DeepEquals(JsonNode.Parse(GraphJson.Write(request)), JsonNode.Parse(json)), Is.True);
    }

    [Test]
    public void Token_signature_of_Node_is_valid()
    {
        using FlowEncryption encryption = FlowEncryption.FromPem(EncryptionFixtures.PrivateKey);
        FlowDataRequest request = encryption.Decrypt(EncryptionFixtures.SignedToken.Body).Request;

        Assert.That(request.Version, Is.EqualTo("4.0"));
        Assert.That(request.HasValidTokenSignature(EncryptionFixtures.AppSecret), Is.True);
        Assert.That(request.HasValidTokenSignature("another-secret"), Is.False);

        request.FlowToken = "token-2";
        Assert.That(request.HasValidTokenSignature(EncryptionFixtures.AppSecret), Is.False);
    }

    [Test]
    public void Token_signature_that_proves_nothing_is_not_valid()
    {
        const string header = """{"alg":"HS256"}""";
        const string claims = """{"flow_token":"token-1"}""";
        string right = Jwt(header, claims);
        Assert.That(Verify(right), Is.True);

        Assert.Multiple(() =>
        {
            Assert.That(Verify(null), Is.False);
            Assert.That(Verify(string.Empty), Is.False);
            Assert.That(Verify(".."), Is.False);
            Assert.That(Verify(right + ".x"), Is.False);
            Assert.That(Verify(right[..right.LastIndexOf('.')]), Is.False);
            Assert.That(Verify(right[..(right.LastIndexOf('.') + 1)]), Is.False);
            Assert.That(Verify(right[..^2]), Is.False);
            Assert.That(Verify(right + "="), Is.False);
            Assert.That(Verify('A' + right), Is.False);
            Assert.That(Verify(Jwt("""{"alg":"none"}""", claims)), Is.False);
            Assert.That(Verify(Jwt("""{"alg":"HS512"}""", claims)), Is.False);
            Assert.That(Verify(Jwt("{}", claims)), Is.False);
            Assert.That(Verify(Jwt("[]", claims)), Is.False);
            Assert.That(Verify(Jwt(header, "{}")), Is.False);
            Assert.That(Verify(Jwt(header, """{"flow_token":"token-2"}""")), Is.False);
            Assert.That(Verify(Jwt(header, "not JSON")), Is.False);
        });
        Assert.Throws<ArgumentException>(() => new FlowDataRequest().HasValidTokenSignature(string.Empty));
    }

    [Test]
    public void Media_of_a_picker_is_found()
    {
        string media = EncryptionFixtures.Join(EncryptionFixtures.MediaTextJson);
        FlowDataRequest request = GraphJson.Read<FlowDataRequest>(
            $$$"""{"data":{"photo_picker":[{{{media}}},{"media_id":"2"}],"name":"x"}}""");

        IReadOnlyList<FlowMedia> found = request.GetMedia("photo_picker");

        Assert.That(found.Select(item => item.MediaId), Is.EqualTo(["790aba14-5f4a-4dbd-aa9e-0d75401da14b", "2"]));
        Assert.That(found[0].FileName, Is.EqualTo("Beleg für März 📄.txt"));
        Assert.That(GraphJson.Write(found[0]), Is.EqualTo(media));
        Assert.That(request.GetMedia("name"), Is.Empty);
        Assert.That(request.GetMedia("document_picker"), Is.Empty);
        Assert.That(new FlowDataRequest().GetMedia("photo_picker"), Is.Empty);
    }

    [Test]
    public void Responses_are_what_the_guide_shows()
    {
        RawJson data = RawJson.Parse("""{"slots":["10:00"]}""");
        Assert.Multiple(() =>
        {
            AssertJson(FlowDataResponse.Show("A"), """{"screen":"A","data":{}}""");
            AssertJson(FlowDataResponse.Show("A", data), """{"screen":"A","data":{"slots":["10:00"]}}""");
            AssertJson(
                FlowDataResponse.ShowError("A", "Say \"when\"."),
                """{"screen":"A","data":{"error_message":"Say \"when\"."}}""");
            AssertJson(
                FlowDataResponse.ShowError("A", "No.", data),
                """{"screen":"A","data":{"slots":["10:00"],"error_message":"No."}}""");
            AssertJson(
                FlowDataResponse.Close("t"),
                """{"screen":"SUCCESS","data":{"extension_message_response":{"params":{"flow_token":"t"}}}}""");
            AssertJson(FlowDataResponse.TokenNotValid("Done."), """{"error_msg":"Done."}""");
            AssertJson(
                new FlowDataResponse { Version = "3.0", Screen = "A", AdditionalData = { ["x"] = RawJson.Null } },
                """{"version":"3.0","screen":"A","x":null}""");
        });
    }

    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"{}\"")]
    public void Data_of_a_screen_has_to_be_an_object(string data)
    {
        Assert.Throws<ArgumentException>(() => FlowDataResponse.Show("A", RawJson.Parse(data)));
        Assert.Throws<ArgumentException>(() => FlowDataResponse.ShowError("A", "No.", RawJson.Parse(data)));
        Assert.Throws<ArgumentException>(() => FlowDataResponse.Show(string.Empty));
    }

    private static void AssertJson(FlowDataResponse response, string json) =>
        Assert.That(GraphJson.Write(response), Is.EqualTo(json));

    private static bool Verify(string? signature) =>
        new FlowDataRequest { FlowToken = "token-1", FlowTokenSignature = signature }.HasValidTokenSignature("secret");

    private static string Jwt(string header, string claims)
    {
        string signed = $"{Url(Encoding.UTF8.GetBytes(header))}.{Url(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Url(HMACSHA256.HashData("secret"u8, Encoding.UTF8.GetBytes(signed)))}";
    }

    private static string Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}

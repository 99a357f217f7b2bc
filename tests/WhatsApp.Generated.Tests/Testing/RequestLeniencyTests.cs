using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Pages;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>The fake server accepts requests in the forms in which Meta accepts them, from any client.</summary>
[TestFixture]
public sealed class RequestLeniencyTests : GraphTest
{
    private HttpClient _http = null!;

    public static IEnumerable<TestCaseData> ComplexParameters() =>
        from operation in Catalogue.All
        where operation.Path.StartsWith("/{Version}/{", StringComparison.Ordinal)
        from example in operation.Requests
        where example.Value is JsonObject body && body.Any(member => member.Value is JsonObject or JsonArray)
        select new TestCaseData(operation, example.Value).SetArgDisplayNames($"{operation.Id}, {example.Key}");

    [SetUp]
    public void CreateClient()
    {
        _http = new HttpClient { BaseAddress = Server.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
    }

    [TearDown]
    public void DisposeClient() => _http.Dispose();

    [TestCase("{\"to\":\"\\ud800\"}")]
    [TestCase("{\"\\ud800\":1}")]
    public async Task Half_of_a_surrogate_pair_is_no_JSON(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await _http.PostAsync($"v27.0/{Server.PhoneNumberId}/messages", content);

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("is not a JSON object"));
    }

    [Test]
    public async Task Parameter_of_a_form_that_is_nested_too_deeply_is_refused()
    {
        string nested = string.Concat(Enumerable.Repeat("{\"a\":", 64)) + "1" + new string('}', 64);
        using var content = new FormUrlEncodedContent(
            [new("messaging_product", "whatsapp"), new("to", "16505551234"), new("type", "text"), new("text", nested)]);

        using HttpResponseMessage response = await _http.PostAsync($"v27.0/{Server.PhoneNumberId}/messages", content);

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
    }

    [TestCase("v27.0/", "v27.0")]
    [TestCase("v19.0/", "v19.0")]
    [TestCase("v2.12/", "v2.12")]
    [TestCase("v3.3/", "v3.3")]
    [TestCase("", GraphVersion.Default)]
    public async Task Header_returns_the_version_that_was_used(string version, string used)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, version + Server.PhoneNumberId);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(response.Headers.GetValues("facebook-api-version"), Is.EqualTo([used]));
    }

    [TestCase("v0.9")]
    [TestCase("v2.13")]
    [TestCase("v23.1")]
    [TestCase("v28.0")]
    [TestCase("v99.0")]
    public async Task Version_that_does_not_exist_is_refused(string version)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, $"{version}/{Server.PhoneNumberId}");

        Assert.That(await ErrorAsync(response), Is.EqualTo((400, 2500)));
    }

    [TestCase("Bearer right")]
    [TestCase("bearer right")]
    [TestCase("OAuth right")]
    [TestCase("oauth right")]
    public async Task Token_in_the_header_has_either_scheme(string header)
    {
        await using FakeGraphServer strict =
            await FakeGraphServer.StartAsync(new FakeGraphOptions { AccessTokens = ["right"] });
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(strict.BaseAddress, $"v27.0/{strict.PhoneNumberId}"));
        request.Headers.TryAddWithoutValidation("Authorization", header);
        using var http = new HttpClient();

        using HttpResponseMessage response = await http.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(strict.Requests.Single().BearerToken, Is.EqualTo("right"));
    }

    [Test]
    public async Task Token_may_be_a_parameter_of_the_body()
    {
        _http.DefaultRequestHeaders.Authorization = null;
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("access_token", "any"), KeyValuePair.Create("pin", "123456")]);
        using HttpResponseMessage ofForm = await SendAsync(HttpMethod.Post, $"v27.0/{Server.PhoneNumberId}", form);
        using HttpResponseMessage ofJson =
            await PostAsync($"v27.0/{Server.PhoneNumberId}", """{"access_token":"any","pin":"123456"}""");

        Assert.That(((int)ofForm.StatusCode, (int)ofJson.StatusCode), Is.EqualTo((200, 200)));
    }

    [TestCaseSource(nameof(ComplexParameters))]
    public async Task Complex_parameter_may_be_JSON_text(CatalogueOperation operation, JsonObject body)
    {
        await using FakeGraphServer other = await FakeGraphServer.StartAsync();
        JsonObject text = new(body.Select(member => KeyValuePair.Create(
            member.Key,
            member.Value is JsonObject or JsonArray ? member.Value.ToJsonString() : member.Value?.DeepClone())));

        string expected = await ResponseAsync(Server, operation, Json(body));
        string inJson = await ResponseAsync(other, operation, Json(text));

        Assert.That(Comparable(inJson, other), Is.EqualTo(Comparable(expected, Server)));
        Assert.That(
            other.SentMessages.Select(message => message.Body.ToJsonString()),
            Is.EqualTo(Server.SentMessages.Select(message => message.Body.ToJsonString())));
    }

    [Test]
    public async Task Text_that_happens_to_be_JSON_stays_text()
    {
        using HttpResponseMessage response = await PostAsync(
            $"v27.0/{Server.PhoneNumberId}/messages",
            """
            {"messaging_product":"whatsapp","to":"16505551234","text":"{\"body\":\"[1]\"}",
             "biz_opaque_callback_data":"{\"order\":1}"}
            """);

        JsonObject sent = Server.SentMessages.Single().Body;
        Assert.That((string?)sent["biz_opaque_callback_data"], Is.EqualTo("{\"order\":1}"));
        Assert.That((string?)sent["text"]!["body"], Is.EqualTo("[1]"));
    }

    [TestCase("message_qrdls", """{"prefilled_message":"Hi","generate_qr_image":"png"}""")]
    [TestCase("request_code", """{"code_method":"sms","language":"en_US"}""")]
    [TestCase("messages", """{"messaging_product":"WHATSAPP","to":"16505551234","type":"TEXT","text":{"body":"Hi"}}""")]
    [TestCase("messages", """{"messaging_product":"whatsapp","status":"READ","message_id":"wamid.1","typing_indicator":{"type":"TEXT"}}""")]
    [TestCase("settings", """{"payload_encryption":{"status":"enabled","client_encryption_key":"LS0="}}""")]
    public async Task Case_of_an_enum_value_is_ignored(string edge, string body)
    {
        using HttpResponseMessage response = await PostAsync($"v27.0/{Server.PhoneNumberId}/{edge}", body);

        Assert.That((int)response.StatusCode, Is.EqualTo(200), await response.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Flow_keeps_the_canonical_category()
    {
        using HttpResponseMessage response =
            await PostAsync($"v27.0/{Server.AccountId}/flows", """{"name":"a","categories":["survey"]}""");

        Assert.That(Server.All<FakeFlow>().Single()["categories"]!.ToJsonString(), Is.EqualTo("""["SURVEY"]"""));
    }

    [Test]
    public async Task Missing_header_is_called_missing()
    {
        UploadSession session = await Client.Applications[Server.ApplicationId].Uploads.PostAsync(
            new() { FileName = "a.png", FileLength = 3, FileType = "image/png" });
        using HttpResponseMessage response = await SendAsync(
            HttpMethod.Post, $"v27.0/{session.Id}", new ByteArrayContent([1, 2, 3]));

        Assert.That(
            await MessageAsync(response), Is.EqualTo("(#100) The header file_offset is required."));
    }

    [TestCase("messages", """{"messaging_product":"whatsapp"}""", "The parameter to is required.")]
    [TestCase("messages", """{"messaging_product":"whatsapp","to":"16505551234"}""", "The parameter text is required.")]
    [TestCase("messages", """{"messaging_product":"whatsapp","to":"","text":{"body":"Hi"}}""", "Param to must not be empty.")]
    [TestCase("messages", """{"messaging_product":"whatsapp","recipient":"","text":{"body":"Hi"}}""", "Param recipient must not be empty.")]
    [TestCase("messages", """{"messaging_product":"whatsapp","to":"16505551234","text":"Hi"}""", "Param text must be an object.")]
    [TestCase("messages", """{"messaging_product":"whatsapp","to":"16505551234","text":{"body":""}}""", "Param text['body'] must not be empty.")]
    [TestCase("messages", """{"messaging_product":"whatsapp","to":"16505551234","type":"contacts","contacts":{}}""", "Param contacts must be an array.")]
    [TestCase("messages", """{"messaging_product":"whatsapp","to":"16505551234","type":"contacts","contacts":[]}""", "Param contacts must not be empty.")]
    [TestCase("messages", """{"messaging_product":"whatsapp","to":"16505551234","type":"template","template":{"name":"a","language":"en_US"}}""", "Param template['language'] must be an object.")]
    [TestCase("register", """{"messaging_product":"whatsapp","pin":""}""", "Param pin must not be empty.")]
    [TestCase("media", """{"messaging_product":"whatsapp","file":"a.png"}""", "Param file must be a file: a part of multipart/form-data with a file name.")]
    [TestCase("media", """{"messaging_product":"whatsapp"}""", "The parameter file is required.")]
    public async Task Only_an_absent_parameter_is_called_missing(string edge, string body, string text)
    {
        using HttpResponseMessage response = await PostAsync($"v27.0/{Server.PhoneNumberId}/{edge}", body);

        Assert.That(await MessageAsync(response), Is.EqualTo($"(#100) {text}"));
    }

    [Test]
    public async Task Part_of_text_may_have_a_file_name()
    {
        using MultipartFormDataContent form = new()
        {
            { new StringContent("whatsapp"), "messaging_product", "blob" },
            { new ByteArrayContent([1]), "file", "a.png" },
            { new StringContent("image/png"), "type" },
        };

        using HttpResponseMessage response =
            await SendAsync(HttpMethod.Post, $"v27.0/{Server.PhoneNumberId}/media", form);

        Assert.That((int)response.StatusCode, Is.EqualTo(200), await response.Content.ReadAsStringAsync());
        Assert.That(Server.All<FakeMedia>().Single().MimeType, Is.EqualTo("image/png"));
    }

    private static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private static string Comparable(string response, FakeGraphServer server) => response.Replace(
        server.BaseAddress.Authority, "server", StringComparison.Ordinal);

    private static async Task<string> ResponseAsync(
        FakeGraphServer server, CatalogueOperation operation, HttpContent body)
    {
        server.AddGroup();
        server.AddFlow();
        string path = string.Join('/', operation.Path.Split('/').Select(segment => segment switch
        {
            "{Version}" => "v27.0",
            "{Phone-Number-ID}" => server.PhoneNumberId,
            "{WABA-ID}" => server.AccountId,
            "{Business-ID}" => server.BusinessId,
            "{Application-ID}" => server.ApplicationId,
            "{Group-ID}" => server.All<FakeGroup>()[0].Id,
            "{Flow-ID}" => server.All<FakeFlow>()[0].Id,
            "{Template-ID}" => server.All<FakeTemplate>()[0].Id,
            "{WhatsApp-Business-Profile-ID}" => server.Find<FakePhoneNumber>(server.PhoneNumberId)!.ProfileId,
            ['{', ..] => "1",
            _ => segment,
        }));
        using var request = new HttpRequestMessage(
            new HttpMethod(operation.Method), new Uri(server.BaseAddress, path))
        {
            Content = body,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "any");
        using var http = new HttpClient();
        using HttpResponseMessage response = await http.SendAsync(request);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    private static async Task<(int Status, int Code)> ErrorAsync(HttpResponseMessage response)
    {
        JsonNode error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;
        return ((int)response.StatusCode, (int)error["code"]!);
    }

    private static async Task<string?> MessageAsync(HttpResponseMessage response) =>
        (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]?["message"];

    private Task<HttpResponseMessage> PostAsync(string target, string json) =>
        SendAsync(HttpMethod.Post, target, new StringContent(json, Encoding.UTF8, "application/json"));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string target, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Server.BaseAddress, target)) { Content = content };
        return await _http.SendAsync(request);
    }
}

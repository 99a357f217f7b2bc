using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>The fake server responds to every path of the reference.</summary>
[TestFixture]
public sealed class EveryOperationRespondsTests : GraphTest
{
    private readonly Dictionary<string, string> _ids = [];
    private HttpClient _http = null!;

    public static IEnumerable<TestCaseData> Operations() => Read()
        .Where(operation => !operation["path"]!.ToString().Contains("{Media-URL}", StringComparison.Ordinal))
        .Select(operation => new TestCaseData(operation).SetArgDisplayNames(operation["operation"]!.ToString()));

    // Operations without a node have no ids that could be those of an example.
    public static IEnumerable<TestCaseData> OperationsOfNodes() => Operations()
        .Where(operation => ((JsonObject)operation.Arguments[0]!)["path"]!.ToString().Split('/')[2].StartsWith('{'));

    [SetUp]
    public async Task FillServer()
    {
        _http = new HttpClient { BaseAddress = Server.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "fake-token");
        foreach (string name in (string[])["spring_sale", "spring_voucher"])
        {
            Server.AddTemplate(name, category: "MARKETING");
        }

        FakeApplication partner = Server.AddApplication(id: "800100200300502");
        FakeSolution solution = Server.AddSolution(partner.Id, isActive: false);
        solution.AddClient(Server.Find<FakeAccount>(Server.AccountId)!);
        Server.AddBusiness(id: "200300400500603");
        FakeUser user = Server.AddUser(id: "400500600700802");
        _ids["Phone-Number-ID"] = Server.PhoneNumberId;
        _ids["WABA-ID"] = Server.AccountId;
        _ids["WhatsApp-Business-Account-ID"] = Server.AccountId;
        _ids["Business-ID"] = Server.BusinessId;
        _ids["Application-ID"] = Server.ApplicationId;
        _ids["Solution-ID"] = solution.Id;
        _ids["User-ID"] = user.Id;
        _ids["Group-ID"] = Server.AddGroup().Id;
        _ids["Flow-ID"] = Server.AddFlow().Id;
        _ids["Template-ID"] = Server.All<FakeTemplate>()[0].Id;
        _ids["Upload-Session-ID"] = await StartUploadAsync();
        _ids["Media-ID"] = Server.AddMedia(new byte[] { 1 }, "image/jpeg").Id;
        _ids["Pre-Verified-Phone-Number-ID"] = Server.AddPreVerifiedNumber("+15550100112").Id;
        _ids["WhatsApp-Business-Profile-ID"] = Server.Find<FakePhoneNumber>(Server.PhoneNumberId)!.ProfileId;
    }

    [TearDown]
    public void DisposeClient() => _http.Dispose();

    [TestCaseSource(nameof(Operations))]
    public async Task Operation_with_a_node_of_the_server_responds(JsonObject operation)
    {
        (int status, JsonNode response) = await CallAsync(operation, _ids);

        AssertResponds(status, response);
    }

    [TestCaseSource(nameof(OperationsOfNodes))]
    public async Task Operation_with_the_ids_of_the_examples_returns_an_example(JsonObject operation)
    {
        (int status, JsonNode response) = await CallAsync(operation, ExampleIds());

        AssertResponds(status, response);

        // The pages of account and business show the same id.
        string path = Shape(operation);
        IEnumerable<JsonNode?> examples = Read().Where(other => Shape(other) == path)
            .SelectMany(other => other["answers"]!.AsObject().Select(example => example.Value));
        Assert.That(examples.Any(example => JsonNode.DeepEquals(example, response)), response.ToJsonString());
    }

    private static string Shape(JsonObject operation) =>
        $"{operation["method"]} {string.Join('/', operation["path"]!.ToString().Split('/')[3..])}";

    private static void AssertResponds(int status, JsonNode response)
    {
        Assert.That(status, Is.Not.EqualTo(404).And.LessThan(500), response.ToJsonString());
        JsonNode? subcode = (response as JsonObject)?["error"]?["error_subcode"];
        Assert.That(subcode?.ToString(), Is.Not.EqualTo("33"), response.ToJsonString());
    }

    private async Task<(int Status, JsonNode Response)> CallAsync(JsonObject operation, Dictionary<string, string> ids)
    {
        string path = string.Join('/', operation["path"]!.ToString().Split('/').Select(segment => segment switch
        {
            "{Version}" => "v27.0",
            ['{', .. string name, '}'] => ids.GetValueOrDefault(name) ?? ExampleIds().GetValueOrDefault(name, "any"),
            _ => segment,
        }));
        char separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string query = $"{separator}business={Server.BusinessId}&business_id={Server.BusinessId}&user_wa_id=16505550101&name=hello_world"
            + "&file_name=a.jpg&file_length=3&file_type=image/jpeg";
        using HttpRequestMessage request = new(new HttpMethod(operation["method"]!.ToString()), path + query);
        request.Content = Body(operation["requests"]!.AsObject().FirstOrDefault().Value);
        request.Headers.Add("file_offset", "0");
        using HttpResponseMessage response = await _http.SendAsync(request);
        string body = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, body.Length == 0 ? new JsonObject() : JsonNode.Parse(body)!);
    }

    private async Task<string> StartUploadAsync() => (await Client.Applications[Server.ApplicationId].Uploads.PostAsync(
        new() { FileName = "a.jpg", FileLength = 3, FileType = "image/jpeg" })).Id!;

    private static HttpContent? Body(JsonNode? node)
    {
        if (node is JsonValue)
        {
            return new ByteArrayContent("{}\n"u8.ToArray());
        }

        JsonObject? example = node?.AsObject();
        if (example?["file"] is null)
        {
            return example is null ? null : new StringContent(example.ToJsonString(), Encoding.UTF8, "application/json");
        }

        MultipartFormDataContent form = [];
        foreach ((string name, JsonNode? value) in example.Where(member => member.Key != "file"))
        {
            form.Add(new StringContent(value!.ToString()), name);
        }

        ByteArrayContent file = new("{}"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(file, "file", example["file"]!.ToString());
        return form;
    }

    /// <summary>An id for each placeholder: that of the node's example, or one from other examples.</summary>
    private static Dictionary<string, string> ExampleIds()
    {
        Dictionary<string, string> ids = new()
        {
            ["Application-ID"] = "800100200300501",
            ["User-ID"] = "400500600700802",
            ["Message-History-ID"] = "400500600700801",
            ["WhatsApp-Business-Account-ID"] = "200300400500601",
            ["QR-Code-ID"] = "SPRINGNOVELS71",
            ["Signup-ID"] = "770800900100201",
            ["Configuration-Name"] = "harbor-books-upi",
            ["Payment-Configuration"] = "harbor-books-razorpay",
            ["Reference-ID"] = "HB-4711",
        };
        foreach (JsonObject operation in Read().Where(operation => operation["method"]!.ToString() == "GET"))
        {
            if (operation["path"]!.ToString().Split('/') is ["", _, ['{', .. string name, '}']]
                && operation["answers"]!.AsObject().FirstOrDefault().Value?["id"] is { } id)
            {
                ids[name] = id.ToString();
            }
        }

        return ids;
    }

    private static IEnumerable<JsonObject> Read()
    {
        using Stream file = typeof(FakeGraphServer).Assembly.GetManifestResourceStream("examples.json")!;
        return [.. JsonNode.Parse(file)!.AsArray().Select(operation => operation!.AsObject())];
    }
}

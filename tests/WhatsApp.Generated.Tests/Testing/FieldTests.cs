using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Pages;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>The fields of every node of the fake server are those of the schema of its page, field by field.</summary>
[TestFixture]
public sealed class FieldTests : GraphTest
{
    private readonly Dictionary<string, string> _ids = [];
    private HttpClient _http = null!;

    // Each node or list, its model, the fields of the model, and the fields that have no value until they are set.
    public static IEnumerable<TestCaseData> Nodes()
    {
        string[] ofAccount = ["purchase_order_number", "on_behalf_of_business_info", "assignment_date", "permissions"];
        string[] ofNumber = ["username", "new_display_name", "new_certificate"];
        string[] ofTemplate =
        [
            "previous_category", "correct_category", "display_format", "library_template_name", "source",
            "degrees_of_freedom_spec", "optimization_spec",
        ];
        string[] ofFlow = ["data_api_version", "data_channel_uri", "endpoint_uri"];
        string[] ofProfile =
        [
            "about", "address", "description", "email", "profile_picture_url", "profile_picture_handle", "websites",
            "business_profile",
        ];
        string[] ofPreVerified = ["error_msg"];
        yield return Case<WhatsAppBusinessAccount, WhatsAppBusinessAccountField>("{account}", ofAccount);
        yield return Case<WhatsAppBusinessAccount, WhatsAppBusinessAccountField>(
            "{business}/owned_whatsapp_business_accounts", ofAccount);
        yield return Case<WhatsAppBusinessAccount, WhatsAppBusinessAccountField>(
            "{user}/assigned_whatsapp_business_accounts", "purchase_order_number", "on_behalf_of_business_info");
        yield return Case<PhoneNumberInfo, PhoneNumberInfoField>("{phone}", ofNumber);
        yield return Case<PhoneNumberInfo, PhoneNumberInfoField>("{account}/phone_numbers", ofNumber);
        yield return Case<MessageTemplate, MessageTemplateField>("{template}", ofTemplate);
        yield return Case<MessageTemplate, MessageTemplateField>("{account}/message_templates", ofTemplate);
        yield return Case<Flow, FlowField>("{flow}", ofFlow);
        yield return Case<Flow, FlowField>("{account}/flows", ofFlow);
        yield return Case<BusinessPortfolio, BusinessPortfolioField>("{business}");
        yield return Case<BusinessPortfolio, BusinessPortfolioField>("{preverified}/partners");
        yield return Case<Solution, SolutionField>("{solution}");
        yield return Case<Solution, SolutionField>("{application}/whatsapp_business_solutions");
        yield return Case<PreVerifiedPhoneNumber, PreVerifiedPhoneNumberField>("{preverified}", ofPreVerified);
        yield return Case<PreVerifiedPhoneNumber, PreVerifiedPhoneNumberField>(
            "{business}/preverified_numbers", ofPreVerified);
        yield return Case<GroupInfo, GroupInfoField>("{group}", "description");
        yield return Case<WhatsAppBusinessProfile, WhatsAppBusinessProfileField>("{profile}", ofProfile);
        yield return Case<WhatsAppBusinessProfile, WhatsAppBusinessProfileField>(
            "{phone}/whatsapp_business_profile", ofProfile);
        yield return Case<OfficialBusinessAccount, OfficialBusinessAccountField>("{phone}/official_business_account");
        yield return Case<BusinessComplianceInfo, BusinessComplianceInfoField>("{phone}/business_compliance_info");
        yield return Case<BusinessEncryptionKey, BusinessEncryptionKeyField>("{phone}/whatsapp_business_encryption");
        yield return Case<QrCode, QrCodeField>("{phone}/message_qrdls", "creation_time");
        yield return Case<AccountSchedule, AccountScheduleField>(
            "{account}/schedules",
            "description", "days_of_week", "delivery_time", "day_of_week", "open_time", "close_time", "recurrence_pattern");
        yield return Case<AccountActivity, AccountActivityField>(
            "{account}/activities", "description", "actor_business_id");
        yield return Case<AssignedUser, AssignedUserField>("{account}/assigned_users");
        yield return Case<ExtendedCredit, ExtendedCreditField>(
            "{business}/extendedcredits", "partition_from", "receiving_credit_allocation_config");
        yield return Case<MessageHistoryEntry, MessageHistoryEntryField>("{phone}/message_history");
        yield return Case<SystemUser, SystemUserField>("{user}", "created_by", "finance_permission", "ip_permission");
        yield return Case<SystemUser, SystemUserField>(
            "{business}/system_users", "created_by", "finance_permission", "ip_permission");

        static TestCaseData Case<TModel, TField>(string path, params string[] withoutValue)
            where TModel : JsonModel, IJsonModel<TModel>
        {
            string[] fields =
            [
                .. typeof(TField).GetProperties(BindingFlags.Public | BindingFlags.Static)
                    .Where(property => property.PropertyType == typeof(TField))
                    .Select(property => property.GetValue(null)!.ToString()!),
            ];
            return new TestCaseData(path, fields, withoutValue, (Func<string, JsonModel>)GraphJson.Read<TModel>)
                .SetArgDisplayNames($"{typeof(TModel).Name} of {path}");
        }
    }

    public static IEnumerable<TestCaseData> Defaults()
    {
        yield return new("{account}", "getAccount");
        yield return new("{phone}", "getPhoneNumber");
        yield return new("{account}/phone_numbers", "listPhoneNumbers");
        yield return new("{template}", "getTemplate");
        yield return new("{flow}", "getFlow");
        yield return new("{solution}", "getSolution");
        yield return new("{group}", "getGroup");
        yield return new("{business}/preverified_numbers", "listPreVerifiedPhoneNumbers");
        yield return new("{account}/assigned_users", "listAssignedUsers");
        yield return new("{phone}/message_history", "listMessageHistory");
        yield return new("{history}/events", "listMessageHistoryEvents");
        yield return new("{phone}/message_qrdls/{code}", "getQrCode");
    }

    [SetUp]
    public async Task FillServer()
    {
        _http = new HttpClient { BaseAddress = Server.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any");
        FakePreVerifiedNumber preVerified = Server.AddPreVerifiedNumber("+15550100112", isVerified: true);
        FakeUser user = Server.AddUser();
        Server.Find<FakeBusiness>(Server.BusinessId)!.AddExtendedCredit("Jasper Ltd");
        await PostAsync($"{Server.BusinessId}/share_preverified_numbers", $$"""
            {"preverified_id":"{{preVerified.Id}}","partner_business_id":"{{Server.AddBusiness().Id}}"}
            """);
        await PostAsync($"{Server.AccountId}/assigned_users", $$"""{"user":"{{user.Id}}","tasks":["MANAGE"]}""");
        await PostAsync($"{Server.AccountId}/schedules", """
            {"name":"Hours","schedule_type":"BUSINESS_HOURS","start_time":"09:00","end_time":"17:00"}
            """);
        await PostAsync($"{Server.PhoneNumberId}/messages", """
            {"messaging_product":"whatsapp","to":"16505551234","text":{"body":"Hi"}}
            """);
        await PostAsync($"{Server.PhoneNumberId}/business_compliance_info", """
            {"messaging_product":"whatsapp","entity_name":"Jasper","entity_type":"PUBLIC_COMPANY",
             "grievance_officer_details":{"name":"A","email":"a@example.com","landline_number":"+918025614201","mobile_number":"+919876543210"},
             "customer_care_details":{"email":"a@example.com","landline_number":"+918025614201","mobile_number":"+919876543210"}}
            """);
        await PostAsync(
            $"{Server.PhoneNumberId}/whatsapp_business_encryption",
            """{"business_public_key":"-----BEGIN PUBLIC KEY-----"}""");
        JsonNode qrCode = await PostAsync($"{Server.PhoneNumberId}/message_qrdls", """{"prefilled_message":"Hi"}""");
        JsonNode history = await GetAsync($"{Server.PhoneNumberId}/message_history");

        _ids["{account}"] = Server.AccountId;
        _ids["{phone}"] = Server.PhoneNumberId;
        _ids["{business}"] = Server.BusinessId;
        _ids["{application}"] = Server.ApplicationId;
        _ids["{template}"] = Server.All<FakeTemplate>()[0].Id;
        _ids["{flow}"] = Server.AddFlow().Id;
        _ids["{group}"] = Server.AddGroup().Id;
        _ids["{user}"] = user.Id;
        _ids["{preverified}"] = preVerified.Id;
        _ids["{solution}"] = Server.AddSolution(Server.AddApplication().Id).Id;
        _ids["{profile}"] = Server.Find<FakePhoneNumber>(Server.PhoneNumberId)!.ProfileId;
        _ids["{code}"] = (string)qrCode["code"]!;
        _ids["{history}"] = (string)history["data"]![0]!["id"]!;
    }

    [TearDown]
    public void DisposeClient() => _http.Dispose();

    [TestCaseSource(nameof(Nodes))]
    public async Task Every_field_of_the_schema_is_returned_when_the_request_names_it(
        string path, string[] fields, string[] withoutValue, Func<string, JsonModel> read)
    {
        JsonObject node = Item(await GetAsync(path, $"fields={string.Join(',', fields)}"));

        string[] returned = [.. node.Select(member => member.Key)];
        Assert.That(fields.Except(returned), Is.EquivalentTo(withoutValue));
        Assert.That(returned.Except(fields).Except(["id"]), Is.Empty);
        Assert.That(ModelWalk.AdditionalData(read(node.ToJsonString()), path), Is.Empty);
    }

    [TestCaseSource(nameof(Nodes))]
    public async Task One_field_is_returned_without_the_others(
        string path, string[] fields, string[] withoutValue, Func<string, JsonModel> read)
    {
        foreach (string field in fields.Except(withoutValue))
        {
            JsonObject node = Item(await GetAsync(path, $"fields={field}"));

            Assert.That(
                node.Select(member => member.Key).Except(["id", "messaging_product"]),
                Is.EquivalentTo(((string[])[field]).Except(["id", "messaging_product"])));
        }
    }

    [TestCaseSource(nameof(Nodes))]
    public async Task Field_that_no_schema_has_is_the_error_of_the_Graph_API(
        string path, string[] fields, string[] withoutValue, Func<string, JsonModel> read)
    {
        JsonNode response = await GetAsync(path, $"fields={fields[0]},invented", 400);

        Assert.That((int)response["error"]!["code"]!, Is.EqualTo(100));
        Assert.That(
            (string?)response["error"]!["message"],
            Does.Match(@"^\(#100\) Tried accessing nonexisting field \(invented\) on node type \(\w+\)$"));
    }

    [TestCaseSource(nameof(Defaults))]
    public async Task Default_fields_are_those_of_the_example_of_the_page(string path, string operationId)
    {
        JsonObject example =
            Item(Catalogue.All.Single(operation => operation.Id == operationId).Responses["defaultFields"]!);

        JsonObject node = Item(await GetAsync(path));

        Assert.That(node.Select(member => member.Key), Is.EquivalentTo(example.Select(member => member.Key)));
    }

    [Test]
    public async Task Templates_of_an_account_have_the_fields_of_the_example() => Assert.That(
        Item(await GetAsync("{account}/message_templates")).Select(member => member.Key),
        Is.EquivalentTo(Item(Catalogue.All.Single(operation => operation.Id == "listTemplates").Responses["oneTemplate"]!)
            .Select(member => member.Key)));

    [TestCase("{phone}", "whatsapp_business_profile{messaging_product}", """{"data":[{"messaging_product":"whatsapp"}]}""")]
    [TestCase("{account}/phone_numbers", "whatsapp_business_profile{messaging_product}", """{"data":[{"messaging_product":"whatsapp"}]}""")]
    [TestCase("{phone}", "username.limit(1)", null)]
    [TestCase("{business}", "owned_whatsapp_business_accounts.limit(1){currency}", null)]
    public async Task Edge_may_be_a_field(string path, string field, string? expected)
    {
        JsonObject node = Item(await GetAsync(path, $"fields=id,{Uri.EscapeDataString(field)},{Uri.EscapeDataString(field)}"));

        JsonNode? edge = node[field.Split('.', '{')[0]];
        if (expected is not null)
        {
            Wire.AssertSame(expected, edge!.ToJsonString());
        }
        else if (path == "{business}")
        {
            Assert.That(edge!["data"]![0]!.AsObject().Select(member => member.Key), Is.EquivalentTo(["currency", "id"]));
        }
        else
        {
            Assert.That(edge, Is.Null, "A field of the schema is not an edge.");
        }
    }

    [Test]
    public async Task Unknown_field_of_an_edge_is_an_error()
    {
        JsonNode response = await GetAsync("{phone}", "fields=whatsapp_business_profile%7Binvented%7D", 400);

        Assert.That((string?)response["error"]!["message"], Does.Contain("(invented)"));
    }

    [Test]
    public async Task Number_is_connected_while_it_is_registered()
    {
        FakePhoneNumber number = Server.AddPhoneNumber(Server.AccountId, "+1 555-010-0113", isRegistered: false);
        Task<PhoneNumberInfo> Now() => Client.PhoneNumbers[number.Id].GetAsync(
            new() { Fields = [PhoneNumberInfoField.Status, PhoneNumberInfoField.PlatformType, PhoneNumberInfoField.Throughput] });
        PhoneNumberInfo added = await Now();

        await PostAsync($"{number.Id}/request_code", """{"code_method":"SMS","language":"en_US"}""");
        await PostAsync($"{number.Id}/verify_code", """{"code":"123456"}""");
        await PostAsync($"{number.Id}/register", """{"messaging_product":"whatsapp","pin":"123456"}""");
        PhoneNumberInfo registered = await Now();
        await PostAsync($"{number.Id}/deregister", "{}");
        PhoneNumberInfo deregistered = await Now();

        Assert.That(
            new[] { added, registered, deregistered }.Select(seen => seen.Status),
            Is.EqualTo([PhoneNumberStatus.Pending, PhoneNumberStatus.Connected, PhoneNumberStatus.Disconnected]));
        Assert.That(added.Throughput!.Level, Is.EqualTo(PhoneNumberThroughputLevel.NotApplicable));
        Assert.That(registered.Throughput!.Level, Is.EqualTo(PhoneNumberThroughputLevel.Standard));
        Assert.That(registered.PlatformType, Is.EqualTo(PhoneNumberPlatform.CloudApi));
    }

    // A list, a list of one, or the node itself.
    private static JsonObject Item(JsonNode response) =>
        response["data"] is JsonArray list ? list[0]!["node"] as JsonObject ?? list[0]!.AsObject() : response.AsObject();

    private async Task<JsonNode> GetAsync(string path, string query = "", int status = 200)
    {
        string target = string.Join('/', path.Split('/').Select(segment => _ids.GetValueOrDefault(segment, segment)));
        using HttpResponseMessage response = await _http.GetAsync(
            new Uri($"v27.0/{target}?business={Server.BusinessId}&{query}", UriKind.Relative));
        JsonNode body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((int)response.StatusCode, Is.EqualTo(status), body.ToJsonString());
        return body;
    }

    private async Task<JsonNode> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync(new Uri($"v27.0/{path}", UriKind.Relative), content);
        JsonNode body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((int)response.StatusCode, Is.EqualTo(200), body.ToJsonString());
        return body;
    }
}

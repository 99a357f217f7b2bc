using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page whatsapp-business-account/template-api.</summary>
[TestFixture]
public sealed class TemplateApiTests : GraphTest
{
    private string Path => $"/v27.0/{Server.AccountId}/message_templates";

    [Test]
    public async Task List_sends_its_query()
    {
        Respond("""{"data":[]}""");

        await Account.MessageTemplates.ListAsync(new()
        {
            Name = "order",
            Status = TemplateStatus.Approved,
            Category = TemplateCategory.Utility,
            Language = "en_US",
            QualityScore = "NEW_SCORE",
            Content = "50 % off & more",
            NameOrContent = "ü",
            Limit = 100,
            After = "MAZDZD",
        }).ToListAsync();

        AssertRequest(
            "GET",
            Path + "?name=order&status=APPROVED&category=UTILITY&language=en_US&quality_score=NEW_SCORE"
            + "&content=50%20%25%20off%20%26%20more&name_or_content=%C3%BC&limit=100&after=MAZDZD");
    }

    [Test]
    public async Task List_reads_templates_with_their_components()
    {
        Respond(
            """
            {"data":[{"name":"order_shipped","parameter_format":"NAMED","language":"en_US","status":"APPROVED",
              "category":"UTILITY","previous_category":"MARKETING","id":"3","rejected_reason":"NONE",
              "quality_score":{"score":"GREEN","date":1700000000},"message_send_ttl_seconds":600,
              "components":[
                {"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::x"]}},
                {"type":"BODY","text":"Hello {{1}}, {{2}}","example":{"body_text":[["Mara","May 4"]]}},
                {"type":"FOOTER","text":"Harbor Books"},
                {"type":"BUTTONS","buttons":[
                  {"type":"URL","text":"Track","url":"https://example.com/{{1}}","example":["x"]},
                  {"type":"PHONE_NUMBER","text":"Call","phone_number":"+15550100101"},
                  {"type":"QUICK_REPLY","text":"Thanks"},
                  {"type":"OTP","otp_type":"ONE_TAP","supported_apps":[{"package_name":"a.b","signature_hash":"h"}]},
                  {"type":"SOMETHING_NEW","text":"?"}]}]}]}
            """);

        MessageTemplate template = (await Account.MessageTemplates.ListAsync().ToListAsync()).Single();
        var buttons = (TemplateButtonsComponent)template.Components![3];

        Assert.Multiple(() =>
        {
            Assert.That(template.Name, Is.EqualTo("order_shipped"));
            Assert.That(template.ParameterFormat, Is.EqualTo(TemplateParameterFormat.Named));
            Assert.That(template.Status, Is.EqualTo(TemplateStatus.Approved));
            Assert.That(template.PreviousCategory, Is.EqualTo(TemplateCategory.Marketing));
            Assert.That(template.QualityScore?.Score, Is.EqualTo(TemplateQuality.Green));
            Assert.That(template.QualityScore?.Date, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1700000000)));
            Assert.That(template.MessageSendTtlSeconds, Is.EqualTo(600));
            Assert.That(
                ((TemplateHeaderComponent)template.Components[0]).Example?.HeaderHandle, Is.EqualTo(["4::x"]));
            Assert.That(
                ((TemplateBodyComponent)template.Components[1]).Example?.BodyText?[0], Is.EqualTo(["Mara", "May 4"]));
            Assert.That(((TemplateFooterComponent)template.Components[2]).Text, Is.EqualTo("Harbor Books"));
            Assert.That(
                buttons.Buttons!.Select(button => button.GetType()),
                Is.EqualTo([
                    typeof(UrlTemplateButton),
                    typeof(PhoneNumberTemplateButton),
                    typeof(QuickReplyTemplateButton),
                    typeof(OtpTemplateButton),
                    typeof(UnknownTemplateButton),
                ]));
            Assert.That(((OtpTemplateButton)buttons.Buttons![3]).SupportedApps?[0].PackageName, Is.EqualTo("a.b"));
            Assert.That(buttons.Buttons![4].Type, Is.EqualTo("SOMETHING_NEW"));
            Assert.That(buttons.Buttons![4].AdditionalData["text"], Is.EqualTo(RawJson.FromString("?")));
        });
    }

    [Test]
    public Task List_error_is_thrown() =>
        AssertErrorSurfaces(async () => await Account.MessageTemplates.ListAsync().ToListAsync(), "listTemplates");

    [Test]
    public async Task Template_is_created()
    {
        TemplateCreateResponse created = await Account.MessageTemplates.PostAsync(new()
        {
            Name = "order_shipped",
            Language = "en_US",
            Category = TemplateCategory.Utility,
            ParameterFormat = TemplateParameterFormat.Positional,
            MessageSendTtlSeconds = 600,
            Components =
            [
                new TemplateHeaderComponent
                {
                    Format = TemplateHeaderFormat.Text,
                    Text = "Order {{1}}",
                    Example = new() { HeaderText = ["HB-4711"] },
                },
                new TemplateBodyComponent
                {
                    Text = "Hello {{1}}, {{2}}.",
                    Example = new() { BodyText = [["Mara", "May 4"]] },
                },
                new TemplateFooterComponent { Text = "Harbor Books" },
                new TemplateButtonsComponent
                {
                    Buttons =
                    [
                        new UrlTemplateButton { Text = "Track", Url = "https://example.com/{{1}}", Example = ["HB-4711"] },
                        new QuickReplyTemplateButton { Text = "Thank you" },
                        new OtpTemplateButton { OtpType = TemplateOtpType.CopyCode, Text = "Copy" },
                    ],
                },
            ],
        });

        AssertRequest("POST", Path);
        AssertBody(
            """
            {"name":"order_shipped","language":"en_US","category":"UTILITY","parameter_format":"POSITIONAL",
             "message_send_ttl_seconds":600,"components":[
              {"type":"HEADER","format":"TEXT","text":"Order {{1}}","example":{"header_text":["HB-4711"]}},
              {"type":"BODY","text":"Hello {{1}}, {{2}}.","example":{"body_text":[["Mara","May 4"]]}},
              {"type":"FOOTER","text":"Harbor Books"},
              {"type":"BUTTONS","buttons":[
                {"type":"URL","text":"Track","url":"https://example.com/{{1}}","example":["HB-4711"]},
                {"type":"QUICK_REPLY","text":"Thank you"},
                {"type":"OTP","otp_type":"COPY_CODE","text":"Copy"}]}]}
            """);
        Assert.Multiple(() =>
        {
            Assert.That(created.Status, Is.EqualTo(TemplateStatus.Pending));
            Assert.That(created.Category, Is.EqualTo(TemplateCategory.Utility));
            Assert.That(Server.Find<FakeTemplate>(created.Id!)?.Name, Is.EqualTo("order_shipped"));
        });
    }

    [Test]
    public async Task Template_is_created_from_the_library()
    {
        Respond("""{"id":"3"}""");

        await Account.MessageTemplates.PostAsync(new()
        {
            Name = "my_delivery",
            Language = "en_US",
            Category = TemplateCategory.Utility,
            LibraryTemplateName = "delivery_update_1",
            LibraryTemplateButtonInputs =
            [
                new()
                {
                    Type = TemplateLibraryButtonType.Url,
                    Url = new() { BaseUrl = "https://example.com/{{1}}", UrlSuffixExample = "https://example.com/1" },
                },
            ],
            DegreesOfFreedomSpec = new()
            {
                CreativeFeaturesSpec = new Dictionary<string, TemplateCreativeFeature>
                {
                    ["image_brightness"] = new() { EnrollStatus = TemplateEnrollStatus.OptOut },
                },
            },
        });

        AssertBody(
            """
            {"name":"my_delivery","language":"en_US","category":"UTILITY",
             "degrees_of_freedom_spec":{"creative_features_spec":{"image_brightness":{"enroll_status":"OPT_OUT"}}},
             "library_template_name":"delivery_update_1","library_template_button_inputs":[{"type":"URL",
              "url":{"base_url":"https://example.com/{{1}}","url_suffix_example":"https://example.com/1"}}]}
            """);
    }

    [Test]
    public Task Create_error_is_thrown() => AssertErrorSurfaces(
        () => Account.MessageTemplates.PostAsync(
            new() { Name = "x", Language = "en", Category = TemplateCategory.Marketing }, Unchecked),
        "createTemplate");

    [Test]
    public async Task Template_is_deleted_by_name_and_id()
    {
        FakeTemplate template = Server.AddTemplate("old");

        SuccessResponse response =
            await Account.MessageTemplates.DeleteAsync(new() { Name = "old", HsmId = template.Id });

        AssertRequest("DELETE", Path + $"?name=old&hsm_id={template.Id}");
        AssertNoBody();
        Assert.That(response.Success, Is.True);
        Assert.That(Server.Find<FakeTemplate>(template.Id), Is.Null);
    }

    [Test]
    public async Task Templates_are_deleted_by_ids_all_or_none()
    {
        string[] ids = [.. new[] { "one", "two", "three" }.Select(name => Server.AddTemplate(name).Id)];

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => Account.MessageTemplates.DeleteAsync(new() { HsmIds = [ids[0], "404"] }));
        SuccessResponse response = await Account.MessageTemplates.DeleteAsync(new() { HsmIds = ids[..2] });

        Assert.That(error.Subcode, Is.EqualTo(2593002));
        AssertRequest("DELETE", Path + $"?hsm_ids=%5B%22{ids[0]}%22%2C%22{ids[1]}%22%5D");
        AssertNoBody();
        Assert.That(response.Success, Is.True);
        Assert.That(ids.Select(Server.Find<FakeTemplate>), Is.EqualTo([null, null, Server.Find<FakeTemplate>(ids[2])]));
    }

    [Test]
    public Task Delete_error_is_thrown() =>
        AssertErrorSurfaces(() => Account.MessageTemplates.DeleteAsync(new() { Name = "x" }), "deleteTemplate");

    [Test]
    public async Task Template_is_read()
    {
        FakeTemplate template = Server.AddTemplate("seen", language: "de", category: "MARKETING");

        MessageTemplate read = await Client.Templates[template.Id].GetAsync();

        AssertRequest("GET", $"/v27.0/{template.Id}");
        Assert.Multiple(() =>
        {
            Assert.That(read.Id, Is.EqualTo(template.Id));
            Assert.That(read.Name, Is.EqualTo("seen"));
            Assert.That(read.Language, Is.EqualTo("de"));
            Assert.That(read.Category, Is.EqualTo(TemplateCategory.Marketing));
        });
    }

    [Test]
    public Task Get_error_is_thrown() => AssertErrorSurfaces(() => Client.Templates["1"].GetAsync(), "getTemplate");

    [Test]
    public async Task Template_is_edited()
    {
        FakeTemplate template = Server.AddTemplate("edited");

        TemplateEditResponse response = await Client.Templates[template.Id].PostAsync(new()
        {
            Category = TemplateCategory.Marketing,
            Components = [new TemplateBodyComponent { Text = "New" }],
        });

        AssertRequest("POST", $"/v27.0/{template.Id}");
        AssertBody("""{"category":"MARKETING","components":[{"type":"BODY","text":"New"}]}""");
        Assert.That(response.Success, Is.True);
        Assert.That(template.Category, Is.EqualTo("MARKETING"));
    }

    [Test]
    public Task Edit_error_is_thrown() =>
        AssertErrorSurfaces(() => Client.Templates["1"].PostAsync(new()), "editTemplate");
}

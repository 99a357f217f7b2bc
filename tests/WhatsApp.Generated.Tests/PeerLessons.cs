using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests;

/// <summary>
/// What users of other WhatsApp SDKs complain of, one test or more for each complaint. The numbers are those of the
/// list of complaints; a defect is known by the repository where it was found.
/// </summary>
[TestFixture]
public sealed class PeerLessons : GraphTest
{
    private const string Secret = "8a1f0c3b5d7e9f2a4c6e8b0d1f3a5c7e";
    private const string UserId = "US.13491208655302741918";

    private static TextMessage Hello => new() { To = "+16505551234", Text = new() { Body = "Hello" } };

    // ---- Complaints ----------------------------------------------------------------------------------------------

    [Test]
    [Category("1")]
    [Category("Defect: pywa, wajs, netflie, dev")]
    public void Row01_Every_update_of_a_batched_webhook_is_seen()
    {
        string batch = FakeWebhook.Batch(
            FakeWebhook.TextMessage("1", "a"),
            FakeWebhook.TextMessage("2", "b"),
            FakeWebhook.TextMessage("3", "c", new FakeWebhookContext { PhoneNumberId = "7" }),
            FakeWebhook.TextMessage("4", "d", new FakeWebhookContext { AccountId = "8" }),
            FakeWebhook.Status("wamid.1", "sent"),
            FakeWebhook.Status("wamid.2", "read"));

        WebhookPayload payload = GraphJson.Read<WebhookPayload>(batch);

        Assert.That(payload.Entry, Has.Count.EqualTo(2));
        Assert.That(payload.Messages().Select(message => message.From), Is.EquivalentTo(["1", "2", "3", "4"]));
        Assert.That(payload.Statuses().Select(status => status.Id), Is.EquivalentTo(["wamid.1", "wamid.2"]));
    }

    [TestCase("Müller")]
    [TestCase("😀👩‍👩‍👧")]
    [TestCase("@ada <b>&</b> 100% a/b \\ \"")]
    [Category("2")]
    public async Task Row02_Signature_of_special_characters_is_valid_over_the_raw_bytes(string text)
    {
        byte[]? received = null;
        string? header = null;
        await using RawServer endpoint = RawServer.Start(async (head, stream, stop) =>
        {
            header = head.Split("X-Hub-Signature-256: ")[1].Split("\r\n")[0];
            received = new byte[int.Parse(head.Split("Content-Length: ")[1].Split("\r\n")[0], CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(received, stop);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop);
        });

        using HttpResponseMessage answer =
            await Server.SendWebhookAsync(endpoint.Address, FakeWebhook.TextMessage("16505551234", text));

        Assert.That(WebhookSignature.IsValid(received, header, Server.AppSecret), Is.True);
        WebhookPayload payload = GraphJson.Read<WebhookPayload>(received);
        Assert.That(((IncomingTextMessage)payload.Messages().Single()).Text?.Body, Is.EqualTo(text));
        Assert.That(
            WebhookSignature.IsValid(GraphJson.WriteUtf8(payload), header, Server.AppSecret),
            Is.False,
            "Writing again changes the escapes: Meta's \\/ and \\u00e4 are gone.");
    }

    [Test]
    [Category("3")]
    public void Row03_There_is_a_check_of_the_signature_and_it_cannot_be_had_without_a_secret()
    {
        Assert.That(() => WebhookSignature.IsValid([], "sha256=", ""), Throws.ArgumentException);
        Assert.That(WebhookSignature.IsValid([], null, Secret), Is.False);
    }

    [Test]
    [Category("5")]
    public void Row05_Message_of_a_user_without_a_phone_number_is_read()
    {
        string json = FakeWebhook.TextMessage(null, "Hi", new FakeWebhookContext { UserId = UserId, ProfileName = null });

        IncomingMessage message = GraphJson.Read<WebhookPayload>(json).Messages().Single();

        Assert.That(message.From, Is.Null);
        Assert.That(message.FromUserId, Is.EqualTo(UserId));
        Assert.That(message, Is.TypeOf<IncomingTextMessage>());
    }

    [Test]
    [Category("5")]
    public void Row05_Username_of_the_sender_is_read()
    {
        WebhookContact contact =
            GraphJson.Read<WebhookContact>("""{"profile":{"name":"Ada","username":"ada"},"user_id":"US.1"}""");

        Assert.That(contact.WaId, Is.Null);
        Assert.That(contact.Profile?.Username, Is.EqualTo("ada"));
    }

    [TestCase("US.13491208655302741918")]
    [TestCase("US.ENT.11815799212886844830")]
    [TestCase("+1 (650) 555-1234")]
    [TestCase("0049 151 1234")]
    [TestCase("HBgLMTY1MDU1NTEyMzQ=")]
    [Category("6")]
    [Category("Defect: cs, a dot makes a user id")]
    public async Task Row06_Recipient_is_sent_as_it_was_given(string to)
    {
        Answer("{}");

        await Phone.Messages.PostAsync(new TextMessage { To = to, Text = new() { Body = "x" } });

        Assert.That(Sent.Json!["to"]!.ToString(), Is.EqualTo(to));
    }

    [Test]
    [Category("6")]
    public async Task Row06_A_user_id_can_be_sent_to()
    {
        var message = new TextMessage { Text = new() { Body = "x" } };
        message.AdditionalData["recipient"] = RawJson.FromString(UserId);

        MessageResponse sent = await Phone.Messages.PostAsync(message);

        Assert.That(Sent.Json!["recipient"]!.ToString(), Is.EqualTo(UserId));
        Assert.That(Sent.Json!["to"], Is.Null);
        Assert.That(sent.Contacts?[0].UserId, Is.EqualTo(UserId));
    }

    [Test]
    [Category("6")]
    public async Task Row06_An_authentication_template_to_a_user_id_fails_with_131062()
    {
        Server.AddTemplate("otp", category: "AUTHENTICATION");
        var message = new TemplateMessage { Template = new() { Name = "otp", Language = new() { Code = "en_US" } } };
        message.AdditionalData["recipient"] = RawJson.FromString(UserId);

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(message));

        Assert.That(error.Code, Is.EqualTo(131062));
    }

    [Test]
    [Category("7")]
    public void Row07_Status_without_any_field_of_a_contact_is_read()
    {
        const string json =
            """
            {"entry":[{"changes":[{"field":"messages","value":{"contacts":[{}],
              "statuses":[{"id":"wamid.1","status":"sent"}]}}]}]}
            """;

        Assert.That(GraphJson.Read<WebhookPayload>(json).Statuses().Single().Status, Is.EqualTo(DeliveryStatus.Sent));
    }

    [Test]
    [Category("8")]
    public void Row08_New_members_types_and_values_crash_nothing()
    {
        const string json =
            """
            {"entry":[{"changes":[{"field":"messages","value":{
              "messages":[{"type":"hologram","hologram":{"url":"x"}},{"type":"image","image":{"id":"1","url":"u","new":1}}],
              "statuses":[{"id":"1","status":"teleported","errors":[{"code":1,"href":"h","new":{}}]}]}},
             {"field":"novelty","value":[1]}],"new":true}]}
            """;

        WebhookPayload payload = GraphJson.Read<WebhookPayload>(json);

        IncomingMessage[] messages = [.. payload.Messages()];
        Assert.That(messages[0], Is.TypeOf<UnknownIncomingMessage>());
        Assert.That(messages[1], Is.TypeOf<IncomingImageMessage>());
        Assert.That(payload.Statuses().Single().Status?.Value, Is.EqualTo("teleported"));
        Wire.AssertSame(json, GraphJson.Write(payload));
    }

    [Test]
    [Category("9")]
    public async Task Row09_Every_call_can_have_a_token_of_its_own()
    {
        FakeTemplate template = Server.AddTemplate("edited");

        await Client.Templates[template.Id].PostAsync(
            new() { Category = TemplateCategory.Marketing }, new RequestOptions { AccessToken = "tenant-a" });
        await Client.Templates[template.Id].GetAsync(null, new RequestOptions { AccessToken = "tenant-b" });

        Assert.That(Server.Requests.Select(request => request.BearerToken), Is.EqualTo(["tenant-a", "tenant-b"]));
    }

    [Test]
    [Category("10")]
    public async Task Row10_Answer_of_sending_has_group_and_status_and_whatever_comes_next()
    {
        RawResponse? raw = null;
        Answer("""{"messages":[{"id":"1","message_status":"held_for_quality_assessment","group_id":"g","next":1}]}""");

        MessageResponse sent = await Phone.Messages.PostAsync(Hello, new RequestOptions { OnResponse = seen => raw = seen });

        Assert.That(sent.Messages?[0].MessageStatus, Is.EqualTo(MessageStatus.HeldForQualityAssessment));
        Assert.That(sent.Messages?[0].GroupId, Is.EqualTo("g"));
        Assert.That(sent.Messages?[0].AdditionalData["next"], Is.EqualTo(RawJson.FromNumber(1)));
        Assert.That(Encoding.UTF8.GetString(raw!.Body.Span), Does.Contain("\"next\":1"));
    }

    [TestCase("""{"field":"messages","value":{"metadata":null,"statuses":[{"id":"1","recipient_id":null}]}}""")]
    [TestCase("""{"field":"messages","value":null}""")]
    [TestCase("""{"field":"messages","value":{"messages":[{"type":"interactive","interactive":{"type":"button_reply","button_reply":null}}]}}""")]
    [TestCase("""{"field":"messages","value":{"messages":[{"type":"interactive","interactive":null}]}}""")]
    [TestCase("""{"field":"messages","value":{"messages":[{"type":null}]}}""")]
    [TestCase("""{"field":"messages","value":{"messages":[null],"statuses":null,"contacts":[null]}}""")]
    [Category("11")]
    public void Row11_Null_anywhere_in_a_webhook_is_read(string json)
    {
        WebhookPayload payload = GraphJson.Read<WebhookPayload>("{\"entry\":[{\"changes\":[" + json + "]}]}");

        Assert.That(() => payload.Messages().Count() + payload.Statuses().Count(), Throws.Nothing);
    }

    [Test]
    [Category("11")]
    public void Row11_Reply_of_a_button_is_read()
    {
        string json = FakeWebhook.ButtonReply("16505551234", "yes", "Yes");

        var message = (IncomingInteractiveMessage)GraphJson.Read<WebhookPayload>(json).Messages().Single();

        Assert.That((message.Interactive as IncomingInteractiveButtonReply)?.ButtonReply?.Id, Is.EqualTo("yes"));
    }

    [Test]
    [Category("12")]
    public async Task Row12_Body_of_a_template_reaches_the_wire()
    {
        Server.AddTemplate("order", components: [new System.Text.Json.Nodes.JsonObject { ["type"] = "BODY", ["text"] = "Hi {{1}}" }]);

        await Phone.Messages.PostAsync(new TemplateMessage
        {
            To = "+16505551234",
            Template = new()
            {
                Name = "order",
                Language = new() { Code = "en_US" },
                Components = [new TemplateMessageBody { Parameters = [new TextTemplateParameter { Text = "Ada" }] }],
            },
        });

        Wire.AssertSame(
            """[{"type":"body","parameters":[{"type":"text","text":"Ada"}]}]""",
            Sent.Json!["template"]!["components"]!.ToJsonString());
    }

    [Test]
    [Category("13")]
    public async Task Row13_One_call_downloads_media_with_token_and_user_agent()
    {
        FakeMedia media = Server.AddMedia("bytes"u8.ToArray(), "image/png");
        using var copy = new MemoryStream();

        await Client.Media[media.Id].DownloadAsync(copy);

        Assert.That(Encoding.UTF8.GetString(copy.ToArray()), Is.EqualTo("bytes"));
        Assert.That(Sent.Path, Does.StartWith("/media-bytes/"));
        Assert.That(Sent.BearerToken, Is.EqualTo("fake-token"));
        Assert.That(Sent.Headers["User-Agent"], Does.Contain("WhatsApp.Generated/"));
    }

    [Test]
    [Category("13")]
    public async Task Row13_Expired_address_is_asked_for_anew_and_the_hash_is_verified()
    {
        FakeMedia media = Server.AddMedia("bytes"u8.ToArray(), "image/png");
        Server.FailNext(
            FakeError.Html(404), when: request => request.Path.StartsWith("/media-bytes/", StringComparison.Ordinal));
        using var copy = new MemoryStream();

        await Client.Media[media.Id].DownloadAsync(copy);
        media["sha256"] = new string('0', 64);
        MediaIntegrityException error =
            await Catch.Async<MediaIntegrityException>(() => Client.Media[media.Id].DownloadAsync(Stream.Null));

        Assert.That(Encoding.UTF8.GetString(copy.ToArray()), Is.EqualTo("bytes"));
        Assert.That(error.MediaId, Is.EqualTo(media.Id));
    }

    [Test]
    [Category("14")]
    public async Task Row14_One_call_uploads_the_sample_that_a_template_header_needs()
    {
        using var sample = new MemoryStream([1, 2, 3]);

        string handle = await Client.Applications[Server.ApplicationId].UploadAsync(
            new FileUpload(sample, "header.png", "image/png"));
        await Account.MessageTemplates.PostAsync(new()
        {
            Name = "sale",
            Language = "en_US",
            Category = TemplateCategory.Marketing,
            Components =
            [
                new TemplateHeaderComponent
                {
                    Format = TemplateHeaderFormat.Image,
                    Example = new() { HeaderHandle = [handle] },
                },
            ],
        });

        Assert.That(handle, Is.EqualTo(Server.All<FakeUploadSession>().Single().Handle));
        Assert.That(Sent.Json!["components"]![0]!["example"]!["header_handle"]![0]!.ToString(), Is.EqualTo(handle));
    }

    [Test]
    [Category("14")]
    public async Task Row14_Invalid_parameter_says_which_and_why()
    {
        Server.FailNext(new FakeError
        {
            Code = 100,
            Subcode = 2388273,
            Message = "Invalid parameter",
            UserTitle = "Missing sample",
            UserMessage = "Give an example of the header.",
            Details = "components[0].example is missing",
        });

        GraphApiException error = await Catch.Async<GraphApiException>(() => Account.MessageTemplates.PostAsync(
            new() { Name = "x", Language = "en", Category = TemplateCategory.Utility }));

        Assert.That(
            error.Message,
            Does.Contain("Invalid parameter").And.Contain("2388273").And.Contain("Give an example of the header.")
                .And.Contain("components[0].example is missing"));
        Assert.That(error.UserTitle, Is.EqualTo("Missing sample"));
    }

    [Test]
    [Category("16")]
    public async Task Row16_Exception_tells_status_codes_trace_and_body()
    {
        Server.FailNext(new FakeError { Status = 403, Code = 131031, Subcode = 7, Details = "Locked." });

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(Hello));

        Assert.Multiple(() =>
        {
            Assert.That(error.Status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((error.Code, error.Subcode, error.Details), Is.EqualTo((131031L, 7L, "Locked.")));
            Assert.That(error.TraceId, Is.Not.Empty);
            Assert.That(error.RequestId, Is.Not.Empty);
            Assert.That(error.ResponseBody, Does.Contain("\"code\":131031"));
        });
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(404)]
    [TestCase(418)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    [Category("17")]
    [Category("Also: kiota #4349")]
    [Category("Defect: cs, pywa, an error that is not JSON crashes")]
    public async Task Row17_Body_of_an_error_is_never_swallowed(int status)
    {
        Server.RespondNext(status, "text/html", "<html>why</html>");
        GraphApiException html = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(Hello));
        Answer("""{"error":{"message":"why","code":131009}}""", status);
        GraphApiException json = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(Hello));

        Assert.That((int)html.Status, Is.EqualTo(status));
        Assert.That(html.ResponseBody, Is.EqualTo("<html>why</html>"));
        Assert.That(html.Message, Does.Contain("<html>why</html>"));
        Assert.That((int)json.Status, Is.EqualTo(status));
        Assert.That(json.Error?.Message, Is.EqualTo("why"));
    }

    [Test]
    public async Task Row18_Throughput_and_pair_limits_are_kept_to_and_their_refusals_are_sat_out()
    {
        var clock = new SkippingTimeProvider();
        using WhatsAppClient client = Server.CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
            options.Limits = new MessageLimits();
        });
        DateTimeOffset start = clock.GetUtcNow();
        Server.FailNext(FakeError.RateLimited);
        Server.FailNext(new FakeError { Status = 400, Code = 131056 });

        for (int i = 0; i < 50; i++)
        {
            await client.PhoneNumbers[Server.PhoneNumberId].Messages.PostAsync(Hello);
        }

        // What was refused has taken the burst, so that six seconds lie between two messages.
        Assert.That(Server.SentMessages, Has.Count.EqualTo(50));
        Assert.That(Server.Requests, Has.Count.EqualTo(52));
        Assert.That(clock.GetUtcNow() - start, Is.InRange(TimeSpan.FromSeconds(49 * 6), TimeSpan.FromSeconds(60 * 6)));
    }

    [Test]
    [Category("19")]
    public async Task Row19_Version_is_one_constant_that_options_override_and_answers_tell()
    {
        RawResponse? raw = null;
        using WhatsAppClient client = Server.CreateClient(options => options.GraphVersion = "v99.0");

        await client.PhoneNumbers[Server.PhoneNumberId].GetAsync(null, new RequestOptions { OnResponse = seen => raw = seen });

        Assert.That(Sent.Path, Does.StartWith("/v99.0/"));
        Assert.That(Sent.Headers["User-Agent"], Does.Contain(GraphVersion.Default));
        Assert.That(new WhatsAppClientOptions().GraphVersion, Is.EqualTo(GraphVersion.Default));
        Assert.That(raw!.Headers.GetValues("facebook-api-version"), Is.EqualTo(["v99.0"]));
    }

    [Test]
    [Category("21")]
    public async Task Row21_Upload_has_a_file_name_a_type_and_each_part_once()
    {
        await Phone.Media.PostAsync(
            new() { File = new FileUpload(new MemoryStream([1]), "invoice.pdf", "application/pdf") });

        RecordedPart file = Sent.Parts.Single(part => part.Name == "file");
        Assert.That((file.FileName, file.ContentType), Is.EqualTo(("invoice.pdf", "application/pdf")));
        Assert.That(Sent.Parts.Select(part => part.Name), Is.Unique);
    }

    [Test]
    [Category("22")]
    public void Row22_Union_is_told_wherever_its_kind_stands_and_without_one()
    {
        Assert.That(
            GraphJson.Read<TemplateComponent>("""{"text":"x","type":"BODY"}"""), Is.TypeOf<TemplateBodyComponent>());
        Assert.That(
            GraphJson.Read<TemplateComponent>("""{"type":"body","text":"x"}"""), Is.TypeOf<TemplateBodyComponent>());
        Assert.That(
            GraphJson.Read<TemplateComponent>("""{"text":"x"}"""), Is.TypeOf<UnknownTemplateComponent>());
        Assert.That(GraphJson.Read<MessageTemplate>("""{"components":[null]}""").Components, Is.Empty);
    }

    [Test]
    [Category("23")]
    public void Row23_Unknown_value_of_an_enum_is_neither_null_nor_an_error()
    {
        MessageTemplate template = GraphJson.Read<MessageTemplate>("""{"status":"NEW_ONE","category":null}""");

        Assert.That(template.Status?.Value, Is.EqualTo("NEW_ONE"));
        Assert.That(template.Status, Is.EqualTo((TemplateStatus)"NEW_ONE"));
        Assert.That(template.Category, Is.Null);
        Assert.That(template.Name, Is.Null, "Nothing is required in an answer.");
        Wire.AssertSame("""{"status":"NEW_ONE","category":null}""", GraphJson.Write(template));
    }

    [Test]
    [Category("24")]
    public void Row24_Assembly_can_be_trimmed()
    {
        IEnumerable<string?> trimmable = typeof(WhatsAppClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(attribute => attribute.Key == "IsTrimmable").Select(attribute => attribute.Value);

        Assert.That(trimmable, Is.EqualTo(["True"]));
    }

    [Test]
    [Category("25")]
    public async Task Row25_An_application_can_be_developed_without_Meta()
    {
        MessageResponse sent = await Phone.Messages.PostAsync(Hello);
        WebhookPayload status = GraphJson.Read<WebhookPayload>(FakeWebhook.Status(sent.Messages![0].Id!, "delivered"));

        Assert.That(Server.SentMessages.Single().Id, Is.EqualTo(sent.Messages[0].Id));
        Assert.That(status.Statuses().Single().Id, Is.EqualTo(sent.Messages[0].Id));
    }

    // ---- Also relevant -------------------------------------------------------------------------------------------

    [Test]
    [Category("Also: msgraph-sdk-dotnet #1918")]
    public async Task Also_Paging_goes_by_cursor_not_by_the_address_of_the_next_page()
    {
        Answer("""{"data":[{"name":"a"}],"paging":{"cursors":{"after":"c1"},"next":"https://evil.example.com/?access_token=x"}}""");
        Answer("""{"data":[{"name":"b"}]}""");

        Assert.That(await Account.MessageTemplates.ListAsync().CountAsync(), Is.EqualTo(2));
        Assert.That(Sent.Query["after"], Is.EqualTo("c1"));
    }

    [Test]
    [Category("Also: kiota #243, #3846")]
    public async Task Also_Explicit_null_can_be_sent()
    {
        await Phone.PostAsync(new() { AdditionalData = { ["username"] = RawJson.Null } });

        AssertBody("""{"username":null}""");
    }

    [Test]
    [Category("Also: kiota #4515")]
    public async Task Also_Any_JSON_can_stand_where_the_page_leaves_it_open()
    {
        var payload = new FlowMessageActionPayload { Data = RawJson.Parse("""{"a":[1,{"b":null}]}""") };

        Assert.That(
            GraphJson.Read<FlowMessageActionPayload>(GraphJson.Write(payload)).Data, Is.EqualTo(payload.Data));
        await Task.CompletedTask;
    }

    [Test]
    [Category("Also: cs #192")]
    public void Also_Message_of_a_business_arrives_as_unsupported_with_its_reason()
    {
        var message = (IncomingUnsupportedMessage)GraphJson.Read<IncomingMessage>(
            """{"from":"1","type":"unsupported","errors":[{"code":131060,"title":"unavailable"}]}""");

        Assert.That(message.Errors?[0].Code, Is.EqualTo(131060));
    }

    [Test]
    [Category("Also: pywa #152")]
    public async Task Also_Groups_can_be_written_to_and_heard_from()
    {
        MessageResponse sent = await Phone.Messages.PostAsync(
            new TextMessage { RecipientType = RecipientType.Group, To = "ZXhhbXBsZQ==", Text = new() { Body = "x" } });
        IncomingMessage heard =
            GraphJson.Read<IncomingMessage>("""{"type":"text","group_id":"ZXhhbXBsZQ==","text":{"body":"x"}}""");

        Assert.That(Sent.Json!["recipient_type"]!.ToString(), Is.EqualTo("group"));
        Assert.That(sent.Contacts?[0].WaId, Is.EqualTo("ZXhhbXBsZQ=="));
        Assert.That(heard.GroupId, Is.EqualTo("ZXhhbXBsZQ=="));
    }

    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    [TestCase(504)]
    [Category("Also: kiota, retries of POST")]
    [Category("Defect: mca, elixir, a retry duplicates messages")]
    public async Task Also_POST_that_may_have_been_carried_out_is_sent_once(int status)
    {
        Server.FailNext(FakeError.Html(status));

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(Hello));

        Assert.That((int)error.Status, Is.EqualTo(status));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    [Category("Also: kiota, retries of POST")]
    [Category("Defect: mca, elixir, a retry duplicates messages")]
    public async Task Also_POST_whose_answer_was_lost_is_sent_once()
    {
        Server.FailNext(FakeError.Dropped);

        await Catch.Async<HttpRequestException>(() => Phone.Messages.PostAsync(Hello));

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    // ---- Defects -------------------------------------------------------------------------------------------------

    [Test]
    [Category("Defect: mca, HMAC keyed with the verify token")]
    public void Defect_The_verify_token_signs_nothing()
    {
        using var http = new HttpClient();
        byte[] body = "{}"u8.ToArray();
        string header = new FakeWebhookSender("verify-token", http).Sign(body);

        Assert.That(WebhookSignature.IsValid(body, header, Secret), Is.False);
    }

    [Test]
    [Category("Defect: cs, tenants share token state")]
    public async Task Defect_Tenants_at_once_do_not_share_a_token()
    {
        await Task.WhenAll(Enumerable.Range(0, 32).Select(tenant => Phone.Messages.PostAsync(
            new TextMessage { To = "+16505551234", Text = new() { Body = $"tenant-{tenant}" } },
            new RequestOptions { AccessToken = $"tenant-{tenant}" })));

        Assert.That(
            Server.Requests, Has.All.Matches<RecordedRequest>(r => r!.Json!["text"]!["body"]!.ToString() == r.BearerToken));
    }

    [Test]
    [Category("Defect: mca, 131048 is retried")]
    public async Task Defect_Spam_rate_limit_is_not_retried()
    {
        Server.FailNext(new FakeError { Status = 429, Code = 131048, Message = "(#131048) Spam rate limit hit" });

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(Hello));

        Assert.That(error.Code, Is.EqualTo(131048));
        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    [Category("Defect: mca, typing indicator with the status typing")]
    public async Task Defect_Typing_indicator_goes_with_the_status_read()
    {
        await Phone.Messages.PostAsync(new ReadReceipt { MessageId = "wamid.1", TypingIndicator = new() });

        AssertBody(
            """
            {"messaging_product":"whatsapp","status":"read","message_id":"wamid.1","typing_indicator":{"type":"text"}}
            """);
    }

    [Test]
    [Category("Defect: mca, media parsed as JSON")]
    public async Task Defect_Media_is_bytes_even_if_it_looks_like_JSON()
    {
        FakeMedia media = Server.AddMedia("""{"error":{"code":1}}"""u8.ToArray(), "text/plain");
        using var copy = new MemoryStream();

        await Client.Media[media.Id].DownloadAsync(copy);

        Assert.That(copy.ToArray(), Is.EqualTo(media.Content.ToArray()));
    }

    [Test]
    [Category("Defect: rust, parser requires contacts")]
    public void Defect_Message_is_read_without_contacts()
    {
        const string json =
            """{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"type":"text","text":{"body":"x"}}]}}]}]}""";

        Assert.That(GraphJson.Read<WebhookPayload>(json).Messages().Single(), Is.TypeOf<IncomingTextMessage>());
    }

    [Test]
    [Category("Defect: elixir, pager swallows errors")]
    public async Task Defect_Error_of_a_later_page_is_thrown()
    {
        Server.AddTemplate("second");
        Server.FailNext(new FakeError { Code = 190 }, when: request => request.Query.ContainsKey("after"));

        GraphApiException error = await Catch.Async<GraphApiException>(
            async () => await Account.MessageTemplates.ListAsync(new() { Limit = 1 }).ToListAsync());

        Assert.That(error.Code, Is.EqualTo(190));
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Testing;

/// <summary>The features of the fake server that tests of applications use.</summary>
[TestFixture]
public sealed class FakeGraphServerTests : GraphTest
{
    private static TextMessage Hello => new() { To = "+16505551234", Text = new() { Body = "Hello" } };

    [Test]
    public async Task New_server_has_an_account_a_number_and_a_template()
    {
        Assert.That((await Phone.GetAsync()).Id, Is.EqualTo(Server.PhoneNumberId));
        Assert.That(
            await Account.MessageTemplates.ListAsync().Select(template => template.Name).ToListAsync(),
            Is.EqualTo(["hello_world"]));
        Assert.That(Server.SentMessages, Is.Empty);
    }

    [Test]
    public async Task Ids_are_the_same_in_every_run()
    {
        await using FakeGraphServer other = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = other.CreateClient();

        MessageResponse here = await Phone.Messages.PostAsync(Hello);
        MessageResponse there = await client.PhoneNumbers[other.PhoneNumberId].Messages.PostAsync(Hello);

        Assert.That(other.PhoneNumberId, Is.EqualTo(Server.PhoneNumberId));
        Assert.That(there.Messages![0].Id, Is.EqualTo(here.Messages![0].Id));
        Assert.That(other.BaseAddress, Is.Not.EqualTo(Server.BaseAddress));
    }

    [Test]
    public async Task Client_has_an_accepted_token_unless_it_has_a_provider()
    {
        await using FakeGraphServer strict =
            await FakeGraphServer.StartAsync(new FakeGraphOptions { AccessTokens = ["token-a", "token-b"] });
        var tokens = new AccessTokenMap();
        tokens.Set("shop-b", "token-b");
        using WhatsAppClient plain = strict.CreateClient();
        using WhatsAppClient tenants = strict.CreateClient(options => options.AccessTokenProvider = tokens);

        await plain.PhoneNumbers[strict.PhoneNumberId].GetAsync();
        await tenants.ForTenant("shop-b").PhoneNumbers[strict.PhoneNumberId].GetAsync();

        Assert.That(
            strict.Requests.Select(request => request.BearerToken), Is.EqualTo(["token-a", "token-b"]));
        Assert.That(
            () => strict.CreateClient(options =>
            {
                options.AccessToken = "mine";
                options.AccessTokenProvider = tokens;
            }),
            Throws.ArgumentException.With.Message.Contains("not both"));
    }

    [TestCase(0, "a", null, "Param interactive['action']['buttons'] must not be empty.")]
    [TestCase(3, "a", null, null)]
    [TestCase(4, "a", null, "have 4 buttons: at most 3 are allowed without a category.")]
    [TestCase(4, "a", "utility", null)]
    [TestCase(11, "a", "utility", "has too many items: 11, at most 10.")]
    [TestCase(1, "a label that is too long", null, "Param interactive['action']['buttons'][0]['reply']['title'] must be at most 20 characters long.")]
    public async Task Number_and_length_of_buttons_are_limited(
        int count, string title, string? category, string? problem)
    {
        var buttons = Enumerable.Range(0, count).Select(number => new InteractiveReplyButton
        {
            Reply = new() { Id = $"{number}", Title = title + number },
        });
        var message = new InteractiveMessage
        {
            To = "+16505551234",
            Category = category is null ? default(MessageCategory?) : new MessageCategory(category),
            Interactive = new ButtonInteractive
            {
                Body = new() { Text = "Choose" },
                Action = new() { Buttons = [.. buttons] },
            },
        };

        await AssertTaken(message, problem);
    }

    [TestCase(0, 1, "id", "Param interactive['action']['sections'][0]['rows'] must not be empty.")]
    [TestCase(5, 2, "id", null)]
    [TestCase(6, 2, "id", "have 12 rows in all: at most 10 are allowed.")]
    [TestCase(2, 1, null, "rows[1].id is that of an earlier row")]
    public async Task Number_of_rows_of_a_list_is_limited(int rows, int sections, string? id, string? problem)
    {
        var message = new InteractiveMessage
        {
            To = "+16505551234",
            Interactive = new ListInteractive
            {
                Body = new() { Text = "Choose" },
                Action = new()
                {
                    Button = "Open",
                    Sections =
                    [
                        .. Enumerable.Range(0, sections).Select(section => new InteractiveListSection
                        {
                            Title = $"{section}",
                            Rows =
                            [
                                .. Enumerable.Range(0, rows).Select(row => new InteractiveListRow
                                {
                                    Id = id is null ? "same" : $"{id}{section}{row}",
                                    Title = $"{row}",
                                }),
                            ],
                        }),
                    ],
                },
            },
        };

        await AssertTaken(message, problem);
    }

    private async Task AssertTaken(Message message, string? problem)
    {
        if (problem is null)
        {
            await Phone.Messages.PostAsync(message);
            return;
        }

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(message, Unchecked));
        Assert.That(error.Group, Is.EqualTo(GraphErrorGroup.Parameter));
        Assert.That(error.Details, Does.Contain(problem));
    }

    [TestCase("first_name", null)]
    [TestCase("last_name", 132012L)]
    [TestCase(null, 132012L)]
    public async Task Parameters_of_a_message_are_those_of_its_template(string? name, long? code)
    {
        TemplateCreateResponse created = await Account.MessageTemplates.PostAsync(new TemplateCreateRequest
        {
            Name = "order_late",
            Language = "en_US",
            Category = TemplateCategory.Utility,
            ParameterFormat = TemplateParameterFormat.Named,
            Components =
            [
                new TemplateBodyComponent
                {
                    Text = "Hello {{first_name}}, we are late.",
                    Example = new() { BodyTextNamedParams = [new() { ParamName = "first_name", Example = "Ann" }] },
                },
            ],
        });
        Server.Find<FakeTemplate>(created.Id!)!["status"] = "APPROVED";
        var message = new TemplateMessage
        {
            To = "+16505551234",
            Template = new()
            {
                Name = "order_late",
                Language = new() { Code = "en_US" },
                Components =
                [
                    new TemplateMessageBody { Parameters = [new TextTemplateParameter { ParameterName = name, Text = "Ann" }] },
                ],
            },
        };

        if (code is null)
        {
            await Phone.Messages.PostAsync(message);
            return;
        }

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(message));
        Assert.That(error.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Faults_apply_to_the_selected_requests_in_order()
    {
        Server.FailNext(new FakeError { Code = 131009 }, when: request => request.Method == "POST");
        Server.FailNext(new FakeError { Code = 100 }, times: 2);

        GraphApiException first = await Catch.Async<GraphApiException>(() => Phone.GetAsync());
        GraphApiException second = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(Hello));
        GraphApiException third = await Catch.Async<GraphApiException>(() => Phone.GetAsync());
        await Phone.GetAsync();

        Assert.That(new[] { first.Code, second.Code, third.Code }, Is.EqualTo([100, 131009, 100]));
        Assert.That(Server.Requests, Has.Count.EqualTo(4));
        Assert.That(Server.SentMessages, Is.Empty, "A request that fails is not carried out.");
    }

    [Test]
    public async Task RespondNext_sends_the_response_unchanged()
    {
        RawResponse? raw = null;
        Server.RespondNext(207, "text/plain", "{\"id\":\"ä\"}", new Dictionary<string, string> { ["X-A"] = "1" });

        PhoneNumberInfo number = await Phone.GetAsync(null, new RequestOptions { OnResponse = seen => raw = seen });

        Assert.That(number.Id, Is.EqualTo("ä"));
        Assert.That((int)raw!.Status, Is.EqualTo(207));
        Assert.That(raw.Headers.GetValues("X-A"), Is.EqualTo(["1"]));
    }

    [Test]
    public async Task Access_tokens_can_be_required()
    {
        await using FakeGraphServer server =
            await FakeGraphServer.StartAsync(new FakeGraphOptions { AccessTokens = ["right"] });
        using WhatsAppClient client = server.CreateClient(options => options.AccessToken = "wrong");

        GraphApiException error =
            await Catch.Async<GraphApiException>(() => client.PhoneNumbers[server.PhoneNumberId].GetAsync());
        await client.PhoneNumbers[server.PhoneNumberId].GetAsync(null, new RequestOptions { AccessToken = "right" });

        Assert.That(error.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(error.Code, Is.EqualTo(190));
    }

    [Test]
    public async Task SentMessages_contains_messages_but_no_receipts()
    {
        MessageResponse sent = await Phone.Messages.PostAsync(Hello);
        await Phone.Messages.PostAsync(new ReadReceipt { MessageId = "wamid.1" });

        RecordedMessage kept = Server.SentMessages.Single();
        Assert.That(kept.Id, Is.EqualTo(sent.Messages![0].Id));
        Assert.That(kept.PhoneNumberId, Is.EqualTo(Server.PhoneNumberId));
        Assert.That(kept.Body["text"]!["body"]!.ToString(), Is.EqualTo("Hello"));
    }

    [TestCase("US.1-2", "to is not a phone number. Set a user id (BSUID) in recipient.")]
    [TestCase("ada@example.com", "to is not a phone number. Set a user id (BSUID) in recipient.")]
    public async Task Invalid_recipients_are_refused(string to, string details)
    {
        GraphApiException error = await Catch.Async<GraphApiException>(
            () => Phone.Messages.PostAsync(new TextMessage { To = to, Text = new() { Body = "x" } }));

        Assert.That(error.Details, Is.EqualTo(details));
    }

    [Test]
    public async Task Template_is_checked_as_Meta_does()
    {
        Server.AddTemplate("paused", status: "PAUSED");

        Assert.That((await SendAsync("missing")).Code, Is.EqualTo(132001));
        Assert.That((await SendAsync("paused")).Code, Is.EqualTo(132015));

        Task<GraphApiException> SendAsync(string name) => Catch.Async<GraphApiException>(
            () => Phone.Messages.PostAsync(new TemplateMessage
            {
                To = "+16505551234",
                Template = new() { Name = name, Language = new() { Code = "en_US" } },
            }));
    }

    [Test]
    public async Task Test_can_review_a_template()
    {
        TemplateCreateResponse created = await Account.MessageTemplates.PostAsync(new()
        {
            Name = "fresh",
            Language = "en_US",
            Category = TemplateCategory.Utility,
            Components = [new TemplateBodyComponent { Text = "Hi" }],
        });
        FakeTemplate template = Server.Find<FakeTemplate>(created.Id!)!;

        template["status"] = "APPROVED";

        Assert.That((await Client.Templates[created.Id!].GetAsync()).Status, Is.EqualTo(TemplateStatus.Approved));
    }

    [Test]
    public async Task Number_is_created_verified_and_registered_before_its_first_message()
    {
        PhoneNumberCreateResponse created = await Account.PhoneNumbers.PostAsync(
            new() { PhoneNumber = "15550100103", VerifiedName = "Returns" });
        PhoneNumberItemRequestBuilder phone = Client.PhoneNumbers[created.Id!];
        Assert.That(
            (await Catch.Async<GraphApiException>(() => phone.Messages.PostAsync(Hello))).Code, Is.EqualTo(133010));

        await phone.RequestCode.PostAsync(new() { CodeMethod = VerificationCodeMethod.Sms, Language = "en_US" });
        Assert.That(
            (await Catch.Async<GraphApiException>(() => phone.VerifyCode.PostAsync(new() { Code = "000000" }))).Code,
            Is.EqualTo(136025));
        await phone.VerifyCode.PostAsync(new() { Code = "123456" });
        await phone.Register.PostAsync(new() { Pin = "654321" });
        await phone.Messages.PostAsync(Hello);

        Assert.That(Server.SentMessages.Single().PhoneNumberId, Is.EqualTo(created.Id));
    }

    [Test]
    public async Task Media_address_expires_by_the_clock_of_the_server()
    {
        var clock = new FakeTimeProvider();
        await using FakeGraphServer server = await FakeGraphServer.StartAsync(new FakeGraphOptions { TimeProvider = clock });
        using WhatsAppClient client = server.CreateClient();
        FakeMedia media = server.AddMedia(new byte[] { 1 }, "image/png");
        string url = (await client.Media[media.Id].GetAsync()).Url!;

        clock.Advance(TimeSpan.FromMinutes(4.9));
        await (await client.MediaUrls[url].GetAsync()).DisposeAsync();
        clock.Advance(TimeSpan.FromMinutes(0.1));

        GraphApiException error = await Catch.Async<GraphApiException>(() => client.MediaUrls[url].GetAsync());
        Assert.That(error.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Invalid_requests_are_recorded()
    {
        using var http = new HttpClient();
        using var content = new StringContent("{not json", Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await http.PostAsync(
            new Uri(Server.BaseAddress, "v27.0/1/messages?a=b%20c"), content);

        Assert.That((int)response.StatusCode, Is.EqualTo(401));
        Assert.That(Sent.Json, Is.Null);
        Assert.That(Sent.Text, Is.EqualTo("{not json"));
        Assert.That(Sent.Query["a"], Is.EqualTo("b c"));
        Assert.That(Sent.BearerToken, Is.Null);
        Assert.That(Sent.ToString(), Is.EqualTo("POST /v27.0/1/messages?a=b%20c"));
    }

    [Test]
    public async Task Webhook_reaches_the_endpoint_signed()
    {
        string? head = null;
        await using RawServer endpoint = RawServer.Start(async (received, stream, stop) =>
        {
            head = received;
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop);
        });
        string json = FakeWebhook.TextMessage("16505551234", "Grüße");

        using HttpResponseMessage response = await Server.SendWebhookAsync(new Uri(endpoint.Address, "hook"), json);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(head, Does.StartWith("POST /hook HTTP/1.1").And.Contain("Content-Type: application/json"));
        string signature = head!.Split("X-Hub-Signature-256: ")[1].Split("\r\n")[0];
        Assert.That(WebhookSignature.IsValid(Encoding.UTF8.GetBytes(json), signature, Server.AppSecret), Is.True);
        Assert.That(json, Does.Contain("Gr\\u00fc\\u00dfe"), "Meta escapes.");
    }

    [Test]
    public async Task Handshake_succeeds_only_with_the_challenge()
    {
        await using RawServer echo = RawServer.Start(async (head, stream, stop) =>
        {
            string challenge = head.Contains("hub.verify_token=right", StringComparison.Ordinal)
                ? head.Split("hub.challenge=")[1].Split('&', ' ')[0]
                : "no";
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {challenge.Length}\r\n\r\n{challenge}"), stop);
        });

        Assert.That(await Server.VerifyAsync(echo.Address, "right"), Is.True);
        Assert.That(await Server.VerifyAsync(echo.Address, "wrong"), Is.False);
    }

    [Test]
    public void Webhooks_are_read_by_the_SDK_without_additional_data()
    {
        var context = new FakeWebhookContext { UserId = "US.1", RepliedToId = "wamid.0", MessageId = "wamid.1" };
        foreach (string json in (string[])
        [
            FakeWebhook.TextMessage("1", "x", context),
            FakeWebhook.ImageMessage("1", "4", "caption", context: context),
            FakeWebhook.ButtonReply("1", "yes", "Yes", context),
            FakeWebhook.Status("wamid.1", "failed", errorCode: 131047, context: context),
        ])
        {
            WebhookPayload payload = GraphJson.Read<WebhookPayload>(json);

            Assert.That(payload.AdditionalData, Is.Empty);
            Assert.That(payload.Messages().SelectMany(message => message.AdditionalData), Is.Empty);
            Assert.That(payload.Statuses().SelectMany(status => status.AdditionalData), Is.Empty);
            Wire.AssertSame(json, GraphJson.Write(payload));
        }
    }

    [Test]
    public async Task Server_can_be_disposed_of_while_a_request_waits()
    {
        FakeGraphServer server = await FakeGraphServer.StartAsync(
            new FakeGraphOptions { TimeProvider = new FakeTimeProvider() });
        server.Delay = TimeSpan.FromHours(1);
        using WhatsAppClient client = server.CreateClient();
        Task call = client.PhoneNumbers["1"].Deregister.PostAsync();
        while (server.Requests.Count == 0)
        {
            await Task.Yield();
        }

        await server.DisposeAsync();

        await Catch.Async<HttpRequestException>(() => call);
    }

    [TestCase("Müller")]
    [TestCase("😀👩‍👩‍👧")]
    [TestCase("@ada <b>&</b> 100% a/b \\ \"")]
    public async Task Signature_of_special_characters_is_valid_over_the_raw_bytes(string text)
    {
        byte[]? received = null;
        string? header = null;
        await using RawServer endpoint = RawServer.Start(async (head, stream, stop) =>
        {
            header = head.Split("X-Hub-Signature-256: ")[1].Split("\r\n")[0];
            string length = head.Split("Content-Length: ")[1].Split("\r\n")[0];
            received = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(received, stop);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop);
        });

        using HttpResponseMessage response =
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
    public async Task Status_webhook_can_have_the_id_of_a_sent_message()
    {
        MessageResponse sent = await Phone.Messages.PostAsync(
            new TextMessage { To = "+16505551234", Text = new() { Body = "Hello" } });
        WebhookPayload status = GraphJson.Read<WebhookPayload>(FakeWebhook.Status(sent.Messages![0].Id!, "delivered"));

        Assert.That(Server.SentMessages.Single().Id, Is.EqualTo(sent.Messages[0].Id));
        Assert.That(status.Statuses().Single().Id, Is.EqualTo(sent.Messages[0].Id));
    }
}

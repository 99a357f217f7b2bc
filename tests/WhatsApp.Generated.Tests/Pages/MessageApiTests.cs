using System.Text;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page whatsapp-business-phone-number/message-api.</summary>
[TestFixture]
public sealed class MessageApiTests : GraphTest
{
    private const string To = MessageCases.To;
    private const string UserId = "US.13491208655302741918";

    [TestCaseSource(typeof(MessageCases), nameof(MessageCases.OfEveryType))]
    [TestCaseSource(typeof(InteractiveMessageCases), nameof(InteractiveMessageCases.OfEveryKind))]
    public async Task Message_is_sent_as_the_page_shows_it(Message message, string json)
    {
        Respond("""{"messages":[{"id":"wamid.1"}]}""");

        await Phone.Messages.PostAsync(message);

        AssertRequest("POST", $"/v27.0/{Server.PhoneNumberId}/messages");
        AssertBody(json);
    }

    [TestCaseSource(typeof(MessageCases), nameof(MessageCases.OfEveryType))]
    [TestCaseSource(typeof(InteractiveMessageCases), nameof(InteractiveMessageCases.OfEveryKind))]
    public void Message_can_be_stored_and_read_with_its_type(Message message, string json)
    {
        MessageRequest read = GraphJson.Read<MessageRequest>(json);

        Assert.That(read, Is.TypeOf(message.GetType()));
        Wire.AssertSame(json, GraphJson.Write(read));
    }

    [Test]
    public async Task Template_is_sent_with_components_of_every_type()
    {
        Respond("""{"messages":[{"id":"wamid.1"}]}""");

        await Phone.Messages.PostAsync(new TemplateMessage
        {
            To = To,
            Template = new()
            {
                Name = "delivery_reminder",
                Language = new() { Code = "en_US", Policy = TemplateMessageLanguagePolicy.Deterministic },
                Components =
                [
                    new TemplateMessageHeader
                    {
                        Parameters = [new ImageTemplateParameter { Image = new() { Link = "https://example.com/v.png" } }],
                    },
                    new TemplateMessageBody
                    {
                        Parameters =
                        [
                            new TextTemplateParameter { ParameterName = "first_name", Text = "Ada" },
                            new CurrencyTemplateParameter
                            {
                                Currency = new() { FallbackValue = "$12.50", Code = "USD", Amount1000 = 12500 },
                            },
                            new DateTimeTemplateParameter { DateTime = new() { FallbackValue = "May 4", Year = 2026 } },
                        ],
                    },
                    new TemplateMessageButton
                    {
                        SubType = TemplateMessageButtonType.QuickReply,
                        Index = "0",
                        Parameters = [new PayloadTemplateParameter { Payload = "confirm" }],
                    },
                    new TemplateMessageButton
                    {
                        SubType = TemplateMessageButtonType.MultiProduct,
                        Index = "1",
                        Parameters =
                        [
                            new ActionTemplateParameter
                            {
                                Action = new()
                                {
                                    ThumbnailProductRetailerId = "sku-1",
                                    Sections = [new() { ProductItems = [new() { ProductRetailerId = "sku-1" }] }],
                                },
                            },
                        ],
                    },
                    new TemplateMessageButton
                    {
                        SubType = TemplateMessageButtonType.CopyCode,
                        Index = "2",
                        Parameters = [new CouponCodeTemplateParameter { CouponCode = "25OFF" }],
                    },
                    new TemplateMessageLimitedTimeOffer
                    {
                        Parameters =
                        [
                            new LimitedTimeOfferTemplateParameter
                            {
                                LimitedTimeOffer = new() { ExpirationTimeMs = 1800000000000 },
                            },
                        ],
                    },
                    new TemplateMessageCarousel
                    {
                        Cards =
                        [
                            new()
                            {
                                CardIndex = 0,
                                Components =
                                [
                                    new TemplateMessageHeader
                                    {
                                        Parameters = [new VideoTemplateParameter { Video = new() { Id = "4" } }],
                                    },
                                ],
                            },
                        ],
                    },
                ],
            },
        }, Unchecked);

        AssertBody(
            """
            {"messaging_product":"whatsapp","to":"+16505551234","type":"template","template":{
              "name":"delivery_reminder","language":{"policy":"deterministic","code":"en_US"},"components":[
              {"type":"header","parameters":[{"type":"image","image":{"link":"https://example.com/v.png"}}]},
              {"type":"body","parameters":[
                {"type":"text","parameter_name":"first_name","text":"Ada"},
                {"type":"currency","currency":{"fallback_value":"$12.50","code":"USD","amount_1000":12500}},
                {"type":"date_time","date_time":{"fallback_value":"May 4","year":2026}}]},
              {"type":"button","sub_type":"quick_reply","index":"0",
               "parameters":[{"type":"payload","payload":"confirm"}]},
              {"type":"button","sub_type":"mpm","index":"1","parameters":[{"type":"action","action":{
                "thumbnail_product_retailer_id":"sku-1",
                "sections":[{"product_items":[{"product_retailer_id":"sku-1"}]}]}}]},
              {"type":"button","sub_type":"copy_code","index":"2",
               "parameters":[{"type":"coupon_code","coupon_code":"25OFF"}]},
              {"type":"limited_time_offer","parameters":[{"type":"limited_time_offer",
                "limited_time_offer":{"expiration_time_ms":1800000000000}}]},
              {"type":"carousel","cards":[{"card_index":0,"components":[
                {"type":"header","parameters":[{"type":"video","video":{"id":"4"}}]}]}]}]}}
            """);
    }

    [Test]
    public async Task Reply_has_the_id_of_the_message_that_it_replies_to()
    {
        await Phone.Messages.PostAsync(new TextMessage
        {
            RecipientType = RecipientType.Individual,
            To = To,
            Context = new() { MessageId = "wamid.first" },
            BizOpaqueCallbackData = "order 7",
            Text = new() { Body = "Yes" },
        });

        AssertBody(
            """
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"+16505551234",
             "context":{"message_id":"wamid.first"},"biz_opaque_callback_data":"order 7",
             "type":"text","text":{"body":"Yes"}}
            """);
    }

    [Test]
    public async Task Message_names_the_identity_of_the_person_that_it_is_for()
    {
        await Phone.Messages.PostAsync(new TextMessage
        {
            To = To,
            RecipientIdentityKeyHash = "DF2lS5v2W6x=",
            Text = new() { Body = "Yes" },
        });

        AssertBody(
            """
            {"messaging_product":"whatsapp","to":"+16505551234","recipient_identity_key_hash":"DF2lS5v2W6x=",
             "type":"text","text":{"body":"Yes"}}
            """);
    }

    [Test]
    public async Task Read_receipt_with_typing_indicator_has_the_status_read()
    {
        MessageResponse response = await Phone.Messages.PostAsync(
            new ReadReceipt { MessageId = "wamid.in", TypingIndicator = new() });

        AssertBody(
            """
            {"messaging_product":"whatsapp","status":"read","message_id":"wamid.in",
             "typing_indicator":{"type":"text"}}
            """);
        Assert.That(response.Success, Is.True);
    }

    [Test]
    public async Task Read_receipt_has_no_typing_indicator_by_default()
    {
        await Phone.Messages.PostAsync(new ReadReceipt { MessageId = "wamid.in" });

        AssertBody("""{"messaging_product":"whatsapp","status":"read","message_id":"wamid.in"}""");
    }

    [Test]
    public async Task Response_has_ids_and_states()
    {
        MessageResponse sent = await Phone.Messages.PostAsync(
            new TextMessage { To = To, Text = new() { Body = "Hello" } });

        Assert.Multiple(() =>
        {
            Assert.That(sent.MessagingProduct, Is.EqualTo("whatsapp"));
            Assert.That(sent.Contacts, Has.Count.EqualTo(1));
            Assert.That(sent.Contacts![0].Input, Is.EqualTo(To));
            Assert.That(sent.Contacts[0].WaId, Is.EqualTo("16505551234"));
            Assert.That(sent.Messages, Has.Count.EqualTo(1));
            Assert.That(sent.Messages![0].Id, Is.EqualTo(Server.SentMessages[0].Id));
            Assert.That(sent.Messages[0].MessageStatus, Is.EqualTo(MessageStatus.Accepted));
        });
    }

    [Test]
    public async Task Emoji_and_escapes_are_decoded()
    {
        const string text = "\"quoted\" \\ / \n\t äöü 👩‍👩‍👧 \u2028 <b>&amp;</b>";

        await Phone.Messages.PostAsync(new TextMessage { To = To, Text = new() { Body = text } });

        Assert.That(Server.SentMessages[0].Body["text"]!["body"]!.ToString(), Is.EqualTo(text));
    }

    [TestCase("106540352242922", "106540352242922")]
    [TestCase("a/b", "a%2Fb")]
    [TestCase("a b?c#d%e", "a%20b%3Fc%23d%25e")]
    [TestCase("../x", "..%2Fx")]
    [TestCase("ü", "%C3%BC")]
    public async Task Id_is_one_segment_of_the_path(string id, string segment)
    {
        Respond("{}");

        await Client.PhoneNumbers[id].Messages.PostAsync(new TextMessage { To = To, Text = new() { Body = "x" } });

        AssertRequest("POST", $"/v27.0/{segment}/messages");
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(".")]
    [TestCase("..")]
    public void Id_that_changes_the_path_is_refused(string id) =>
        Assert.That(() => Client.PhoneNumbers[id], Throws.InstanceOf<ArgumentException>()
            .With.Property(nameof(ArgumentException.ParamName)).EqualTo("phoneNumberId"));

    [TestCase("+16505551234", "phone number, but an id is needed", "PhoneNumbers.ListAsync")]
    [TestCase("+1 (650) 555-1234", "phone number, but an id is needed", "PhoneNumbers.ListAsync")]
    [TestCase("106540352242922\n", "line break, or a space", "trim it")]
    [TestCase(" 106540352242922", "line break, or a space", "trim it")]
    [TestCase("1065\r\n40352242922", "line break, or a space", "trim it")]
    public void Invalid_id_is_refused_without_repeating_it(string id, string problem, string nextStep) =>
        Assert.That(() => Client.PhoneNumbers[id], Throws.ArgumentException.With.Message.Contains(problem)
            .And.Message.Contains(nextStep).And.Message.Not.Contains(id));

    [Test]
    public void Message_of_null_is_refused_before_anything_is_sent()
    {
        Assert.That(() => Phone.Messages.PostAsync(null!), Throws.ArgumentNullException);
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public Task Error_is_thrown() => AssertErrorSurfaces(
        () => Phone.Messages.PostAsync(new TextMessage { To = To, Text = new() { Body = "x" } }),
        "sendMessage");

    [Test]
    public async Task Message_of_an_unknown_type_can_be_created()
    {
        Respond("{}");

        await Phone.Messages.PostAsync(new UnknownMessage("poll")
        {
            To = To,
            AdditionalData = { ["poll"] = RawJson.Parse("""{"question":"?"}""") },
        });

        AssertBody(
            """{"messaging_product":"whatsapp","to":"+16505551234","type":"poll","poll":{"question":"?"}}""");
    }

    [Test]
    public async Task Members_that_the_pages_lack_can_be_added()
    {
        await Phone.Messages.PostAsync(new TextMessage
        {
            To = To,
            Text = new() { Body = "x" },
            AdditionalData = { ["ttl"] = RawJson.FromNumber(60), ["tag"] = RawJson.Null },
        });

        AssertBody(
            """
            {"messaging_product":"whatsapp","to":"+16505551234","type":"text","text":{"body":"x"},
             "ttl":60,"tag":null}
            """);
    }

    [TestCase("+1 (650) 555-1234")]
    [TestCase("0049 151 1234")]
    [TestCase("HBgLMTY1MDU1NTEyMzQ=")]
    public async Task Recipient_is_sent_unchanged(string to)
    {
        Respond("{}");

        await Phone.Messages.PostAsync(new TextMessage { To = to, Text = new() { Body = "x" } });

        Assert.That(Sent.Json!["to"]!.ToString(), Is.EqualTo(to));
    }

    [Test]
    public async Task Message_can_be_sent_to_a_user_id()
    {
        var message = new TextMessage { Text = new() { Body = "x" } };
        message.AdditionalData["recipient"] = RawJson.FromString(UserId);

        MessageResponse sent = await Phone.Messages.PostAsync(message);

        Assert.That(Sent.Json!["recipient"]!.ToString(), Is.EqualTo(UserId));
        Assert.That(Sent.Json!["to"], Is.Null);
        Assert.That(sent.Contacts?[0].UserId, Is.EqualTo(UserId));
    }

    [Test]
    public async Task Authentication_template_to_a_user_id_fails_with_131062()
    {
        Server.AddTemplate("otp", category: "AUTHENTICATION");
        var message = new TemplateMessage { Template = new() { Name = "otp", Language = new() { Code = "en_US" } } };
        message.AdditionalData["recipient"] = RawJson.FromString(UserId);

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.Messages.PostAsync(message));

        Assert.That(error.Code, Is.EqualTo(131062));
    }

    [Test]
    public async Task Response_has_group_status_and_unknown_members()
    {
        RawResponse? raw = null;
        Respond("""{"messages":[{"id":"1","message_status":"held_for_quality_assessment","group_id":"g","next":1}]}""");

        MessageResponse sent = await Phone.Messages.PostAsync(
            new TextMessage { To = To, Text = new() { Body = "Hello" } },
            new RequestOptions { OnResponse = response => raw = response });

        Assert.That(sent.Messages?[0].MessageStatus, Is.EqualTo(MessageStatus.HeldForQualityAssessment));
        Assert.That(sent.Messages?[0].GroupId, Is.EqualTo("g"));
        Assert.That(sent.Messages?[0].AdditionalData["next"], Is.EqualTo(RawJson.FromNumber(1)));
        Assert.That(Encoding.UTF8.GetString(raw!.Body.Span), Does.Contain("\"next\":1"));
    }

    [Test]
    public async Task Body_parameters_of_a_template_are_sent()
    {
        Server.AddTemplate(
            "order",
            components: [new System.Text.Json.Nodes.JsonObject { ["type"] = "BODY", ["text"] = "Hi {{1}}" }]);

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
    public async Task Message_can_be_sent_to_a_group_and_received_from_it()
    {
        MessageResponse sent = await Phone.Messages.PostAsync(
            new TextMessage { RecipientType = RecipientType.Group, To = "ZXhhbXBsZQ==", Text = new() { Body = "x" } });
        IncomingMessage heard =
            GraphJson.Read<IncomingMessage>("""{"type":"text","group_id":"ZXhhbXBsZQ==","text":{"body":"x"}}""");

        Assert.That(Sent.Json!["recipient_type"]!.ToString(), Is.EqualTo("group"));
        Assert.That(sent.Contacts?[0].WaId, Is.EqualTo("ZXhhbXBsZQ=="));
        Assert.That(heard.GroupId, Is.EqualTo("ZXhhbXBsZQ=="));
    }
}

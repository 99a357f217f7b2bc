using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>Page whatsapp-business-phone-number/message-api.</summary>
[TestFixture]
public sealed class MessageApiTests : GraphTest
{
    private const string To = "+16505551234";

    private static IEnumerable<TestCaseData> MessagesOfEveryType()
    {
        yield return Case(
            "text",
            new TextMessage { To = To, Text = new() { Body = "Hello", PreviewUrl = true } },
            """{"type":"text","text":{"body":"Hello","preview_url":true}}""");
        yield return Case(
            "image by id",
            new ImageMessage { To = To, Image = new() { Id = "40000000000001", Caption = "The shelf" } },
            """{"type":"image","image":{"id":"40000000000001","caption":"The shelf"}}""");
        yield return Case(
            "image by link",
            new ImageMessage { To = To, Image = new() { Link = "https://example.com/a.png?x=1&y=2" } },
            """{"type":"image","image":{"link":"https://example.com/a.png?x=1&y=2"}}""");
        yield return Case(
            "audio",
            new AudioMessage { To = To, Audio = new() { Link = "https://example.com/a.ogg", Voice = true } },
            """{"type":"audio","audio":{"link":"https://example.com/a.ogg","voice":true}}""");
        yield return Case(
            "video",
            new VideoMessage { To = To, Video = new() { Link = "https://example.com/a.mp4", Caption = "Look" } },
            """{"type":"video","video":{"link":"https://example.com/a.mp4","caption":"Look"}}""");
        yield return Case(
            "document",
            new DocumentMessage
            {
                To = To,
                Document = new() { Link = "https://example.com/1", Caption = "Yours", Filename = "invoice.pdf" },
            },
            """
            {"type":"document",
             "document":{"link":"https://example.com/1","caption":"Yours","filename":"invoice.pdf"}}
            """);
        yield return Case(
            "sticker",
            new StickerMessage { To = To, Sticker = new() { Link = "https://example.com/a.webp" } },
            """{"type":"sticker","sticker":{"link":"https://example.com/a.webp"}}""");
        yield return Case(
            "location",
            new LocationMessage
            {
                To = To,
                Location = new() { Latitude = 37.4847, Longitude = -122.1473, Name = "HQ", Address = "1 Hacker Way" },
            },
            """
            {"type":"location",
             "location":{"latitude":37.4847,"longitude":-122.1473,"name":"HQ","address":"1 Hacker Way"}}
            """);
        yield return Case(
            "contacts",
            new ContactsMessage
            {
                To = To,
                Contacts =
                [
                    new ContactCard
                    {
                        Name = new() { FormattedName = "Ada Lovelace", FirstName = "Ada", LastName = "Lovelace" },
                        Birthday = new DateOnly(1815, 12, 10),
                        Phones = [new() { Phone = "+1 650 555 1234", Type = "WORK", WaId = "16505551234" }],
                        Emails = [new() { Email = "ada@example.com", Type = "WORK" }],
                        Urls = [new() { Url = "https://example.com", Type = "WORK" }],
                        Addresses = [new() { Street = "1 Way", City = "London", CountryCode = "GB", Type = "HOME" }],
                        Org = new() { Company = "Engines", Department = "Notes", Title = "Countess" },
                    },
                ],
            },
            """
            {"type":"contacts","contacts":[{
              "name":{"formatted_name":"Ada Lovelace","first_name":"Ada","last_name":"Lovelace"},
              "birthday":"1815-12-10",
              "phones":[{"phone":"+1 650 555 1234","type":"WORK","wa_id":"16505551234"}],
              "emails":[{"email":"ada@example.com","type":"WORK"}],
              "urls":[{"url":"https://example.com","type":"WORK"}],
              "addresses":[{"street":"1 Way","city":"London","country_code":"GB","type":"HOME"}],
              "org":{"company":"Engines","department":"Notes","title":"Countess"}}]}
            """);
        yield return Case(
            "reaction",
            new ReactionMessage { To = To, Reaction = new() { MessageId = "wamid.1", Emoji = "👍" } },
            """{"type":"reaction","reaction":{"message_id":"wamid.1","emoji":"👍"}}""");
        yield return Case(
            "reaction taken back",
            new ReactionMessage { To = To, Reaction = new() { MessageId = "wamid.1", Emoji = "" } },
            """{"type":"reaction","reaction":{"message_id":"wamid.1","emoji":""}}""");

        yield return Case(
            "pin",
            new PinMessage
            {
                To = To,
                RecipientType = RecipientType.Group,
                Pin = new() { Type = PinOperation.Pin, MessageId = "wamid.1", ExpirationDays = 4 },
            },
            """
            {"recipient_type":"group","type":"pin",
             "pin":{"type":"pin","message_id":"wamid.1","expiration_days":4}}
            """);
        yield return Case(
            "pin taken down",
            new PinMessage
            {
                To = To,
                RecipientType = RecipientType.Group,
                Pin = new() { Type = PinOperation.Unpin, MessageId = "wamid.1" },
            },
            """{"recipient_type":"group","type":"pin","pin":{"type":"unpin","message_id":"wamid.1"}}""");
        yield return Case(
            "text in place of a template",
            new TextMessage
            {
                To = To,
                Text = new() { Body = "Your parcel comes tomorrow." },
                Category = MessageCategory.Utility,
                TtlSeconds = 600,
                DirectSendConfig = new() { TemplateName = "parcel_tomorrow" },
            },
            """
            {"type":"text","text":{"body":"Your parcel comes tomorrow."},"category":"utility","ttl_seconds":600,
             "direct_send_config":{"template_name":"parcel_tomorrow"}}
            """);

        TestCaseData Case(string name, Message message, string json) => MessageCase(name, message, json);
    }

    private static IEnumerable<TestCaseData> InteractiveMessagesOfEveryKind()
    {
        InteractiveBody body = new() { Text = "Well?" };
        InteractiveFooter footer = new() { Text = "Free" };
        InteractiveHeader header = new InteractiveTextHeader { Text = "Hi" };
        const string parts = """
            "header":{"type":"text","text":"Hi"},"body":{"text":"Well?"},"footer":{"text":"Free"}
            """;

        yield return Case(
            "button",
            new ButtonInteractive
            {
                Header = header,
                Body = body,
                Footer = footer,
                Action = new()
                {
                    Buttons = [new InteractiveReplyButton { Reply = new() { Id = "yes", Title = "Yes" } }],
                },
            },
            """
            {"type":"button",$parts,
             "action":{"buttons":[{"type":"reply","reply":{"id":"yes","title":"Yes"}}]}}
            """);
        yield return Case(
            "button that opens an address, beside one that replies",
            new ButtonInteractive
            {
                Body = body,
                Action = new()
                {
                    Buttons =
                    [
                        new InteractiveCtaUrlButton
                        {
                            CtaUrl = new() { DisplayText = "Open", Url = "https://example.com" },
                        },
                        new InteractiveReplyButton { Reply = new() { Id = "yes", Title = "Yes" } },
                    ],
                },
            },
            """
            {"type":"button","body":{"text":"Well?"},"action":{"buttons":[
              {"type":"cta_url","cta_url":{"display_text":"Open","url":"https://example.com"}},
              {"type":"reply","reply":{"id":"yes","title":"Yes"}}]}}
            """);
        yield return Case(
            "list",
            new ListInteractive
            {
                Header = header,
                Body = body,
                Footer = footer,
                Action = new()
                {
                    Button = "Choose",
                    Sections =
                    [
                        new() { Title = "Today", Rows = [new() { Id = "1", Title = "Noon", Description = "12:00" }] },
                    ],
                },
            },
            """
            {"type":"list",$parts,"action":{"button":"Choose",
             "sections":[{"title":"Today","rows":[{"id":"1","title":"Noon","description":"12:00"}]}]}}
            """);
        yield return Case(
            "cta_url",
            new CtaUrlInteractive
            {
                Header = header,
                Body = body,
                Footer = footer,
                Action = new() { Parameters = new() { DisplayText = "Open", Url = "https://example.com" } },
            },
            """
            {"type":"cta_url",$parts,
             "action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com"}}}
            """);
        yield return Case(
            "call_permission_request",
            new CallPermissionRequestInteractive { Body = body, Action = new() },
            """
            {"type":"call_permission_request","body":{"text":"Well?"},"action":{"name":"call_permission_request"}}
            """);
        yield return Case(
            "catalog_message",
            new CatalogInteractive
            {
                Body = body,
                Footer = footer,
                Action = new() { Parameters = new() { ThumbnailProductRetailerId = "sku-1" } },
            },
            """
            {"type":"catalog_message","body":{"text":"Well?"},"footer":{"text":"Free"},
             "action":{"name":"catalog_message","parameters":{"thumbnail_product_retailer_id":"sku-1"}}}
            """);
        yield return Case(
            "product",
            new ProductInteractive
            {
                Body = body,
                Footer = footer,
                Action = new() { CatalogId = "77", ProductRetailerId = "sku-1" },
            },
            """
            {"type":"product","body":{"text":"Well?"},"footer":{"text":"Free"},
             "action":{"catalog_id":"77","product_retailer_id":"sku-1"}}
            """);
        yield return Case(
            "product_list",
            new ProductListInteractive
            {
                Header = header,
                Body = body,
                Footer = footer,
                Action = new()
                {
                    CatalogId = "77",
                    Sections = [new() { Title = "New", ProductItems = [new() { ProductRetailerId = "sku-1" }] }],
                },
            },
            """
            {"type":"product_list",$parts,"action":{"catalog_id":"77",
             "sections":[{"title":"New","product_items":[{"product_retailer_id":"sku-1"}]}]}}
            """);
        yield return Case(
            "flow",
            new FlowInteractive
            {
                Header = new InteractiveImageHeader { Image = new() { Link = "https://example.com/h.png" } },
                Body = body,
                Footer = footer,
                Action = new()
                {
                    Parameters = new()
                    {
                        FlowId = "99",
                        FlowCta = "Book",
                        FlowToken = "t-1",
                        Mode = FlowMessageMode.Draft,
                        FlowAction = FlowMessageAction.Navigate,
                        FlowActionPayload = new() { Screen = "FIRST", Data = RawJson.Parse("""{"a":[1,true,null]}""") },
                    },
                },
            },
            """
            {"type":"flow","header":{"type":"image","image":{"link":"https://example.com/h.png"}},
             "body":{"text":"Well?"},"footer":{"text":"Free"},
             "action":{"name":"flow","parameters":{"flow_message_version":"3","flow_id":"99","flow_cta":"Book",
              "flow_token":"t-1","mode":"draft","flow_action":"navigate",
              "flow_action_payload":{"screen":"FIRST","data":{"a":[1,true,null]}}}}}
            """);
        yield return Case(
            "location_request_message",
            new LocationRequestInteractive { Body = body, Action = new() },
            """{"type":"location_request_message","body":{"text":"Well?"},"action":{"name":"send_location"}}""");
        yield return Case(
            "address_message",
            new AddressInteractive
            {
                Header = header,
                Body = body,
                Footer = footer,
                Action = new()
                {
                    Parameters = new()
                    {
                        Country = "IN",
                        Values = new() { Name = "Ada", InPinCode = "400063" },
                        SavedAddresses = [new() { Id = "a1", Value = new() { City = "Mumbai" } }],
                        ValidationErrors = new Dictionary<string, string> { ["in_pin_code"] = "No such code" },
                    },
                },
            },
            """
            {"type":"address_message",$parts,"action":{"name":"address_message","parameters":{"country":"IN",
             "values":{"name":"Ada","in_pin_code":"400063"},
             "saved_addresses":[{"id":"a1","value":{"city":"Mumbai"}}],
             "validation_errors":{"in_pin_code":"No such code"}}}}
            """);
        yield return Case(
            "order_details",
            new OrderDetailsInteractive
            {
                Header = header,
                Body = body,
                Footer = footer,
                Action = new()
                {
                    Parameters = new()
                    {
                        ReferenceId = "r-1",
                        Type = OrderType.PhysicalGoods,
                        Currency = "INR",
                        TotalAmount = new() { Value = 1050, Offset = 100 },
                        PaymentSettings =
                        [
                            new GatewayPaymentSetting
                            {
                                PaymentGateway = RawJson.Parse("""{"type":"upi","configuration_name":"shop"}"""),
                            },
                            new PixPaymentSetting { PixDynamicCode = new() { Code = "0002", KeyType = PixKeyType.Evp } },
                            new BoletoPaymentSetting { Boleto = new() { DigitableLine = "03399" } },
                            new LinkPaymentSetting { PaymentLink = new() { Uri = "https://example.com/pay" } },
                            new CardPaymentSetting { OffsiteCardPay = new() { LastFourDigits = "4242" } },
                        ],
                        Order = new()
                        {
                            Status = OrderStatus.Pending,
                            Expiration = new()
                            {
                                Timestamp = DateTimeOffset.FromUnixTimeSeconds(1800000000),
                                Description = "Late",
                            },
                            Items = [new() { Name = "Tea", Amount = new() { Value = 1000, Offset = 100 }, Quantity = 1 }],
                            Tax = new() { Value = 50, Offset = 100, Description = "VAT" },
                        },
                    },
                },
            },
            """
            {"type":"order_details",$parts,"action":{"name":"review_and_pay","parameters":{
             "reference_id":"r-1","type":"physical-goods","payment_settings":[
              {"type":"payment_gateway","payment_gateway":{"type":"upi","configuration_name":"shop"}},
              {"type":"pix_dynamic_code","pix_dynamic_code":{"code":"0002","key_type":"EVP"}},
              {"type":"boleto","boleto":{"digitable_line":"03399"}},
              {"type":"payment_link","payment_link":{"uri":"https://example.com/pay"}},
              {"type":"offsite_card_pay","offsite_card_pay":{"last_four_digits":"4242"}}],
             "currency":"INR","total_amount":{"value":1050,"offset":100},
             "order":{"status":"pending","expiration":{"timestamp":"1800000000","description":"Late"},
              "items":[{"name":"Tea","amount":{"value":1000,"offset":100},"quantity":1}],
              "tax":{"value":50,"offset":100,"description":"VAT"}}}}}
            """);
        yield return Case(
            "order_status",
            new OrderStatusInteractive
            {
                Header = header,
                Body = body,
                Footer = footer,
                Action = new()
                {
                    Parameters = new() { ReferenceId = "r-1", Order = new() { Status = OrderStatus.Shipped } },
                },
            },
            """
            {"type":"order_status",$parts,
             "action":{"name":"review_order","parameters":{"reference_id":"r-1","order":{"status":"shipped"}}}}
            """);
        yield return Case(
            "request_contact_info",
            new ContactInfoInteractive { Body = body, Action = new() },
            """
            {"type":"request_contact_info","body":{"text":"Well?"},"action":{"name":"request_contact_info"}}
            """);
        yield return Case(
            "voice_call",
            new VoiceCallInteractive
            {
                Header = header,
                Body = body,
                Footer = footer,
                Action = new() { Parameters = new() { DisplayText = "Call", TtlMinutes = 60, Payload = "p" } },
            },
            """
            {"type":"voice_call",$parts,
             "action":{"name":"voice_call","parameters":{"display_text":"Call","ttl_minutes":60,"payload":"p"}}}
            """);
        yield return Case(
            "carousel",
            new CarouselInteractive
            {
                Body = body,
                Action = new()
                {
                    Cards =
                    [
                        new InteractiveMediaCard
                        {
                            CardIndex = 0,
                            Header = new InteractiveVideoHeader { Video = new() { Id = "40000000000001" } },
                            Body = new() { Text = "One" },
                            Action = new InteractiveCardUrlAction
                            {
                                Parameters = new() { DisplayText = "Open", Url = "https://example.com" },
                            },
                        },
                        new InteractiveMediaCard
                        {
                            CardIndex = 1,
                            Header = new InteractiveDocumentHeader
                            {
                                Document = new() { Link = "https://example.com/d", Filename = "d.pdf" },
                            },
                            Action = new InteractiveCardReplyAction
                            {
                                Buttons = [new() { QuickReply = new() { Id = "yes", Title = "Yes" } }],
                            },
                        },
                        new InteractiveProductCard
                        {
                            CardIndex = 2,
                            Action = new() { CatalogId = "77", ProductRetailerId = "sku-1" },
                        },
                    ],
                },
            },
            """
            {"type":"carousel","body":{"text":"Well?"},"action":{"cards":[
              {"type":"cta_url","card_index":0,"header":{"type":"video","video":{"id":"40000000000001"}},
               "body":{"text":"One"},
               "action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com"}}},
              {"type":"cta_url","card_index":1,
               "header":{"type":"document","document":{"link":"https://example.com/d","filename":"d.pdf"}},
               "action":{"buttons":[{"type":"quick_reply","quick_reply":{"id":"yes","title":"Yes"}}]}},
              {"type":"product","card_index":2,"action":{"catalog_id":"77","product_retailer_id":"sku-1"}}]}}
            """);
        yield return Case(
            "a kind that the pages do not know",
            new UnknownInteractiveContent("hologram") { AdditionalData = { ["size"] = RawJson.FromNumber(3) } },
            """{"type":"hologram","size":3}""");

        TestCaseData Case(string name, InteractiveContent content, string json) => MessageCase(
            name,
            new InteractiveMessage { To = To, Interactive = content },
            "{\"type\":\"interactive\",\"interactive\":" + json.Replace("$parts", parts, StringComparison.Ordinal) + "}");
    }

    // The envelope is the same for every message.
    private static TestCaseData MessageCase(string name, Message message, string json) =>
        new TestCaseData(message, "{\"messaging_product\":\"whatsapp\",\"to\":\"" + To + "\"," + json.TrimStart()[1..])
            .SetArgDisplayNames(name);

    [TestCaseSource(nameof(MessagesOfEveryType))]
    [TestCaseSource(nameof(InteractiveMessagesOfEveryKind))]
    public async Task Message_goes_on_the_wire_as_the_page_writes_it(Message message, string json)
    {
        Answer("""{"messages":[{"id":"wamid.1"}]}""");

        await Phone.Messages.PostAsync(message);

        AssertRequest("POST", $"/v26.0/{Server.PhoneNumberId}/messages");
        AssertBody(json);
    }

    [TestCaseSource(nameof(MessagesOfEveryType))]
    [TestCaseSource(nameof(InteractiveMessagesOfEveryKind))]
    public void Message_can_be_stored_and_read_back_as_what_it_was(Message message, string json)
    {
        MessageRequest read = GraphJson.Read<MessageRequest>(json);

        Assert.That(read, Is.TypeOf(message.GetType()));
        Wire.AssertSame(json, GraphJson.Write(read));
    }

    [Test]
    public async Task Template_goes_with_components_of_every_kind()
    {
        Answer("""{"messages":[{"id":"wamid.1"}]}""");

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
        });

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
    public async Task Reply_names_the_message_that_it_answers()
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
    public async Task Read_receipt_with_typing_indicator_has_the_status_read()
    {
        MessageResponse answer = await Phone.Messages.PostAsync(
            new ReadReceipt { MessageId = "wamid.in", TypingIndicator = new() });

        AssertBody(
            """
            {"messaging_product":"whatsapp","status":"read","message_id":"wamid.in",
             "typing_indicator":{"type":"text"}}
            """);
        Assert.That(answer.Success, Is.True);
    }

    [Test]
    public async Task Read_receipt_alone_has_no_typing_indicator()
    {
        await Phone.Messages.PostAsync(new ReadReceipt { MessageId = "wamid.in" });

        AssertBody("""{"messaging_product":"whatsapp","status":"read","message_id":"wamid.in"}""");
    }

    [Test]
    public async Task Answer_tells_ids_and_states()
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
    public async Task Emoji_and_escapes_arrive_as_they_were_written()
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
    public async Task Id_stays_one_segment_of_the_path(string id, string segment)
    {
        Answer("{}");

        await Client.PhoneNumbers[id].Messages.PostAsync(new TextMessage { To = To, Text = new() { Body = "x" } });

        AssertRequest("POST", $"/v26.0/{segment}/messages");
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(".")]
    [TestCase("..")]
    public void Id_that_would_change_the_path_is_refused(string id) =>
        Assert.That(() => Client.PhoneNumbers[id], Throws.InstanceOf<ArgumentException>());

    [Test]
    public void Message_of_null_is_refused_before_anything_is_sent()
    {
        Assert.That(() => Phone.Messages.PostAsync(null!), Throws.ArgumentNullException);
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public Task Error_surfaces() => AssertErrorSurfaces(
        () => Phone.Messages.PostAsync(new TextMessage { To = To, Text = new() { Body = "x" } }),
        "sendMessage");

    [Test]
    public async Task Message_of_an_unknown_type_can_be_sent_all_the_same()
    {
        Answer("{}");

        await Phone.Messages.PostAsync(new UnknownMessage("poll")
        {
            To = To,
            AdditionalData = { ["poll"] = RawJson.Parse("""{"question":"?"}""") },
        });

        AssertBody(
            """{"messaging_product":"whatsapp","to":"+16505551234","type":"poll","poll":{"question":"?"}}""");
    }

    [Test]
    public async Task Any_member_that_the_pages_lack_can_be_added()
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
}

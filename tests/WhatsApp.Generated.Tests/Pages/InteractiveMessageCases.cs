using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Tests.Pages;

/// <summary>An interactive message of every kind, and its JSON.</summary>
internal static class InteractiveMessageCases
{
    public static IEnumerable<TestCaseData> OfEveryKind()
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
                        Currency = "BRL",
                        TotalAmount = new() { Value = 1050, Offset = 100 },
                        PaymentSettings =
                        [
                            new GatewayPaymentSetting
                            {
                                PaymentGateway = new RazorpayGateway
                                {
                                    ConfigurationName = "shop",
                                    Razorpay = new()
                                    {
                                        Receipt = "7",
                                        Notes = new Dictionary<string, string> { ["shelf"] = "B" },
                                    },
                                },
                            },
                            new GatewayPaymentSetting
                            {
                                PaymentGateway = new PayuGateway { ConfigurationName = "p", Payu = new() { Udf1 = "a" } },
                            },
                            new GatewayPaymentSetting
                            {
                                PaymentGateway = new ZaakpayGateway
                                {
                                    ConfigurationName = "z",
                                    Zaakpay = new() { Extra2 = "b" },
                                },
                            },
                            new GatewayPaymentSetting
                            {
                                PaymentGateway = new BilldeskGateway
                                {
                                    ConfigurationName = "b",
                                    Billdesk = new() { AdditionalInfo7 = "c" },
                                },
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
                            Subtotal = new() { Value = 1000, Offset = 100 },
                            Tax = new() { Value = 50, Offset = 100, Description = "VAT" },
                        },
                    },
                },
            },
            """
            {"type":"order_details",$parts,"action":{"name":"review_and_pay","parameters":{
             "reference_id":"r-1","type":"physical-goods","payment_settings":[
              {"type":"payment_gateway","payment_gateway":{"type":"razorpay","configuration_name":"shop",
                "razorpay":{"receipt":"7","notes":{"shelf":"B"}}}},
              {"type":"payment_gateway","payment_gateway":{"type":"payu","configuration_name":"p","payu":{"udf1":"a"}}},
              {"type":"payment_gateway","payment_gateway":{"type":"zaakpay","configuration_name":"z",
                "zaakpay":{"extra2":"b"}}},
              {"type":"payment_gateway","payment_gateway":{"type":"billdesk","configuration_name":"b",
                "billdesk":{"additional_info7":"c"}}},
              {"type":"pix_dynamic_code","pix_dynamic_code":{"code":"0002","key_type":"EVP"}},
              {"type":"boleto","boleto":{"digitable_line":"03399"}},
              {"type":"payment_link","payment_link":{"uri":"https://example.com/pay"}},
              {"type":"offsite_card_pay","offsite_card_pay":{"last_four_digits":"4242"}}],
             "currency":"BRL","total_amount":{"value":1050,"offset":100},
             "order":{"status":"pending","expiration":{"timestamp":"1800000000","description":"Late"},
              "items":[{"name":"Tea","amount":{"value":1000,"offset":100},"quantity":1}],
              "subtotal":{"value":1000,"offset":100},
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
            Carousel(
                Media(0, new InteractiveCardUrlAction { Parameters = new() { DisplayText = "Open", Url = "https://example.com" } }),
                Media(1, new InteractiveCardUrlAction { Parameters = new() { DisplayText = "Look", Url = "https://example.com" } })),
            """
            {"type":"carousel","body":{"text":"Well?"},"action":{"cards":[
              {"type":"cta_url","card_index":0,"header":{"type":"video","video":{"id":"40000000000001"}},"body":{"text":"One"},
               "action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com"}}},
              {"type":"cta_url","card_index":1,"header":{"type":"video","video":{"id":"40000000000001"}},"body":{"text":"One"},
               "action":{"name":"cta_url","parameters":{"display_text":"Look","url":"https://example.com"}}}]}}
            """);
        yield return Case(
            "carousel with replies",
            Carousel(
                Media(0, new InteractiveCardReplyAction { Buttons = [new() { QuickReply = new() { Id = "yes", Title = "Yes" } }] }),
                Media(1, new InteractiveCardReplyAction { Buttons = [new() { QuickReply = new() { Id = "no", Title = "No" } }] })),
            """
            {"type":"carousel","body":{"text":"Well?"},"action":{"cards":[
              {"type":"cta_url","card_index":0,"header":{"type":"video","video":{"id":"40000000000001"}},"body":{"text":"One"},
               "action":{"buttons":[{"type":"quick_reply","quick_reply":{"id":"yes","title":"Yes"}}]}},
              {"type":"cta_url","card_index":1,"header":{"type":"video","video":{"id":"40000000000001"}},"body":{"text":"One"},
               "action":{"buttons":[{"type":"quick_reply","quick_reply":{"id":"no","title":"No"}}]}}]}}
            """);
        yield return Case(
            "carousel with products",
            Carousel(
                new InteractiveProductCard { CardIndex = 0, Action = new() { CatalogId = "77", ProductRetailerId = "sku-1" } },
                new InteractiveProductCard { CardIndex = 1, Action = new() { CatalogId = "77", ProductRetailerId = "sku-2" } }),
            """
            {"type":"carousel","body":{"text":"Well?"},"action":{"cards":[
              {"type":"product","card_index":0,"action":{"catalog_id":"77","product_retailer_id":"sku-1"}},
              {"type":"product","card_index":1,"action":{"catalog_id":"77","product_retailer_id":"sku-2"}}]}}
            """);
        yield return Case(
            "a kind that the pages do not know",
            new UnknownInteractiveContent("hologram") { AdditionalData = { ["size"] = RawJson.FromNumber(3) } },
            """{"type":"hologram","size":3}""");

        CarouselInteractive Carousel(params InteractiveCard[] cards) => new() { Body = body, Action = new() { Cards = cards } };

        InteractiveMediaCard Media(int index, InteractiveCardAction action) => new()
        {
            CardIndex = index,
            Header = new InteractiveVideoHeader { Video = new() { Id = "40000000000001" } },
            Body = new() { Text = "One" },
            Action = action,
        };

        TestCaseData Case(string name, InteractiveContent content, string json) => MessageCases.Envelope(
            name,
            new InteractiveMessage { To = MessageCases.To, Interactive = content },
            "{\"type\":\"interactive\",\"interactive\":" + json.Replace("$parts", parts, StringComparison.Ordinal) + "}");
    }
}

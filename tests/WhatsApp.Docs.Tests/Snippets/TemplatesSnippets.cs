using WhatsApp.Generated;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;

namespace Docs.Tests.Snippets;

/// <summary>The code of docs/templates.md, which runs.</summary>
[TestFixture]
public sealed class TemplatesSnippets
{
    [Test]
    public async Task Texts_have_parameters_by_position()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        string accountId = server.AccountId;
        AccountMessageTemplatesRequestBuilder templates = client.Accounts[accountId].MessageTemplates;
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers[server.PhoneNumberId];
        const string to = "+16505551234";

        TemplateCreateResponse created = await templates.PostAsync(new TemplateCreateRequest
        {
            Name = "order_ready",
            Language = "en_US",
            Category = TemplateCategory.Utility,
            Components =
            [
                new TemplateHeaderComponent
                {
                    Format = TemplateHeaderFormat.Text,
                    Text = "Order {{1}}",
                    Example = new() { HeaderText = ["4711"] },
                },
                new TemplateBodyComponent
                {
                    Text = "Hello {{1}}, your order waits until {{2}}.",
                    Example = new() { BodyText = [["Ann", "6 pm"]] },
                },
                new TemplateFooterComponent { Text = "The corner shop" },
                new TemplateButtonsComponent
                {
                    Buttons =
                    [
                        new QuickReplyTemplateButton { Text = "Thank you" },
                        new UrlTemplateButton
                        {
                            Text = "Show it",
                            Url = "https://shop.example/orders/{{1}}",
                            Example = ["https://shop.example/orders/4711"],
                        },
                        new PhoneNumberTemplateButton { Text = "Call us", PhoneNumber = "+16505550123" },
                    ],
                },
            ],
        });

        Approve(server);

        await phone.Messages.PostAsync(new TemplateMessage
        {
            To = to,
            Template = new()
            {
                Name = "order_ready",
                Language = new() { Code = "en_US" },
                Components =
                [
                    new TemplateMessageHeader { Parameters = [new TextTemplateParameter { Text = "4711" }] },
                    new TemplateMessageBody
                    {
                        Parameters = [new TextTemplateParameter { Text = "Ann" }, new TextTemplateParameter { Text = "6 pm" }],
                    },
                    new TemplateMessageButton
                    {
                        Index = "0",
                        SubType = TemplateMessageButtonType.QuickReply,
                        Parameters = [new PayloadTemplateParameter { Payload = "thanks-4711" }],
                    },
                    new TemplateMessageButton
                    {
                        Index = "1",
                        SubType = TemplateMessageButtonType.Url,
                        Parameters = [new TextTemplateParameter { Text = "4711" }],
                    },
                ],
            },
        });

        Assert.That(Components(server.SentMessages.Single().Body), Is.EqualTo(["header", "body", "button", "button"]));
    }

    [Test]
    public async Task Texts_have_parameters_by_name()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        string accountId = server.AccountId;
        AccountMessageTemplatesRequestBuilder templates = client.Accounts[accountId].MessageTemplates;
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers[server.PhoneNumberId];
        const string to = "+16505551234";

        await templates.PostAsync(new TemplateCreateRequest
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

        Approve(server);

        await phone.Messages.PostAsync(new TemplateMessage
        {
            To = to,
            Template = new()
            {
                Name = "order_late",
                Language = new() { Code = "en_US" },
                Components =
                [
                    new TemplateMessageBody
                    {
                        Parameters = [new TextTemplateParameter { ParameterName = "first_name", Text = "Ann" }],
                    },
                ],
            },
        });

        Assert.That(Components(server.SentMessages.Single().Body), Is.EqualTo(["body"]));
    }

    [Test]
    public async Task Header_has_media_or_a_location()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        string accountId = server.AccountId;
        AccountMessageTemplatesRequestBuilder templates = client.Accounts[accountId].MessageTemplates;
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers[server.PhoneNumberId];

        string appId = server.ApplicationId, mediaId = "7";
        using var stream = new MemoryStream([1, 2, 3]);
        var file = new FileUpload(stream, "invoice.pdf", "application/pdf");

        string handle = await client.Applications[appId].UploadAsync(file);
        await templates.PostAsync(new TemplateCreateRequest
        {
            Name = "invoice",
            Language = "en_US",
            Category = TemplateCategory.Utility,
            Components =
            [
                new TemplateHeaderComponent
                {
                    Format = TemplateHeaderFormat.Document,
                    Example = new() { HeaderHandle = [handle] },
                },
                new TemplateBodyComponent { Text = "Here is your invoice." },
            ],
        });

        var header = new TemplateMessageHeader
        {
            Parameters = [new DocumentTemplateParameter { Document = new() { Id = mediaId, Filename = "invoice.pdf" } }],
        };

        var where = new TemplateMessageHeader
        {
            Parameters =
            [
                new LocationTemplateParameter
                {
                    Location = new() { Latitude = 52.52, Longitude = 13.4, Name = "Shop", Address = "Main Street 1" },
                },
            ],
        };

        Assert.That(server.All<FakeTemplate>().Select(template => template.Name), Does.Contain("invoice"));
        Assert.That(new[] { header, where }.Select(one => one.Parameters.Single().Type), Is.EqualTo(["document", "location"]));
    }

    [Test]
    public async Task Code_is_in_the_body_and_in_the_button()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        string accountId = server.AccountId;
        AccountMessageTemplatesRequestBuilder templates = client.Accounts[accountId].MessageTemplates;
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers[server.PhoneNumberId];
        const string to = "+16505551234";

        const string code = "123456";

        await client.Accounts[accountId].UpsertMessageTemplates.PostAsync(new TemplateUpsertRequest
        {
            Name = "code",
            Languages = ["en_US", "de"],
            Category = TemplateCategory.Authentication,
            Components =
            [
                new TemplateBodyComponent { AddSecurityRecommendation = true },
                new TemplateFooterComponent { CodeExpirationMinutes = 10 },
                new TemplateButtonsComponent { Buttons = [new OtpTemplateButton { OtpType = TemplateOtpType.CopyCode }] },
            ],
        });

        server.AddTemplate("code", category: "AUTHENTICATION");

        await phone.Messages.PostAsync(new TemplateMessage
        {
            To = to,
            Template = new()
            {
                Name = "code",
                Language = new() { Code = "en_US" },
                Components =
                [
                    new TemplateMessageBody { Parameters = [new TextTemplateParameter { Text = code }] },
                    new TemplateMessageButton
                    {
                        Index = "0",
                        SubType = TemplateMessageButtonType.Url,
                        Parameters = [new TextTemplateParameter { Text = code }],
                    },
                ],
            },
        });

        Assert.That(Components(server.SentMessages.Single().Body), Is.EqualTo(["body", "button"]));
    }

    [Test]
    public async Task Offer_has_a_coupon_and_a_limit()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        string accountId = server.AccountId;
        AccountMessageTemplatesRequestBuilder templates = client.Accounts[accountId].MessageTemplates;
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers[server.PhoneNumberId];
        const string to = "+16505551234";

        DateTimeOffset expires = new(2027, 3, 31, 0, 0, 0, TimeSpan.Zero);

        await templates.PostAsync(new TemplateCreateRequest
        {
            Name = "spring_offer",
            Language = "en_US",
            Category = TemplateCategory.Marketing,
            Components =
            [
                new TemplateLimitedTimeOfferComponent { LimitedTimeOffer = new() { Text = "Spring!", HasExpiration = true } },
                new TemplateBodyComponent { Text = "25 % off everything." },
                new TemplateButtonsComponent
                {
                    Buttons =
                    [
                        new CopyCodeTemplateButton { Example = "SPRING25" },
                        new UrlTemplateButton { Text = "To the shop", Url = "https://shop.example/spring" },
                    ],
                },
            ],
        });

        Approve(server);

        await phone.Messages.PostAsync(new TemplateMessage
        {
            To = to,
            Template = new()
            {
                Name = "spring_offer",
                Language = new() { Code = "en_US" },
                Components =
                [
                    new TemplateMessageLimitedTimeOffer
                    {
                        Parameters =
                        [
                            new LimitedTimeOfferTemplateParameter
                            {
                                LimitedTimeOffer = new() { ExpirationTimeMs = expires.ToUnixTimeMilliseconds() },
                            },
                        ],
                    },
                    new TemplateMessageButton
                    {
                        Index = "0",
                        SubType = TemplateMessageButtonType.CopyCode,
                        Parameters = [new CouponCodeTemplateParameter { CouponCode = "SPRING25" }],
                    },
                ],
            },
        });

        Assert.That(Components(server.SentMessages.Single().Body), Is.EqualTo(["limited_time_offer", "button"]));
    }

    [Test]
    public async Task Cards_have_a_header_and_a_button()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        string accountId = server.AccountId;
        AccountMessageTemplatesRequestBuilder templates = client.Accounts[accountId].MessageTemplates;
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers[server.PhoneNumberId];
        const string to = "+16505551234";

        string[] handles = ["4::a", "4::b"];
        string[] imageIds = [.. handles.Select(_ => server.AddMedia(new byte[] { 1 }, "image/jpeg").Id)];

        await templates.PostAsync(new TemplateCreateRequest
        {
            Name = "spring_carousel",
            Language = "en_US",
            Category = TemplateCategory.Marketing,
            Components =
            [
                new TemplateBodyComponent { Text = "New in spring:" },
                new TemplateCarouselComponent
                {
                    Cards =
                    [
                        .. handles.Select(handle => new TemplateCarouselCard
                        {
                            Components =
                            [
                                new TemplateHeaderComponent
                                {
                                    Format = TemplateHeaderFormat.Image,
                                    Example = new() { HeaderHandle = [handle] },
                                },
                                new TemplateBodyComponent { Text = "A new tulip." },
                                new TemplateButtonsComponent { Buttons = [new QuickReplyTemplateButton { Text = "More" }] },
                            ],
                        }),
                    ],
                },
            ],
        });

        Approve(server);

        await phone.Messages.PostAsync(new TemplateMessage
        {
            To = to,
            Template = new()
            {
                Name = "spring_carousel",
                Language = new() { Code = "en_US" },
                Components =
                [
                    new TemplateMessageCarousel
                    {
                        Cards =
                        [
                            .. imageIds.Select((id, index) => new TemplateMessageCard
                            {
                                CardIndex = index,
                                Components =
                                [
                                    new TemplateMessageHeader
                                    {
                                        Parameters = [new ImageTemplateParameter { Image = new() { Id = id } }],
                                    },
                                    new TemplateMessageButton
                                    {
                                        Index = "0",
                                        SubType = TemplateMessageButtonType.QuickReply,
                                        Parameters = [new PayloadTemplateParameter { Payload = $"tulip-{index}" }],
                                    },
                                ],
                            }),
                        ],
                    },
                ],
            },
        });

        Assert.That(Components(server.SentMessages.Single().Body), Is.EqualTo(["carousel"]));
    }

    [Test]
    public void Buttons_and_headers_have_products_flows_calls_and_orders()
    {
        const string flowId = "7";

        var products = new TemplateMessageButton
        {
            Index = "0",
            SubType = TemplateMessageButtonType.MultiProduct,
            Parameters =
            [
                new ActionTemplateParameter
                {
                    Action = new()
                    {
                        ThumbnailProductRetailerId = "tulip-1",
                        Sections =
                        [
                            new() { Title = "Tulips", ProductItems = [new() { ProductRetailerId = "tulip-1" }] },
                        ],
                    },
                },
            ],
        };

        var product = new TemplateMessageHeader
        {
            Parameters = [new ProductTemplateParameter { Product = new() { CatalogId = "7", ProductRetailerId = "tulip-1" } }],
        };

        var button = new FlowTemplateButton { Text = "Book", FlowId = flowId, NavigateScreen = "DAY" };
        var open = new TemplateMessageButton
        {
            Index = "0",
            SubType = TemplateMessageButtonType.Flow,
            Parameters =
            [
                new ActionTemplateParameter
                {
                    Action = new() { FlowToken = "booking-7", FlowActionData = RawJson.Parse("""{"days":["Monday"]}""") },
                },
            ],
        };

        var call = new TemplateMessageButton
        {
            Index = "0",
            SubType = TemplateMessageButtonType.VoiceCall,
            Parameters = [new TtlMinutesTemplateParameter { TtlMinutes = 100 }],
        };

        var status = new TemplateMessageOrderStatus
        {
            Parameters =
            [
                new OrderStatusTemplateParameter
                {
                    OrderStatus = new() { ReferenceId = "order-4711", Order = new() { Status = OrderStatus.Shipped } },
                },
            ],
        };

        TemplateMessageButton[] buttons = [products, open, call];
        Assert.That(
            buttons.Select(one => one.Parameters!.Single().Type), Is.EqualTo(["action", "action", "ttl_minutes"]));
        Assert.That(product.Parameters.Single().Type, Is.EqualTo("product"));
        Assert.That(status.Parameters.Single().Type, Is.EqualTo("order_status"));
        Assert.That(button.Type, Is.EqualTo("FLOW"));
    }

    [Test]
    public async Task Template_is_listed_changed_and_deleted()
    {
        await using FakeGraphServer server = await FakeGraphServer.StartAsync();
        using WhatsAppClient client = server.CreateClient();
        string accountId = server.AccountId;
        AccountMessageTemplatesRequestBuilder templates = client.Accounts[accountId].MessageTemplates;
        PhoneNumberItemRequestBuilder phone = client.PhoneNumbers[server.PhoneNumberId];

        string templateId = server.AddTemplate("order_ready").Id;
        server.AddTemplate("order_late");

        await foreach (MessageTemplate template in templates.ListAsync(new() { Status = TemplateStatus.Approved }))
        {
            Console.WriteLine($"{template.Name} {template.Language} {template.Category}");
        }

        await client.Templates[templateId].PostAsync(
            new TemplateEditRequest { Components = [new TemplateBodyComponent { Text = "Your order is ready." }] });
        await templates.DeleteAsync(new() { Name = "order_late" });

        Assert.That(
            server.All<FakeTemplate>().Select(template => $"{template.Name} {template.Status}"),
            Is.EquivalentTo(["hello_world APPROVED", "order_ready PENDING"]));
    }

    // What Meta does after its review.
    private static void Approve(FakeGraphServer server)
    {
        foreach (FakeTemplate template in server.All<FakeTemplate>())
        {
            template["status"] = "APPROVED";
        }
    }

    private static IEnumerable<string> Components(System.Text.Json.Nodes.JsonObject body) =>
        body["template"]!["components"]!.AsArray().Select(component => component!["type"]!.ToString());
}

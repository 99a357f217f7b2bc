using WhatsApp.Generated;
using WhatsApp.Generated.Flows;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Webhooks;

namespace Docs.Tests.Snippets;

/// <summary>
/// The code of docs/recipes.md, which runs against a fake server.
/// </summary>
[TestFixture]
public sealed class RecipesSnippets : FakeServerTest
{
    private const string To = "+16505551234";

    [Test]
    public async Task Template_is_sent_with_what_it_lacks()
    {
        Server.AddTemplate("order_ready");
        PhoneNumberItemRequestBuilder phone = Phone;
        string to = To, imageId = Server.AddMedia(new byte[] { 1 }, "image/jpeg").Id;

        await phone.Messages.PostAsync(new TemplateMessage
        {
            To = to,
            Template = new()
            {
                Name = "order_ready",
                Language = new() { Code = "en_US" },
                Components =
                [
                    new TemplateMessageHeader
                    {
                        Parameters = [new ImageTemplateParameter { Image = new() { Id = imageId } }],
                    },
                    new TemplateMessageBody { Parameters = [new TextTemplateParameter { Text = "Ann" }] },
                    new TemplateMessageButton
                    {
                        Index = "0",
                        SubType = TemplateMessageButtonType.Url,
                        Parameters = [new TextTemplateParameter { Text = "orders/4711" }],
                    },
                ],
            },
        });

        Assert.That(Server.SentMessages.Single().Body["template"]!["components"]!.AsArray(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Lists_buttons_and_flows_are_interactive_messages()
    {
        PhoneNumberItemRequestBuilder phone = Phone;
        string to = To, flowId = Server.AddFlow(status: "PUBLISHED").Id;

        await phone.Messages.PostAsync(new InteractiveMessage
        {
            To = to,
            Interactive = new ListInteractive
            {
                Body = new() { Text = "When shall we come?" },
                Action = new()
                {
                    Button = "Choose",
                    Sections = [new() { Title = "Monday", Rows = [new() { Id = "mon-10", Title = "10:00" }] }],
                },
            },
        });
        await phone.Messages.PostAsync(new InteractiveMessage
        {
            To = to,
            Interactive = new ButtonInteractive
            {
                Body = new() { Text = "Is that right?" },
                Action = new() { Buttons = [new InteractiveReplyButton { Reply = new() { Id = "y", Title = "Yes" } }] },
            },
        });
        await phone.Messages.PostAsync(new InteractiveMessage
        {
            To = to,
            Interactive = new FlowInteractive
            {
                Body = new() { Text = "Book a table" },
                Action = new() { Parameters = new() { FlowId = flowId, FlowCta = "Book", FlowToken = "booking-7" } },
            },
        });

        Assert.That(
            Server.SentMessages.Select(sent => sent.Body["interactive"]!["type"]!.ToString()),
            Is.EqualTo(["list", "button", "flow"]));
    }

    [Test]
    public async Task Every_other_kind_of_message_has_a_class_too()
    {
        PhoneNumberItemRequestBuilder phone = Phone;
        string to = To, id = "wamid.HBgL", imageId = Server.AddMedia(new byte[] { 1 }, "image/jpeg").Id;

        await phone.Messages.PostAsync(new ImageMessage { To = to, Image = new() { Id = imageId, Caption = "Look" } });
        await phone.Messages.PostAsync(
            new ReactionMessage { To = to, Reaction = new() { MessageId = id, Emoji = "👍" } });
        await phone.Messages.PostAsync(
            new LocationMessage { To = to, Location = new() { Latitude = 52.52, Longitude = 13.4, Name = "Shop" } });
        var ann = new ContactCard
        {
            Name = new() { FormattedName = "Ann Lee", FirstName = "Ann" },
            Phones = [new() { Phone = "+16505551235" }],
        };
        await phone.Messages.PostAsync(new ContactsMessage { To = to, Contacts = [ann] });

        // Marks a message as read and shows a typing indicator, until the reply or for 25 seconds.
        await phone.Messages.PostAsync(new ReadReceipt { MessageId = id, TypingIndicator = new() });

        Assert.That(
            Server.SentMessages.Select(sent => sent.Body["type"]!.ToString()),
            Is.EqualTo(["image", "reaction", "location", "contacts"]));
        Assert.That(Sent.Text, Does.Contain("\"status\":\"read\"").And.Contain("typing_indicator"));
    }

    [Test]
    public async Task Reply_is_sent_to_the_person_or_the_group()
    {
        PhoneNumberItemRequestBuilder phone = Phone;
        List<string> seen = [];
        Action<string?, string?> rename = (from, to) => seen.Add($"{from} is {to}");
        Action<string?, string?> delivered = (group, member) => seen.Add($"{group} {member}");
        const string value = """
            {"messages":[
              {"from":"1","id":"m1","type":"system","system":{"type":"user_changed_number","wa_id":"2"}},
              {"from":"","from_user_id":"US.7","id":"m2","type":"text"}],
             "statuses":[{"id":"m3","status":"read","recipient_type":"group","recipient_id":"G",
               "recipient_participant_id":"3"}]}
            """;

        foreach (WebhookEvent webhookEvent in WebhookEvents.Parse(System.Text.Encoding.UTF8.GetBytes(
            $$"""{"entry":[{"changes":[{"field":"messages","value":{{value}}}]}]}""")))
        {
            switch (webhookEvent)
            {
                case SystemMessageReceived { Previous: { } old } changed:
                    rename(old.PhoneNumber ?? old.UserId, changed.Sender.PhoneNumber ?? changed.Sender.UserId);
                    break;
                case MessageReceived received:
                    string? customer = received.Sender.PhoneNumber ?? received.Sender.UserId;
                    await phone.Messages.PostAsync(received.Reply($"Hello {received.Contact?.Profile?.Name ?? customer}"));
                    break;
                case MessageStatusChanged { Member: { } member } changed: // one status for each member of a group
                    delivered(changed.Recipient.GroupId, member.PhoneNumber ?? member.UserId);
                    break;
            }
        }

        Assert.That(seen, Is.EqualTo(["1 is 2", "G 3"]));
        Assert.That(Sent.Json!["recipient"]!.ToString(), Is.EqualTo("US.7"));
    }

    [Test]
    public async Task Person_is_known_by_user_id_and_asked_for_the_number()
    {
        PhoneNumberItemRequestBuilder phone = Phone;
        List<string> joined = [];
        Action<string, string> join = (id, number) => joined.Add($"{id} {number}");
        var received = (MessageReceived)WebhookEvents.Parse(System.Text.Encoding.UTF8.GetBytes(
            """
            {"entry":[{"changes":[{"field":"messages","value":{"messages":[
              {"from":"16505551234","from_user_id":"US.7","id":"m1","type":"contacts","context":{"id":"wamid.1"},
               "contacts":[{"phones":[{"phone":"+16505551234"}]}]}]}}]}]}
            """)).Single();

        MessageRecipient person = received.Sender;
        string? known = person.UserId ?? person.PhoneNumber;
        if (person is { UserId: { } userId, PhoneNumber: { } phoneNumber })
        {
            join(userId, phoneNumber);
        }

        Assert.That((known, joined.Single()), Is.EqualTo(("US.7", "US.7 16505551234")));
        await AskAsync("US.7");

        async Task AskAsync(string userId)
        {
            Server.RespondNext(200, "application/json", """{"messages":[{"id":"wamid.1"}]}""");
            MessageResponse asked = await phone.Messages.PostAsync(new InteractiveMessage
            {
                Recipient = userId,
                Interactive = new ContactInfoInteractive
                {
                    Body = new() { Text = "Which number may we call about your parcel?" },
                    Action = new(),
                },
            });

            string? claimed = null;
            if (received is ContactsMessageReceived card && card.Message.Context?.Id == asked.Messages![0].Id)
            {
                claimed = card.Message.Contacts?[0].Phones?[0].Phone;
            }

            Assert.That(claimed, Is.EqualTo("+16505551234"));
        }
    }

    [Test]
    public async Task Template_is_made_changed_and_deleted()
    {
        WhatsAppClient client = Client;
        string accountId = Server.AccountId;

        AccountMessageTemplatesRequestBuilder templates = client.Accounts[accountId].MessageTemplates;
        TemplateCreateResponse made = await templates.PostAsync(new TemplateCreateRequest
        {
            Name = "order_ready",
            Language = "en_US",
            Category = TemplateCategory.Utility,
            Components =
            [
                new TemplateBodyComponent
                {
                    Text = "Hello {{1}}, your order is ready.",
                    Example = new() { BodyText = [["Ann"]] },
                },
                new TemplateButtonsComponent { Buttons = [new QuickReplyTemplateButton { Text = "Thank you" }] },
            ],
        });
        await client.Templates[made.Id!].PostAsync(
            new TemplateEditRequest { Components = [new TemplateBodyComponent { Text = "Your order is ready." }] });
        await templates.DeleteAsync(new() { Name = "order_ready" });

        Assert.That(await templates.ListAsync().Select(it => it.Name).ToListAsync(), Does.Not.Contain("order_ready"));
    }

    [Test]
    public async Task List_is_gone_on_with_from_a_cursor()
    {
        Server.AddTemplate("a");
        Server.AddTemplate("b");
        AccountMessageTemplatesRequestBuilder templates = Account.MessageTemplates;
        List<string?> names = [];
        string? saved = null;

        await foreach (MessageTemplatePage page in templates.ListAsync(new() { Limit = 1, After = saved }).AsPages())
        {
            names.AddRange(page.Data!.Select(template => template.Name));
            saved = page.Paging?.Cursors?.After;
            break; // no further page is requested
        }

        await foreach (MessageTemplate template in templates.ListAsync(new() { After = saved }))
        {
            names.Add(template.Name);
        }

        Assert.That(names, Is.EqualTo(["hello_world", "a", "b"]));
    }

    [Test]
    public async Task Flow_asks_its_endpoint()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        using HttpClient http = new();
        string privateKey = rsa.ExportPkcs8PrivateKeyPem(), publicKey = rsa.ExportSubjectPublicKeyInfoPem();
        string appSecret = Server.AppSecret;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();

        builder.Services.AddSingleton(new FlowEndpoint(FlowEncryption.FromPem(privateKey), appSecret));
        WebApplication app = builder.Build();
        app.MapWhatsAppFlow<Booking>("/flows/booking");

        await using (app)
        {
            app.Urls.Add("http://127.0.0.1:0");
            await app.StartAsync();
            Uri url = new(app.Urls.Single() + "/flows/booking");

            var sender = new FakeFlowSender(appSecret, publicKey, http);
            FakeFlowResponse answer = await sender.SendAsync(url, new FlowDataRequest { Action = FlowDataAction.Init });

            Assert.That(answer.Response?.Screen, Is.EqualTo("TIME"));
        }
    }

    [Test]
    public async Task Errors_are_caught_by_what_they_are_about()
    {
        PhoneNumberItemRequestBuilder phone = Phone;
        Message message = new TextMessage { To = To, Text = new() { Body = "Hello" } };
        Server.FailNext(FakeError.RateLimited with { RetryAfter = TimeSpan.FromHours(1) });
        string next = "nothing";

        try
        {
            await phone.Messages.PostAsync(message);
        }
        catch (GraphApiException error) when (error.Code == GraphErrorCode.ReEngagementRequired)
        {
            next = "send a template instead";
        }
        catch (GraphApiException error) when (error.Group == GraphErrorGroup.Throttling)
        {
            next = "send it later";
        }
        catch (Exception error) when (error is IGraphFailure { SuggestedAction: SuggestedAction.MayHaveBeenSent })
        {
            next = "wait for its webhook before sending it again";
        }

        Assert.That(next, Is.EqualTo("send it later"));
    }

    public sealed class Booking : IFlowDataHandler
    {
        public Task<FlowDataResponse> HandleAsync(FlowDataRequest request, CancellationToken cancellationToken) =>
            Task.FromResult(request.Screen switch
            {
                _ when request.Action == FlowDataAction.Init =>
                    FlowDataResponse.Show("TIME", RawJson.Parse("""{"times":["10:00","11:00"]}""")),
                "TIME" => FlowDataResponse.Close(request.FlowToken!),
                _ => FlowDataResponse.TokenNotValid("This booking is over."),
            });
    }
}
